"""Groups of tellings joined by what most of them say."""

from __future__ import annotations

from firsthand.linking.settling import gist_of, one_date, settled
from firsthand.linking.signatures import day
from firsthand.linking.tellings import Issue, Told, together
from tests.linking.made import NORRLAND, SUDLAND, UTLAND, Act, reading

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
