"""Readings to stories and incidents: one state for one set of reports, whatever the order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.linking.linked import incidents_of, linked
from firsthand.linking.signatures import signature
from firsthand.records import Identity, Reading
from tests.linking.made import NORRLAND, SUDLAND, UTLAND, Act, Says, reading
from tests.linking.texts import ELECTION

ARMY = Identity("Sudland army", "KOR", "MIL")
COAST_GUARD = Identity("Norrland coast guard", "JPN", "MIL")
ONE = reading(
    "a",
    "Utland rocket flies over Norrland\nUtland fired a Tarn-12 rocket over Norrland on Friday, the Sudland army said.\n"
    "Norrland condemned Utland.",
    Act("fired", actors={"Utland": UTLAND}, when=("Friday", "2017-09-15"), says=[Says("Sudland army", ARMY)]),
    Act("condemned", "ACCUSE", {"Norrland": NORRLAND}, {"Utland": UTLAND}),
    publisher="Hill Post",
)
TWO = reading(
    "b",
    "Norrland wakes to a Tarn-12 rocket\nA Tarn-12 rocket that Utland fired flew over Norrland, the coast guard said.\n"
    "In August Utland fired a smaller Tarn-9 rocket into the sea.",
    Act("fired", actors={"Utland": UTLAND}, says=[Says("coast guard", COAST_GUARD)]),
    Act("fired", actors={"Utland": UTLAND}, when=("In August", "2017-08"), nth=2),
    publisher="Lowhaven Gazette",
)
THREE = reading(
    "c",
    "Utland denies it\nUtland denied that it had fired a Tarn-12 rocket over Norrland on Friday.",
    Act(
        "fired",
        actors={"Utland": UTLAND},
        when=("Friday", "2017-09-15"),
        says=[Says("Utland", UTLAND, stance="denies")],
        reality="denied",
    ),
    publisher="Sea Times",
    published="2017-09-16",
)
OTHER = reading("d", ELECTION, Act("beat", "ASSAULT", {"Tom Arkwright": Identity("Tom Arkwright")}))
ALL = [ONE, TWO, THREE, OTHER]


def launch(*readings: Reading) -> object:
    """The incident of September among the story's."""
    found = incidents_of(readings, [signature(r) for r in readings])
    return next(i for i in found if "a#1" in i.tellings[0].events)


def test_the_launch_its_tellings_origins_and_dispute() -> None:
    found = incidents_of([ONE, TWO, THREE], [signature(r) for r in (ONE, TWO, THREE)])
    main = found[0]
    assert [t.event for t in main.tellings] == ["a#1", "b#1", "c#1"]
    assert (main.type, [a.name for a in main.actors]) == ("MOBILIZE", ["Utland"])
    assert main.when is not None
    assert main.when.first == "2017-09-15"
    assert {(o.name, o.side) for o in main.origins} == {
        ("Sudland army", "third"),
        ("Norrland coast guard", "third"),
        ("Utland", "actor"),
    }
    assert main.independent_origins == 3
    assert [(d.field, [(v.value, v.origins) for v in d.versions]) for d in main.disputes] == [
        ("reality", [("happened", ("Norrland coast guard", "Sudland army")), ("denied", ("Utland",))])
    ]
    assert main.grade is not None
    assert (main.grade.source, main.grade.credibility) == ("C", 3)


def test_another_month_is_another_incident() -> None:
    found = incidents_of([ONE, TWO], [signature(ONE), signature(TWO)])
    august = next(i for i in found if i.when is not None and i.when.first == "2017-08")
    assert [t.event for t in august.tellings] == ["b#2"]


@settings(max_examples=12, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_reports_says_nothing(order: list[Reading]) -> None:
    assert linked(order) == linked(ALL)


def test_taking_a_report_out_brings_the_earlier_state_back() -> None:
    before = linked([ONE, TWO, OTHER])
    assert linked(ALL) != before
    assert linked([r for r in ALL if r is not THREE]) == before


def test_a_report_of_another_story_changes_nothing() -> None:
    with_it, without = linked(ALL), linked([ONE, TWO, THREE])
    story = without.stories[0]
    assert with_it.incidents[story.id] == without.incidents[story.id]


def test_a_corrected_event_moves_its_incident() -> None:
    fired = TWO.events[0]
    corrected = replace(
        TWO, events=(replace(fired, actors=(replace(fired.actors[0], identity=SUDLAND),)), TWO.events[1])
    )
    found = incidents_of([ONE, corrected], [signature(ONE), signature(corrected)])
    by_event = {e: i.id for i in found for t in i.tellings for e in t.events}
    assert by_event["a#1"] != by_event["b#1"]


def test_of_incidents_that_as_many_reports_tell_the_one_with_more_mentions_comes_first() -> None:
    early = Act("shelled", "ASSAULT", {"Utland": UTLAND}, when=("In May", "2017-05"))
    late = Act("fired", actors={"Utland": UTLAND}, when=("Friday", "2017-09-15"))
    again = Act("launch", actors={"Utland": UTLAND}, when=("Friday", "2017-09-15"), same_as=2)
    made = [
        reading(name, text + " The launch failed.", early, late, again, publisher=outlet)
        for name, text, outlet in (
            ("a", "In May Utland shelled a port. On Friday Utland fired a rocket over Norrland.", "Hill Post"),
            ("b", "On Friday Utland fired a rocket over Norrland. In May Utland shelled a port.", "Sea Times"),
        )
    ]
    found = incidents_of(made, [signature(r) for r in made])
    assert [(i.type, len(i.tellings)) for i in found] == [("MOBILIZE", 2), ("ASSAULT", 2)]
