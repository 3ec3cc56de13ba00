"""Events of countries in the order of time: the same as by the whole question, however few are looked at together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.ledger import Filter, Ledger, View, Writer, choosing
from firsthand.records import Event, Identity, Party, Reading, Reality, Report, Span, When
from tests.made import KILLED, TEXT

COUNTRIES = ("SYR", "IRN", "RUS")
REALITIES: tuple[Reality, ...] = ("happened", "denied", "planned")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty reports of two events each, over thirty days; one was rejected, one corrected."""
    path = tmp_path_factory.mktemp("choosing") / "x.db"
    with Writer(path) as writer:
        for number in range(30):
            events = tuple(_event(number, one) for one in (1, 2))
            writer.add(Reading(Report(f"r{number}", f"{TEXT} {number}", None, "P", "2024-08-06"), events), "1")
        writer.judge("r7#1", "reject", who="ann", why="no")
        writer.judge("r8#1", "correct", who="ann", why="no", changes={"reality": "denied"})
    return path


def _event(number: int, one: int) -> Event:
    day = f"2024-07-{number + 1:02}"
    actor, recipient = (COUNTRIES[(number * step + one) % 3] for step in (1, 2))
    return replace(
        KILLED,
        id=f"r{number}#{one}",
        when=When(day, day, Span(0, 3), "The") if number % 5 else None,
        actors=(Party(Span(0, 3), "The", Identity("A", actor)), Party(Span(4, 8), "army", Identity("B", "SYR"))),
        recipients=(Party(Span(4, 8), "army", Identity("C", recipient)),),
        reality=REALITIES[number % 3],
    )


@pytest.mark.parametrize("at_once", [1, 7, 500])
@pytest.mark.parametrize(
    "asked",
    [
        Filter(country="SYR"),
        Filter(country="IRN", limit=5),
        Filter(actor="RUS"),
        Filter(actor="RUS", recipient="SYR"),
        Filter(recipient="IRN", reality=("denied",), limit=3),
        Filter(country="RUS", since="2024-07-10", until="2024-07-20"),
        Filter(country="RUS", until="2024-07", judged=True),
        Filter(actor="SYR", min_confidence=0.99),
    ],
)
@pytest.mark.parametrize("view", [View.JUDGED, View.MACHINE, View.BOTH])
def test_the_newest_are_the_same(
    path: Path, asked: Filter, view: View, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "_AT_ONCE", at_once)
    with Ledger(path) as ledger:
        found = [(event.id, event.view) for event in ledger.events(asked, view=view)]
        monkeypatch.setattr(choosing, "_course", lambda *_: None)
        assert found == [(event.id, event.view) for event in ledger.events(asked, view=view)]
    assert found or asked.min_confidence
