"""Dates as people and programs write them."""

from __future__ import annotations

import pytest

from firsthand.intake.moments import moment_of


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2024", "2024"),
        ("2024-08", "2024-08"),
        ("2024-08-06", "2024-08-06"),
        (" 2024-08-06 ", "2024-08-06"),
        ("2024-08-06T23:59:59-05:00", "2024-08-06T23:59:59-05:00"),
        ("2024-08-06T10:00:00Z", "2024-08-06T10:00:00Z"),
        ("2024-08-06 10:00:00", "2024-08-06 10:00:00"),
        ("20240806", "2024-08-06"),
        ("2024/08/06", "2024-08-06"),
        ("20240806T101500Z", "2024-08-06T10:15:00+00:00"),
        ("Tue, 06 Aug 2024 10:00:00 GMT", "2024-08-06T10:00:00+00:00"),
        ("August 6, 2024", "2024-08-06"),
        ("6 Aug 2024", "2024-08-06"),
        ("06/08/2024", None),
        ("2024-13", None),
        ("2024-02-31", None),
        ("1722902400000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_moments(words: str, moment: str | None) -> None:
    assert moment_of(words) == moment
