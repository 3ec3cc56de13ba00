"""Signs for and against one event."""

from __future__ import annotations

from firsthand.linking.gathering import ACROSS
from firsthand.linking.matching import NEVER, apart, cosine, match, points, signs
from firsthand.linking.signatures import day
from firsthand.linking.tellings import Issue, Told, together
from firsthand.records import Identity
from tests.linking.made import NORRLAND, SUDLAND, UTLAND, Act, reading

ISSUE = Issue(None, day("2017-09-16"))


def told(name: str, text: str, act: Act, issue: Issue = ISSUE) -> Told:
    made = reading(name, text, act)
    return together(made.events, made, issue)


FRIDAY = Act("fired", actors={"Utland": UTLAND}, when=("Friday", "2017-09-15"))
ONE = told("a", "Utland fired a Tarn rocket over Norrland on Friday.", FRIDAY)
TWO = told("b", "On Friday a Tarn rocket was fired by Utland.", FRIDAY)
UNDATED = told("c", "A Tarn rocket was fired by Utland.", Act("fired", actors={"Utland": UTLAND}))


def test_two_tellings_of_one_event_match() -> None:
    found = signs(ONE, TWO)
    assert {"type", "trigger", "actor", "date", "words"} <= set(found)
    assert found["date"] == found["actor"] == 1.0
    assert match(ONE, TWO) == match(TWO, ONE) > 2


def test_another_date_never_matches_and_another_named_actor_hardly() -> None:
    july = told(
        "d", "Utland fired a Tarn rocket in July.", Act("fired", actors={"Utland": UTLAND}, when=("July", "2017-07"))
    )
    south = told(
        "e",
        "Sudland fired a Tarn rocket on Friday.",
        Act("fired", actors={"Sudland": SUDLAND}, when=("Friday", "2017-09-15")),
    )
    assert match(ONE, july) == NEVER
    assert match(ONE, south) < ACROSS


def test_statements_about_things_of_two_days_are_two() -> None:
    def condemned(name: str, fired: str, condemnation: str = "condemned") -> Told:
        text = f"Norrland {condemnation} the launch of {fired}."
        said = Act(condemnation, "ACCUSE", actors={"Norrland": NORRLAND})
        made = reading(name, text, said, Act("launch", when=(fired, fired)))
        return together(made.events[:1], made, ISSUE)

    first, second, again = (condemned(n, f"2017-09-{d}") for n, d in (("a", "01"), ("b", "09"), ("c", "01")))
    assert match(first, second) == NEVER
    assert match(first, again) > ACROSS


def test_what_was_published_before_cannot_tell_of_it_as_done() -> None:
    early = told(
        "f", "Utland fired a Tarn rocket.", Act("fired", actors={"Utland": UTLAND}), Issue(None, day("2017-09-01"))
    )
    planned = told(
        "g", "Utland will have fired a rocket.", Act("fired", reality="planned"), Issue(None, day("2017-09-01"))
    )
    assert match(ONE, early) == NEVER
    assert "told before" not in signs(ONE, planned)


def test_a_report_of_the_days_after_tells_of_it_more_likely_than_a_later_one() -> None:
    later = told("h", "A Tarn rocket was fired by Utland.", Act("fired"), Issue(None, day("2017-12-01")))
    assert signs(ONE, UNDATED)["fresh"] > 0.8
    assert signs(ONE, later)["fresh"] < 0.2


def test_other_recipients_and_numbers_of_them_are_against() -> None:
    girls = Act("freed", "RETREAT", recipients={"21 girls": Identity("21 girls", None, "CVL")})
    men = Act("freed", "RETREAT", recipients={"four men": Identity("four men", None, "REB")})
    found = signs(told("i", "They freed 21 girls.", girls), told("j", "They freed four men.", men))
    assert found["other recipient"] == 0.6


def test_counts_places_and_numbers() -> None:
    one = told(
        "k", "It killed 13 in Homs.", Act("killed", "ASSAULT", counts={"killed": 13}, where=("Homs", 34.7, 36.7))
    )
    two = told(
        "l", "It killed 15 in Hama.", Act("killed", "ASSAULT", counts={"killed": 15}, where=("Hama", 35.1, 36.8))
    )
    far = told(
        "m", "It killed 13 in Rome.", Act("killed", "ASSAULT", counts={"killed": 13}, where=("Rome", 41.9, 12.5))
    )
    assert {"other count", "near"} <= set(signs(one, two))
    assert {"count", "other place", "numbers"} <= set(signs(one, far))
    assert {"place"} <= set(signs(one, one))


def test_a_general_claim_and_an_instance_are_told_apart() -> None:
    claim = told("n", "Several rockets and many launches.", Act("launches", actors={}))
    assert "general" in signs(claim, UNDATED)


def test_measures_of_the_sphere_and_of_words() -> None:
    assert 60 < apart((34.7, 36.7), (35.1, 37.2)) < 70
    assert (
        cosine((("a", 1.0), ("b", 1.0)), (("a", 1.0), ("b", 1.0))) == 1.0
        or round(cosine((("a", 1.0), ("b", 1.0)), (("a", 1.0), ("b", 1.0))), 9) == 1.0
    )
    assert cosine((), (("a", 1.0),)) == 0.0


def test_every_sign_has_its_points_at_every_level() -> None:
    assert set(points("across")) == set(points("within")) == set(points("whole"))
    assert points("within")["same chain"] > 0 > points("within")["other chain"]
    assert points("across")["other date"] == NEVER
    assert NORRLAND.country == "JPN"


def test_a_blow_and_its_answer_are_crossed() -> None:
    blow = told("k", "Utland shelled Norrland.", Act("shelled", "ASSAULT", {"Utland": UTLAND}, {"Norrland": NORRLAND}))
    turn = told("l", "Norrland shelled Utland.", Act("shelled", "ASSAULT", {"Norrland": NORRLAND}, {"Utland": UTLAND}))
    assert signs(blow, turn)["crossed"] == 2.0
    assert "crossed" not in signs(blow, blow)
    assert points("across")["crossed"] < 0


def test_an_arrest_is_no_seizure() -> None:
    def coerced(name: str, verb: str, mode: str) -> Told:
        act = Act(verb, "COERCE", actors={"Utland": UTLAND}, mode=mode)
        return told(name, f"Utland {verb} the crew of a Tarn boat.", act)

    arrest, seizure = coerced("a", "arrested", "arrest"), coerced("b", "stopped", "seize")
    assert "other mode" in signs(arrest, seizure)
    assert "other mode" not in signs(arrest, coerced("c", "stopped", "arrest"))
