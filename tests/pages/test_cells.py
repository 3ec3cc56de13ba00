from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.pages.cells import ORDER, Cell, Value, cells, names, period, plain, sides
from tests.made import ATTACK, KILLED, span
from tests.pages import affair


def test_each_question_has_its_cell_with_the_words_it_was_read_from() -> None:
    assert cells(KILLED) == (
        Cell("what", (Value("Assault, firearms", "military", "trigger head 0.99, type 0.98", (span("killed"),)),)),
        Cell("who", (Value("army", "SYR MIL", "“army” is MIL", (span("the army"),)),)),
        Cell("whom", (Value("rebels", "SYR REB", "", (span("13 rebels"),)),)),
        Cell("when", (Value("2024-08-05", "“Monday”", "", (span("Monday"),)),)),
        Cell("where", (Value("Homs", "SYR", "", (span("Homs"),)),)),
        Cell("many", (Value("13 killed", "", "", (span("13"),)),)),
        Cell("sure", (Value("happened", "", "", (span("killed"),)),)),
        Cell("word", (Value("Reuters", "outlet, asserts", "", (span("Reuters"), span("said"))),)),
    )


def test_what_a_report_does_not_say_is_an_empty_cell() -> None:
    found = {cell.name: cell for cell in cells(replace(ATTACK, when=None, where=None))}
    assert tuple(found) == ORDER
    assert [name for name, cell in found.items() if not cell.values] == ["whom", "when", "where", "many", "word"]
    assert found["whom"].label == "To whom"
    assert found["what"].spans == (span("attack"),)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-08-05", "2024-08-05", "2024-08-05"),
        ("2024-08", "2024-09", "2024-08 to 2024-09"),
        ("2024-08", None, "since 2024-08"),
        (None, "2024-09", "until 2024-09"),
        (None, None, ""),
    ],
)
def test_a_period_in_words(first: str | None, last: str | None, words: str) -> None:
    assert period(first, last) == words


def test_a_type_and_a_side_in_words() -> None:
    assert plain("ASSAULT", "suicide-attack") == "Assault, suicide attack"
    assert plain("AID") == "Aid"
    assert names((*KILLED.actors, *KILLED.actors, *KILLED.recipients)) == "army + rebels"
    assert names(()) == "?"


def test_the_sides_of_an_incident_in_words() -> None:
    assert sides(affair.incident()) == "United Arab Emirates → Rapid Support Forces"
    assert (
        sides(replace(affair.incident(), actors=affair.incident().actors * 2, recipients=())) == "United Arab Emirates"
    )
    assert sides(replace(affair.incident(), actors=())) == "unknown → Rapid Support Forces"
    assert sides(replace(affair.incident(), actors=(), recipients=())) == "unknown"
