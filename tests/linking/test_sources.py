"""Whose word a telling is."""

from __future__ import annotations

import pytest

from firsthand.linking.bodies import homes
from firsthand.linking.sameness import same
from firsthand.linking.sources import Manner, own_voice, source, speaker, speakers
from firsthand.records import Identity, Mention, Reading, Report, Span, Voice, VoiceKind
from tests.linking.made import SUDLAND, UTLAND, Act, reading

ARMY = Identity("South Korean army", "KOR", "MIL")
KCNA = Identity("KCNA", "PRK", "GOV", "outlet:kcna")
REUTERS = Identity("Reuters", "GBR", "JRN", "outlet:reuters")
SPAN = Span(0, 1)


def voice(identity: Identity, kind: VoiceKind = "named", at: int = 0) -> Voice:
    return Voice(Span(at, at + 1), identity.name, identity, kind)


@pytest.mark.parametrize(
    ("identity", "kind", "key", "manner"),
    [
        (SUDLAND, "named", "state:KOR", "state"),
        (ARMY, "collective", "state:KOR", "state"),
        (KCNA, "outlet", "state:PRK", "state"),
        (Identity("Ban Ki-moon", "UNO", "GOV", "person:ban-ki-moon"), "named", "state:UNO", "state"),
        (Identity("Nigerian military source", "NGA", "MIL"), "anonymous", "state:NGA:MIL", "state"),
        (Identity("Nigerian military officials", "NGA", "MIL"), "anonymous", "state:NGA", "state"),
        (Identity("former Nigerian military officials", "NGA", "MIL"), "anonymous", "state:NGA:MIL", "state"),
        (Identity("Bassem Tamimi", None, "CVL"), "named", "name:bassem tamimi", "name"),
        (Identity("Anne Hidalgo", "FRA", "GOV", "person:anne-hidalgo"), "named", "name:person:anne-hidalgo", "name"),
        (Identity("Gustavo Petro", "COL", "GOV", "person:gustavo-petro"), "named", "state:COL", "state"),
        (Identity("Boko Haram fighters", "NGA", "REB"), "anonymous", "name:group:boko-haram", "name"),
        (Identity("aid worker", None, "CVL"), "anonymous", "seer:Lowhaven Gazette:worker", "group"),
        (Identity("local sources", None, None), "anonymous", "unnamed:Lowhaven Gazette", "unnamed"),
        (Identity("American and European officials", None, "GOV"), "anonymous", "unnamed:Lowhaven Gazette", "unnamed"),
        (Identity("villagers", None, None), "collective", "group:None:villager", "group"),
        (
            Identity("David Wright, an expert", None, None),
            "named",
            "commentator:David Wright, an expert",
            "commentator",
        ),
        (REUTERS, "outlet", "outlet:Reuters", "outlet"),
        (Identity("a local paper", None, "JRN"), "outlet", "outlet:a local paper", "outlet"),
        (Identity("local media", None, "JRN"), "collective", "outlet:local media", "outlet"),
        (Identity("media accounts", None, None), "collective", "phrase:Lowhaven Gazette", "phrase"),
        (Identity("reportedly", None, None), "phrase", "phrase:Lowhaven Gazette", "phrase"),
        (Identity("report on tides", None, None), "document", "document:on report tid", "document"),
    ],
)
def test_each_voice_is_a_source(identity: Identity, kind: VoiceKind, key: str, manner: Manner) -> None:
    found = source(voice(identity, kind), None, "Lowhaven Gazette")
    assert (found.key, found.manner, found.name) == (key, manner, identity.name)


@pytest.mark.parametrize(
    ("name", "text", "kind", "key", "manner"),
    [
        ("police", "Police", "collective", "police:", "name"),
        ("Cologne police chief", "Cologne police chief", "named", "police:", "name"),
        ("Robin Ashe", "Robin Ashe, Assistant Chief Constable", "named", "police:", "name"),
        ("Reuters", "a Reuters photographer", "anonymous", "seer:Reuters:reporter", "group"),
        ("German TV", "German TV", "named", "outlet:German TV", "outlet"),
        ("abc.net.au", "abc.net.au", "named", "outlet:abc.net.au", "outlet"),
        ("HillNews", "HillNews", "named", "outlet:HillNews", "outlet"),
        ("Hill Nightly News", "Hill Nightly News", "named", "outlet:Hill Nightly News", "outlet"),
        ("Mossack spokesman", "a Mossack spokesman", "anonymous", "name:mossack", "name"),
        ("Mossack employee", "a Mossack employee", "anonymous", "unnamed:Hill Post", "unnamed"),
        ("videos", "Videos", "document", "document:pictures", "document"),
        ("shaky footage", "shaky footage", "named", "document:pictures", "document"),
        ("Cellphone videos", "Cellphone videos", "collective", "document:pictures", "document"),
        ("Utland", "One witness, an Utlander who stood near", "named", "seer:Hill Post:witness", "group"),
        ("Baker", "Baker", "named", "name:baker", "name"),
        ("Sunna News Agency", "Sunna News Agency", "named", "outlet:Sunna News Agency", "outlet"),
        ("statement", "a statement", "document", "unnamed:Hill Post", "unnamed"),
    ],
)
def test_bodies_and_outlets_by_their_own_words(name: str, text: str, kind: VoiceKind, key: str, manner: Manner) -> None:
    who = REUTERS if name == "Reuters" else Identity(name, None, None)
    found = source(Voice(SPAN, text, who, kind), None, "Hill Post")
    assert (found.key, found.manner) == (key, manner)


def test_a_known_body_is_no_outlet_whatever_the_reader_takes_it_for() -> None:
    who = Identity("Northgate Agency", None, None, "body:northgate-agency")
    assert source(voice(who, "outlet"), None, "Hill Post").key == "name:body:northgate-agency"


def test_police_and_prosecutors_are_one_with_their_state() -> None:
    police = source(voice(Identity("German police", "DEU", "COP"), "collective"), None, None)
    chancellor = source(voice(Identity("Angela Merkel", "DEU", "GOV", "person:angela-merkel")), None, None)
    president = source(voice(Identity("Emmanuel Macron", "FRA", "GOV", "person:emmanuel-macron")), None, None)
    accuser = Voice(SPAN, "the German prosecutor, Ann Petty,", Identity("Ann Petty", "DEU", "JUD"), "named")
    judge = Voice(SPAN, "the German judge, Ann Petty,", Identity("Ann Petty", "DEU", "JUD"), "named")
    assert [source(v, None, None).key for v in (accuser, judge)] == ["state:DEU", "name:ann petty"]
    assert same(police, chancellor)
    assert not same(police, president)


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("Mara Holt", "Hilltop police Lt. Mara Holt", "police:"),
        ("Mara Holt", "Hilltop County Undersheriff Mara Holt", "police:"),
        ("Mara Holt", "police shooting victim Mara Holt", "name:mara holt"),
        ("Mara Holt", "Mara Holt, who told police", "name:mara holt"),
    ],
)
def test_a_title_of_the_police_makes_somebody_the_police(name: str, text: str, key: str) -> None:
    found = source(Voice(SPAN, text, Identity(name, None, None), "named"), None, "Lowhaven Gazette")
    assert found.key == key


def test_a_district_attorney_is_the_state_and_a_district_councillor_is_not() -> None:
    who = Identity("Mara Holt", "USA", "GOV")
    texts = ("Hilltop District Attorney Mara Holt", "Hilltop district councillor Mara Holt")
    found = [source(Voice(SPAN, text, who, "named"), None, None).key for text in texts]
    assert found == ["state:USA", "name:mara holt"]


def test_who_speaks_for_a_body_that_is_no_states_is_no_official() -> None:
    who = Identity("Lakeside representative", None, "GOV")
    found = source(Voice(SPAN, "a Lakeside representative", who, "collective"), None, None)
    assert found.key == "name:lakesid"
    named = Voice(SPAN, "Mara Holt, a spokeswoman for the hospital", Identity("Mara Holt", None, "GOV"), "named")
    assert source(named, None, None, lambda _voice, _sector: "KOR").key == "name:mara holt"
    ministry = Voice(SPAN, "Mara Holt, a spokeswoman for the ministry", Identity("Mara Holt", None, "GOV"), "named")
    assert source(ministry, None, None, lambda _voice, _sector: "KOR").key == "state:KOR"
    envoy = Identity("South Korean representative", "KOR", "GOV")
    assert source(voice(envoy), None, None).key == "state:KOR"


def test_somebodys_lawyer_and_spokesman_are_his_word() -> None:
    king, counsel = Identity("Mara Holt", None, None), Identity("Mara Holt\u2019s lawyer", None, None)
    named = Voice(SPAN, "Mara Holt\u2019s lawyer, Ole Brandt", Identity("Ole Brandt", None, None), "named")
    found = [source(v, None, None) for v in (voice(king), voice(counsel), named)]
    assert [same(found[0], one) for one in found[1:]] == [True, True]
    premier = source(voice(Identity("Mara Holt", "KOR", "GOV", "person:mara-holt")), None, None)
    spokesman = source(voice(Identity("Mara Holt\u2019s spokesman", None, None)), None, None)
    assert premier.key == "state:KOR"
    assert same(premier, spokesman)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("HILLTOP — Mara Holt", "Mara Holt"),
        ("NEW HILLTOP, UTLAND-A nurse", "A nurse"),
        ("FARC-EP", "FARC-EP"),
        ("AL-Qaeda", "AL-Qaeda"),
    ],
)
def test_a_dateline_is_no_part_of_a_name(name: str, bare: str) -> None:
    assert source(voice(Identity(name, None, None)), None, "Lowhaven Gazette").name == bare


def test_an_international_body_is_of_no_state_whatever_places_its_words_are() -> None:
    bureau = Identity("International Maritime Bureau", "TGO", "GOV")
    assert source(voice(bureau), None, None).key == "name:international maritim bureau"


def test_firefighters_were_there_and_are_no_government() -> None:
    crew = Voice(SPAN, "Firefighters at the scene", Identity("Firefighters at the scene", None, "GOV"), "named")
    assert source(crew, None, "Hill Post", lambda _voice, _sector: "VEN").key == "seer:Hill Post:firefighter"


def test_an_army_of_no_country_is_one_with_a_government_of_none() -> None:
    spokesman = Voice(SPAN, "army spokesman Mak Tallow", Identity("Mak Tallow", None, "MIL"), "named")
    government = Voice(SPAN, "the government", Identity("government", None, "GOV"), "collective")
    minister = Voice(SPAN, "Ann Petty", Identity("Ann Petty", None, "GOV"), "named")
    assert [source(v, None, None).key for v in (spokesman, government, minister)] == [
        "state:",
        "state:",
        "name:ann petty",
    ]


def test_a_member_of_a_provincial_council_speaks_for_no_state() -> None:
    member = Voice(SPAN, "Provincial Council Member Ann Petty", Identity("Ann Petty", "AFG", "GOV"), "named")
    assert source(member, None, None).key == "name:ann petty"


def test_police_are_one_body_whatever_they_are_called() -> None:
    some = source(voice(Identity("police", None, "COP"), "collective"), None, None)
    british = source(voice(Identity("British police", "GBR", "COP"), "collective"), None, None)
    german = source(voice(Identity("German police", "DEU", "COP"), "collective"), None, None)
    assert same(some, british)
    assert not same(british, german)


def test_who_speaks_for_a_body_is_the_body() -> None:
    firm = source(voice(Identity("Mossack", None, None)), None, None)
    chief = source(Voice(SPAN, "Mossack founder Ramon Quill", Identity("Ramon Quill", None, None), "named"), None, None)
    guest = source(Voice(SPAN, "Mossack client Ann Petty", Identity("Ann Petty", None, None), "named"), None, None)
    assert same(firm, chief)
    assert not same(firm, guest)


def test_a_mayor_is_not_the_state_and_may_be_named_by_office() -> None:
    named_one = Voice(SPAN, "Leon Tallow, the mayor of Lowhaven,", Identity("Leon Tallow", "PRK", "GOV"), "named")
    mayor, post = (
        source(named_one, None, None),
        source(voice(Identity("mayor of Lowhaven", None, "GOV"), "anonymous"), None, None),
    )
    nurse = source(voice(Identity("nurse from Lowhaven", None, "MED"), "collective"), None, None)
    assert [one.key for one in (mayor, post, nurse)] == ["name:leon tallow", "name:mayor lowhaven", "group:None:nurs"]
    assert same(mayor, post)
    assert not same(post, nurse)


def test_two_first_names_are_two_people_and_a_statesman_may_be_named_shortly() -> None:
    luis, maria = (
        source(voice(Identity("Luis Garcia", None, "JUD")), None, None),
        source(voice(Identity("Maria Garcia", None, None)), None, None),
    )
    premier = source(voice(Identity("Garcia", "PRK", "GOV")), None, None)
    assert not same(luis, maria)
    assert same(luis, premier)


def test_an_investigation_is_a_statement_of_a_state_or_its_police_only() -> None:
    firm = Act("probes", "ACCUSE", {"Northgate Trust": Identity("Northgate Trust", None, None)}, mode="investigate")
    assert speaker(reading("r", "Northgate Trust probes it.", firm).events[0]) is None
    police = Act("probe", "ACCUSE", {"Police": Identity("police", None, "COP")}, mode="investigate")
    found = speaker(reading("r", "Police probe it.", police).events[0])
    assert found is not None
    assert found.key == "police:"


def test_a_document_is_the_word_of_who_shows_it() -> None:
    sheet = voice(Identity("report on tides", None, None), "document")
    found = source(sheet, voice(ARMY), None)
    assert (found.key, found.why) == ("state:KOR", "“report on tides” is on the word of South Korean army")


def test_officials_without_a_country_are_of_the_body_last_named() -> None:
    text = "Sudland's army met Utland. The army said so."
    mentions = (
        Mention(Span(0, 14), "Sudland's army", "description", 0, ARMY),
        Mention(Span(19, 25), "Utland", "name", 1, UTLAND),
    )
    home = homes(Reading(Report("r", text), mentions=mentions))
    army = Identity("army", None, "MIL")
    assert source(voice(army, "collective", 31), None, None, home).key == "state:KOR"
    officials = Identity("officials", None, "GOV")
    assert source(voice(officials, "collective", 31), None, None, home).key == "state:PRK"
    assert source(voice(officials, "anonymous", 31), None, "Hill Post", home).key == "unnamed:Hill Post"
    assert source(voice(army, "anonymous", 31), None, "Hill Post", home).key == "state:KOR:MIL"
    assert source(voice(army, "collective"), None, None).key == "state:"


def test_two_names_that_share_a_telling_word_are_one_source() -> None:
    full = source(voice(Identity("Bassem Tamimi", None, "CVL")), None, None)
    short = source(voice(Identity("Bassem", None, "CVL")), None, None)
    other = source(voice(Identity("Gaby Lasky", None, None)), None, None)
    assert same(full, short)
    assert not same(full, other)


def test_who_makes_a_statement_is_its_source() -> None:
    made = reading("r", "Utland condemned it.", Act("condemned", "ACCUSE", {"Utland": UTLAND}))
    found = speaker(made.events[0])
    assert found is not None
    assert found.key == "state:PRK"
    assert speaker(reading("r", "Men condemned it.", Act("condemned", "ACCUSE")).events[0]) is None


def test_all_who_make_a_statement_are_its_sources_and_a_name_is_enough() -> None:
    text = "Utland, Mara Quillfeather and they condemned it."
    quill, they = Identity("Mara Quillfeather", None, None), Identity("they", None, None)
    act = Act("condemned", "ACCUSE", {"Utland": UTLAND, "Mara Quillfeather": quill, "they": they})
    found = speakers(reading("r", text, act).events[0])
    assert [one.key for one in found] == ["state:PRK", "name:mara quillfeather"]


def test_who_makes_a_statement_is_of_no_state_that_is_only_supposed() -> None:
    text = "The former head and Quillfeather condemned it."
    head, quill = Identity("former head", "PRK", "GOV"), Identity("Quillfeather", "PRK", "GOV")
    act = Act("condemned", "ACCUSE", {"The former head": head, "Quillfeather": quill})
    assert [one.key for one in speakers(reading("r", text, act).events[0])] == ["name:quillfeather"]
    ministry = Act("condemned", "ACCUSE", {"The ministry": Identity("ministry", "PRK", "GOV")})
    assert [one.key for one in speakers(reading("r", "The ministry condemned it.", ministry).events[0])] == [
        "state:PRK"
    ]


def test_the_own_voice_of_an_outlet() -> None:
    assert own_voice("Lowhaven Gazette").name == "own voice of Lowhaven Gazette"
    assert own_voice(None).key == "own:an unknown publisher"


def test_a_known_body_is_known_by_all_of_its_words() -> None:
    cut = Voice(SPAN, "Doctors Without Borders", Identity("Borders", None, None), "named")
    assert source(cut, None, None).key == "name:body:doctors-without-borders"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Observers of the Association of Southeast Asian Nations", "name:body:asean"),
        ("the ASEAN observers", "name:body:asean"),
        ("critics of the Association of Southeast Asian Nations", None),
    ],
)
def test_the_people_of_a_body_are_its_word(words: str, key: str | None) -> None:
    who = Identity(words.removeprefix("the "), "IGO", None)
    found = source(Voice(Span(0, len(words)), words, who, "anonymous"), None, "Lowhaven Gazette")
    assert (found.key == "name:body:asean") is (key is not None)
