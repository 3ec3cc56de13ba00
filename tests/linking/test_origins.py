"""Origins: what is one, what counts, whose side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from firsthand.linking.citing import Citing
from firsthand.linking.incidents import incident
from firsthand.linking.origins import Traced, traced
from firsthand.linking.provenance import provenance
from firsthand.linking.signatures import signature
from firsthand.linking.tellings import Issue, together
from firsthand.records import Identity, Mention, Reading, Span
from tests.linking.made import NORRLAND, UTLAND, Act, Says, reading

MINISTRY = Identity("South Korea's defence ministry", "KOR", "GOV")
CHIEFS = Identity("South Korean Joint Chiefs of Staff", "KOR", "MIL")
PREMIER = Identity("Malcolm Turnbull", "AUS", "GOV", "person:malcolm-turnbull")
SOURCES = Identity("local sources", None, None)
EXPERT = Identity("David Wright, an expert", None, None)
NUMBERS = iter(range(100))


def told(who: Identity | None, outlet: str = "Hill Post", kind: str = "named", of: str = "fired") -> Reading:
    """A report that has the launch on the word of ``who``."""
    name = who.name if who else ""
    text = f"{name} said Utland {of} a rocket over Norrland." if who else f"Utland {of} a rocket over Norrland."
    says = [Says(name, who, kind)] if who else []  # type: ignore[arg-type]
    act = Act(of, actors={"Utland": UTLAND}, recipients={"Norrland": NORRLAND}, says=says)
    return reading(f"r{next(NUMBERS):02}", text, act, publisher=outlet)


def trace(*readings: Reading) -> Traced:
    """The origins of the launch as the readings tell it."""
    group = [together(r.events, r, Issue(None, None)) for r in readings]
    where = provenance([signature(r) for r in readings], [])
    return traced(group, incident(group), where, {r.report.id: Citing(r) for r in readings})


DENIAL = reading(
    "d",
    "Utland denied that it fired a rocket.",
    Act("fired", actors={"Utland": UTLAND}, says=[Says("Utland", UTLAND, stance="denies")], reality="denied"),
    publisher="Sea Times",
)


def test_all_names_of_a_state_are_one_origin_and_the_reason_is_kept() -> None:
    found = trace(told(MINISTRY), told(CHIEFS, "Sea Times"))
    assert [(o.side, o.counted, len(o.reports)) for o in found.origins] == [("third", True, 2)]
    assert found.independent == 1
    assert [(m.origins, m.reason) for m in found.merges] == [
        (("South Korea's defence ministry", "South Korean Joint Chiefs of Staff"), "one voice: all speak for KOR")
    ]


def test_sides_of_the_parties_and_of_a_third() -> None:
    found = trace(told(CHIEFS), told(Identity("Utland", "PRK", "GOV", "country:PRK")), told(NORRLAND))
    assert sorted((o.name, o.side) for o in found.origins) == [
        ("Norrland", "recipient"),
        ("South Korean Joint Chiefs of Staff", "third"),
        ("Utland", "actor"),
    ]
    assert found.independent == 3


def attacked(who: Identity, recipients: Mapping[str, Identity], outlet: str, kind: str = "named") -> Reading:
    """A report that raiders attacked a market in Sudland, on the word of ``who``."""
    text = f"{who.name} said raiders attacked {' and '.join(recipients) or 'it'} in Southville."
    act = Act(
        "attacked",
        "ASSAULT",
        {"raiders": Identity("raiders", None, "UAF")},
        recipients,
        says=[Says(who.name, who, kind)],  # type: ignore[arg-type]
        where=("Southville", 1.0, 1.0),
    )
    made = reading(f"r{next(NUMBERS):02}", text, act, publisher=outlet)
    where = replace(made.events[0].where, country="KOR") if made.events[0].where else None
    return replace(made, events=(replace(made.events[0], where=where),))


def test_a_state_whose_people_were_hit_is_on_their_side_and_no_bystander() -> None:
    president = Identity("Moon Jae-in", "KOR", "GOV", "person:moon-jae-in")
    people = {"two traders": Identity("two traders", "KOR", "CVL")}
    for hit in (people, {}):
        found = trace(attacked(president, hit, "Hill Post"), attacked(PREMIER, hit, "Sea Times"))
        assert sorted((o.name, o.side, o.counted) for o in found.origins) == [
            ("Malcolm Turnbull", "third", False),
            ("Moon Jae-in", "recipient", True),
        ]


def test_who_holds_a_post_at_a_party_is_on_its_side() -> None:
    bank = {"First City Bank": Identity("First City Bank", None, "BUS")}
    chief = Identity("First City Bank Chief Executive Mara Holt", None, None)
    client = Identity("First City Bank client Ann Quill", None, None)
    found = trace(attacked(chief, bank, "Hill Post"), attacked(client, bank, "Sea Times"))
    assert sorted((o.name, o.side, o.counted) for o in found.origins) == [
        ("First City Bank Chief Executive Mara Holt", "recipient", True),
        ("First City Bank client Ann Quill", "third", False),
    ]


def test_a_state_is_on_the_side_of_its_police() -> None:
    text = "The ministry spoke of the arrest."
    act = Act(
        "arrest", "COERCE", {"The ministry": Identity("police", "KOR", "COP")}, says=[Says("The ministry", MINISTRY)]
    )
    assert [o.side for o in trace(reading("a", text, act, publisher="Hill Post")).origins] == ["actor"]


def test_own_voices_are_origins_and_none_counts() -> None:
    found = trace(told(None), told(None, "Sea Times"))
    assert sorted((o.name, o.side, o.counted) for o in found.origins) == [
        ("own voice of Hill Post", "unknown", False),
        ("own voice of Sea Times", "unknown", False),
    ]
    assert found.independent == 0


def test_unnamed_people_count_once_together() -> None:
    found = trace(told(SOURCES, kind="anonymous"), told(SOURCES, "Sea Times", "anonymous"), told(CHIEFS))
    assert found.independent == 2
    assert sorted(o.counted for o in found.origins) == [False, True, True]


def test_unnamed_officials_may_be_of_a_state_that_counts_unless_one_denies_it() -> None:
    officials = Identity("officials", None, None)
    assert trace(told(officials, kind="anonymous"), told(CHIEFS, "Sea Times")).independent == 1
    found = trace(told(officials, kind="anonymous"), DENIAL)
    assert found.independent == 2


def test_unnamed_officials_are_not_of_the_united_nations() -> None:
    officials, panel = Identity("officials", None, None), Identity("UN panel", "UNO", "IGO", "body:un-panel")
    assert trace(told(officials, kind="anonymous"), told(panel, "Sea Times")).independent == 2


def test_unnamed_sources_of_the_forces_may_be_of_a_state_that_counts() -> None:
    sources = Identity("security sources", None, None)
    assert trace(told(sources, kind="anonymous"), told(CHIEFS, "Sea Times")).independent == 1


def test_commentators_and_third_statesmen_count_only_where_nobody_else_does() -> None:
    assert trace(told(EXPERT)).independent == 1
    assert trace(told(PREMIER)).independent == 1
    found = trace(told(EXPERT), told(PREMIER, "Sea Times"), told(CHIEFS))
    assert found.independent == 1
    assert [o.name for o in found.origins if o.counted] == ["South Korean Joint Chiefs of Staff"]


def test_hearsay_is_no_origin_that_counts() -> None:
    found = trace(told(Identity("reportedly", None, None), kind="phrase"))
    assert [(o.side, o.counted) for o in found.origins] == [("unknown", False)]


def test_outlets_of_one_owner_are_one_origin_and_the_owner_is_named() -> None:
    found = trace(told(None, "The Sun"), told(None, "The Times"), told(None, "Daily Mirror"))
    assert sorted(len(o.reports) for o in found.origins) == [1, 2]
    assert [m.reason for m in found.merges] == ["one owner: News Corp and Fox (Murdoch)"]
    assert found.independent == 0


def test_a_third_one_of_a_single_report_counts_only_where_nobody_better_tells() -> None:
    trader, utland = Identity("Mara Holt", None, None), Identity("Utland", "PRK", "GOV", "country:PRK")
    assert trace(told(trader)).independent == 1
    assert trace(told(trader), told(utland)).independent == 1
    assert trace(told(trader), told(trader, "Sea Times"), told(utland)).independent == 2


def test_a_bystander_counts_beside_a_party() -> None:
    visitor, utland = Identity("Mara Holt, a visitor", None, None), Identity("Utland", "PRK", "GOV", "country:PRK")
    assert trace(told(visitor), told(utland)).independent == 2


def test_who_heard_or_saw_it_counts_beside_a_party() -> None:
    holt, utland = Identity("Mara Holt", None, None), Identity("Utland", "PRK", "GOV", "country:PRK")

    def says(what: str) -> Reading:
        act = Act("rocket fly", actors={}, recipients={"Norrland": NORRLAND}, says=[Says("Mara Holt", holt)])
        return reading("w", f"Mara Holt said {what} rocket fly over Norrland.", act, publisher="Sea Times")

    assert trace(says("she saw a"), told(utland)).independent == 2
    assert trace(says("Utland let a"), told(utland)).independent == 1


def test_a_threat_counts_by_each_who_tells_of_it() -> None:
    holt, quill = Identity("Mara Holt", None, "CVL"), Identity("Ann Quill", None, "CVL")
    parties = {"Mara Holt": holt}, {"Ann Quill": quill}
    public = Act("threatened", "THREATEN", *parties)
    private = Act("threatened", "THREATEN", *parties, says=[Says("Ann Quill", quill)])
    found = trace(
        reading("a", "Mara Holt threatened Ann Quill.", public, publisher="Hill Post"),
        reading("b", "Ann Quill said Mara Holt threatened her.", private, publisher="Sea Times"),
    )
    assert [(o.name, o.side, o.counted) for o in found.origins] == [
        ("Ann Quill", "recipient", True),
        ("Mara Holt", "actor", True),
    ]


def test_somebody_only_taken_for_an_official_counts_as_a_private_one() -> None:
    utland = Identity("Utland", "PRK", "GOV", "country:PRK")

    def confirmed(name: str) -> Reading:
        says = [Says(name, Identity(name, "AUS", "GOV"), stance="confirms")]
        act = Act("fired", actors={"Utland": UTLAND}, recipients={"Norrland": NORRLAND}, says=says)
        return reading("c", f"{name} confirmed Utland fired a rocket over Norrland.", act, publisher="Sea Times")

    assert trace(told(utland), confirmed("Mara Holt")).independent == 1
    assert trace(told(utland), confirmed("Minister Mara Holt")).independent == 2


def asked(who: Identity, outlet: str) -> Reading:
    """A report that has what ``who`` asked of Utland, in its own voice."""
    act = Act("asked", type="REQUEST", actors={who.name: who}, recipients={"Utland": UTLAND})
    return reading(f"r{next(NUMBERS):02}", f"{who.name} asked Utland to free the crew.", act, publisher=outlet)


def test_makers_of_one_statement_are_one_origin_however_they_are_named() -> None:
    fund = Identity("Harbour Fund", "USA", "BUS", "body:harbour-fund")
    found = trace(asked(fund, "Hill Post"), asked(Identity("Clara Dunmore", "USA", None), "Sea Times"))
    assert [(o.counted, len(o.reports)) for o in found.origins] == [(True, 2)]
    assert found.independent == 1


def test_states_that_make_one_statement_are_origins_apart() -> None:
    assert trace(asked(CHIEFS, "Hill Post"), asked(NORRLAND, "Sea Times")).independent == 2


def test_an_undivided_group_is_the_origin_of_its_statement() -> None:
    found = trace(asked(Identity("mental health experts", None, "MED"), "Hill Post"))
    assert [(o.manner, o.counted) for o in found.origins] == [("commentator", True)]
    found = trace(asked(Identity("shop owners", None, "BUS"), "Hill Post"))
    assert [(o.manner, o.counted) for o in found.origins] == [("group", True)]


def test_a_known_body_counts_beside_a_party() -> None:
    watch = Identity("Human Rights Watch", "NGO", None, "body:human-rights-watch")
    utland = Identity("Utland", "PRK", "GOV", "country:PRK")
    assert trace(told(watch), told(utland)).independent == 2


def test_a_third_one_counts_where_the_party_only_denies_or_no_party_speaks() -> None:
    trader = Identity("Mara Holt", None, None)
    assert trace(told(trader), DENIAL).independent == 2
    assert trace(told(trader), told(CHIEFS, "Sea Times")).independent == 2


def test_a_third_statesman_counts_where_all_others_deny_it() -> None:
    assert trace(told(PREMIER), told(CHIEFS, "Sea Times")).independent == 1
    assert trace(told(PREMIER), DENIAL).independent == 2


def test_unnamed_officials_count_beside_a_states_remark_that_does_not() -> None:
    officials = Identity("officials", None, None)
    nurse = Identity("Mara Holt, a nurse", None, None)
    found = trace(told(officials, kind="anonymous"), told(PREMIER, "Sea Times"), told(nurse, "Lake Post"))
    assert sorted((o.name, o.counted) for o in found.origins) == [
        ("Malcolm Turnbull", False),
        ("Mara Holt, a nurse", True),
        ("officials", True),
    ]


def test_of_a_statement_the_one_who_is_accused_tells_nothing_and_who_makes_it_is_its_actor() -> None:
    holt, quill = Identity("Mara Holt", None, None), Identity("Ann Quill", None, None)
    parties = {"Mara Holt": holt}, {"Ann Quill": quill}
    accused = reading("a", "Mara Holt accused Ann Quill.", Act("accused", "ACCUSE", *parties), publisher="Hill Post")
    answer = reading(
        "b",
        "Ann Quill said Mara Holt had accused her.",
        Act("accused", "ACCUSE", *parties, says=[Says("Ann Quill", quill)]),
        publisher="Sea Times",
    )
    allegation = reading(
        "c",
        "Ann Quill called the allegation of Mara Holt a lie.",
        Act("allegation", "ACCUSE", *parties, says=[Says("Ann Quill", quill)]),
        publisher="Lake Post",
    )
    for other in (answer, allegation):
        found = trace(accused, other)
        assert [(o.name, o.side) for o in found.origins if o.counted] == [("Mara Holt", "actor")]


def test_all_who_make_a_statement_side_by_side_count() -> None:
    def asked_by(names: Mapping[str, Identity], outlet: str, sure: float) -> Reading:
        text = f"{', '.join(names)} asked Utland to free the crew.".replace(", Estland", " and Estland")
        act = Act("asked", type="REQUEST", actors=names, recipients={"Utland": UTLAND}, confidence=sure)
        return reading(f"r{next(NUMBERS):02}", text, act, publisher=outlet)

    sudland = Identity("Sudland", "KOR", "GOV", "country:KOR")
    estland = Identity("Estland", "EST", "GOV", "country:EST")
    once = asked_by({"Norrland": NORRLAND, "Estland": estland}, "Hill Post", 0.2)
    rest = [asked_by({"Norrland": NORRLAND, "Sudland": sudland}, outlet, 0.9) for outlet in ("Sea Times", "Lake Post")]
    found = trace(once, *rest)
    assert {o.name: o.counted for o in found.origins} == {"Norrland": True, "Sudland": True, "Estland": True}


def test_a_post_in_a_body_is_whoever_another_report_says_holds_it() -> None:
    post = told(Identity("Hilltop\u2019s founder and chief executive", None, None))
    holder = told(Identity("Mara Holt", None, None), "Sea Times")
    names = "Hilltop founder Mara Holt"
    mention = Mention(Span(0, len(names)), names, "name", 1, Identity("Mara Holt", None, None))
    assert len(trace(post, holder).origins) == 2
    found = trace(post, replace(holder, mentions=(mention,)))
    assert [len(o.reports) for o in found.origins] == [2]


def test_an_officer_is_the_police_where_another_report_has_his_title() -> None:
    holt = Identity("Mara Holt", None, None)
    police = told(Identity("Sudland police", "KOR", "COP"), "Hill Post", "collective")
    bare = told(holt, "Sea Times")
    names = "Hilltop police Lt. Mara Holt"
    mention = Mention(Span(0, len(names)), names, "name", 1, holt)
    assert len(trace(police, bare).origins) == 2
    assert len(trace(police, replace(bare, mentions=(mention,))).origins) == 1


def test_investigators_of_no_stated_country_are_of_the_place_where_it_happened() -> None:
    police = attacked(Identity("South Korean police", "KOR", "COP"), {}, "Sea Times", "collective")
    text = "Australia mourned. The investigators said raiders attacked it in Southville."
    says = [Says("The investigators", Identity("investigators", None, "COP"), "collective")]
    act = Act("attacked", "ASSAULT", says=says, where=("Southville", 1.0, 1.0))
    made = reading("r", text, act, publisher="Hill Post")
    mention = Mention(Span(0, 9), "Australia", "name", 1, Identity("Australia", "AUS", "GOV", "country:AUS"))
    made = replace(made, mentions=(mention,), events=(replace(made.events[0], where=police.events[0].where),))
    assert [o.reports for o in trace(made, police).origins] == [("r", police.report.id)]


def test_police_of_no_stated_country_are_of_the_place_though_another_state_is_a_party() -> None:
    text = "Australia mourned. Police said raiders attacked Australian traders in Southville."
    says = [Says("Police", Identity("Police", None, "COP"), "collective")]
    traders = {"Australian traders": Identity("Australian traders", "AUS", "CVL")}
    act = Act("attacked", "ASSAULT", {}, traders, says=says, where=("Southville", 1.0, 1.0))
    made = reading("r", text, act, publisher="Hill Post")
    mention = Mention(Span(0, 9), "Australia", "name", 1, Identity("Australia", "AUS", "GOV", "country:AUS"))
    where = made.events[0].where
    assert where is not None
    made = replace(made, mentions=(mention,), events=(replace(made.events[0], where=replace(where, country="KOR")),))
    assert [o.country for o in trace(made).origins] == ["KOR"]


def test_a_state_that_only_tells_of_its_own_among_the_dead_is_a_third_one_that_does_not_count() -> None:
    consul = Identity("Swedish foreign ministry", "SWE", "GOV")
    police = Identity("South Korean police", "KOR", "COP")
    swede, korean = Identity("Swedish woman", "SWE", "CVL"), Identity("Korean man", "KOR", "CVL")

    def killed(who: Identity, dead: Identity, outlet: str) -> Reading:
        text = f"{who.name} said a {dead.name} was killed in Southville."
        at, says = ("Southville", 37.0, 127.0), [Says(who.name, who, "collective")]
        act = Act("killed", "ASSAULT", recipients={dead.name: dead}, says=says, where=at)
        made = reading(f"r{next(NUMBERS):02}", text, act, publisher=outlet)
        where = made.events[0].where
        assert where is not None
        return replace(made, events=(replace(made.events[0], where=replace(where, country="KOR")),))

    found = trace(killed(police, korean, "Hill Post"), killed(consul, swede, "Sea Times"))
    assert sorted((o.name, o.side, o.counted) for o in found.origins) == [
        ("South Korean police", "recipient", True),
        ("Swedish foreign ministry", "third", False),
    ]


def test_who_claims_it_is_on_the_actors_side_whoever_most_say_did_it() -> None:
    front = Identity("Tarn Front", None, "REB", "group:tarn-front")
    text = "The Tarn Front claimed responsibility for the launch over Norrland."
    act = Act("launch", actors={"Tarn Front": front}, recipients={"Norrland": NORRLAND}, confidence=0.3)
    found = trace(told(CHIEFS), told(NORRLAND, "Sea Times"), reading("z", text, act, publisher="Lake Post"))
    assert [(o.side, o.counted) for o in found.origins if o.name == "Tarn Front"] == [("actor", True)]


def test_somebody_with_what_stands_behind_his_name_is_one_with_him() -> None:
    official, called = Identity("Lai Holt", "KOR", "GOV"), Identity("Lai Holt, the minister of roads", None, None)
    assert [o.name for o in trace(told(official), told(called, "Sea Times")).origins] == [
        "Lai Holt, the minister of roads"
    ]


def test_a_president_whom_his_own_soldiers_attacked_is_on_the_recipients_side() -> None:
    president = Identity("Moon Jae-in", "KOR", "GOV", "person:moon-jae-in")
    text = "Moon said soldiers attacked Mr Moon Jae-in."
    act = Act(
        "attacked",
        "ASSAULT",
        {"soldiers": Identity("soldiers", "KOR", "MIL")},
        {"Mr Moon Jae-in": president},
        says=[Says("Moon", president)],
    )
    assert [o.side for o in trace(reading("a", text, act, publisher="Hill Post")).origins] == ["recipient"]


def test_beside_one_who_only_denies_it_who_surely_tells_it_elsewhere_is_heard_too() -> None:
    expert = Identity("Ola Berg", None, "EDU")
    denied = Act(
        "fired", actors={"Utland": UTLAND}, says=[Says("Norrland", NORRLAND, stance="denies")], reality="denied"
    )
    doubtful = Act("fired", actors={"Utland": UTLAND}, says=[Says("Ola Berg", expert)], confidence=0.28, nth=2)
    both = reading(
        "b", "Norrland denied that it fired a rocket. Ola Berg said Utland fired a rocket.", denied, doubtful
    )
    found = trace(both, told(expert, "Sea Times"))
    assert {o.name: "b" in o.reports for o in found.origins} == {"Norrland": True, "Ola Berg": True}


def test_a_witness_may_be_one_of_witnesses() -> None:
    one, several = Identity("A witness", None, None), Identity("Witnesses", None, None)
    assert trace(told(one, kind="anonymous"), told(several, "Sea Times", kind="collective")).independent == 1
    waiter = Identity("A waiter", None, None)
    assert trace(told(waiter, kind="anonymous"), told(several, "Sea Times", kind="collective")).independent == 2


def test_a_source_close_to_an_inquiry_may_be_of_the_police_who_count() -> None:
    police = Identity("Police", None, "COP")
    close, other = Identity("a source close to the inquiry", None, None), Identity("a source in town", None, None)
    assert trace(told(police), told(close, "Sea Times", kind="anonymous")).independent == 1
    assert trace(told(police), told(other, "Sea Times", kind="anonymous")).independent == 2
