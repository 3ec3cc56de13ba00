"""The shipped weights back as a state to go on training from: ``python -m training.shipped --out FILE``.

The int8 matrices are multiplied out again; what quantisation rounded away stays away.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

MODELS = Path("src/firsthand/models")
PARTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


def encoder_state(path: Path) -> dict[str, torch.Tensor]:
    """The encoder's parameters under the names that :class:`training.network.Network` gives them."""
    graph = onnx.load(str(path)).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    state = {}
    matrices = []
    for name, array in arrays.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            scale, zero = arrays[f"{stem}_scale"], arrays[f"{stem}_zero_point"]
            whole = (array.astype(np.float32) - zero.astype(np.float32)) * scale
            if not stem.startswith("encoder."):
                matrices.append((int(stem.rsplit("_", 1)[1]), whole))
        elif name.startswith("encoder.encoder."):  # the embeddings are never trained: the first weights have them whole
            state[name] = array
    for number, (_, whole) in enumerate(sorted(matrices)):
        layer, part = divmod(number, len(PARTS))
        state[f"encoder.encoder.layer.{layer}.{PARTS[part]}.weight"] = whole.T
    return {name: torch.tensor(np.array(array)) for name, array in state.items()}


def main(argv: list[str]) -> None:
    """Write the state of encoder and heads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    state = encoder_state(MODELS / "encoder.onnx")
    with np.load(MODELS / "heads.npz") as heads:
        arrays = {n: heads[n].astype(np.float32) for n in heads.files if n not in {"transitions", "shares"}}
    state |= {n: torch.tensor(a) for n, a in arrays.items()}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, options.out)


if __name__ == "__main__":
    main(sys.argv[1:])
