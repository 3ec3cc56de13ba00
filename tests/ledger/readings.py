"""Readings drawn by Hypothesis: any text, with spans that lie in it and words that are the span's."""

from __future__ import annotations

from hypothesis import strategies as st

from firsthand import ontology
from firsthand.records import (
    Attribution,
    Count,
    Event,
    Identity,
    Mention,
    Party,
    Place,
    Reading,
    Report,
    Span,
    Time,
    Voice,
    When,
    Where,
)

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60)
NAMES = st.sampled_from(["army", "rebels", "Reuters", "Ünion", "a 😀"])
IDENTITIES = st.builds(
    Identity,
    NAMES,
    st.sampled_from([None, "SYR", "GBR", "IGO"]),
    st.sampled_from([None, "MIL", "REB"]),
    st.sampled_from([None, "outlet:reuters"]),
)
DAYS = st.sampled_from([None, "2016", "2016-12", "2016-12-24", "2024-02"])
REALITIES = st.sampled_from(["happened", "planned", "denied"])


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans of ``text``."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


def named(kind: type, text: str, *more: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Records that begin with a span, its words and an identity."""
    return st.tuples(spans(text), IDENTITIES, *more).map(lambda t: kind(t[0], t[0].of(text), *t[1:]))


@st.composite
def events(draw: st.DrawFn, text: str, name: str, earlier: list[str]) -> Event:
    """An event called ``name``, a later mention of one of ``earlier`` perhaps."""
    coded = draw(st.sampled_from(ontology.event_types()))
    mode = draw(st.sampled_from([None, *coded.modes]))
    parties = st.lists(named(Party, text), max_size=2).map(tuple)
    kinds = st.sampled_from(["named", "outlet"]), st.sampled_from(["asserts", "denies"])
    voices = st.lists(named(Voice, text, *kinds, st.booleans(), st.none() | spans(text)), max_size=2)
    span = draw(spans(text))
    when = st.tuples(DAYS, DAYS).map(lambda d: When(d[0], d[1], span, span.of(text)))
    return Event(
        id=name,
        trigger=draw(spans(text)),
        type=coded.name,
        mode=mode,
        contexts=draw(st.sampled_from([(), ("military",)])),
        quad=coded.quad,
        score=ontology.score(coded.name, mode),
        actors=draw(parties),  # type: ignore[arg-type]
        recipients=draw(parties),  # type: ignore[arg-type]
        when=draw(st.none() | when),
        where=draw(st.sampled_from([None, Where("Homs", "SYR", 34.7, 36.7, span)])),
        reality=draw(REALITIES),  # type: ignore[arg-type]
        confidence=draw(st.floats(0, 1)),
        voices=tuple(draw(voices)),  # type: ignore[arg-type]
        sentence=draw(spans(text)),
        counts=draw(st.sampled_from([{}, {"killed": Count(2, 3, span)}])),
        same_as=draw(st.sampled_from([None, *earlier])),
        evidence=draw(st.sampled_from([{}, {"reality": (span, span)}])),
    )


@st.composite
def readings(draw: st.DrawFn, text: str | None = None) -> Reading:
    """A reading of ``text``, or of any text."""
    words = draw(TEXTS) if text is None else text
    found: list[Event] = []
    for number in range(draw(st.integers(0, 4))):
        heads = [event.id for event in found if event.same_as is None]
        found.append(draw(events(words, f"r#{number + 1}", heads)))
    report = Report("r", words, publisher=draw(st.sampled_from([None, "The Digest"])), published="2024-08-06")
    place = draw(spans(words))
    mentions = st.tuples(spans(words), IDENTITIES).map(lambda m: Mention(m[0], m[0].of(words), "name", 0, m[1]))
    return Reading(
        report,
        tuple(found),
        draw(st.sampled_from([(), (Attribution((place,), (), (place, place)),)])),
        tuple(draw(st.lists(mentions, max_size=2))),
        draw(st.sampled_from([(), (Time(place, place.of(words), "2016-12"),)])),
        draw(st.sampled_from([(), (Place(place, place.of(words), "Homs", "SYR", None, None),)])),
    )
