"""Weights to what the reader runs: ``encoder.onnx`` (int8), ``heads.npz``, ``tokenizer.json``.

``python -m training.export WEIGHTS --encoder FOLDER`` writes into ``src/firsthand/models/``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from firsthand.reading.network.windows import words_of
from training import corpora
from training.batches import tags_of
from training.network import TAGS, Network
from training.train import LABELS, WORK, tokenizer_of

MODELS = Path("src/firsthand/models")


class Pass(nn.Module):
    """The encoder alone: one row of ids to vectors; without a mask, since no row is ever padded."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, pieces: Tensor) -> Tensor:
        """``pieces`` (1, L) → (1, L, d)."""
        hidden: Tensor = self.encoder(input_ids=pieces).last_hidden_state
        return hidden


def export_encoder(network: Network, target: Path) -> None:
    """ONNX with int8 weights a channel; ``reduce_range`` keeps processors without VNNI from overflowing."""
    network.eval()
    network.encoder.set_attn_implementation("eager")
    WORK.mkdir(parents=True, exist_ok=True)
    plain = WORK / "encoder.fp32.onnx"
    example = torch.ones((1, 16), dtype=torch.long)
    torch.onnx.export(
        Pass(network),
        (example,),
        str(plain),
        input_names=["pieces"],
        output_names=["vectors"],
        dynamic_axes={k: {1: "length"} for k in ("pieces", "vectors")},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(plain), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def transitions(articles: list[corpora.Sample], folder: Path) -> np.ndarray:
    """Log probabilities of one tag after another (row: the tag before; the last row: the start), from the training part."""
    counts = np.full((len(TAGS) + 1, len(TAGS)), 0.1)
    tokenizer = tokenizer_of(folder)
    for sample in articles:
        tags = tags_of(sample.attributions or [], words_of(tokenizer, sample.text))
        np.add.at(counts, ([len(TAGS), *tags[:-1]], tags), 1) if tags else None
    return np.log(counts / counts.sum(1, keepdims=True)).astype(np.float32)


def tag_shares(log_transitions: np.ndarray) -> np.ndarray:
    """The stationary log shares of the tags."""
    matrix = np.exp(log_transitions[:-1])
    share = np.full(len(matrix), 1 / len(matrix))
    for _ in range(500):
        share = share @ matrix
    return np.log(share / share.sum()).astype(np.float32)


def main(argv: list[str]) -> None:
    """Export one set of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args(argv)
    labels = json.loads(LABELS.read_text())
    network = Network(options.encoder, labels["types"], labels["modes"], labels["sectors"])
    network.load_state_dict(torch.load(options.weights))
    options.out.mkdir(parents=True, exist_ok=True)
    export_encoder(network, options.out / "encoder.onnx")
    heads = {
        n: p.detach().numpy().astype(np.float16)
        for n, p in network.state_dict().items()
        if not n.startswith("encoder.")
    }
    articles = [
        s for s in corpora.polnear(options.shared / "data/polnear.dev.jsonl.gz") if not corpora.held_out(s.name)
    ]
    steps = transitions(articles[::4], options.encoder)
    np.savez(options.out / "heads.npz", **heads, transitions=steps, shares=tag_shares(steps))
    shutil.copy(options.encoder / "tokenizer.json", options.out / "tokenizer.json")


if __name__ == "__main__":
    main(sys.argv[1:])
