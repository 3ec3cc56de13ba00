"""Whether an event is told as denied: by its reality, by its voice's stance, or in the clause of a denial."""

from __future__ import annotations

import re

from firsthand.records import Event, Reading

_DENIAL = re.compile(r"den(?:y|ies|ied|ying|ial\w*)|refut\w+|dismiss\w+|reject\w+|repudiat\w+|disown\w+", re.IGNORECASE)
_CLAUSE = 80  # characters from a denial in which its clause's event stands
_BREAK = re.compile(r"[.;:“”\"\n]|\b(?:but|after|because|since|while|when|although)\b")


def denied(event: Event, reading: Reading) -> bool:
    """Whether the mention tells that the event did not happen."""
    stance = event.voices[-1].stance if event.voices else None
    return stance == "denies" or event.reality == "denied" or denial(event, reading) is not None


def denial(event: Event, reading: Reading) -> Event | None:
    """The denial in whose clause the event is told: "denied" in "the ministry denied that it had sent arms"."""
    text = reading.report.text
    for other in reading.events:
        between = text[other.trigger.end : event.trigger.start]
        if (
            other.type == "REJECT"
            and event.type != "REJECT"
            and event.sentence.covers(other.trigger)
            and 0 < event.trigger.start - other.trigger.end < _CLAUSE
            and other.reality == "happened"
            and _DENIAL.search(other.trigger.of(text))
            and not _BREAK.search(between)
        ):
            return other
    return None
