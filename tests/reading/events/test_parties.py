"""Role spans to parties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.reading.events import marks, parties
from firsthand.reading.text import wording
from firsthand.records import Identity, Mention, Party, Place, Span

TEXT = "the two countries and Russian officials met"
PAIR = Mention(Span(0, 17), "the two countries", "description", 0, Identity("two countries"))
OFFICIALS = Mention(Span(22, 39), "Russian officials", "description", 1, Identity("Russian officials", "RUS"))
RUSSIAN = Mention(Span(22, 29), "Russian", "name", 2, Identity("Russia", "RUS", "GOV"))


GROUND = parties.Ground(lambda *_: "SYR", lambda _: "GOV")


def test_a_collective_gives_one_party_for_each_member() -> None:
    iran, russia = Identity("Iran", "IRN", "GOV"), Identity("Russia", "RUS", "GOV")
    found = parties.parties_of(marks.Held(PAIR.span, PAIR, 1.0), TEXT, {PAIR.span: (iran, russia)}, GROUND)
    assert found == (Party(PAIR.span, PAIR.text, iran), Party(PAIR.span, PAIR.text, russia))


def test_the_sector_head_fills_what_the_atlas_does_not_know() -> None:
    (party,) = parties.parties_of(marks.Held(OFFICIALS.span, OFFICIALS, 1.0), TEXT, {}, GROUND)
    assert (party.identity.country, party.identity.sector) == ("RUS", "GOV")
    assert party.identity.why == "sector by the sector head"
    known = marks.Held(RUSSIAN.span, RUSSIAN, 1.0)
    (party,) = parties.parties_of(known, TEXT, {}, parties.Ground(lambda *_: None, lambda _: "MIL"))
    assert party.identity == RUSSIAN.identity


def test_words_that_no_mention_covers_are_their_own_name_in_the_country_of_the_report() -> None:
    (party,) = parties.parties_of(marks.Held(Span(40, 43), None, 1.0), TEXT, {}, GROUND)
    assert (party.text, party.identity.name, party.identity.country) == ("met", "met", "SYR")


def test_words_that_no_mention_has_are_resolved_where_they_are_known() -> None:
    islamic_state = Identity("Islamic State", "IMG", "REB", "group:islamic-state")
    ground = parties.Ground(lambda *_: "SYR", lambda _: None, known=lambda _: islamic_state)
    (party,) = parties.parties_of(marks.Held(Span(40, 43), None, 1.0), TEXT, {}, ground)
    assert party.identity == islamic_state


def test_the_home_is_asked_for_with_the_sector_that_the_head_gives() -> None:
    ground = parties.Ground(lambda _, identity, __: f"of {identity.sector}", lambda _: "CRM")
    filled = ground.filled(Identity("gunmen"), Span(0, 1))
    assert (filled.country, filled.sector) == ("of CRM", "CRM")
    assert filled.why == "sector by the sector head; country: the one that the report is about"
    assert filled.guessed == ("country", "sector")
    assert parties.by_words(filled) == replace(filled, country=None, sector=None)


def test_who_heads_a_private_body_is_no_official_for_a_guess() -> None:
    span = Span(0, 4)
    ground = parties.Ground(lambda *_: None, lambda _: "GOV", private=frozenset({span}))
    assert ground.filled(Identity("Toy"), span).sector is None
    assert ground.filled(Identity("Toy"), Span(9, 12)).sector == "GOV"
    assert ground.filled(Identity("Toy", None, "GOV"), span).sector == "GOV"


def test_a_sure_head_goes_before_a_description_and_not_before_a_name() -> None:
    ground = parties.Ground(lambda *_: None, lambda _: None, surely=lambda _: "CRM")
    men, bank = Identity("men", "USA", "CVL"), Identity("Bank", "USA", "BUS", "body:bank")
    filled = [ground.filled(i, Span(0, 1), named=named) for i, named in ((men, True), (bank, True), (bank, False))]
    assert [f.sector for f in filled] == ["CRM", "BUS", "CRM"]
    assert [f.why for f in filled] == ["sector by the sector head", "", "sector by the sector head"]


@pytest.mark.parametrize(("roles", "sector"), [({"LEG", "PTY"}, "PTY"), ({"LEG"}, "LEG")])
def test_a_sure_head_chooses_among_the_roles_that_somebody_has_had(roles: set[str], sector: str) -> None:
    senator = Identity("Ann Example", "USA", "LEG", "person:ann-example")
    ground = parties.Ground(lambda *_: None, lambda _: None, surely=lambda _: "PTY", roles=lambda _: frozenset(roles))
    assert ground.filled(senator, Span(0, 1)).sector == sector


@pytest.mark.parametrize("named", [True, False])
def test_who_is_two_things_at_once_acts_as_the_likelier_one(named: bool) -> None:
    senator = Identity("Ann Example", "USA", "LEG", "person:ann-example")
    ground = parties.Ground(lambda *_: None, lambda _: "PTY", roles=lambda _: frozenset({"LEG", "PTY"}))
    alone = replace(ground, roles=lambda _: frozenset({"LEG"}))
    assert [g.filled(senator, Span(0, 1), named=named).sector for g in (ground, alone)] == ["PTY", "LEG"]


@pytest.mark.parametrize(
    ("told", "country", "sector"),
    [
        (Identity("Russian army", "RUS", "MIL", "body:army"), "RUS", "MIL"),
        (Identity("Russian troops", "RUS", "MIL"), "RUS", "MIL"),
        (Identity("troops", None, "MIL"), None, "MIL"),
        (Identity("cabinet", None, "GOV"), "RUS", "GOV"),
        (Identity("words", "RUS", None), "RUS", "GOV"),
        (None, "RUS", "GOV"),
    ],
)
def test_marked_words_tell_more_than_the_mention(told: Identity | None, country: str | None, sector: str) -> None:
    known = replace(RUSSIAN.identity, id="country:RUS")
    wider = marks.Held(RUSSIAN.span, replace(RUSSIAN, identity=known), 0.9, OFFICIALS.span)
    ground = parties.Ground(lambda *_: None, lambda _: None, known=lambda _: told)
    (party,) = parties.parties_of(wider, TEXT, {}, ground)
    assert (party.span, party.identity.country, party.identity.sector) == (RUSSIAN.span, country, sector)


def test_marked_words_leave_a_known_body_as_it_is() -> None:
    bank = Mention(OFFICIALS.span, "Russian officials", "name", 3, Identity("Bank", "RUS", "BUS", "body:bank"))
    other = Identity("Russian men", "RUS", "CVL")
    ground = parties.Ground(lambda *_: None, lambda _: None, known=lambda _: other)
    (party,) = parties.parties_of(marks.Held(bank.span, bank, 0.9, Span(18, 39)), TEXT, {}, ground)
    assert party.identity == bank.identity


def test_a_place_that_follows_gives_a_party_its_country() -> None:
    text = "a hospital in Yemen"
    where = parties.locality(text, (Place(Span(14, 19), "Yemen", "Yemen", "YEM"),))
    assert (where(Span(0, 10)), where(Span(2, 5))) == ("YEM", None)


def party(text: str, words: str, identity: Identity) -> Party:
    begin = text.index(words)
    return Party(Span(begin, begin + len(words)), words, identity)


def listed(text: str, *words: str) -> tuple[Party, ...]:
    return tuple(Party(Span(text.index(w), text.index(w) + len(w)), w, Identity(w)) for w in words)


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("bombed rebels in Syria", ["rebels", "Syria"], ["rebels"]),
        ("bombed Syria", ["Syria"], ["Syria"]),
        ("bombed in Syria", ["Syria"], ["Syria"]),
        ("bombed rebels in Syria and Iraq", ["rebels", "Syria", "Iraq"], ["rebels"]),
        ("fired at Trump and Cruz", ["Trump", "Cruz"], ["Trump", "Cruz"]),
    ],
)
def test_where_it_was_is_no_party_beside_others(text: str, words: list[str], left: list[str]) -> None:
    of_a_list = [Span(text.index(w), text.index(w) + len(w)) for w in words if " and " in text and w != "rebels"]
    found = parties.without_places(listed(text, *words), text, lambda a, b: {a, b} <= set(of_a_list))
    assert [p.text for p in found] == left


def test_of_two_who_are_taken_for_one_the_pronoun_is_known_by_its_words() -> None:
    she, leader = listed("she told Leader", "she", "Leader")
    she = replace(she, identity=leader.identity)
    apart = parties.told_apart((she, leader), lambda a, b: a != b, parties.Ground(lambda *_: None, lambda _: "CVL"))
    assert (apart[she].identity.name, apart[she].identity.sector, apart[leader]) == ("she", "CVL", leader)
    assert parties.told_apart((she, leader), lambda *_: False, GROUND) == {she: she, leader: leader}


@pytest.mark.parametrize(
    ("words", "title"), [("Gen.", True), ("Gen", True), ("General Bagheri", False), ("army", False)]
)
def test_a_title_alone_is_nobody(words: str, title: bool) -> None:
    assert wording.is_title(words) == title


def test_a_visit_leads_to_the_place_that_others_only_happen_in() -> None:
    text = "He arrived in Tehran while threats against Israel went on."
    tehran = Party(Span(14, 20), "Tehran", Identity("Iran", "IRN"))
    israel = Party(Span(43, 49), "Israel", Identity("Israel", "ISR"))
    assert parties.hosts((tehran, israel), text) == (tehran,)
    assert parties.hosts((israel,), text) == ()
    assert parties.without_places((tehran, israel), text, lambda *_: False) == (israel,)


@pytest.mark.parametrize(
    ("text", "kept"), [("A priest was kidnapped in Yemen.", False), ("Rockets were fired at Yemen.", True)]
)
def test_a_state_that_is_only_where_it_was_is_no_party(text: str, kept: bool) -> None:
    yemen = party(text, "Yemen", Identity("Yemen", "YEM", "GOV", "country:YEM"))
    assert parties.without_places_around([yemen], text) == ((yemen,) if kept else ())


def test_a_town_that_is_only_where_it_was_is_no_party() -> None:
    text = "Talks in the city of Jeddah failed."
    town = party(text, "the city of Jeddah", Identity("city of Jeddah", "SAU"))
    assert parties.without_places_around([town], text) == ()


def test_marked_words_that_only_count_tell_nothing_of_somebody() -> None:
    people = Mention(Span(0, 24), "more than a million people", "description", 0, Identity("a million people"))
    known = parties.Ground(lambda *_: None, lambda _: None, known=lambda words: Identity(words, None, "CVL"))
    many = marks.Held(people.span, people, 0.6, Span(0, 9))
    (told,) = parties.parties_of(many, "more than a million people", {}, known)
    assert told.identity.name == "a million people"


@pytest.mark.parametrize(
    ("text", "words", "left_out"),
    [
        ("France, but not Italy, agreed.", "Italy", True),
        ("All states except the Sudan agreed.", "Sudan", True),
        ("Not Italy but France agreed.", "Italy", False),
        ("France agreed, but Italy did not.", "Italy", False),
        ("Hamas freed captives in exchange for detainees.", "detainees", True),
        ("Hamas freed captives for detainees.", "detainees", False),
    ],
)
def test_who_is_said_not_to_be_among_them_is_left_out(text: str, words: str, left_out: bool) -> None:
    span = Span(text.index(words), text.index(words) + len(words))
    assert parties.is_left_out(span, text) is left_out


def test_whose_the_doer_is_and_where_he_governs_is_no_recipient() -> None:
    text = "Bolivia's Evo Morales closed the US embassy in La Paz."
    bolivia = Identity("Bolivia", "BOL", "GOV", "country:BOL")
    morales = party(text, "Evo Morales", Identity("Evo Morales", "BOL", "GOV", "person:evo-morales"))
    embassy = party(text, "the US embassy", Identity("US embassy", "USA", "GOV"))
    found = [party(text, "Bolivia", bolivia), embassy, party(text, "La Paz", bolivia)]
    assert parties.without_owners(found, [morales], text) == (embassy,)


def test_of_whom_only_the_nation_is_marked_he_is_the_party() -> None:
    text = "the Turkish president"
    president = Mention(Span(0, 21), text, "description", 0, Identity("Turkish president", "TUR", "GOV"))
    turkey = Identity("Turkey", "TUR", "GOV", "country:TUR")
    ground = replace(GROUND, known=lambda words: turkey if words == "Turkish" else None)
    (party,) = parties.parties_of(marks.Held(president.span, president, 1.0, Span(4, 11)), text, {}, ground)
    assert party.identity.name == "Turkish president"
