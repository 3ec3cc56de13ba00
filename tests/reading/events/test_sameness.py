"""Which mentions can be one event."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from firsthand.reading.events import sameness
from firsthand.reading.events.sameness import agree
from firsthand.reading.grammar.syntax import load_pipeline
from firsthand.reading.network.encoder import load_encoder
from firsthand.reading.network.heads import Trigger
from firsthand.records import Identity, Party, Reality, Span


def side(*countries: str | None) -> tuple[Party, ...]:
    return tuple(Party(Span(0, 1), "x", Identity("x", country)) for country in countries)


def test_sides_of_different_countries_are_not_one_event() -> None:
    assert not agree((side("IRN"), ()), (side("ISR"), ()))
    assert not agree((side("IRN"), side("ISR")), (side("IRN"), side("SYR")))


def test_a_side_not_told_or_not_known_does_not_part_them() -> None:
    assert agree((side("IRN"), ()), (side("IRN"), side("ISR")))
    assert agree((side(None), ()), (side("ISR"), ()))
    assert agree((side("IRN", "RUS"), ()), (side("RUS"), ()))


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Ali Bah", "Omar Keita", False),
        ("Ali Bah", "Bah", True),
        ("Ali Bah", "Keita", True),
        ("Ali Bah", "a former officer", True),
    ],
)
def test_what_is_done_to_two_people_is_two_events(one: str, other: str, may: bool) -> None:
    victims = [(Party(Span(0, 1), name, Identity(name)),) for name in (one, other)]
    assert agree((side("MLI"), victims[0]), (side("MLI"), victims[1])) == may


def test_an_army_that_strikes_back_is_another_event() -> None:
    army, rebels = ((Party(Span(0, 1), "x", Identity("x", None, sector)),) for sector in ("MIL", "REB"))
    assert not agree((rebels, army), (army, rebels))
    assert agree((rebels, army), (rebels, army))
    assert agree((rebels, ()), (army, ()))


def trigger(reality: Reality) -> Trigger:
    return Trigger(Span(0, 1), "AID", 1.0, 1.0, {None: 1.0}, {reality: 1.0}, (), np.zeros(1, np.float32), 0)


@pytest.mark.parametrize(
    ("earlier", "later", "first"),
    [("requested", "ongoing", (0, 1)), ("ordered", "happened", (0, 1)), ("requested", "requested", (0, 0))],
)
def test_what_is_asked_for_and_what_is_done_are_two(
    monkeypatch: pytest.MonkeyPatch, earlier: Reality, later: Reality, first: tuple[int, int]
) -> None:
    text = "x"
    monkeypatch.setattr(sameness, "same_scores", lambda *_: np.array([9.0], np.float32))
    sides = [(side("RUS"), side("IRN"))] * 2
    shipped = load_encoder()
    read = shipped.encode(text, load_pipeline()(text))
    told = [trigger(earlier), trigger(later)]
    assert sameness.first_mentions(told, sides, [(earlier, ()), (later, ())], read, shipped.weights) == first


def test_what_is_done_joins_no_group_in_which_anything_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sameness, "same_scores", lambda _, earlier, *__: np.arange(1, len(earlier) + 1, dtype=np.float32)
    )
    told: list[Reality] = ["requested", "expected", "ongoing", "happened"]
    shipped = load_encoder()
    read = shipped.encode("x", load_pipeline()("x"))
    sides = [(side("RUS"), side("IRN"))] * 4
    triggers, own = [trigger(r) for r in told], [(r, ()) for r in told]
    assert sameness.first_mentions(triggers, sides, own, read, shipped.weights) == (0, 0, 2, 2)


@pytest.mark.parametrize(("teller", "denier", "first"), [("A", "A", (0, 1)), ("A", "B", (0, 0)), ("", "", (0, 1))])
def test_nobody_denies_what_he_tells(
    monkeypatch: pytest.MonkeyPatch, teller: str, denier: str, first: tuple[int, int]
) -> None:
    monkeypatch.setattr(sameness, "same_scores", lambda *_: np.array([9.0], np.float32))
    shipped = load_encoder()
    read = shipped.encode("x", load_pipeline()("x"))
    sides = [(side("RUS"), side("IRN"))] * 2
    told: list[sameness.Told] = [("happened", (teller,) if teller else ()), ("denied", (denier,) if denier else ())]
    triggers = [trigger("happened"), trigger("denied")]
    assert sameness.first_mentions(triggers, sides, told, read, shipped.weights) == first


def test_a_heading_that_names_nobody_is_the_first_below_it_that_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = np.array([1.0, 1.0, -9.0, -9.0], np.float32)
    monkeypatch.setattr(sameness, "same_scores", lambda _, earlier, *__: scores[: len(earlier)])
    shipped = load_encoder()
    read = shipped.encode("x", load_pipeline()("x"))
    sides = [(side("IRN"), side("RUS")), ((), ()), (side("RUS"), side("IRN")), (side("RUS"), side("IRN"))]
    realities: list[Reality] = ["happened", "happened", "requested", "ongoing"]
    told = [trigger(reality) for reality in realities]

    def first(below: dict[int, range]) -> tuple[int, ...]:
        own = [(reality, ()) for reality in realities]
        return sameness.first_mentions(told, sides, own, read, shipped.weights, below)

    assert first({})[1] == 0
    scores[:] = -9.0
    assert first({1: range(2, 4)}) == (0, 1, 2, 1)
    assert first({1: range(2, 3)}) == (0, 1, 2, 3)


def test_a_heading_that_names_somebody_is_told_below_where_nothing_else_is_its_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scores = np.array([-9.0, -9.0, -9.0], np.float32)
    monkeypatch.setattr(sameness, "same_scores", lambda _, earlier, *__: scores[: len(earlier)])
    shipped = load_encoder()
    read = shipped.encode("x", load_pipeline()("x"))
    told = [trigger("happened")] * 3
    own: list[tuple[Reality, tuple[str, ...]]] = [("happened", ())] * 3

    def first(*recipients: str) -> tuple[int, ...]:
        sides = [(side("IRN"), side(whom)) for whom in recipients]
        return sameness.first_mentions(told, sides, own, read, shipped.weights, naming={1: [2]})

    assert first("RUS", "RUS", "RUS") == (0, 1, 1)
    assert first("RUS", "RUS", "CHN") == (0, 1, 2)
    scores[0] = 1.0
    assert first("RUS", "RUS", "RUS") == (0, 0, 0)


@pytest.mark.parametrize(
    ("who", "words", "first"),
    [
        (("person:ismail-haniyeh", "person:ismail-haniyeh"), "killed murder", (0, 0)),
        (("person:ismail-haniyeh", "person:qasem-soleimani"), "killed murder", (0, 1)),
        (("person:ismail-haniyeh", "person:ismail-haniyeh"), "killed threat", (0, 1)),
        ((None, None), "killed murder", (0, 1)),
    ],
)
def test_a_known_person_is_killed_once(
    monkeypatch: pytest.MonkeyPatch, who: tuple[str | None, str | None], words: str, first: tuple[int, int]
) -> None:
    monkeypatch.setattr(sameness, "same_scores", lambda *_: np.array([-9.0], np.float32))
    sides = [((), (Party(Span(0, 1), "x", Identity("x", None, None, name)),)) for name in who]
    shipped = load_encoder()
    read = shipped.encode(words, load_pipeline()(words))
    told = [replace(trigger("happened"), type="ASSAULT", span=span) for span in (Span(0, 6), Span(7, 13))]
    assert sameness.first_mentions(told, sides, [("happened", ())] * 2, read, shipped.weights) == first
