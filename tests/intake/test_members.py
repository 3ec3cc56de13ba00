"""Files packed with gzip in members, and damage in them."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.intake.members import DamagedError, Members


@settings(deadline=None)
@given(st.lists(st.binary(max_size=300), max_size=4), st.integers(1, 40))
def test_members_in_a_row_are_one_stream(parts: list[bytes], size: int) -> None:
    stream = io.BufferedReader(Members(io.BytesIO(b"".join(gzip.compress(part) for part in parts))), size)
    assert stream.read() == b"".join(parts)


@settings(deadline=None)
@given(st.binary(max_size=300).filter(lambda raw: not raw.startswith(b"\x1f\x8b\x08")), st.integers(1, 40))
def test_what_is_not_packed_comes_as_it_is(raw: bytes, size: int) -> None:
    assert io.BufferedReader(Members(io.BytesIO(raw)), size).read() == raw


def test_zeros_between_members_are_passed_over() -> None:
    raw = gzip.compress(b"one ") + bytes(70_000) + gzip.compress(b"two") + bytes(9)
    assert io.BufferedReader(Members(io.BytesIO(raw))).read() == b"one two"


def test_behind_damage_the_next_member_is_found() -> None:
    members = Members(io.BytesIO(gzip.compress(b"one")[:-6] + b"\xff" * 200_000 + gzip.compress(b"two")))
    stream = io.BufferedReader(members)
    with pytest.raises(DamagedError, match="a packed record is damaged"):
        stream.read()
    stream.detach()
    assert members.skip()
    assert io.BufferedReader(members).read() == b"two"


def test_a_file_that_ends_in_a_member() -> None:
    members = Members(io.BytesIO(gzip.compress(b"one")[:-3]))
    with pytest.raises(DamagedError, match="it ends inside a packed record"):
        io.BufferedReader(members).read()
    assert not members.skip()


def test_what_unpacks_to_much_comes_piece_by_piece() -> None:
    members = Members(io.BytesIO(gzip.compress(bytes(5_000_000))))
    sizes = {len(members.read(1000)) for _ in range(20)}
    assert max(sizes) <= 1000
