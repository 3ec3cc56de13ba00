from __future__ import annotations

import pytest

from firsthand.errors import UsageError
from firsthand.ledger import Filter, Wanted
from firsthand.pages.questions import Question, question, wanted


def test_what_is_not_said_is_not_asked() -> None:
    found = question()
    assert found == Question()
    assert not found.asks
    assert found.asked == {}
    assert found.filter() == Filter()


def test_what_is_said_is_the_ledgers_filter() -> None:
    found = question(
        words="  arms   drones ",
        actor="ARE",
        country="sdn",
        type=["AID", "", "AID"],
        reality=["denied"],
        since="2023-09",
        publisher=" Gulf Bulletin ",
    )
    assert found.filter(20) == Filter(
        words="arms drones",
        actor="ARE",
        country="SDN",
        type=("AID",),
        reality=("denied",),
        since="2023-09",
        publisher="Gulf Bulletin",
        limit=20,
    )
    assert found.asked["type"] == ("AID",)
    assert "recipient" not in found.asked


@pytest.mark.parametrize(
    "asked", [{"type": ["WAR"]}, {"reality": ["<script>"]}, {"since": "yesterday"}, {"until": "2023-13"}]
)
def test_what_cannot_be_is_refused(asked: dict[str, list[str]]) -> None:
    with pytest.raises(UsageError, match="is no "):
        question(**asked)  # type: ignore[arg-type]


def test_incidents_are_asked_for_in_the_same_words() -> None:
    assert wanted(since="2023-09-01", actor=" Chad ", start=50) == Wanted("2023-09-01", None, "Chad", start=50)
