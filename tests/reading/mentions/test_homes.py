"""The country of a party whose own words tell none."""

from __future__ import annotations

import pytest

from firsthand.reading.mentions.homes import Choice, Homes, chosen
from firsthand.records import Identity, Mention, Place, Span

TEXT = "Russia said so. The rebels fled. Bombs fell on Aleppo in Syria, and villagers died. Hackers were named."
SENTENCES = (Span(0, 15), Span(16, 32), Span(33, 83), Span(84, 103))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


HOMES = Homes.of(
    TEXT,
    SENTENCES,
    (
        Mention(span("Russia"), "Russia", "name", 0, Identity("Russia", "RUS", "GOV", "country:RUS")),
        Mention(span("villagers"), "villagers", "description", 1, Identity("villagers", None, "CVL")),
    ),
    (
        Place(span("Aleppo"), "Aleppo", "Aleppo", "SYR", 36.2, 37.2),
        Place(span("Syria"), "Syria", "Syria", "SYR", 35.0, 38.0),
    ),
    {span("villagers"): "RUS"},
)


@pytest.mark.parametrize(("words", "sector", "country"), [("villagers", "CVL", "SYR"), ("Hackers", "CRM", None)])
def test_the_country_is_one_that_the_report_names_or_none(words: str, sector: str, country: str | None) -> None:
    assert HOMES.home(span(words), Identity(words, None, sector)) == country


def test_each_country_has_its_features() -> None:
    choice = HOMES.choice(HOMES.asked(span("villagers"), Identity("villagers", None, "CVL")))
    held = dict(choice.codes)
    assert list(held) == ["RUS", "SYR"]
    assert {"voted CVL", "here place before", "rank 0", "lead 0", "owner False"} <= set(held["SYR"])
    assert {"rank 1", "lead 1", "here False of 1", "alike none", "owner True"} <= set(held["RUS"])
    assert {"none CVL", "none word villagers", "none article bare", "none stateless False"} <= set(choice.none)


def test_a_report_without_countries_gives_none() -> None:
    homes = Homes.of(TEXT, SENTENCES, (), (), {})
    assert homes.home(span("villagers"), Identity("villagers", None, "CVL")) is None


def test_an_international_body_has_no_civilians_or_soldiers() -> None:
    text = "Oxfam said so. Villagers fled from soldiers."
    oxfam = Mention(Span(0, 5), "Oxfam", "name", 0, Identity("Oxfam", "NGO", None, "body:oxfam"))
    homes = Homes.of(text, (Span(0, 14), Span(15, 44)), (oxfam,), (), {})
    assert homes.home(Span(15, 24), Identity("Villagers", None, "CVL")) is None
    assert homes.home(Span(35, 43), Identity("soldiers", None, "MIL")) is None


def test_the_best_is_chosen_if_it_is_better_than_none() -> None:
    choice = Choice((("RUS", ("a",)), ("SYR", ("b",))), ("none",))
    assert chosen(choice, {"a": 1.0, "b": 2.0}) == "SYR"
    assert chosen(choice, {"b": 1.0, "none": 1.0}) is None


def test_a_body_that_publishes_has_its_country_among_them() -> None:
    text = "The minister met villagers in Aleppo."
    place = Place(Span(30, 36), "Aleppo", "Aleppo", "SYR", 36.2, 37.2)
    body = Identity("UK Government", "GBR", "GOV", "body:uk-government")
    homes = Homes.of(text, (Span(0, 37),), (), (place,), {}, body)
    choice = homes.choice(homes.asked(Span(0, 12), Identity("minister", None, "GOV")))
    held = dict(choice.codes)
    assert list(held) == ["SYR", "GBR"]
    assert {"publisher body", "publisher body GOV", "publisher body definite"} <= set(held["GBR"])
