"""GDELT's tables: their columns, exact lines, and whole lines whatever the text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from firsthand.exchange import beside, codes, gdelt
from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Event, Identity, Party, Reading, Where
from tests.exchange.strange import FEW, READINGS
from tests.made import ATTACK, KILLED, READING, span

ONCE = Selection()


def written(readings: list[Reading], selection: Selection = ONCE) -> tuple[str, str, str]:
    files = [io.StringIO(newline="") for _ in range(3)]
    gdelt.write(tellings(readings, selection), *files)
    return files[0].getvalue(), files[1].getvalue(), files[2].getvalue()


def record(event: Event, **report: str) -> dict[str, str]:
    reading = replace(READING, report=replace(READING.report, **report), events=(event,))
    cells = written([reading])[0].removesuffix("\n").split("\t")
    return dict(zip(codes.table_columns("gdelt"), cells, strict=True))


def test_lines_to_the_letter() -> None:
    homs = Where("Homs", "SYR", 34.724, 36.726, span("Homs"))
    report = replace(READING.report, url="https://www.digest.example/a?b=1", published="2024-08-06T10:15:00Z")
    events, mentions, side = written([replace(READING, report=report, events=(replace(KILLED, where=homs), ATTACK))])
    assert events == (
        "5607586396169173\t20240805\t202408\t2024\t2024.5890\t"
        "SYRMIL\tARMY\tSYR\t\t\t\t\tMIL\t\t\tSYRREB\tREBELS\tSYR\t\t\t\t\tREB\t\t\t"
        "1\t193\t193\t19\t4\t-10.0\t2\t1\t1\t\t0\t\t\t\t\t\t\t\t0\t\t\t\t\t\t\t\t"
        "4\tHoms, Syria\tSY\t\t\t34.724\t36.726\t\t20240806101500\thttps://www.digest.example/a?b=1\n"
    )
    assert mentions == (
        "5607586396169173\t20240806101500\t20240806101500\t1\tdigest.example\thttps://www.digest.example/a?b=1\t"
        "1\t13\t29\t22\t1\t80\t83\t\t\t\n"
        "5607586396169173\t20240806101500\t20240806101500\t1\tdigest.example\thttps://www.digest.example/a?b=1\t"
        "2\t13\t-1\t62\t1\t80\t83\t\t\t\n"
    )
    assert side.splitlines()[1].startswith("5607586396169173\tr#1\t\tr\tThe Digest\thttps://www.digest.example/a?b=1\t")


def test_days_have_eight_digits_in_any_century() -> None:
    found = record(replace(KILLED, when=None), published="0962-02-02")
    told = ("Day", "MonthYear", "Year", "FractionDate", "DATEADDED")
    assert tuple(found[name] for name in told) == ("09620202", "096202", "962", "962.0877", "09620202000000")


def test_mentions_asked_for_are_events_of_their_own() -> None:
    events, mentions, _ = written([READING], Selection(mentions=True))
    assert [text.split("\t")[31] for text in events.splitlines()] == ["1", "1"]
    assert [text.split("\t")[:4] for text in mentions.splitlines()] == [
        ["5607586396169173", "20240806000000", "20240806000000", "2"],
        [events.splitlines()[1].split("\t")[0], "20240806000000", "20240806000000", "2"],
    ]
    assert [text.split("\t")[4:6] for text in mentions.splitlines()] == [["The Digest", "r"]] * 2


@pytest.mark.parametrize(
    ("country", "sector", "code", "cells"),
    [
        ("IRN", "MIL", "IRNMIL", ("IRN", "", "MIL", "")),
        ("USA", None, "USA", ("USA", "", "", "")),
        (None, "CVL", "CVL", ("", "", "CVL", "")),
        ("UNO", None, "IGOUNO", ("", "UNO", "IGO", "")),
        ("IMG", "REB", "IMGREB", ("", "", "IMG", "REB")),
        ("TUR", "JRN", "TURMED", ("TUR", "", "MED", "")),
    ],
)
def test_codes_of_actors(country: str | None, sector: str | None, code: str, cells: tuple[str, ...]) -> None:
    found = record(replace(KILLED, actors=(Party(span("Homs"), "x", Identity("Erdoğan", country, sector)),)))
    assert found["Actor1Code"] == code
    assert found["Actor1Name"] == "ERDOĞAN"
    columns = ("CountryCode", "KnownGroupCode", "Type1Code", "Type2Code")
    assert tuple(found[f"Actor1{name}"] for name in columns) == cells


@pytest.mark.parametrize(
    ("kind", "mode", "cells"),
    [
        ("CONSULT", "visit", ("042", "042", "04", "1", "1.9")),
        ("RETREAT", None, ("08", "08", "08", "2", "5.0")),
        ("CONCEDE", None, ("080", "080", "08", "2", "5.0")),
        ("ASSAULT", "destroy", ("1712", "171", "17", "4", "-9.2")),
    ],
)
def test_codes_of_actions(kind: str, mode: str | None, cells: tuple[str, ...]) -> None:
    found = record(replace(KILLED, type=kind, mode=mode))
    columns = ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
    assert tuple(found[name] for name in columns) == cells


@pytest.mark.parametrize(
    ("where", "cells"),
    [
        (Where("Syria", "SYR", 35.0, 38.0, span("Homs")), ("1", "Syria", "SY", "SY", "SY")),
        (Where("California", "USA", 37.25, -119.75, span("Homs")), ("2", "California, United States", "US", "", "")),
        (
            Where("Linden", "USA", 40.622, -74.245, span("Homs")),
            ("3", "Linden, New Jersey, United States", "US", "", ""),
        ),
        (Where("Red Sea", None, 20.0, 38.5, span("Homs")), ("4", "Red Sea", "", "", "")),
        (None, ("0", "", "", "", "")),
    ],
)
def test_places(where: Where | None, cells: tuple[str, ...]) -> None:
    found = record(replace(KILLED, where=where))
    columns = ("Type", "Fullname", "CountryCode", "ADM1Code", "FeatureID")
    assert tuple(found[f"ActionGeo_{name}"] for name in columns) == cells
    assert found["Actor1Geo_Type"] == "0"


def test_an_address_that_is_none() -> None:
    assert record(KILLED, url="http://[broken")["SOURCEURL"] == "http://[broken"


@FEW
@given(READINGS)
def test_any_text_is_whole_lines(readings: list[Reading]) -> None:
    events, mentions, side = written(readings)
    widths = ((events, 61), (mentions, 16), (side, len(beside.COLUMNS)))
    for text, width in widths:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
        assert {len(cells) for cells in records} <= {width}
    assert len(side.splitlines()) == len(events.splitlines()) + 1
    assert {text.split("\t")[0] for text in mentions.splitlines()} == {t.split("\t")[0] for t in events.splitlines()}
