"""ICEWS's table: its columns, exact lines, and one line a pair whatever the text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given

from firsthand.exchange import beside, icews
from firsthand.exchange.dyads import different
from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Identity, Party, Reading, Where
from tests.exchange.strange import FEW, READINGS
from tests.made import ATTACK, KILLED, READING, span

HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\t"
    "Country\tLatitude\tLongitude\n"
)


def written(readings: list[Reading], selection: Selection | None = None) -> tuple[str, str]:
    file, side = io.StringIO(newline=""), io.StringIO(newline="")
    icews.write(tellings(readings, selection or Selection()), file, side)
    return file.getvalue(), side.getvalue()


def test_a_line_to_the_letter() -> None:
    homs = Where("Homs", "SYR", 34.724, 36.726, span("Homs"))
    text, side = written([replace(READING, events=(replace(KILLED, where=homs), ATTACK))])
    assert text == HEADER + (
        "5607586396169173\t2024-08-05\tarmy\tMilitary\tSyria\tFight with small arms and light weapons\t193\t-10.0\t"
        "rebels\tInsurgents\tSyria\tr\t1\tThe Digest\tHoms\t\tHoms\tSyria\t34.724\t36.726\n"
    )
    assert side.splitlines()[1].startswith("5607586396169173\tr#1\t\tr\tThe Digest\t")


def test_leading_zeros_stay_and_a_missing_side_is_empty() -> None:
    united = Party(span("Homs"), "UN", Identity("United Nations", "UNO", "GOV"))
    russia = Party(span("Homs"), "Moscow", Identity("Russia", "RUS"))
    visit = replace(KILLED, type="CONSULT", mode="visit", actors=(united, russia), recipients=(), where=None)
    text, side = written([replace(READING, events=(visit,))])
    first, second = text.removeprefix(HEADER).splitlines()
    assert first.split("\t")[1:] == [
        *("2024-08-05", "United Nations", "International Government Organization,Government", "", "Make a visit"),
        *("042", "1.9", "", "", "", "r", "1", "The Digest", "", "", "", "", "", ""),
    ]
    assert second.split("\t")[2:5] == ["Russia", "", "Russian Federation"]
    assert [row.split("\t")[1] for row in side.splitlines()[1:]] == ["r#1", "r#1"]


@FEW
@given(READINGS)
def test_any_text_is_a_line_of_twenty_cells(readings: list[Reading]) -> None:
    selection = Selection(mentions=True)
    pairs = sum(
        max(len(different(e.actors)), 1) * max(len(different(e.recipients)), 1) for r in readings for e in r.events
    )
    for text, width in zip(written(readings, selection), (20, len(beside.COLUMNS)), strict=True):
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
        assert [len(record) for record in records] == [width] * (pairs + 1)
