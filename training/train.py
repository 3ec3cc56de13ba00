"""Train the encoder: ``python -m training.train STAGE``, STAGE attributions or events (``make train`` runs both).

attributions: one pass over PolNeAR warms the encoder. events: the gold reports, those that we coded, the relation
sentences and PolNeAR windows in turn. ``--all`` trains on the validation part, too: for what is shipped, after the settings are chosen.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from firsthand.reading.network.windows import sentence_breaks
from training import corpora
from training.batches import Prepared, hide, pad, prepare, report_batches, window_batches
from training.losses import Teacher
from training.network import Network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORK = Path("training/work")
LABELS = Path("src/firsthand/models/labels.json")
RATE, HEAD_RATE = 2e-4, 1e-3
ROWS = 12  # windows of an attribution batch
PIECES = 2600  # padded word pieces of a batch of reports
HIDING, HIDDEN = 0.6, 0.1  # share of batches some of whose pieces are hidden, and share of the pieces
AVERAGE = 0.99  # of the moving average that stays a step


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, neither truncating nor padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def optimizer_of(network: Network) -> torch.optim.AdamW:
    """Heads learn five times as fast as the encoder."""
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, betas=(0.9, 0.98)
    )


def run(
    network: Network,
    steps: list[tuple[Callable[..., torch.Tensor], float, list[tuple[Prepared, object]]]],
    peak: float,
    keep: Callable[[torch.nn.Module], None],
) -> None:
    """Take the steps: linear warm-up over a tenth, then linear decay; ``peak`` scales the rates.

    What is kept is the moving average of the weights over the second half (AVERAGE a step).
    """
    optimizer = optimizer_of(network)
    total = len(steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: peak * min((s + 1) / (0.1 * total), (total - s) / (0.9 * total))
    )
    network.train()
    generator = torch.Generator().manual_seed(4)
    slow = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE))
    began, sums = time.time(), {}
    for number, (loss_of, weight, rows) in enumerate(steps):
        batch = pad(rows, 101, 102)
        if loss_of.__name__ != "relation" and torch.rand((), generator=generator) < HIDING:
            hide(batch, 103, HIDDEN, generator)
        loss = weight * loss_of(batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if number > total // 2:
            slow.update_parameters(network)
        sums.setdefault(loss_of.__name__, []).append(float(loss.detach()))
        if number % 25 == 24 or number == total - 1:
            said = " ".join(f"{k} {sum(v[-25:]) / len(v[-25:]):.3f}" for k, v in sums.items())
            print(f"{number + 1}/{total} {time.time() - began:.0f} s  {said}", flush=True)
        if number % 200 == 199 or number == total - 1:
            keep(slow.module if number > total // 2 else network)


def cycle(make: Callable[[], Iterator[list[tuple[Prepared, object]]]]) -> Iterator[list[tuple[Prepared, object]]]:
    """Batches without end."""
    while True:
        yield from make()


def main(argv: list[str]) -> None:  # noqa: PLR0915 - one stage after the other
    """Run one stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["attributions", "events"])
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the MiniLM-L6 weights")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--ours", type=Path, default=WORK / "ours", help="the reports that we coded (training.coding)")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=float, default=1.0)
    parser.add_argument("--peak", type=float, default=1.0)
    parser.add_argument("--frozen", type=int, default=0, help="how many of the encoder's first layers stay as they are")
    parser.add_argument("--all", action="store_true", help="train on the validation part, too")
    options = parser.parse_args(argv)
    torch.manual_seed(7)
    torch.set_flush_denormal(True)  # tiny gradients would be ten times as slow as others
    torch.set_num_threads(2)
    generator = torch.Generator().manual_seed(7)
    tokenizer = tokenizer_of(options.encoder)
    labels = json.loads(LABELS.read_text())
    network = Network(options.encoder, labels["types"], labels["modes"], labels["sectors"])
    if options.start:
        network.load_state_dict(torch.load(options.start), strict=False)
    for layer in network.encoder.encoder.layer[: options.frozen]:
        layer.requires_grad_(requires_grad=False)
    teacher = Teacher(network, labels)
    began = time.time()

    def ready(samples: list[corpora.Sample]) -> list[Prepared]:
        kept = [s for s in samples if options.all or not corpora.held_out(s.name)]
        return [prepare(s, tokenizer) for s in kept]

    def cut(samples: list[Prepared]) -> list[Prepared]:
        """Single sentences, so that short texts are known, too."""
        parts = [
            part
            for p in samples
            for part in corpora.sentences(p.sample, [*sentence_breaks(p.sample.text), len(p.sample.text)])
        ]
        return [q for q in (prepare(part, tokenizer) for part in parts) if len(q.words)]

    articles = ready(corpora.polnear(options.shared / "data/polnear.dev.jsonl.gz"))
    sayings = cycle(lambda: window_batches(articles, ROWS, generator))
    if options.stage == "attributions":
        count = int(options.passes * sum(len(p.windows) for p in articles) / ROWS)
        steps = [(teacher.attribution, 1.0, next(sayings)) for _ in range(count)]
    else:
        reports = ready(corpora.gold(options.shared / "gold/train") + corpora.gold(options.ours))
        short, short_sayings = cut(reports), cut(articles[::8])
        pairs = ready(corpora.relations(options.shared / "data/plover_relations.train.jsonl.gz"))
        couples = cycle(lambda: window_batches(pairs, 2 * ROWS, generator))
        said = cycle(lambda: window_batches(short_sayings, 4 * ROWS, generator))
        steps = []
        for number in range(round(options.passes)):
            batches = [
                *report_batches(reports, PIECES, generator),
                *list(report_batches(short, PIECES, generator))[number % 2 :: 2],
            ]
            for index in torch.randperm(len(batches), generator=generator).tolist():
                steps.append((teacher.events, 1.0, batches[index]))
                if index % 2 == 0:
                    steps.append((teacher.attribution, 4.0, next(sayings)))
                if index % 16 == 0:
                    steps.append((teacher.attribution, 2.0, next(said)))
                if index % 8 == 1:
                    steps.append((teacher.relation, 0.5, next(couples)))
    print(f"{len(steps)} steps, made ready in {time.time() - began:.0f} s", flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    kept = ("encoder.", "tag.") if options.stage == "attributions" else ("",)

    def keep(trained: torch.nn.Module) -> None:
        torch.save({n: p for n, p in trained.state_dict().items() if n.startswith(kept)}, options.out)

    run(network, steps, options.peak, keep)


if __name__ == "__main__":
    main(sys.argv[1:])
