"""Chains of voices measured on gold events: ``voices.py GOLD_DIR SCORE_PY [--errors] [--cache=DOCBIN]``.

The triggers, types and actors are the gold's own, so that only the voices are measured. Prints the share of events
whose innermost voice and whose whole chain agree, over all and over those that have a voice.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc, DocBin

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from firsthand.atlas.lookup import load_atlas
from firsthand.ontology import event_type
from firsthand.reading.grammar import syntax
from firsthand.reading.mentions.finding import find_mentions
from firsthand.reading.network import heads
from firsthand.reading.network.encoder import load_encoder
from firsthand.reading.text import page
from firsthand.reading.voices import attributions, chains, hearing, sayings, telling
from firsthand.records import Mention, Report, Span
from training.reports import scorer


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with its gold events and what is read from it."""

    name: str
    events: list[dict[str, Any]]
    room: hearing.Room
    mentions: Sequence[Mention]


def parsed(paths: list[Path], cache: str | None) -> list[Doc]:
    """The texts' syntax, from a DocBin file where ``cache`` names one; a file that is not there yet is made."""
    if cache and Path(cache).exists():
        return list(DocBin().from_disk(cache).get_docs(syntax.load_pipeline().vocab))
    texts = [p.with_suffix(".txt").open(newline="").read() for p in paths]
    docs = [syntax.parse(text, page.lay_out(Report("", text))) for text in texts]
    if cache:
        DocBin(docs=docs).to_disk(cache)
    return docs


def coded(gold_dir: Path, cache: str | None) -> list[Coded]:
    """All reports of a gold folder."""
    paths = sorted(gold_dir.glob("*.json"))
    return [_coded(path, doc) for path, doc in zip(paths, parsed(paths, cache), strict=True)]


def _coded(path: Path, doc: Doc) -> Coded:
    text = doc.text
    gold = json.loads(path.read_text())
    report = Report(path.stem, text, publisher=gold.get("publisher"), published=gold.get("published"))
    laid = page.lay_out(report)
    encoder = load_encoder()
    said = telling.said_in(doc, laid, heads.attribution_spans(encoder.encode(text, doc), encoder.weights))
    acts = [a for a in map(asked, gold["events"]) if event_type(a.type).quad in chains.VERBAL]
    said = attributions.merge(said, sayings.acted_sayings(doc, [(a.trigger, a.actors) for a in acts]))
    room = hearing.Room(doc, said, laid.quotations, laid.sentences, [a.trigger for a in acts])
    return Coded(path.stem, gold["events"], room, find_mentions(doc, laid, report, load_atlas()).mentions)


def asked(event: Mapping[str, Any]) -> hearing.Asked:
    """The question for the voices of a gold event."""
    actors = tuple(Span(*a["span"]) for a in event["actors"])
    return hearing.Asked(Span(*event["trigger"]), event["type"], actors, event["reality"])


def tallied(
    report: Coded, score: ModuleType, table: Mapping[str, float] | None = None, *, errors: bool = False
) -> Counter[str]:
    """How many of the report's events have the right voices, with the shipped weights or those of ``table``."""
    tally: Counter[str] = Counter()
    for event in report.events:
        found = chains.chain(asked(event), report.room, report.mentions, weights=table)
        mine = [{"span": [v.span.start, v.span.end], "name": v.identity.name} for v in found]
        has = "voiced" if event["voices"] else "silent"
        inner = score.chains_agree(event["voices"][-1:], mine[-1:])
        whole = score.chains_agree(event["voices"], mine)
        tally.update([has, f"{has} inner {inner}", f"{has} whole {whole}"])
        if errors and not inner:
            _show_error(report, event, found)
    return tally


def _show_error(report: Coded, event: Mapping[str, Any], found: tuple[chains.Voice, ...]) -> None:
    trigger = Span(*event["trigger"])
    sentence = next((s for s in report.room.sentences if s.overlaps(trigger)), trigger)
    gold, mine = [v["name"] for v in event["voices"]], [v.text for v in found]
    print(
        f"{report.name} [{trigger.of(report.room.doc.text)}] {event['type']} {event['reality']} gold={gold} mine={mine}"
    )
    print(f"    {sentence.of(report.room.doc.text)!r}")


def show(tally: Counter[str]) -> None:
    """Print the shares."""
    for part in ("inner", "whole"):
        right = {has: tally[f"{has} {part} True"] for has in ("voiced", "silent")}
        total = tally["voiced"] + tally["silent"]
        print(
            f"{part}: all {sum(right.values()) / total:.3f}  voiced {right['voiced'] / tally['voiced']:.3f}"
            f"  silent {right['silent'] / tally['silent']:.3f}  ({total} events)"
        )


def main(argv: list[str]) -> None:
    """Measure and print."""
    score = scorer(Path(argv[1]))
    tally: Counter[str] = Counter()
    for report in coded(Path(argv[0]), next((a.partition("=")[2] for a in argv if a.startswith("--cache=")), None)):
        tally += tallied(report, score, errors="--errors" in argv)
    show(tally)


if __name__ == "__main__":
    main(sys.argv[1:])
