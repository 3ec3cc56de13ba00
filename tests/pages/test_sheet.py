from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from firsthand.pages.sheet import Block, sheet
from firsthand.records import Attribution, Reading, Report, Span
from tests.ledger.readings import readings
from tests.made import KILLED, READING, TEXT, span

UNHURRIED = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])


def shown(blocks: tuple[Block, ...]) -> str:
    return "".join(piece.text for block in blocks for run in block.runs for piece in run.pieces)


@UNHURRIED
@given(readings())
def test_the_blocks_joined_give_the_text(reading: Reading) -> None:
    assert shown(sheet(reading).blocks) == reading.report.text
    for event in reading.events:
        assert shown(sheet(reading, event.id).blocks) == reading.report.text


def test_an_empty_text_has_no_words_to_show() -> None:
    assert shown(sheet(Reading(Report("r", ""))).blocks) == ""


def test_title_headings_and_paragraphs_have_their_shapes() -> None:
    report = Report(
        "r", "\nArmy kills rebels\n\nThe army struck.\nWhat follows\nThe rebels left.\n", "Army kills rebels"
    )
    assert [block.shape for block in sheet(Reading(report)).blocks] == ["title", "paragraph", "heading", "paragraph"]


def test_a_trigger_leads_to_its_event() -> None:
    found = sheet(READING)
    links = [("".join(p.text for p in run.pieces), run.event) for run in found.blocks[0].runs if run.event]
    assert links == [("killed", "r#1"), ("attack", "r#2")]
    assert found.chosen is None
    assert found.cells == ()


def test_the_chosen_event_has_its_words_lit_by_cell() -> None:
    found = sheet(READING, "r#1")
    lit = [(p.text, p.keys("cell")) for run in found.blocks[0].runs for p in run.pieces if p.keys("cell")]
    assert lit == [
        ("Reuters", ("word",)),
        ("said", ("word",)),
        ("the army", ("who",)),
        ("killed", ("what", "sure")),
        ("13", ("whom", "many")),
        (" rebels", ("whom",)),
        ("Homs", ("where",)),
        ("Monday", ("when",)),
    ]
    assert found.chosen == KILLED


def test_an_event_of_another_report_is_not_chosen() -> None:
    assert sheet(READING, "q#1").chosen is None


def test_a_voice_stands_beside_the_paragraph_it_speaks_in() -> None:
    (block,) = sheet(READING).blocks
    (note,) = block.notes
    assert (note.numbers, note.name, note.cues) == ((1,), "Reuters", ("said",))
    said = [p.text for run in block.runs for p in run.pieces if p.keys("said")]
    assert said == ["the army ", "killed", " 13 rebels in Homs on Monday"]
    assert note.voice == KILLED.voices[0]


def test_what_one_voice_says_in_a_paragraph_is_one_note() -> None:
    first = Attribution((span("the army"),), (span("killed"),), (Span(0, 7),))
    second = Attribution((span("the army"),), (span("confirmed"),), (Span(13, 20),))
    found = sheet(replace(READING, attributions=(first, *READING.attributions, second)))
    assert [(n.name, n.numbers, n.cues) for n in found.blocks[0].notes] == [
        ("Reuters", (2,), ("said",)),
        ("the army", (1, 3), ("killed", "confirmed")),
    ]


def test_a_source_that_no_event_names_is_called_by_its_words() -> None:
    told = Attribution((span("the army"),), (), (Span(0, 7),))
    nobody = Attribution((), (span("said"),), (Span(0, 7),))
    found = sheet(replace(READING, events=(), attributions=(told, nobody)))
    assert [(note.name, note.voice) for note in found.blocks[0].notes] == [("the army", None), ("somebody", None)]


def test_a_saying_without_words_stands_nowhere() -> None:
    empty = replace(READING, attributions=(Attribution((), (), ()),))
    assert [block.notes for block in sheet(empty).blocks] == [()]
    assert shown(sheet(empty).blocks) == TEXT
