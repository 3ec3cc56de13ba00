"""Groups of tellings joined by what most of them say."""

from __future__ import annotations

from dataclasses import replace

from firsthand.linking.gathering import ACROSS
from firsthand.linking.matching import NEVER, gainsaid, match
from firsthand.linking.settling import gist_of, one_date, settled
from firsthand.linking.signatures import day
from firsthand.linking.tellings import Issue, Told, together
from firsthand.records import Identity
from tests.linking.made import NORRLAND, SUDLAND, UTLAND, Act, Says, reading

ISSUE = Issue(None, day("2017-09-15"))


def told(name: str, text: str, act: Act) -> Told:
    made = reading(name, text, act)
    return together(made.events, made, ISSUE)


def fired(name: str, **changed: object) -> Told:
    act = Act("fired", actors={"Utland": UTLAND}, recipients={"Norrland": NORRLAND}, when=("Friday", "2017-09-15"))
    text = "On Friday Utland fired a Tarn rocket over Norrland, Sudland said; July was calm."
    return told(name, text, Act(**{**{f: getattr(act, f) for f in act.__dataclass_fields__}, **changed}))


FIRST = (fired("a"), fired("b"))


def test_groups_of_one_day_with_the_same_parties_are_one_in_any_order() -> None:
    other = (fired("c"),)
    assert settled([FIRST, other]) == settled([other, FIRST]) == [(*FIRST, *other)]


def test_one_wrong_date_does_not_keep_apart_what_most_tell() -> None:
    group = (*FIRST, fired("d", when=("July", "2017-07")))
    assert settled([group, (fired("c"),)]) == [tuple(sorted((*group, fired("c")), key=lambda t: t.lead.id))]


def test_another_day_no_day_another_actor_or_the_answer_stays_apart() -> None:
    july, undated = (fired("e", when=("July", "2017-07")),), (fired("f", when=None),)
    south = (fired("g", actors={"Sudland": SUDLAND}),)
    back = (fired("h", actors={"Norrland": NORRLAND}, recipients={"Utland": UTLAND}),)
    for other in (july, undated, south, back):
        assert settled([FIRST, other]) == settled([other, FIRST]) == [FIRST, other]
    assert one_date(gist_of(FIRST), gist_of(FIRST))
    assert not one_date(gist_of(FIRST), gist_of(undated))


def test_the_morning_of_a_day_is_not_its_evening() -> None:
    def part(name: str, words: str) -> Told:
        return told(
            name, f"Utland fired a Tarn rocket over Norrland {words}.", Act("fired", when=(words, "2017-09-15"))
        )

    morning, night, again = part("i", "Friday morning"), part("j", "Friday night"), part("k", "Friday morning")
    assert settled([(morning,), (night,)]) == [(morning,), (night,)]
    assert settled([(morning,), (again,)]) == [(morning, again)]
    assert match(morning, night) < ACROSS < match(morning, again)


def test_what_a_denier_says_he_did_instead_is_another_incident() -> None:
    denial = Says("Utland", UTLAND, stance="denies")
    market, depot = (Identity(name, "KOR", None) for name in ("market", "depot"))
    shot = Act("hit the m", "ASSAULT", {"Utland": UTLAND}, {"market": market}, ("Friday", "2017-09-15"), says=[denial])
    struck = replace(shot, trigger="hit a d", recipients={"depot": depot}, says=[Says("Utland", UTLAND)])
    text = "On Friday Utland denied it hit the market, and said it hit a depot."
    made = reading("m", text, replace(shot, reality="denied"), struck)
    first, second = (together([e], made, ISSUE) for e in made.events)
    assert gainsaid(first, second)
    assert match(first, second) == NEVER
    assert settled([(first,), (second,)]) == [(first,), (second,)]
    same = replace(first, recipients=second.recipients)
    assert not gainsaid(same, second)
