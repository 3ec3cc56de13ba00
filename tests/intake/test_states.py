"""What is remembered, also by a process that is killed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.intake.states import Standing, kept_in_file, standing_of


def test_what_an_earlier_version_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.db.feeds"
    path.write_text('["a", "1"]\n["b", "ü"]\n["a", "2"]\n')
    assert kept_in_file(path) == {"a": "2", "b": "ü"}
    for torn in ('["b", "2', "7", "\x00\x00", '{"a": 1}', '["a"]'):
        path.write_text('["a", "1"]\n' + torn)
        assert kept_in_file(path) == {"a": "1"}


def test_items_become_known() -> None:
    standing = Standing().with_item("a", passing=False).with_item("b", passing=False)
    assert standing.known == ("a", "b")


def test_an_item_that_fails_is_tried_three_times() -> None:
    standing = Standing()
    seen = []
    for _ in range(3):
        standing = standing.with_item("a", passing=True)
        seen.append((standing.known, dict(standing.tries)))
    assert seen == [((), {"a": 1}), ((), {"a": 2}), (("a",), {})]
    assert Standing(tries={"a": 1}).with_item("a", passing=False) == Standing(known=("a",))


def test_the_latest_items_are_kept_and_those_that_the_feed_shows() -> None:
    known = tuple(str(number) for number in range(1500))
    kept, tries = Standing(known=known, tries={"x": 1, "1": 1}).with_document(("1", "2", "new"))
    assert kept == (*known[1500 - 997 :], "1", "2")
    assert tries == {"1": 1}


@settings(deadline=None)
@given(
    st.builds(
        Standing,
        etag=st.none() | st.text(),
        due=st.floats(0, 2e9),
        failures=st.integers(0, 99),
        known=st.lists(st.text(max_size=4)).map(tuple),
        tries=st.dictionaries(st.text(max_size=4), st.integers(1, 2)),
    )
)
def test_a_standing_comes_back_as_it_was(standing: Standing) -> None:
    assert standing_of(standing.to_json()) == standing


@pytest.mark.parametrize("text", [None, "", "{", "[]", "3", '{"no": 1}', '{"known": 3}'])
def test_a_text_that_tells_no_standing(text: str | None) -> None:
    assert standing_of(text) == Standing()


def test_a_standing_of_an_older_version_lacks_fields() -> None:
    assert standing_of(json.dumps({"etag": "x"})) == replace(Standing(), etag="x")
