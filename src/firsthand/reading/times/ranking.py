"""Which of a report's times is an event's own: a logistic score over what lies between the two.

The weights (``data/times_weights.json``) are set by hand; a feature is a string that holds or does not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from firsthand.records import Span

BEFORE, AFTER = 3, 1  # sentences before and after the event's own in which its time may stand
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis"})  # ties that lead into another clause
_STEPS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13)
_GAPS = (0, 5, 15, 30, 60, 100, 160, 250, 400)


@dataclass(frozen=True, slots=True)
class Setting:
    """A trigger or a time in the parsed report: its span, its head token and the number of its sentence."""

    span: Span
    root: Token
    sentence: int


def settle(span: Span, doc: Doc) -> Setting | None:
    """``span`` in ``doc``; None where no token stands there."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None or not len(found):
        return None
    root = found.root
    return Setting(span, root, _sentence_numbers(doc)[root.i])


def _sentence_numbers(doc: Doc) -> list[int]:
    kept = doc.user_data.get("sentence_numbers")
    if kept is None:
        kept, number = [], -1
        for token in doc:
            number += bool(token.is_sent_start)
            kept.append(max(number, 0))
        doc.user_data["sentence_numbers"] = kept
    return kept


def features(event: Setting, other: Setting, rank: int, same: int) -> Iterator[str]:
    """What holds between a trigger and a candidate; ``rank`` counts nearer candidates, ``same`` those of its sentence."""
    away = other.sentence - event.sentence
    far = f"s{max(-BEFORE, min(away, AFTER))}"
    side = "before" if other.span.start < event.span.start else "after"
    trigger, place = event.root, other.root
    word = place.head.lower_ if place.dep_ in {"pobj", "pcomp"} else "-"
    yield far
    yield f"{far} rank {min(rank, 4)}"
    yield f"{far} {side} gap {_bucket(event.span.gap(other.span), _GAPS)}"
    yield f"{far} only {same == 1}"
    yield f"prep {word}"
    yield f"{far} dep {place.dep_} {word}"
    yield f"lemma {trigger.lemma_.lower()}"
    yield f"{far} lemma {trigger.lemma_.lower()}"
    yield f"lemma {trigger.lemma_.lower()} {word}"
    yield f"pos {trigger.pos_} {far}"
    yield f"tag {trigger.tag_} {far}"
    yield f"tdep {trigger.dep_} {far}"
    yield f"head {place.head.lemma_.lower()}"
    if away == 0:
        yield from _tree(trigger, place, word)


def _tree(trigger: Token, other: Token, word: str) -> Iterator[str]:
    steps = _bucket(min(path_cost(trigger, other), 99), _STEPS)
    up, down = line(trigger), line(other)
    shared = {t.i for t in up}
    down_path = [t.dep_ for t in down if t.i not in shared]
    joint = next((t.i for t in down if t.i in shared), -1)
    up_path = [t.dep_ for t in up[: next((k for k, t in enumerate(up) if t.i == joint), 0)]]
    yield f"steps {steps}"
    yield f"steps {steps} {word}"
    yield f"up {'/'.join(up_path[:4])}"
    yield f"down {'/'.join(down_path[-4:])}"
    yield f"path {'/'.join(up_path[:3])}|{'/'.join(down_path[-3:])}"
    yield f"crossed {sum(d in CLAUSES for d in up_path)} {sum(d in CLAUSES for d in down_path)}"


def _bucket(number: float, edges: Sequence[int]) -> int:
    return sum(number > edge for edge in edges)


@cache
def weights(name: str) -> Mapping[str, float]:
    """The weights in ``data/<name>``; "bar" is the least chance that is believed."""
    loaded: dict[str, float] = json.loads((files("firsthand.reading") / "data" / name).read_text(encoding="utf-8"))
    return loaded


def chance(held: Sequence[str], table: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a candidate with the features ``held`` is the event's own."""
    return 1 / (1 + exp(-sum(table.get(f, 0.0) for f in held)))


def within_reach(event: Setting, others: Sequence[Setting]) -> list[tuple[int, int, int]]:
    """(index, rank, number of candidates in its sentence) of the candidates that stand near enough to ``event``."""
    near = [i for i, o in enumerate(others) if -BEFORE <= o.sentence - event.sentence <= AFTER]
    near.sort(key=lambda i: (abs(others[i].sentence - event.sentence), others[i].span.gap(event.span)))
    return [(i, rank, sum(others[j].sentence == others[i].sentence for j in near)) for rank, i in enumerate(near)]


def path_cost(trigger: Token, other: Token) -> float:
    """The steps between two tokens in the tree; a step across a clause's border counts more."""
    up_trigger, up_other = line(trigger), line(other)
    seen = {token.i: k for k, token in enumerate(up_trigger)}
    for k, token in enumerate(up_other):
        if token.i in seen:
            climbed, descended = up_trigger[: seen[token.i]], up_other[:k]
            return sum(1 + 0.5 * (t.dep_ in CLAUSES) for t in climbed) + sum(1 + (t.dep_ in CLAUSES) for t in descended)
    return float("inf")


def line(token: Token) -> list[Token]:
    """A token and its heads, up to the root."""
    heads = [token]
    while heads[-1].head.i != heads[-1].i:
        heads.append(heads[-1].head)
    return heads
