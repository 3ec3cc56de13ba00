"""POLECAT's table: its columns, exact lines, and one line an event whatever the text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from importlib.metadata import version

from hypothesis import given

from firsthand.exchange import beside, polecat
from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Identity, Mention, Party, Reading, Span, Where
from tests.exchange.strange import FEW, READINGS
from tests.made import ATTACK, KILLED, READING, span

HEADER = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\t"
    "Recipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\t"
    "Recipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\t"
    "Story Locations\tLanguage\tVersion\n"
)


def written(readings: list[Reading], selection: Selection | None = None) -> tuple[str, str]:
    file, side = io.StringIO(newline=""), io.StringIO(newline="")
    polecat.write(tellings(readings, selection or Selection()), file, side)
    return file.getvalue(), side.getvalue()


def test_a_line_to_the_letter() -> None:
    homs = Where("Homs", "SYR", 34.724, 36.726, span("Homs"))
    text, side = written([replace(READING, events=(replace(KILLED, where=homs), ATTACK))])
    assert text == HEADER + (
        "r#1\t2024-08-05\tASSAULT\tfirearms\t-9.0\tMATERIAL CONFLICT\tmilitary\t"
        "army\tSYR\t652\tMIL\tMIL\tNone\tthe army\tNone\trebels\tSYR\t652\tREB\tREB\tNone\t13 rebels\tNone\t"
        "Homs\tHoms\tNone\tHoms\tSYR\t34.724\t36.726\tNone\tHoms\tPPL\t"
        f"The Digest\t2024-08-06\tNone\tReuters\tHoms\ten\tfirsthand {version('firsthand')}\n"
    )
    assert side.splitlines()[0] == "\t".join(beside.COLUMNS)
    assert side.splitlines()[1].startswith("r#1\tr#1\t\tr\tThe Digest\t")
    assert len(side.splitlines()) == 2


def test_several_parties_keep_their_places() -> None:
    unknown = Party(span("Homs"), "some; men", Identity("some; men"))
    event = replace(ATTACK, actors=(unknown, *KILLED.actors), when=None, where=None, mode=None, contexts=())
    putin = Mention(Span(0, 3), "him", "pronoun", 1, Identity("Vladimir Putin", "RUS", "GOV", "person:vladimir-putin"))
    reading = Reading(replace(READING.report, published=None, publisher=None), (event,), mentions=(putin, putin))
    text, _ = written([reading], Selection(mentions=True))
    assert text.removeprefix(HEADER) == (
        "r#2\tNone\tASSAULT\tNone\t-9.0\tMATERIAL CONFLICT\tNone\t"
        "some, men; army\tNone; SYR\tNone; 652\tMIL\tNone; MIL\tNone\tsome, men; the army\tNone\t"
        + "None\t" * 8
        + "None\t" * 10
        + f"None\tNone\tVladimir Putin\tNone\tNone\ten\tfirsthand {version('firsthand')}\n"
    )


@FEW
@given(READINGS)
def test_any_text_is_a_line_of_forty_cells(readings: list[Reading]) -> None:
    told = list(tellings(readings, Selection(mentions=True)))
    for text, width in zip(written(readings, Selection(mentions=True)), (40, len(beside.COLUMNS)), strict=True):
        for quoting in (csv.QUOTE_NONE, csv.QUOTE_MINIMAL):
            records = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=quoting))
            assert [len(record) for record in records] == [width] * (len(told) + 1)
