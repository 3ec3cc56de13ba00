"""Blocking keys: reports that may be neighbours share one, so that a new report is compared with few."""

from __future__ import annotations

from itertools import combinations

from firsthand.linking.records import Signature
from firsthand.linking.words import rarity

PAIRED = 8  # heaviest words, two of which make a key with a span of time
SINGLE = 12  # heaviest words, of which a rare one makes a key with a span of time on its own
RARE = 5.0  # how rare it must be
TRIPLED = 7  # heaviest words, three of which make a key without time
SPAN = 60  # days of a span; reports within this many days of one another share one
SAMPLED = 6  # runs of the narrative, the smallest numbers, that make keys for copies


def keys(signature: Signature) -> frozenset[str]:
    """The keys of a report: rare words and pairs of heavy ones within a span of time, triples at any time, some runs.

    A report without a date has only keys without time. Best on half of newscluster.dev: nine in ten of the links
    within a happening share a key.
    """
    heavy = [s for s, _ in sorted(signature.words, key=lambda word: (-word[1], word[0]))]
    pairs = [f"{a} {b}" for a, b in combinations(sorted(heavy[:PAIRED]), 2)]
    rare = [s for s in heavy[:SINGLE] if rarity(s) >= RARE]
    found = {f"{words} {span}" for words in (*pairs, *rare) for span in _spans(signature.day)}
    found.update(" ".join(triple) for triple in combinations(sorted(heavy[:TRIPLED]), 3))
    found.update(f"={run}" for run in signature.runs[:SAMPLED])
    found.add(f"=={signature.digest}")
    return frozenset(found)


def _spans(day: int | None) -> tuple[int, ...]:
    """The span that the day lies in and the next one: days of one span or of neighbouring ones share a number."""
    return () if day is None else (day // SPAN, day // SPAN + 1)
