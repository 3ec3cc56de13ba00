"""The place names of a report, with country and coordinates, resolved offline.

A name is resolved by the words that qualify it ("Paris, Texas"), the countries that the report names, its other
places, and how many people live there; it has one sense in a report unless it is qualified.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.atlas.places import demonyms, fold
from firsthand.reading.places.attachment import Locations
from firsthand.reading.places.containing import contained, qualifier
from firsthand.reading.places.finding import spans
from firsthand.reading.places.resolving import Story, candidates
from firsthand.records import Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.atlas.places import Entry

__all__ = ["Locations", "find_places"]


def find_places(text: str, names: Sequence[tuple[Span, str]], actors: Iterable[str] = ()) -> tuple[Place, ...]:
    """Every place name of ``text`` in order.

    ``names`` are spans with spaCy's entity labels, ``actors`` the countries of the people and bodies told of.
    Names of states count as places also where they act ("Iran said"). A name that the gazetteer lacks lies where the
    place lies that the text puts it in, or has no coordinates and the only country that is named; so does a small place whose
    name others bear, where the text names countries and nothing speaks for the place's own.
    """
    found = spans(text, names)
    options = {span: candidates(span.of(text)) for span in found}
    qualified = {span: qualifier(text, span, options[span]) for span in found}
    senses: dict[str, Entry | None] = {fold(s.of(text)): e for s, e in reversed(qualified.items()) if e}
    keyed = {key: (e,) if (e := senses.get(key)) else options[s] for s in found for key in (fold(s.of(text)),)}
    story = Story.of(keyed, actors)
    for key, entries_of in keyed.items():
        senses.setdefault(key, story.choose(key, entries_of))
    entries = {span: qualified[span] or senses[fold(span.of(text))] for span in found}
    states = {e.country for e in entries.values() if e is not None and e.kind == "country"}
    doubt = {
        span: e
        for span, e in entries.items()
        if e and not qualified[span] and story.doubts(fold(span.of(text)), e)
        if e.country not in states or _namesakes(options[span])  # "Amdjarass" is Chad's alone, and Chad is told of
    }
    sure = {span: None if span in doubt else e for span, e in entries.items()}
    countries = {e.country for e in sure.values() if e is not None}
    named = any(e is not None and e.kind == "country" for e in sure.values())
    astray = {s for s, e in doubt.items() if named and e.country not in countries and _namesakes(options[s])}
    known = {s: None if s in astray else e for s, e in entries.items()}
    only = _only([e for e in entries.values() if e])
    return tuple(_place(text, span, entry or known[span] or only) for span, entry in contained(text, sure).items())


def _only(told: Sequence[Entry]) -> Entry | None:
    """The country that all places of a text lie in, where it is named, without its coordinates."""
    state = next((e for e in told if e.kind == "country"), None)
    return replace(state, lat=None, lon=None) if state and {e.country for e in told} == {state.country} else None


def _namesakes(found: Sequence[Entry]) -> bool:
    """Whether places of several countries bear a name, so that one which the gazetteer lacks may bear it, too."""
    return len({e.country for e in found}) > 1


def _place(text: str, span: Span, entry: Entry | None) -> Place:
    words = span.of(text)
    if entry is None:
        return Place(span, words, words)
    # "US" is a name of its own, but that of the United States where the text has both
    told = entry.name in text or not words.isupper()
    name = entry.name if fold(words) in demonyms() and told else words
    return Place(span, words, name, entry.country, entry.lat, entry.lon)
