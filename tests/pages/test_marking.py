from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.pages.marking import Kind, Mark, Piece, Run, cut, runs
from firsthand.records import Span

UNHURRIED = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
KINDS = st.sampled_from(["event", "cell", "said", "voice", "cue"])
SPANS = st.tuples(st.integers(0, 70), st.integers(0, 70)).map(lambda pair: Span(min(pair), max(pair)))
MARKS = st.lists(st.builds(Mark, SPANS, KINDS, st.sampled_from(["1", "2", "<a>"])), max_size=12)
TEXTS = st.text(max_size=60)


def mark(start: int, end: int, key: str = "e", kind: Kind = "event") -> Mark:
    return Mark(Span(start, end), kind, key)


@UNHURRIED
@given(TEXTS, MARKS)
def test_the_pieces_joined_give_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(piece.text for piece in cut(text, marks)) == text


@UNHURRIED
@given(TEXTS, MARKS, SPANS)
def test_the_pieces_of_a_part_joined_give_the_part(text: str, marks: list[Mark], part: Span) -> None:
    pieces = cut(text, marks, part)
    assert "".join(piece.text for piece in pieces) == part.of(text)
    assert all(piece.span.of(text) == piece.text for piece in pieces)


@UNHURRIED
@given(TEXTS, MARKS)
def test_each_character_has_just_the_marks_that_cover_it(text: str, marks: list[Mark]) -> None:
    for piece in cut(text, marks):
        assert piece.text
        for place in range(piece.span.start, piece.span.end):
            assert piece.marks == tuple(m for m in marks if m.span.start <= place < m.span.end)


@UNHURRIED
@given(TEXTS, MARKS)
def test_runs_keep_every_piece_and_change_where_the_event_does(text: str, marks: list[Mark]) -> None:
    pieces = cut(text, marks)
    found = runs(pieces)
    assert tuple(piece for run in found for piece in run.pieces) == pieces
    assert all(one.event != other.event for one, other in pairwise(found))


def test_overlapping_marks_are_cut_where_they_begin_and_end() -> None:
    first, second = mark(0, 6, "1", "said"), mark(4, 9, "2", "cell")
    assert cut("held talks.", [first, second]) == (
        Piece(Span(0, 4), "held", (first,)),
        Piece(Span(4, 6), " t", (first, second)),
        Piece(Span(6, 9), "alk", (second,)),
        Piece(Span(9, 11), "s."),
    )


def test_empty_marks_and_those_outside_cut_nothing() -> None:
    assert cut("abc", [mark(1, 1), mark(3, 9), mark(7, 9)]) == (Piece(Span(0, 3), "abc"),)


def test_a_trigger_cut_by_its_evidence_is_still_one_run() -> None:
    trigger, evidence = mark(0, 10, "r#1"), mark(0, 4, "reality", "cell")
    found = runs(cut("held talks.", [trigger, evidence]))
    assert [run.event for run in found] == ["r#1", None]
    assert found[0] == Run(
        "r#1", (Piece(Span(0, 4), "held", (trigger, evidence)), Piece(Span(4, 10), " talks", (trigger,)))
    )


def test_words_of_two_events_lead_to_the_first() -> None:
    assert [run.event for run in runs(cut("attack", [mark(0, 6, "r#1"), mark(2, 4, "r#2")]))] == ["r#1"]


def test_keys_of_a_kind_come_once() -> None:
    piece = cut("ab", [mark(0, 2, "when", "cell"), mark(0, 2, "where", "cell"), mark(0, 2, "when", "cell")])[0]
    assert piece.keys("cell") == ("when", "where")
    assert piece.keys("said") == ()
