from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.ledger import ListedEvent
from firsthand.linking.records import Dispute
from firsthand.pages.comparison import Comparison, Row, answers_of, compare, row_of
from firsthand.pages.from_ledger import LedgerSource
from tests.pages import affair


def table(source: LedgerSource) -> Comparison:
    events = {t.event: event for t in affair.incident().tellings if (event := source.event(t.event))}
    return compare(affair.incident(), events)


def row(found: Comparison, name: str) -> Row:
    return next(row for row in found.rows if row.name == name)


def said(row: Row) -> list[list[tuple[str, int]]]:
    return [[(answer.words, len(answer.events)) for answer in column] for column in row.answers]


def test_origins_are_columns_the_first_told_first(kept: LedgerSource) -> None:
    assert [(c.origin.name if c.origin else None, len(c.events), c.first[:10]) for c in table(kept).columns] == [
        ("a dozen current and former officials", 6, "2023-09-29"),
        ("United Arab Emirates", 1, "2023-09-30"),
        ("Chad", 1, "2023-10-02"),
        ("Yasser al-Atta", 1, "2023-11-28"),
        ("panel of United Nations experts", 1, "2024-01-21"),
    ]


def test_each_question_that_anybody_answers_is_a_row(kept: LedgerSource) -> None:
    assert [row.name for row in table(kept).rows] == ["what", "who", "whom", "when", "where", "sure"]


def test_a_cell_says_how_many_tellings_say_so(kept: LedgerSource) -> None:
    found = table(kept)
    assert said(row(found, "who")) == [
        [("United Arab Emirates (ARE GOV)", 6)],
        *[[("United Arab Emirates (ARE GOV)", 1)]] * 4,
    ]
    assert said(row(found, "when")) == [[("2023-06 to 2023-09", 2), ("2023-09", 1)], [], [], [], []]


def test_a_dispute_is_marked_in_its_row(kept: LedgerSource) -> None:
    found = table(kept)
    assert [(row.name, row.differs, row.dispute is not None) for row in found.rows] == [
        ("what", False, False),
        ("who", False, False),
        ("whom", False, False),
        ("when", False, False),
        ("where", False, False),
        ("sure", True, True),
    ]
    assert said(row(found, "sure"))[:2] == [[("happened", 6)], [("denied", 1)]]


def test_tellings_that_no_origin_has_stand_last(kept: LedgerSource) -> None:
    incident = replace(affair.incident(), origins=affair.incident().origins[1:2])
    events = {t.event: event for t in incident.tellings if (event := kept.event(t.event))}
    columns = compare(incident, events).columns
    assert [(c.origin.name if c.origin else None, len(c.events)) for c in columns] == [
        ("United Arab Emirates", 1),
        (None, 9),
    ]


def test_what_a_report_says_twice_counts_once(kept: LedgerSource) -> None:
    telling = replace(affair.incident().tellings[5], events=("affair-06#1", "affair-06#2"))
    incident = replace(affair.incident(), tellings=(telling,), disputes=())
    events = {name: event for name in telling.events if (event := kept.event(name))}
    found = compare(incident, events)
    assert (found.columns[0].reports, len(found.columns[0].events)) == (1, 2)
    assert said(row(found, "sure")) == [[("denied", 1), ("planned", 1)]]
    assert row(found, "what").answers[0][0].reports == 1


def test_events_that_were_rejected_are_not_compared() -> None:
    assert compare(affair.incident(), {}) == Comparison((), ())


@pytest.mark.parametrize(
    ("field", "name"),
    [("reality", "sure"), ("counts.killed", "many"), ("actor", "who"), ("place", "where"), ("mood", None)],
)
def test_a_dispute_finds_its_row(field: str, name: str | None) -> None:
    assert row_of(Dispute(field, ())) == name


def test_counts_are_told_in_words(kept: LedgerSource) -> None:
    (expelled,) = (e for e in kept.events() if e.id == "affair-09#1")
    assert answers_of("many", expelled) == ("15 deported",)
    assert answers_of("many", counting(expelled, 1000, 1500)) == ("1,000 to 1,500 deported",)
    assert answers_of("whom", expelled) == ("United Arab Emirates (ARE GOV)",)


def counting(event: ListedEvent, low: int, high: int) -> ListedEvent:
    return replace(event, counts={"deported": (low, high)})
