"""Which of a report's places is an event's own: a score for each of them and one for none.

The weights (``data/places_weights.json``) are trained by ``training/places.py``; a feature is a string that holds or
does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from firsthand.reading.places.lexicon import words
from firsthand.reading.times.extent import AHEAD
from firsthand.reading.times.ranking import GAPS, STEPS, between, bucket
from firsthand.reading.times.ties import path_cost, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from firsthand.reading.times.ties import Setting
    from firsthand.records import Place, Reality

BEFORE, AFTER, HEAD = (
    6,
    3,
    2,
)  # sentences before and after the event's own in which its place may stand; the report's first
EXACT = {"country": 0, "continent": 0, "area": 0, "ocean": 0, "sea": 0, "region": 1, "county": 1, "river": 1}
TOWN = 2  # how exact every other kind of place is


class Asked(NamedTuple):
    """The event whose place is asked for."""

    at: Setting
    type: str | None
    mode: str | None
    reality: Reality | None
    heading: bool


class Spot(NamedTuple):
    """A place in the report.

    ``kind`` is the gazetteer's, ``exact`` how exact a place is (0 a country … 2 a town), ``often`` how often the report
    names it, ``main`` whether it is the exact place that it names most; ``inside`` and ``around`` say that the words
    right after it name the place that it lies in, or right before it one that lies in it.
    """

    place: Place
    at: Setting
    kind: str
    exact: int
    often: int
    main: bool
    inside: bool
    around: bool
    dateline: bool
    heading: bool


class Near(NamedTuple):
    """How a place stands beside the others: ``rank`` counts nearer ones, ``alone`` and ``outdone`` are of its sentence."""

    rank: int
    alone: bool
    outdone: bool
    role: str


def near(event: Setting, others: Sequence[Spot]) -> list[int]:
    """The indices of ``others`` that stand near enough to ``event``, or in the report's first sentences, nearest first.

    A dateline is no part of its sentence and comes behind it.
    """
    away = {i: o.at.sentence - event.sentence for i, o in enumerate(others)}
    held = [i for i in away if -BEFORE <= away[i] <= AFTER or others[i].at.sentence <= HEAD or others[i].main]
    return sorted(held, key=lambda i: (abs(away[i]), others[i].dateline, others[i].place.span.gap(event.span)))


def none_features(asked: Asked, here: Sequence[Spot], number: int, main: bool) -> Iterator[str]:
    """What speaks for no place; ``here`` are those of the event's sentence, ``number`` counts those near."""
    root, held = asked.at.root, "own" if here else "away"
    exact = any(s.exact == TOWN for s in here)
    yield "none"
    for what in (
        held,
        f"{held} exact {exact} {asked.type}",
        f"{held} {_told(asked)}",
        f"{held} {root.dep_}",
        f"reality {asked.reality}",
        f"type {asked.type}",
        f"mode {asked.mode}",
        f"pos {root.pos_}",
        f"sentence {min(asked.at.sentence, 3)}",
        f"number {min(number, 4)}",
        f"main {main}",
        f"heading {asked.heading}",
    ):
        yield f"none {what}"


def features(asked: Asked, spot: Spot, beside: Near) -> Iterator[str]:
    """What holds between an event and a place."""
    event, token = asked.at, spot.at.root
    away = spot.at.sentence - event.sentence
    far = f"s{max(-3, min(away, 2))}" if -BEFORE <= away <= BEFORE else "far"
    side = "before" if spot.place.span.start < event.span.start else "after"
    exact = f"exact {spot.exact}"
    yield from ("place", far, f"{far} {side}", f"{far} {exact}", f"{far} {exact} {asked.type}", f"{far} {_told(asked)}")
    yield from (f"{far} rank {min(beside.rank, 4)}", f"{far} alone {beside.alone}", f"kind {spot.kind}")
    yield from (f"{exact} {asked.type}", f"{exact} {_told(asked)}", f"{exact} often {min(spot.often, 4)}")
    yield from (f"{beside.role} {far}", f"{beside.role} {asked.type}", f"main {spot.main} {far}")
    yield from (f"inside {spot.inside} {far}", f"around {spot.around} {far}", f"dateline {spot.dateline}")
    yield from (
        f"heading {spot.heading} {far}",
        f"{token.dep_} {far}",
        f"word {_word(token)}",
        f"{far} {_leads(token)}",
    )
    if away == 0:
        yield from _within(asked, spot, beside, exact)
        yield f"gap {bucket(event.span.gap(spot.place.span), GAPS)} {side}"
        yield f"steps {bucket(path_cost(event.root, token), STEPS)}"
    else:
        yield from between(event, spot.at, away, far, side)


def _within(asked: Asked, spot: Spot, beside: Near, exact: str) -> Iterator[str]:
    tie = way(asked.at.root, spot.at.root)
    coarse, led = tie.split()[0], _leads(spot.at.root)
    yield from (tie, f"{tie} {led}", f"{coarse} {led}", f"{coarse} {exact}", f"{coarse} {asked.type}")
    yield from (
        f"{coarse} {led} {asked.type}",
        f"{coarse} {spot.at.root.dep_}",
        f"outdone {beside.outdone} {exact} {coarse}",
    )


def _told(asked: Asked) -> str:
    return "ahead" if asked.reality in AHEAD else f"{asked.reality}"


def _word(token: Token) -> str:
    """The preposition before a place, "-" where there is none."""
    return token.head.lower_ if token.dep_ in {"pobj", "pcomp"} else "-"


def _leads(token: Token) -> str:
    """What the preposition before a place says of it: here, toward, apart."""
    word = _word(token)
    return word if word == "-" else next((kind for kind in ("here", "toward", "apart") if word in words(kind)), "other")
