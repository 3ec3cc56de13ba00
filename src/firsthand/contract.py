"""A reading as plain data: the contract that ``firsthand read --format json`` prints (``contract.schema.json``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.records import Event, Identity, Reading, Span, Voice, When, Where

Data = dict[str, Any]


def to_dict(reading: Reading) -> Data:
    """``reading`` as JSON-ready data; offsets are characters into ``report.text``, ends exclusive."""
    report = reading.report
    return {
        "report": {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published,
            "url": report.url,
            "language": report.language,
            "text": report.text,
        },
        "events": [_event(event, report.text) for event in reading.events],
        "attributions": [
            {"source": _pairs(a.source), "cue": _pairs(a.cue), "content": _pairs(a.content)}
            for a in reading.attributions
        ],
        "mentions": [_named(m.span, m.text, m.identity) for m in reading.mentions],
        "times": [{**_place_in_text(t.span), "text": t.text, "value": t.value} for t in reading.times],
        "places": [
            {**_place_in_text(p.span), "text": p.text, "name": p.name, "country": p.country, "lat": p.lat, "lon": p.lon}
            for p in reading.places
        ],
    }


def _event(event: Event, text: str) -> Data:
    return {
        "id": event.id,
        "trigger": {**_place_in_text(event.trigger), "text": event.trigger.of(text)},
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": event.quad,
        "score": event.score,
        "actors": [_named(p.span, p.text, p.identity) for p in event.actors],
        "recipients": [_named(p.span, p.text, p.identity) for p in event.recipients],
        "when": _when(event.when),
        "where": _where(event.where),
        "reality": event.reality,
        "confidence": event.confidence,
        "voices": [_voice(v, text) for v in event.voices],
        "counts": {k: {"low": c.low, "high": c.high, **_place_in_text(c.span)} for k, c in event.counts.items()},
        "same_as": event.same_as,
        "evidence": {"sentence": _pair(event.sentence), **{k: _pairs(v) for k, v in event.evidence.items() if v}},
    }


def _voice(voice: Voice, text: str) -> Data:
    cue = {**_place_in_text(voice.cue), "text": voice.cue.of(text)} if voice.cue else None
    return {
        **_named(voice.span, voice.text, voice.identity),
        "kind": voice.kind,
        "stance": voice.stance,
        "direct": voice.direct,
        "cue": cue,
    }


def _named(span: Span, text: str, identity: Identity) -> Data:
    return {
        **_place_in_text(span),
        "text": text,
        "name": identity.name,
        "country": identity.country,
        "sector": identity.sector,
        "id": identity.id,
    }


def _when(when: When | None) -> Data | None:
    if when is None:
        return None
    return {"from": when.first, "to": when.last, **_place_in_text(when.span), "text": when.text}


def _where(where: Where | None) -> Data | None:
    if where is None:
        return None
    place = {"name": where.name, "country": where.country, "lat": where.lat, "lon": where.lon}
    return {**place, **_place_in_text(where.span)}


def _place_in_text(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]
