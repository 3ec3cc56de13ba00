"""What a person sees of a reading."""

from __future__ import annotations

from dataclasses import replace

from firsthand.commands import table
from firsthand.records import Attribution, Report, Span
from tests.made import READING


def test_one_block_an_event_with_its_mentions_counted() -> None:
    heading, block = [str(b) for b in table.blocks(READING)]
    assert heading == "Army kills rebels\nThe Digest · 2024-08-06 · 1 event, told 2 times\n"
    assert block.splitlines() == [
        "ASSAULT firearms · army (SYR MIL) → rebels (SYR REB) · happened",
        "  when  2024-08-05",
        "  where Homs (SYR)",
        "  count killed 13",
        "  sure  75% that type and parties are right",
        "  says  The Digest ← Reuters",
        "        The Digest",
        "  Reuters said the army [killed] 13 rebels in Homs on Monday.",
    ]


def test_explained_field_by_field() -> None:
    block = str(list(table.blocks(READING, explain=True))[1])
    assert "type       “killed” 22–28; trigger head 0.99, type 0.98" in block
    assert "actors     “the army” 13–21; “army” is MIL" in block
    assert "voice      “Reuters” 0–7, “said” 8–12; outlet, asserts, indirect" in block


def test_who_said_what() -> None:
    assert [str(q) for q in table.quotes(READING)] == [
        "Army kills rebels\nThe Digest · 2024-08-06 · 1 saying\n",
        "Reuters said: the army killed 13 rebels in Homs on Monday\n",
    ]


def test_a_saying_reads_as_a_sentence() -> None:
    text = "According to Reuters, the army fled. It said: “We stay.”"
    said = tuple(
        Attribution(*((Span(text.index(w), text.index(w) + len(w)),) for w in words))
        for words in (("Reuters", "According to", ", the army fled"), ("It", "said:", "“We stay.”"))
    )
    reading = replace(READING, report=Report("r", text), events=(), attributions=said)
    assert [str(q) for q in table.quotes(reading)][1:] == [
        "According to Reuters: the army fled\n",
        "It said: “We stay.”\n",
    ]


def test_a_long_first_line_in_place_of_a_title_ends_between_words() -> None:
    untitled = replace(
        READING, report=replace(READING.report, title=None, text=f"{'word ' * 30}\nmore"), attributions=()
    )
    assert str(next(table.quotes(untitled))).splitlines()[0] == f"{'word ' * 20}…"
