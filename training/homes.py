"""Trains the choice of a country for a party whose own words tell none.

    python -m training.homes GOLD_DIR OURS_DIR [--cache=DOCBIN] [--write]

The spans of the gold's parties are given. Weights learned on the part of gold/train that training uses and on the reports
that we coded (``training.coding write OURS_DIR``) are measured on the part that it leaves out, and by folds within it;
with ``--write`` they go where the package reads them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from firsthand.atlas.lookup import load_atlas
from firsthand.reading.events import marks, parties
from firsthand.reading.mentions.finding import find_mentions, labelled
from firsthand.reading.mentions.homes import Choice, Homes, chosen
from firsthand.reading.network import heads
from firsthand.reading.network.encoder import Encoder, load_encoder
from firsthand.reading.places import find_places
from firsthand.reading.text import page
from firsthand.records import Identity, Span
from training.choosing import Case, learned, write
from training.corpora import held_out
from training.reports import FOLDS, Coded, coded

TARGET = Path(__file__).parents[1] / "src/firsthand/reading/data/homes_weights.json"
DECAY = 10.0


class Unknown(NamedTuple):
    """A party of no known country: the choice and the gold's answers."""

    choice: Choice
    codes: frozenset[str | None]

    def case(self) -> Case:
        """The choice with what is right of it."""
        right = [code in self.codes for code, _ in self.choice.codes]
        return Case((*(held for _, held in self.choice.codes), self.choice.none), (*right, None in self.codes))


def unknown(report: Coded, encoder: Encoder) -> Iterator[Unknown]:
    """The gold's parties whose country neither words nor atlas tell, once for each event."""
    given, doc = report.report, report.doc
    laid, atlas = page.lay_out(given), load_atlas()
    cast = find_mentions(doc, laid, given, atlas)
    placed = find_places(given.text, labelled(doc, cast.mentions))
    homes = Homes.of(given.text, laid.sentences, cast.mentions, placed, cast.owners, atlas.publisher(given.publisher))
    sector_of = parties.learned_sector(heads.sectors(encoder.encode(given.text, doc), encoder.weights))
    sides = [side for event in report.events for side in (event["actors"], event["recipients"])]
    for side in sides:
        for span in dict.fromkeys(Span(*party["span"]) for party in side):
            marked = (heads.Tagged("actor", span, 1.0),)
            held = marks.held_by(marked, "actor", 0.5, cast.mentions, cast.heads)
            if len(held) != 1 or held[0].span in cast.members:
                continue
            words, mention = held[0].span.of(given.text), held[0].mention
            identity = mention.identity if mention else atlas.resolve(words, given.published) or Identity(words)
            if identity.country is None:
                known = replace(identity, sector=identity.sector or sector_of(held[0].span))
                codes = frozenset(p.get("country") for p in side if Span(*p["span"]) == span)
                yield Unknown(homes.choice(homes.asked(held[0].span, known)), codes)


def share(cases: Sequence[Unknown], weights: dict[str, float]) -> tuple[int, int]:
    """How many countries are right, of how many."""
    return sum(chosen(c.choice, weights) in c.codes for c in cases), len(cases)


def train(cases: Sequence[Unknown]) -> dict[str, float]:
    """The weights by those cases whose answer is among what there is to choose from."""
    told = [c.case() for c in cases]
    return learned([c for c in told if any(c.right)], DECAY)


def main(argv: Sequence[str]) -> None:
    """Train, measure, and write if asked."""
    cache = next((Path(a.partition("=")[2]) for a in argv if a.startswith("--cache=")), None)
    encoder = load_encoder()
    reports = coded(Path(argv[0]), cache)
    cases = {r.report.id: list(unknown(r, encoder)) for r in reports}
    more = [c for r in coded(Path(argv[1])) if not held_out(r.report.id) for c in unknown(r, encoder)]
    print(f"{len(more)} parties of reports that we coded")
    known = [r for r in reports if not held_out(r.report.id)]
    right = whole = 0
    for part in range(FOLDS):
        weights = train([*more, *(c for r in known if r.fold != part for c in cases[r.report.id])])
        hit, number = share([c for r in known if r.fold == part for c in cases[r.report.id]], weights)
        right, whole = right + hit, whole + number
    print(f"folds    {100 * right / whole:.1f} % of {whole}")
    weights = train([*more, *(c for r in known for c in cases[r.report.id])])
    right, whole = share([c for r in reports if held_out(r.report.id) for c in cases[r.report.id]], weights)
    print(f"held out {100 * right / whole:.1f} % of {whole}")
    if "--write" in argv:
        source = "trained by training/homes.py on our own gold (the training part of gold/train) and training/codings"
        write(TARGET, source, weights)


if __name__ == "__main__":
    main(sys.argv[1:])
