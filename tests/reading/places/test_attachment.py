"""The event's own place."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from firsthand.reading.network.heads import Tagged
from firsthand.reading.places import Locations
from firsthand.reading.places.clauses import told_of
from firsthand.reading.text import page
from firsthand.records import Report, Span
from tests.reading.places.read import parsed, places


def locations(text: str) -> Locations:
    return Locations.of(places(text), parsed(text), page.lay_out(Report("x", text)))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def where(text: str, trigger: str, type_: str, roles: list[tuple[str, str, float]] | None = None) -> str | None:
    tagged = None if roles is None else [Tagged(kind, span(text, words), chance) for kind, words, chance in roles]
    place = locations(text).place_of(span(text, trigger), type_, None, "happened", tagged)
    return place.name if place else None


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "name"),
    [
        ("Rebels shelled a market in Aleppo on Monday.", "shelled", "ASSAULT", "Aleppo"),
        ("Ministers met in Geneva to talk about Syria.", "met", "CONSULT", "Geneva"),
        ("Police arrested ten people in Lyon, in eastern France.", "arrested", "COERCE", "Lyon"),
    ],
)
def test_the_place_in_which_it_happens(text: str, trigger: str, type_: str, name: str) -> None:
    assert where(text, trigger, type_) == name


def test_no_place_where_none_is_told() -> None:
    assert where("Rebels shelled the market.", "shelled", "ASSAULT") is None
    assert where("Iran accused Israel of lying.", "accused", "ACCUSE") is None


def test_where_it_is_said_is_not_where_it_was_done() -> None:
    text = "Rebels killed ten soldiers, the army said in Abuja on Monday."
    marked = [("place", "Abuja", 0.9)]
    assert where(text, "killed", "ASSAULT", marked) is None
    since = "Since May ten men have been killed in the east of the country, the UN said in Abuja."
    assert where(since, "killed", "ASSAULT", marked) is None
    assert where(text.replace("killed", "mocked"), "mocked", "ACCUSE", marked) == "Abuja"
    assert where("In Abuja, the army said, rebels shot ten men.", "shot", "ASSAULT", marked) == "Abuja"


def test_there_is_the_place_told_of_last() -> None:
    text = "Rebels seized Goma last week. Soldiers looted shops there on Tuesday."
    assert where(text, "looted", "COERCE", []) == "Goma"
    assert where(text.replace("there", "nearby"), "looted", "COERCE", []) == "Goma"
    assert where("He left Nairobi for Paris. Rebels lost. He met Mr. Macron there.", "met", "CONSULT", []) is None
    flown = "The arms passed through Goma, a town in eastern Congo. Planes from Kenya landed there every day."
    assert where(flown, "landed", "AID", []) == "Goma"
    place = locations(text).place_of(span(text, "looted"), "COERCE", None, "happened", [])
    assert place
    assert (place.text, place.span) == ("there", span(text, "there"))


def test_the_place_of_what_was_done_next_is_not_that_of_what_was_done_first() -> None:
    text = "Rebels attacked Aleppo and shelled Idlib on Tuesday."
    marked = [("place", "Idlib", 0.9), ("place", "Aleppo", 0.5)]
    assert where(text, "attacked", "ASSAULT", marked) == "Aleppo"
    assert where(text, "shelled", "ASSAULT", marked) == "Idlib"
    assert where("Rebels killed ten men and wounded two in Idlib.", "killed", "ASSAULT", marked[:1]) == "Idlib"


def test_a_war_is_in_no_town_that_it_does_not_hang_on() -> None:
    text = "Rebel gains in Aleppo and Idlib would strengthen them in the war."
    assert where(text, "war", "ASSAULT", [("place", "Aleppo", 0.9)]) is None
    assert where("They told of the war in Aleppo.", "war", "ASSAULT", [("place", "Aleppo", 0.9)]) == "Aleppo"
    assert where(text, "gains", "ASSAULT", [("place", "Aleppo", 0.9)]) == "Aleppo"


def test_what_a_length_of_time_counts_from_has_a_place_of_its_own() -> None:
    text = "The army shelled Aleppo two days after rebels shot a judge."
    assert where(text, "shot", "ASSAULT", [("place", "Aleppo", 0.9)]) is None
    assert where(text, "shelled", "ASSAULT", [("place", "Aleppo", 0.9)]) == "Aleppo"


def test_a_dateline_stands_behind_the_places_of_its_sentence() -> None:
    text = "KHARTOUM, Aug 8 (Reuters) - Soldiers shot five men in the capital on Monday."
    assert where(text, "shot", "ASSAULT", [("place", "capital", 0.9)]) == "Khartoum"


def test_the_place_of_what_happened_on_another_day_is_not_the_event_s() -> None:
    text = "The officers who beat him in 2020 were sentenced in Minneapolis on Tuesday."

    def tells_two(one: Token, other: Token) -> bool:
        return {one.text, other.text} == {"beat", "sentenced"}

    known = Locations.of(places(text), parsed(text), page.lay_out(Report("x", text)), tells_two)
    assert known.choice(span(text, "beat"), "ASSAULT", None, "happened", {}).places == ()
    assert locations(text).choice(span(text, "beat"), "ASSAULT", None, "happened", {}).places != ()
    assert len(known.choice(span(text, "sentenced"), "SANCTION", None, "happened", {}).places) == 1


def test_what_was_done_to_a_place_was_done_there_on_that_day() -> None:
    text = "Israel, which bombed the airport in May, attacked Beirut on Saturday."
    known = Locations.of(places(text), parsed(text), page.lay_out(Report("x", text)), lambda *_: True)
    assert known.choice(span(text, "bombed"), "ASSAULT", None, "happened", {}).places == ()
    assert {told_of(token).text for token in parsed(text) if token.text in {"Beirut", "May"}} == {"attacked", "bombed"}


def test_what_the_role_head_marks_speaks_for_a_place() -> None:
    text = "The minister of Germany condemned the shelling that had hit Aleppo and Homs."
    marked = [("place", "Homs", 0.95), ("place", "Aleppo", 0.05)]
    assert where(text, "shelling", "ASSAULT", marked) == "Homs"
    assert where(text, "condemned", "ACCUSE", []) is None


def test_of_one_name_only_the_nearest_is_a_choice() -> None:
    text = "Troops left Aleppo. The rebels took Aleppo on Monday."
    choice = locations(text).choice(span(text, "took"), "ASSAULT", None, "happened", {})
    assert [p.span.start for p, _ in choice.places] == [text.rindex("Aleppo")]


def test_a_place_that_is_a_party_is_told_apart() -> None:
    text = "Iran accused Israel of lying."
    parties = {"actor": [span(text, "Iran")], "recipient": [span(text, "Israel")]}
    held = dict(locations(text).choice(span(text, "accused"), "ACCUSE", None, "happened", parties).places)
    assert {p.name: {f for f in fs if f.endswith(" s0")} & {"actor s0", "recipient s0"} for p, fs in held.items()} == {
        "Iran": {"actor s0"},
        "Israel": {"recipient s0"},
    }


def test_other_mentions_take_only_a_place_that_is_sure() -> None:
    text = "Rebels shelled a market in Aleppo on Monday. The war in Syria goes on, and talks are planned."
    known = locations(text)
    aleppo = known.place_of(span(text, "shelled"), "ASSAULT", None, "happened", shared=True)
    assert aleppo is not None
    assert aleppo.name == "Aleppo"
    talks = [known.place_of(span(text, "talks"), "CONSULT", None, "planned", shared=s) for s in (False, True)]
    assert [p.name if p else None for p in talks] == ["Syria", None]


def test_a_place_without_a_known_name_where_the_role_head_marks_one() -> None:
    text = "The minister flew to Oslo. Later a man shot him outside the courthouse."
    marked = [("place", "the courthouse", 0.97)]
    assert where(text, "shot", "ASSAULT", marked) == "courthouse"
    assert where(text, "shot", "ASSAULT", [("place", "the courthouse", 0.4)]) != "courthouse"


@pytest.mark.parametrize(
    ("text", "country", "known"), [("In Oslo a man shot", "NOR", True), ("In Norway a man shot", "NOR", False)]
)
def test_a_place_without_a_known_name_lies_where_it_would_have_been_otherwise(
    text: str, country: str, known: bool
) -> None:
    text += " the minister outside the courthouse."
    marked = Tagged("place", span(text, "the courthouse"), 0.97)
    place = locations(text).place_of(span(text, "shot"), "ASSAULT", None, "happened", [marked])
    assert place is not None
    assert (place.name, place.country, place.lat is not None) == ("courthouse", country, known)


def test_how_far_a_place_stands_from_the_event() -> None:
    text = "Troops left Homs.\nThe rebels took Aleppo on Monday."
    held = dict(locations(text).choice(span(text, "took"), "ASSAULT", None, "happened", {}).places)
    near, far = sorted(held, key=lambda p: -p.span.start)
    assert {f for f in held[near] if f.startswith(("gap", "steps", "paragraph"))} == {"gap 0 after", "steps 0"}
    assert {f for f in held[far] if f.startswith(("gap", "steps", "paragraph"))} == {"paragraph False 1"}


def test_the_city_is_the_one_named_before() -> None:
    text = "The rebels left Aleppo on Sunday. Police arrested ten men in the city on Monday."
    choice = locations(text).choice(span(text, "arrested"), "COERCE", None, "happened", {})
    assert [(p.name, p.span) for p, _ in choice.places] == [("Aleppo", span(text, "city"))]


def test_a_place_without_a_name_does_not_lie_in_who_acts() -> None:
    text = "Israel bombed the airport in May."
    marked = [Tagged("place", span(text, "the airport"), 0.97), Tagged("actor", span(text, "Israel"), 0.9)]
    place = locations(text).place_of(span(text, "bombed"), "ASSAULT", None, "happened", marked)
    assert place
    assert (place.name, place.country) == ("airport", None)


def test_a_court_is_where_a_crime_is_told_of() -> None:
    text = "She told the jury at the Leeds Crown Court about the moment she was shot."
    choice = locations(text).choice(span(text, "shot"), "ASSAULT", None, "happened", {})
    told = locations(text).choice(span(text, "told"), "ACCUSE", None, "happened", {})
    assert [p.name for p, _ in choice.places] == []
    assert [p.name for p, _ in told.places] == ["Leeds Crown Court"]


@pytest.mark.parametrize(
    ("text", "crime", "trial"),
    [
        ("A judge in Leeds jailed a man for the murder of his wife.", "murder", "jailed"),
        ("A man was charged with murder in a court in Leeds.", "murder", "charged"),
    ],
)
def test_where_a_court_sits_is_not_the_place_of_the_crime(text: str, crime: str, trial: str) -> None:
    known = locations(text)
    assert known.choice(span(text, crime), "ASSAULT", None, "happened", {}).places == ()
    assert where(text, trial, "ACCUSE", [("place", "Leeds", 0.9)]) == "Leeds"


def test_the_place_of_a_trial_is_not_the_place_of_the_crime() -> None:
    text = "He was sentenced in Leeds for the murder."
    known = locations(text)
    assert known.choice(span(text, "murder"), "ASSAULT", None, "happened", {}).places == ()
    assert where(text, "sentenced", "SANCTION", [("place", "Leeds", 0.9)]) == "Leeds"


def test_what_happened_where_a_clause_says() -> None:
    text = "Kenya, where police killed 39 people in June, has asked for help."
    assert where(text, "killed", "ASSAULT", []) == "Kenya"
    assert where(text, "asked", "REQUEST", []) is None
