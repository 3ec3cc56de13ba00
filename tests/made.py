"""A small reading made by hand, for tests of what is done with readings."""

from __future__ import annotations

from dataclasses import replace

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

TEXT = "Reuters said the army killed 13 rebels in Homs on Monday. The attack was confirmed."
ARMY = Identity("army", "SYR", "MIL", None, "“army” is MIL")
REBELS = Identity("rebels", "SYR", "REB")
REUTERS = Identity("Reuters", "GBR", "JRN", "outlet:reuters")


def span(words: str) -> Span:
    """Where ``words`` stand first in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


KILLED = Event(
    id="r#1",
    trigger=span("killed"),
    type="ASSAULT",
    mode="firearms",
    contexts=("military",),
    quad=4,
    score=-9.0,
    actors=(Party(span("the army"), "the army", ARMY),),
    recipients=(Party(span("13 rebels"), "13 rebels", REBELS),),
    when=When("2024-08-05", "2024-08-05", span("Monday"), "Monday"),
    where=Where("Homs", "SYR", 34.7, 36.7, span("Homs")),
    reality="happened",
    confidence=0.75,
    voices=(Voice(span("Reuters"), "Reuters", REUTERS, "outlet", cue=span("said")),),
    sentence=Span(0, 57),
    counts={"killed": Count(13, 13, span("13"))},
    evidence={"reality": (span("killed"),), "mode": ()},
    reasons={"type": "trigger head 0.99, type 0.98"},
)
ATTACK = replace(
    KILLED, id="r#2", trigger=span("attack"), sentence=Span(58, 83), voices=(), recipients=(), counts={}, same_as="r#1"
)
READING = Reading(
    Report("r", TEXT, "Army kills rebels", "The Digest", "2024-08-06"),
    (KILLED, ATTACK),
    (Attribution((span("Reuters"),), (span("said"),), (Span(13, 56),)),),
    (Mention(span("Reuters"), "Reuters", "name", 0, REUTERS),),
    (Time(span("Monday"), "Monday", "2024-08-05", "2024-08-05", "2024-08-05"),),
    (Place(span("Homs"), "Homs", "Homs", "SYR", 34.7, 36.7),),
)
