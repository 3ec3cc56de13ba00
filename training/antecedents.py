"""Trains the choice of whom a pronoun stands for.

    python -m training.antecedents GOLD_DIR OURS_DIR GUM [--cache=DOCBIN] [--write]

GUM's chains tell which entity is right, and so do the names that our own gold and the reports that we coded
(``training.coding write OURS_DIR``) give for their parties and voices. Weights learned on these, less the part of gold/train that
training leaves out, are measured on that part, and by folds within the rest of gold/train; with ``--write`` they go where
the package reads them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from spacy.tokens import Doc, Token

from firsthand.atlas.lookup import load_atlas
from firsthand.reading.grammar import syntax
from firsthand.reading.mentions import antecedents
from firsthand.reading.mentions.entities import Candidate, Cluster
from firsthand.reading.mentions.finding import find_mentions
from firsthand.reading.text import page
from firsthand.reading.times.choice import weigh
from firsthand.records import Report, Span
from training.choosing import Case, learned, write
from training.corpora import held_out, lines
from training.reports import FOLDS, Coded, coded

TARGET = Path(__file__).parents[1] / "src/firsthand/reading/data/antecedents_weights.json"
DECAY = 4.0
EMPTY = frozenset({"the", "a", "an", "of", "s", "and"})
Right = Callable[[Candidate, Cluster], bool | None]


def cases(report: Report, doc: Doc, right: Right) -> Iterator[Case]:
    """A choice for each pronoun of which ``right`` tells more than None; pronouns before it are what ``right`` says."""
    told: list[Case] = []

    def choose(
        pronoun: Candidate, clusters: Sequence[Cluster], laid: page.Page, _: Mapping[Span, Token]
    ) -> tuple[Cluster, float] | None:
        fitting = antecedents.fits(pronoun, clusters)
        answers = [right(pronoun, c) for c in fitting]
        if any(answers) and len(fitting) > 1:
            held = tuple(antecedents.features(pronoun, fitting, laid))
            told.append(Case(held, tuple(bool(a) for a in answers)))
        return next(((c, 1.0) for c, a in zip(fitting, answers, strict=True) if a), None)

    with mock.patch.object(antecedents, "antecedent", choose):
        find_mentions(doc, page.lay_out(report), report, load_atlas())
    yield from told


def by_name(report: Coded) -> Right:
    """Whether an entity has the name that the gold gives for a pronoun."""
    names: dict[int, set[str]] = {}
    for event in report.events:
        for party in (*event["actors"], *event["recipients"], *event["voices"]):
            if party.get("name"):
                names.setdefault(party["span"][0], set()).add(party["name"])

    def right(pronoun: Candidate, cluster: Cluster) -> bool | None:
        given = names.get(pronoun.span.start)
        if given is None:
            return None
        return any(_alike(name, c.core) for name in given for c in cluster.members if c.form != "pronoun")

    return right


def _alike(name: str, core: str) -> bool:
    x, y = _words(name), _words(core)
    known = [load_atlas().resolve(words) for words in (name, core)]
    ids = [k.id for k in known if k is not None and k.id]
    return (bool(x and y) and (x <= y or y <= x)) or (len(ids) == 2 and ids[0] == ids[1])


def _words(name: str) -> set[str]:
    return {w for w in "".join(c if c.isalnum() else " " for c in name.lower()).split() if w not in EMPTY}


def by_chain(record: dict[str, Any]) -> Right:
    """Whether an entity has a mention of the same chain as a pronoun, by GUM."""
    chains = {
        Span(a["start"], a["end"]): a["chain"]
        for a in record["annotations"]
        if a["type"] == "MENTION" and a.get("chain")
    }

    def chain(span: Span) -> str | None:
        best = max((s for s in chains if s.overlaps(span)), key=lambda s: _shared(s, span), default=None)
        return chains[best] if best is not None and _shared(best, span) >= 0.5 else None

    def right(pronoun: Candidate, cluster: Cluster) -> bool | None:
        own = chains.get(pronoun.span)
        return None if own is None else any(chain(c.span) == own for c in cluster.members if c.form != "pronoun")

    return right


def _shared(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start))


def chosen(case: Case, weights: dict[str, float]) -> int:
    """The number of the likeliest candidate."""
    scores = [weigh(held, weights) for held in case.candidates]
    return scores.index(max(scores))


def share(told: Sequence[Case], weights: dict[str, float]) -> tuple[int, int]:
    """How many choices are right, of how many."""
    return sum(c.right[chosen(c, weights)] for c in told), len(told)


def main(argv: Sequence[str]) -> None:
    """Train, measure, and write if asked."""
    cache = next((Path(a.partition("=")[2]) for a in argv if a.startswith("--cache=")), None)
    reports = coded(Path(argv[0]), cache)
    own = {r.report.id: list(cases(r.report, r.doc, by_name(r))) for r in reports}
    more = [c for r in coded(Path(argv[1])) if not held_out(r.report.id) for c in cases(r.report, r.doc, by_name(r))]
    print(f"{len(more)} choices of reports that we coded")
    for record in lines(Path(argv[2])):
        report = Report(record["id"], record["text"])
        more += cases(report, syntax.parse(report.text, page.lay_out(report)), by_chain(record))
    known = [r for r in reports if not held_out(r.report.id)]
    right = whole = 0
    for part in range(FOLDS):
        weights = learned([*more, *(c for r in known if r.fold != part for c in own[r.report.id])], DECAY)
        hit, number = share([c for r in known if r.fold == part for c in own[r.report.id]], weights)
        right, whole = right + hit, whole + number
    print(f"folds    {100 * right / whole:.1f} % of {whole}; {len(more)} besides, GUM's with them")
    weights = learned([*more, *(c for r in known for c in own[r.report.id])], DECAY)
    right, whole = share([c for r in reports if held_out(r.report.id) for c in own[r.report.id]], weights)
    print(f"held out {100 * right / whole:.1f} % of {whole}")
    if "--write" in argv:
        source = "trained by training/antecedents.py on GUM, our own gold (the training part of gold/train) and training/codings"
        write(TARGET, source, weights)


if __name__ == "__main__":
    main(sys.argv[1:])
