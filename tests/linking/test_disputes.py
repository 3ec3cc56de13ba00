"""Tellings that cannot both hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.linking.citing import Citing
from firsthand.linking.disputes import disputes, rivals
from firsthand.linking.incidents import incident
from firsthand.linking.origins import traced
from firsthand.linking.provenance import provenance
from firsthand.linking.records import Dispute
from firsthand.linking.scenes import scene
from firsthand.linking.signatures import signature
from firsthand.linking.tellings import Issue, together
from firsthand.ontology import event_types
from firsthand.records import Count, Identity, Reading
from tests.linking.made import UTLAND, Act, Says, reading, span

ARMY = Identity("Sudland army", "KOR", "MIL")
UTLAND_ACT = {"Utland": UTLAND}


def found(*readings: Reading) -> tuple[Dispute, ...]:
    """The disputes of the incident that all events are."""
    known = {r.report.id: Citing(r) for r in readings}
    group = [together(r.events, r, Issue(None, None)) for r in readings]
    about, where = incident(group), provenance([signature(r) for r in readings], [])
    return disputes(about, scene(group, traced(group, about, where, known), known, where))


def told(name: str, text: str, published: str = "2017-09-15", **more: object) -> Reading:
    act = Act("fired", actors=UTLAND_ACT, says=[Says("Sudland army", ARMY)] if "army" in text else [], **more)  # type: ignore[arg-type]
    return reading(name, text, act, publisher=f"Paper {name}", published=published)


def test_told_as_done_and_denied_the_earlier_version_first() -> None:
    denial = Says("Utland", UTLAND, stance="denies")
    denied = reading(
        "a", "Utland denied that it fired a rocket.", Act("fired", actors=UTLAND_ACT, says=[denial], reality="denied")
    )
    done = told("b", "Utland fired a rocket, the Sudland army said.", "2017-09-14")
    assert [(d.field, [(v.value, v.origins, v.reports) for v in d.versions]) for d in found(denied, done)] == [
        ("reality", [("happened", ("Sudland army",), ("b",)), ("denied", ("Utland",), ("a",))])
    ]


def test_of_what_one_teller_has_in_one_report_the_surest_counts() -> None:
    denial = Says("Utland", UTLAND, stance="denies")
    text = "Utland denied that it fired a rocket."
    denied = reading("a", text, Act("fired", actors=UTLAND_ACT, says=[denial], reality="denied"))
    says = [Says("the Sudland army", ARMY)]
    sure = Act("fired", actors=UTLAND_ACT, says=says, confidence=0.8)
    loose = Act("fire it", actors=UTLAND_ACT, says=says, reality="denied", confidence=0.3)
    text = "Utland fired a rocket, the Sudland army said.\nAll were told never to fire it, the Sudland army said."
    army = reading("b", text, sure, loose, publisher="Paper b")
    assert {v.value: v.origins for v in found(denied, army)[0].versions} == {
        "happened": ("Sudland army",),
        "denied": ("Utland",),
    }


def test_nobody_is_on_both_sides() -> None:
    denial = Says("Utland", UTLAND, stance="denies")

    def answers(name: str, text: str, act: Act) -> Reading:
        return reading(name, text, act, publisher=f"Paper {name}")

    denied = Act("fired", actors=UTLAND_ACT, says=[denial], reality="denied")
    admits = Act("fired", actors=UTLAND_ACT, says=[Says("Utland", UTLAND)], confidence=0.9)
    reports = (
        told("a", "Utland fired a rocket, the Sudland army said."),
        answers("b", "Utland denied that it fired a rocket.", denied),
        answers("c", "Utland denied that it fired a rocket.", denied),
        answers("d", "Utland said it fired at a depot.", admits),
    )
    (both,) = found(*reports)
    assert [(v.value, v.origins) for v in both.versions] == [
        ("denied", ("Utland",)),
        ("happened", ("Sudland army",)),
    ]


def test_counts_that_cannot_both_hold() -> None:
    one = told("a", "Utland fired and killed 3, the Sudland army said.", counts={"killed": 3})
    two = told("b", "Utland fired and killed 13.", counts={"killed": 13})
    assert [(d.field, [v.value for v in d.versions]) for d in found(one, two)] == [
        ("counts", ["13 killed", "3 killed"])
    ]


def counted(name: str, words: str, number: int) -> Reading:
    """A report that tells this number of dead."""
    made = told(name, f"Utland fired and killed {number} {words}.")
    event = replace(made.events[0], counts={"killed": Count(number, number, span(made.report.text, str(number)))})
    return replace(made, events=(event,))


def test_a_part_is_no_other_version_of_the_whole_unless_it_is_more() -> None:
    assert found(counted("a", "people", 12), counted("b", "children", 4)) == ()
    (more,) = found(counted("a", "people", 12), counted("b", "children", 15))
    assert [v.value for v in more.versions] == ["12 killed", "15 children killed"]
    (parts,) = found(counted("a", "people", 12), counted("b", "children", 4), counted("c", "children", 6))
    assert [v.value for v in parts.versions] == ["4 children killed", "6 children killed"]


def test_a_number_that_the_tellers_of_another_give_besides_is_no_version() -> None:
    def killed(name: str, number: int) -> Reading:
        return told(name, f"Utland fired and killed {number}.", counts={"killed": number})

    text = "Utland fired and killed 58 or 59.\nIt fired and killed 58 of them."
    acts = (Act("fired", actors=UTLAND_ACT, nth=n, counts={"killed": k}) for n, k in ((1, 59), (2, 58)))
    both = reading("a", text, *acts, publisher="Paper a")
    assert [[v.value for v in d.versions] for d in found(both, killed("b", 59), killed("c", 50))] == [
        ["50 killed", "59 killed"]
    ]


def test_a_part_of_the_number_that_most_tell_is_no_version() -> None:
    whole = told("a", "Utland fired and killed 84.", counts={"killed": 84})
    part = told("b", "Utland fired and killed 2, the Sudland army said.", counts={"killed": 2})
    assert found(whole, part) == ()


def test_who_stood_behind_an_attack() -> None:
    alone = told("a", "Utland fired as a lone wolf, the Sudland army said.", type="ASSAULT")
    claimed = told("b", "Others claimed responsibility: Utland fired for them.", type="ASSAULT")
    assert [(d.field, [v.value for v in d.versions]) for d in found(alone, claimed)] == [
        ("actor", ["one who acted alone", "others behind or beside him"])
    ]


def test_a_sentence_with_both_words_tells_neither() -> None:
    both = told(
        "a", "Others claimed responsibility, but Utland fired as a lone wolf, the Sudland army said.", type="ASSAULT"
    )
    claimed = told("b", "Others claimed responsibility: Utland fired for them.", type="ASSAULT")
    assert found(both, claimed) == ()


def test_that_an_accusation_was_made_and_where_is_in_no_dispute() -> None:
    accused = Act("accused", "ACCUSE", UTLAND_ACT, where=("Homs", 34.7, 36.7))
    one = reading("a", "Utland accused them in Homs.", accused, publisher="Paper a")
    elsewhere = Act("accused", "ACCUSE", UTLAND_ACT, where=("Basra", 30.5, 47.8))
    two = reading("b", "Utland accused them in Basra.", elsewhere, publisher="Paper b")
    denies = Says("Sudland army", ARMY, stance="denies")
    text = "What Utland accused them of is false, the Sudland army said."
    answer = reading("c", text, Act("accused", "ACCUSE", UTLAND_ACT, says=[denies], reality="denied"))
    assert found(one, two, answer) == ()


def test_rival_words_for_what_was_used() -> None:
    one = told("a", "Utland fired an intercontinental ballistic missile.")
    two = told("b", "Utland fired an intermediate-range missile, the Sudland army said.")
    dispute = found(one, two)[0]
    assert dispute.field == "object"
    assert {v.value: v.origins for v in dispute.versions} == {
        "an intercontinental ballistic missile": ("own voice of Paper a",),
        "an intermediate-range missile": ("Sudland army",),
    }


def test_words_of_two_sets_exclude_each_other_in_nothing() -> None:
    one = told("a", "Utland fired rubber bullets.", type="ASSAULT")
    two = told("b", "Utland fired after an air strike, the Sudland army said.", type="ASSAULT")
    live = told("c", "Utland fired live rounds, the Sudland army said.", type="ASSAULT")
    assert found(one, two) == ()
    assert [d.field for d in found(one, live)] == ["nature"]


def test_places_far_apart() -> None:
    one = told("a", "Utland fired it from Homs.", where=("Homs", 34.7, 36.7))
    two = told("b", "Utland fired it from Basra.", where=("Basra", 30.5, 47.8))
    near = told("c", "Utland fired it from Hama.", where=("Hama", 35.1, 36.8))
    assert [d.field for d in found(one, two)] == ["place"]
    assert found(one, near) == ()


def test_whence_it_came_and_where_it_flew_are_no_two_versions() -> None:
    one = told("a", "Utland fired it from Homs.", where=("Homs", 34.7, 36.7))
    over = told("b", "Utland fired it over Basra.", where=("Basra", 30.5, 47.8))
    also = told("c", "Utland fired it from near Basra.", where=("Basra", 30.5, 47.8))
    assert found(one, over) == ()
    assert [d.field for d in found(one, also)] == ["place"]


def test_a_place_in_the_name_of_another_is_no_second_version() -> None:
    one = told("a", "Utland fired it in Homs Strip.", where=("Homs Strip", 34.7, 36.7))
    two = told("b", "Utland fired it in Homs.", where=("Homs", 30.5, 47.8))
    assert found(one, two) == ()


def test_places_that_a_third_one_joins_are_one_version() -> None:
    inn, strip = (
        told("a", "Utland fired it at Bay Inn, Homs.", where=("Bay Inn", 21.2, 96.1)),
        ("Homs Strip", 34.7, 36.7),
    )
    two = told("b", "Utland fired it in Homs Strip.", where=strip)
    three = told("c", "Utland fired it in Homs.", where=("Homs", 34.7, 36.7))
    assert found(inn, two, three) == ()


def test_a_place_within_another_is_no_second_version() -> None:
    one = told("a", "Utland fired it from the Bay in Homs.", where=("Bay", 34.7, 36.7))
    two = told("b", "Utland fired it from Homs.", where=("Homs", 30.5, 47.8))
    assert found(one, two) == ()


def test_what_a_denial_governs_is_denied_by_who_denies() -> None:
    done = told("b", "Utland fired a rocket, the Sudland army said.", "2017-09-14")
    text = "Utland denied that it fired a rocket."
    denial = reading(
        "a",
        text,
        Act("fired", actors=UTLAND_ACT, says=[Says("Utland", UTLAND)]),
        Act("denied", "REJECT", UTLAND_ACT),
        publisher="Paper a",
    )
    denial = replace(denial, events=denial.events[:1])
    whole = reading("a", text, Act("fired", actors=UTLAND_ACT), Act("denied", "REJECT", UTLAND_ACT))
    assert found(done, denial) == ()
    known = {r.report.id: Citing(r) for r in (done, whole)}
    group = [together(done.events, done, Issue(None, None)), together(whole.events[:1], whole, Issue(None, None))]
    about, where = incident(group), provenance([signature(r) for r in (done, whole)], [])
    dispute = disputes(about, scene(group, traced(group, about, where, known), known, where))[0]
    assert [(v.value, v.origins) for v in dispute.versions] == [
        ("happened", ("Sudland army",)),
        ("denied", ("Utland",)),
    ]


def test_hours_that_cannot_both_hold() -> None:
    one = told("a", "Utland fired it at 6:10 a.m. that day.")
    two = told("b", "Utland fired it at 6:28 a.m. that day.")
    assert [(d.field, [v.value for v in d.versions]) for d in found(one, two)] == [("time", ["06:10", "06:28"])]


def test_a_report_holds_the_numbers_that_it_has_in_its_own_voice_beside_the_words_of_others() -> None:
    says = [Says("the Sudland army", ARMY)]
    text = "Utland fired a rocket, the Sudland army said.\nIt fired and killed 13."
    one = reading("a", text, Act("fired", says=says), Act("killed", counts={"killed": 13}), publisher="Paper a")
    two = told("b", "Utland fired it and killed 3, the Sudland army said.", "2017-09-16", counts={"killed": 3})
    assert [(d.field, [(v.value, v.origins) for v in d.versions]) for d in found(one, two)] == [
        ("counts", [("13 killed", ("own voice of Paper a",)), ("3 killed", ("Sudland army",))])
    ]


def test_a_number_that_one_teller_corrects_has_moved() -> None:
    text = "Utland fired it and killed 3, the Sudland army said."
    one = told("a", text, counts={"killed": 3})
    two = told("b", text.replace("3", "13"), "2017-09-16", counts={"killed": 13})
    assert [(d.field, [(v.value, v.origins, v.reports) for v in d.versions]) for d in found(one, two)] == [
        ("counts", [("3 killed", ("Sudland army",), ("a",)), ("13 killed", ("Sudland army",), ("b",))])
    ]


def test_one_speaker_who_says_both_in_one_report_makes_no_dispute() -> None:
    says = [Says("the Sudland army", ARMY)]
    acts = (Act(f"killed {n}", says=says, counts={"killed": n}) for n in (3, 13))
    text = "Utland killed 3, the Sudland army said.\nIt killed 13, the Sudland army said."
    assert found(reading("a", text, *acts, publisher="Paper a")) == ()


@pytest.mark.parametrize(
    ("kind", "one", "two", "field", "versions"),
    [
        (
            "ASSAULT",
            "It was a terrorist attack.",
            "It had no link to terrorism.",
            "nature",
            ["no terrorism", "terrorism"],
        ),
        ("ASSAULT", "It was deliberate.", "It was by mistake.", "nature", ["by mistake", "deliberate"]),
        ("ASSAULT", "It was murder.", "It was suicide.", "nature", ["murder", "suicide"]),
        ("ASSAULT", "It was with drones.", "A gas tank had exploded.", "nature", ["an accident", "drones"]),
        ("COERCE", "They were forced.", "They were not forced.", "nature", ["by force", "of their own will"]),
        ("ASSAULT", "It was a suicide bomb.", "It was a car bomb.", None, []),
    ],
)
def test_words_that_exclude_each_other(kind: str, one: str, two: str, field: str | None, versions: list[str]) -> None:
    some, others = (
        reading(name, text, Act(text.split()[0], kind, says=[]), publisher=f"Paper {name}")
        for name, text in (("a", one), ("b", two))
    )
    assert [(d.field, sorted(v.value for v in d.versions)) for d in found(some, others)] == (
        [(field, versions)] if field else []
    )


def test_civilians_or_armed_men_were_hit() -> None:
    def hit(name: str, whom: str) -> Reading:
        act = Act("killed", "ASSAULT", recipients={whom: Identity(whom, "KOR", None)})
        return reading(name, f"Rebels said it killed {whom}.", act, publisher=f"Paper {name}")

    assert [(d.field, [v.value for v in d.versions]) for d in found(hit("a", "villagers"), hit("b", "militants"))] == [
        ("recipient", ["armed men", "civilians"])
    ]
    assert found(hit("a", "villagers"), hit("b", "villagers and militants")) == ()


def test_rivals_are_of_types_that_there_are() -> None:
    names = {kind.name for kind in event_types()}
    assert all(types <= names for _, types, _, _ in rivals())


def test_who_disputes_an_account_and_tells_what_happened_instead_denies_it() -> None:
    crew = Identity("Firefighters at the scene", None, None)
    text = "Utland fired a rocket, the Sudland army said.\nFirefighters at the scene disputed that account, and said a tank had exploded."
    other = reading(
        "a",
        text,
        Act("fired", actors=UTLAND_ACT, says=[Says("the Sudland army", ARMY)]),
        Act("exploded", says=[Says("Firefighters at the scene", crew, "collective")], confidence=0.9),
        Act("disputed", "REJECT", {"Firefighters at the scene": crew}, confidence=0.4),
        publisher="Paper a",
    )
    known = {"a": Citing(other)}
    group = [together(other.events[:2], other, Issue(None, None))]
    about, where = incident(group), provenance([signature(other)], [])
    origins = traced(group, about, where, known)
    assert [o.name for o in origins.origins].count("Firefighters at the scene") == 1
    held = disputes(about, scene(group, origins, known, where))
    assert [(d.field, {v.value: v.origins for v in d.versions}) for d in held] == [
        ("reality", {"happened": ("Sudland army",), "denied": ("Firefighters at the scene",)})
    ]


def test_who_sums_up_months_tells_no_number_of_one_day() -> None:
    friday = ("on Friday", "2017-09-15")
    one = told("a", "Utland fired on Friday and killed 13, the Sudland army said.", counts={"killed": 13}, when=friday)
    sums = told("b", "Utland fired and killed 40 since May.", counts={"killed": 40})
    assert found(one, sums) == ()
    again = told("b", "Utland fired and killed 40.", counts={"killed": 40})
    assert [d.field for d in found(one, again)] == ["counts"]


def test_one_thing_is_among_the_several_that_its_report_tells_of() -> None:
    says = [Says("the Sudland army", ARMY)]
    text = "Utland fired four rockets.\nUtland fired a rocket, the Sudland army said."
    made = reading("a", text, Act("fired"), Act("fired", nth=2, says=says), publisher="Paper a")
    assert found(made) == ()
    one = told("b", "Utland fired a rocket, the Sudland army said.")
    assert [d.field for d in found(told("c", "Utland fired four rockets."), one)] == ["counts"]


def test_a_report_holds_the_rival_words_that_it_has_in_its_own_voice_beside_the_words_of_others() -> None:
    says = [Says("the Sudland army", ARMY)]
    text = "Utland fired, the Sudland army said.\nIt fired an intermediate-range missile."
    one = reading("a", text, Act("fired", says=says), Act("fired", nth=2), publisher="Paper a")
    two = told("b", "Utland fired an intercontinental ballistic missile, the Sudland army said.")
    assert [(d.field, {v.value: v.origins for v in d.versions}) for d in found(one, two)] == [
        (
            "object",
            {
                "an intermediate-range missile": ("own voice of Paper a",),
                "an intercontinental ballistic missile": ("Sudland army",),
            },
        )
    ]
