"""Readers that are quick and fail on command, for processes to load."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace

from firsthand.errors import ReadingError
from firsthand.records import Event, Identity, Party, Reading, Report, Span
from tests.made import KILLED


class Quick:
    """Finds an event at each "killed"; does what the text's first word says, if it is one of the commands."""

    def read(self, report: Report) -> Reading:
        command, _, rest = report.text.partition(" ")
        if command == "sleep":
            time.sleep(float(rest.split()[0]))
        elif command == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif command == "exit":
            os._exit(3)
        elif command == "fail":
            raise ReadingError(report.id, "syntax", "as told")
        elif command == "break":
            raise ZeroDivisionError("as told")
        return reading_of(report)


def reading_of(report: Report) -> Reading:
    """An event at each "killed" of the report, the later ones mentions of the first."""
    events: list[Event] = []
    start = report.text.find("killed")
    while start >= 0:
        span = Span(start, start + 6)
        party = Party(span, "killed", Identity("army", "SYR", "MIL"))
        name, first = f"{report.id}#{len(events) + 1}", f"{report.id}#1"
        events.append(
            replace(
                KILLED,
                id=name,
                trigger=span,
                actors=(party,),
                recipients=(),
                when=None,
                where=None,
                voices=(),
                sentence=Span(0, len(report.text)),
                counts={},
                same_as=first if events else None,
                evidence={},
            )
        )
        start = report.text.find("killed", start + 1)
    return Reading(report, tuple(events))


def quick() -> Quick:
    return Quick()


def unfit() -> Quick:
    raise ValueError("no weights")


def stillborn() -> Quick:
    os._exit(7)
