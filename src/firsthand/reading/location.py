"""The place of an event, by the words and the syntax between the two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from firsthand.atlas.places import fold, load_gazetteer
from firsthand.reading.times import ranking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from firsthand.records import Place, Span


def _kind(place: Place, count: Mapping[str, int]) -> Iterator[str]:
    """What a place is in itself, for the score."""
    found = load_gazetteer().candidates(place.name)
    kind = found[0].kind if found else "unknown"
    key = fold(place.name)
    yield f"kind {kind}"
    yield f"count {min(count[key], 6)} {kind}"
    yield f"most {count[key] == max(count.values())}"
    yield f"name {key}"


def candidates(trigger: Span, places: Sequence[Place], doc: Doc) -> list[tuple[Place, list[str]]]:
    """The places that may be the event's own, each with the features that hold."""
    event = ranking.settle(trigger, doc)
    settled = [(p, s) for p in places if (s := ranking.settle(p.span, doc))]
    if event is None:
        return []
    count = Counter(fold(p.name) for p in places)
    found = []
    for i, rank, same in ranking.within_reach(event, [s for _, s in settled]):
        place, other = settled[i]
        own = list(_kind(place, count))
        lemma = event.root.lemma_.lower()
        found.append((place, [*ranking.features(event, other, rank, same), *own, *(f"{lemma} {k}" for k in own[:1])]))
    return found


def event_place(trigger: Span, sentence: Span, places: Sequence[Place], doc: Doc | None = None) -> Place | None:
    """The place of the event named by ``trigger``, None where the words give none.

    With a parsed ``doc`` of the whole text a trained score picks among the places around the trigger, up to three
    sentences before it; else the nearest of ``sentence`` is taken.
    """
    if doc is not None:
        table = ranking.weights("places_weights.json")
        scored = [
            (ranking.chance(held, table), -p.span.gap(trigger), p) for p, held in candidates(trigger, places, doc)
        ]
        best = max(scored, key=lambda row: row[:2], default=None)
        return best[2] if best and best[0] >= table["bar"] else None
    near = [p for p in places if sentence.covers(p.span)]
    return min(near, key=lambda p: p.span.gap(trigger), default=None)
