"""Which events are written: each once, unless its later mentions are asked for too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from firsthand.records import Event, Reading, Report

LEAD = 600  # characters; some reports come without line breaks


@dataclass(frozen=True, slots=True)
class Selection:
    """``mentions`` writes later mentions (``same_as``) as events of their own; ``realities`` only these, None for all."""

    mentions: bool = False
    realities: frozenset[str] | None = None

    def keeps(self, event: Event) -> bool:
        """Whether ``event`` is written."""
        counted = self.mentions or event.same_as is None
        return counted and (self.realities is None or event.reality in self.realities)

    def of(self, reading: Reading) -> Reading:
        """``reading`` with the events that are written."""
        return replace(reading, events=tuple(event for event in reading.events if self.keeps(event)))


@dataclass(frozen=True, slots=True)
class Telling:
    """One event that is written, with its report and all its mentions there, itself first.

    ``lead`` says whether it stands in the paragraph of the report's first event, no further than LEAD characters in.
    """

    reading: Reading
    event: Event
    mentions: tuple[Event, ...]
    lead: bool

    @property
    def report(self) -> Report:
        """The report that tells it."""
        return self.reading.report


def tellings(readings: Iterable[Reading], selection: Selection) -> Iterator[Telling]:
    """The events of ``readings`` that ``selection`` keeps, in order, one reading in memory at a time."""
    for reading in readings:
        later: defaultdict[str, list[Event]] = defaultdict(list)
        for event in reading.events:
            if event.same_as is not None and not selection.mentions:
                later[event.same_as].append(event)
        end = _lead(reading)
        for event in reading.events:
            if selection.keeps(event):
                yield Telling(reading, event, (event, *later[event.id]), event.sentence.start < end)


def _lead(reading: Reading) -> int:
    """Where the lead ends: with the paragraph of the first event, or LEAD characters after that event's sentence begins."""
    if not reading.events:
        return 0
    first = min(event.sentence for event in reading.events)
    end = reading.report.text.find("\n", first.end)
    return min(first.start + LEAD, len(reading.report.text) if end < 0 else end)
