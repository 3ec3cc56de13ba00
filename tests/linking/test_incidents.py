"""What tellings say together."""

from __future__ import annotations

from dataclasses import replace

from firsthand.linking.dates import stretch
from firsthand.linking.incidents import incident
from firsthand.linking.signatures import day
from firsthand.linking.tellings import Issue, Told, together
from firsthand.records import Count, Identity, Span, When
from tests.linking.made import NORRLAND, UTLAND, Act, Says, reading, span

ISSUE = Issue(None, day("2017-09-16"))
TARN = Identity("Tarn-12", None, None)


def told(name: str, text: str, act: Act) -> Told:
    made = reading(name, text, act)
    return together(made.events, made, ISSUE)


ONE = told(
    "a",
    "Utland fired it on Friday over Norrland City and killed 3.",
    Act(
        "fired",
        actors={"Utland": UTLAND},
        when=("Friday", "2017-09-15"),
        where=("Norrland City", 43.0, 141.0),
        counts={"killed": 3},
        mode="weapons",
    ),
)
TWO = told(
    "b",
    "Utland fired it in September and killed 3, the town said.",
    Act(
        "fired",
        actors={"Utland": UTLAND},
        recipients={"the town": NORRLAND},
        when=("September", "2017-09"),
        counts={"killed": 3},
        says=[Says("the town", NORRLAND)],
    ),
)
THREE = told("c", "It fired a rocket and killed 4.", Act("fired", "ASSAULT", counts={"killed": 4}, confidence=0.3))


def test_most_reports_decide_and_the_exact_goes_before_the_wide() -> None:
    found = incident([ONE, TWO, THREE])
    assert (found.type, found.mode, found.reality, found.general) == ("MOBILIZE", "weapons", "happened", False)
    assert [a.name for a in found.actors] == ["Utland"]
    assert [a.name for a in found.recipients] == ["Norrland"]
    assert found.when is not None
    assert (found.when.first, found.when.last) == ("2017-09-15", "2017-09-15")
    assert found.where is not None
    assert found.where.name == "Norrland City"
    assert found.counts == {"killed": (3, 3)}


def test_a_telling_a_report_by_its_best_sourced_mention() -> None:
    assert [(t.report, t.event, t.chain) for t in incident([ONE, TWO]).tellings] == [
        ("a", "a#1", ()),
        ("b", "b#1", ("Norrland",)),
    ]


def test_the_id_is_that_of_its_first_event_whatever_the_order() -> None:
    assert incident([ONE, TWO]) == incident([ONE, TWO][:])
    assert incident([ONE, TWO]).id == incident([TWO, ONE]).id != incident([TWO]).id


def test_one_report_that_says_a_thing_often_does_not_outvote_two() -> None:
    text = "Utland fired it. Utland shot it. Utland sent it."
    made = reading("d", text, *(Act(w, "ASSAULT", {"Utland": UTLAND}) for w in ("fired", "shot", "sent")))
    assert incident([ONE, TWO, together(made.events, made, ISSUE)]).type == "MOBILIZE"


def test_names_of_one_party_are_one_and_a_pronoun_is_none() -> None:
    army = Identity("North Korean army", "PRK", "MIL")
    one = told("e", "The army fired it.", Act("fired", actors={"The army": army}))
    two = told("f", "It fired it.", Act("fired", actors={"It": Identity("It", None, None)}))
    assert [a.name for a in incident([ONE, one, two]).actors] == ["Utland"]
    assert TARN.country is None


def test_the_number_of_a_part_stands_only_where_nobody_gives_that_of_all() -> None:
    texts = {"a": "It killed 12 people.", "b": "It killed 2 children."}
    acts = [(name, Act("killed", "ASSAULT", confidence=0.5 + (name == "b") / 4)) for name in "ab"]
    both = []
    for name, act in acts:
        made = reading(name, texts[name], act)
        number = 12 if name == "a" else 2
        event = replace(made.events[0], counts={"killed": Count(number, number, span(texts[name], str(number)))})
        both.append(together([event], made, ISSUE))
    assert incident(both, texts).counts == {"killed": (12, 12)}
    assert incident(both[1:], texts).counts == {"killed": (2, 2)}


def test_a_statement_says_what_it_is_about() -> None:
    said = Act("condemned", "ACCUSE", actors={"Norrland": NORRLAND})
    launch = Act("launch", actors={"Utland": UTLAND}, when=("Friday", "2017-09-15"))
    made = reading("a", "Norrland condemned the launch by Utland on Friday.", said, launch)
    assert incident([together(made.events[:1], made, ISSUE)]).about == "launch by Utland, 2017-09-15"
    assert incident([together(made.events[1:], made, ISSUE)]).about is None
    bare = reading("b", "Norrland condemned it.", said)
    assert incident([together(bare.events, bare, ISSUE)]).about is None


def test_copies_of_one_text_have_one_voice_on_the_day_and_of_equals_the_latest_year_stands() -> None:
    copies = [told(f"k{i}", "Utland fired it in 2005.", Act("fired", when=("in 2005", "2005"))) for i in range(5)]
    kin = {f"k{i}": "k0" for i in range(5)}
    late = told("z", "Utland fired it in September.", Act("fired", when=("in September", "2017-09")))
    found = incident([*copies, late], kin=kin).when
    assert found is not None
    assert (found.first, found.last) == ("2017-09", "2017-09")
    several = incident([*copies, late]).when
    assert several is not None
    assert several.first == "2005"


def test_a_time_without_an_end_counts_for_those_who_give_it() -> None:
    since = When("2016-06", None, Span(0, 1), "since June")
    open_ended = [
        replace(told(name, "Utland fired it since June.", Act("fired")), when=since, stretch=stretch("2016-06", None))
        for name in ("a", "b")
    ]
    once = told("c", "Utland fired it in March.", Act("fired", when=("in March", "2017-03")))
    found = incident([*open_ended, once]).when
    assert found is not None
    assert (found.first, found.last) == ("2016-06", None)


def test_a_shorter_name_of_a_party_is_that_party_and_a_bare_number_none() -> None:
    village, short = Identity("Norrland village", "JPN", "CVL"), Identity("village", "JPN", "CVL")
    text = "They shelled the Norrland village, one of them, a market and the village."
    hit = {
        "Norrland village": village,
        "one": Identity("one", "JPN", "CVL"),
        "market": Identity("market", "JPN", "BUS"),
    }
    both = told("d", text, Act("shelled", "ASSAULT", recipients={**hit, "the village": short}))
    assert [a.name for a in incident([both]).recipients] == ["Norrland village", "market"]
    alone = told("e", "They shelled one of them.", Act("shelled", "ASSAULT", recipients={"one": hit["one"]}))
    assert [a.name for a in incident([alone]).recipients] == ["one"]


def test_a_place_with_a_name_goes_before_one_without() -> None:
    def at(name: str, where: str) -> Told:
        return told(name, f"It fired at {where}.", Act("fired", where=(where, 43.0, 141.0)))

    found = incident([at("d", "Norrland village"), at("e", "Norrland village"), at("f", "Tarn")])
    assert found.where is not None
    assert found.where.name == "Tarn"


def test_who_stands_on_both_sides_is_of_the_one_that_more_reports_give() -> None:
    gunman, police = Identity("Tamer Dolan", None, "UAF"), Identity("police", "JPN", "COP")
    shot = [
        told(name, text, Act("shot", "ASSAULT", {"Police": police}, {"Dolan": gunman}))
        for name, text in (("a", "Police shot Dolan."), ("b", "Police later shot Dolan."))
    ]
    stray = told("c", "Police and Dolan shot.", Act("shot", "ASSAULT", {"Police": police, "Dolan": gunman}))
    found = incident([*shot, stray])
    assert ([p.name for p in found.actors], [p.name for p in found.recipients]) == (["police"], ["Tamer Dolan"])
    both = {"Police": police, "Dolan": gunman}
    clash = told("d", "Police and Dolan shot at each other.", Act("shot", "ASSAULT", both, both))
    found = incident([*shot, clash])
    assert [p.name for p in found.actors] == ["police", "Tamer Dolan"]


def test_people_counted_twice_are_one_party() -> None:
    tellings = [
        told(name, f"A bomb killed {who}.", Act("killed", "ASSAULT", {}, {who: Identity(who, None, "CVL")}))
        for name, who in (("a", "At least 50 people"), ("b", "84 people"), ("c", "84 people"), ("d", "two soldiers"))
    ]
    assert [p.name for p in incident(tellings).recipients] == ["84 people", "two soldiers"]
