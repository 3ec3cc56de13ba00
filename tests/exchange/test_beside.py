"""The table beside the field's own: exact lines."""

from __future__ import annotations

from dataclasses import replace

from firsthand.exchange.beside import COLUMNS, cells
from firsthand.exchange.cells import line
from firsthand.exchange.dating import dated
from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Identity, Voice
from tests.made import ATTACK, KILLED, READING, span


def test_a_line_to_the_letter() -> None:
    source = Voice(span("rebels"), "a rebel", Identity("a\trebel"), "anonymous", "denies", direct=True)
    event = replace(KILLED, voices=(*KILLED.voices, source), reality="denied")
    (telling,) = tellings([replace(READING, events=(event,))], Selection())
    told = cells(7, telling, dated(event, READING.report), *KILLED.actors, *KILLED.recipients)
    assert line(told) == (
        "7\tr#1\t\tr\tThe Digest\t\tASSAULT\tfirearms\tmilitary\t4\t-9.0\t\t\tdenied\t0.75\t2024-08-05\t2024-08-05\tday\t"
        "Reuters ← a rebel\ta rebel\tanonymous\tdenies\ttrue\t22\t28\n"
    )
    assert len(told) == len(COLUMNS)


def test_what_no_voice_tells_comes_from_the_publisher() -> None:
    (telling,) = tellings([replace(READING, events=(replace(ATTACK, when=None),))], Selection(mentions=True))
    told = dict(zip(COLUMNS, cells("k", telling, None), strict=True))
    assert (told["origin"], told["origin_kind"], told["chain"], told["stance"]) == ("The Digest", "outlet", None, None)
    assert (told["same_as"], told["when_from"], told["dated_by"]) == ("r#1", None, None)
