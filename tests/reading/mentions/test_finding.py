"""Who is named, and which mentions are one."""

from __future__ import annotations

from functools import cache

import pytest

from firsthand.atlas.lookup import load_atlas
from firsthand.reading.grammar import syntax
from firsthand.reading.mentions.finding import Cast, find_mentions, labelled
from firsthand.reading.text import page
from firsthand.records import Mention, Report

VISIT = (
    "Former Russian Defense Minister Sergei Shoigu met Iran's president, Masoud Pezeshkian, in Tehran on Monday. "
    "Shoigu told him that Russia was ready. The two countries signed an agreement, and they will expand their trade. "
    "Two Iranian officials spoke to reporters. One of them is a member of the Revolutionary Guards. He confirmed the visit."
)


@cache
def cast(text: str) -> Cast:
    report = Report("x", text, published="2024-08-06")
    laid = page.lay_out(report)
    return find_mentions(syntax.parse(text, laid), laid, report, load_atlas())


def mention(text: str, words: str, number: int = 0) -> Mention:
    return [m for m in cast(text).mentions if m.text == words][number]


def test_short_forms_are_the_person_and_carry_what_is_known() -> None:
    assert mention(VISIT, "Shoigu").entity == mention(VISIT, "Sergei Shoigu").entity
    identity = mention(VISIT, "Shoigu").identity
    assert (identity.name, identity.country, identity.sector) == ("Sergei Shoigu", "RUS", "GOV")


@pytest.mark.parametrize(
    ("pronoun", "name"), [("him", "Masoud Pezeshkian"), ("He", "member of the Revolutionary Guards")]
)
def test_pronouns(pronoun: str, name: str) -> None:
    assert mention(VISIT, pronoun).identity.name == name


@pytest.mark.parametrize("name", ["Chad Wolf", "Larry King", "Jordan Peterson", "Christian Horner"])
def test_the_words_of_a_person_s_name_tell_of_nothing_else(name: str) -> None:
    identity = mention(f"{name} met reporters.", name).identity
    assert (identity.country, identity.sector) == (None, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hungary lost EU funds after Brussels froze them.", "European Union"),
        ("Brussels froze the assets of a bank.", "Belgium"),
        ("Belgian police and the European Commission said that Brussels was safe.", "Belgium"),
    ],
)
def test_a_capital_stands_for_who_has_the_seat_there(text: str, name: str) -> None:
    assert mention(text, "Brussels").identity.name == name


def test_the_two_countries_are_the_two_last_named() -> None:
    collective = mention(VISIT, "The two countries")
    assert {i.country for i in cast(VISIT).members[collective.span]} == {"RUS", "IRN"}


def test_descriptions_by_nationality_and_agent_noun() -> None:
    identity = mention(VISIT, "Two Iranian officials").identity
    assert (identity.country, identity.sector, identity.id) == ("IRN", "GOV", None)


def test_first_person_in_a_quotation_is_its_speaker() -> None:
    text = 'The visit began on Monday. "We are ready for full cooperation with Iran," Sergei Shoigu said.'
    assert mention(text, "We").identity.name == "Sergei Shoigu"


def test_spans_are_the_words_and_reading_twice_is_the_same() -> None:
    for found in cast(VISIT).mentions:
        assert found.span.of(VISIT) == found.text
    assert cast.__wrapped__(VISIT) == cast(VISIT)


def test_people_of_two_states_are_the_members_of_the_phrase() -> None:
    text = "On Monday Russian and Syrian warplanes bombed the town."
    collective = mention(text, "Russian and Syrian warplanes")
    assert [(i.country, i.sector) for i in cast(text).members[collective.span]] == [("RUS", "MIL"), ("SYR", "MIL")]


def test_the_group_is_the_armed_group_named_last() -> None:
    text = "Boko Haram fighters raided the town. The Islamist group, founded by Mohammed Yusuf, has killed thousands."
    assert mention(text, "The Islamist group").identity.id == "group:boko-haram"
    assert mention("The aid group left the town.", "The aid group").identity.id is None


def test_his_country_is_the_state_that_he_is_of() -> None:
    text = "Emmanuel Macron spoke of his country. Germany paid. Olaf Scholz defended his country and his house."
    assert [mention(text, "his country", n).identity.name for n in (0, 1)] == ["Emmanuel Macron's country", "Germany"]
    named = (
        "France paid, Emmanuel Macron said of his country. Its army left. On Sunday Iran moved its army to the border."
    )
    assert mention(named, "his country").entity == mention(named, "France").entity
    assert mention(named, "Its army").entity != mention(named, "its army").entity


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("GOMA, Congo (Reuters) - M23 rebels took it.", "M23 rebels", "M23"),
        ("KADUNA, Nigeria (AP) - Police told The Associated Press.", "The Associated Press", "Associated Press"),
        (
            "BOGOTA, Colombia (AFP) - Colombia's National Liberation Army left.",
            "Colombia's National Liberation Army",
            "ELN",
        ),
        ("In September Azerbaijan took it.", "Azerbaijan", "Azerbaijan"),
        ("He told France 24 that he had left.", "France 24", "France 24"),
        ("The head of Hamas's political bureau, Ismail Haniyeh, left.", "The head", "Ismail Haniyeh"),
        ("Doctors Without Borders left.", "Doctors Without Borders", "Doctors Without Borders"),
        ("A dozen officials left.", "A dozen officials", "A dozen officials"),
        (
            "The army killed the leader of a gang in Somalia, Abdul Qadir Mumin, on Monday.",
            "the leader",
            "Abdul Qadir Mumin",
        ),
        ("Al Shabaab, an al Qaeda affiliate, came. The group left.", "The group", "al-Shabaab"),
        ("Turkey sent drones to Mali, a source in Ankara said.", "a source", "source"),
        ("Iran was blamed by Israel, an attack that killed nine.", "an attack", "attack"),
        ("Tehreek-e-Taliban Pakistan struck. Pakistan struck back.", "Pakistan", "Pakistan"),
        (
            "The Interior Ministry denied it. The Foreign Ministry did not.",
            "The Interior Ministry",
            "Interior Ministry",
        ),
        ("The Interior Ministry denied it. The Foreign Ministry did not.", "The Foreign Ministry", "Foreign Ministry"),
        ("Michael Patrick Leahy wrote the book.", "Michael Patrick Leahy", "Michael Patrick Leahy"),
        (
            "The report by the UN's special rapporteur on rights, Ben Toy, calls on Chad to stop.",
            "The report",
            "report",
        ),
        ("Tarek William Saab met judges in Caracas. Saab said troops had fled.", "Saab", "Tarek William Saab"),
        (
            "Head of the Russian State Duma's Foreign Affairs Committee Leonid Slutsky warned Japan. He blamed Tokyo.",
            "He",
            "Leonid Slutsky",
        ),
    ],
)
def test_what_a_phrase_of_a_report_names(text: str, words: str, name: str) -> None:
    assert mention(text, words).identity.name == name


def test_an_international_body_has_no_sector_of_a_word_in_its_name() -> None:
    identity = mention(
        "The Economic Community of West African States urged Senegal to vote.",
        "The Economic Community of West African States",
    ).identity
    assert (identity.name, identity.country, identity.sector) == ("ECOWAS", "IGO", None)


def test_who_follows_somebody_is_of_his_side() -> None:
    text = "ELN commander Antonio Garcia said his men had left."
    assert mention(text, "his men").identity.sector == "REB"
    assert {span.of(text) for span in cast(text).followers} == {"his men"}
    text = "Hezbollah said that its commander had left."
    assert (mention(text, "its commander").identity.country, mention(text, "its commander").identity.sector) == (
        "LBN",
        "REB",
    )
    text = "Republican candidate Donald Trump met his aides."
    assert mention(text, "his aides").identity.sector == "PTY"


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Hillary Clinton met Elizabeth Warren. Both women spoke.",
            "Both women",
            ["Hillary Clinton", "Elizabeth Warren"],
        ),
        ("The United States urged both Koreas to talk.", "both Koreas", ["North Korea", "South Korea"]),
        ("A Syrian man and an Iraqi student left. Both were held.", "Both", ["Syrian man", "Iraqi student"]),
        ("Iran accused Israel of the killing. Jordan urged both sides to talk.", "both sides", ["Iran", "Israel"]),
        ("Iran accused Israel. It rained. Oil rose. Jordan urged both sides to talk.", "both sides", None),
        ("Iran met Israel in Cairo. It urged both parties and candidates to talk.", "both parties", None),
        ("Egypt met Jordan, which urged both sides in Sudan to talk.", "both sides", None),
        ("Iran hit Israel. Kenya met Jordan, which urged both sides to talk.", "both sides", ["Israel", "Kenya"]),
        ("Iran hit Israel in Kenya. Jordan urged both sides to talk.", "both sides", ["Iran", "Israel"]),
        ("Iran met Iraq in Kenya. They urged both sides to talk.", "both sides", None),
        (
            "Ethiopia's army fought Fano. The two sides met.",
            "The two sides",
            ["Ethiopian National Defense Force", "Fano"],
        ),
        ("Blinken met Fidan in Ankara. They left.", "They", ["Antony Blinken", "Hakan Fidan"]),
        ("Vladimir Putin held talks with Xi Jinping. They left.", "They", ["Vladimir Putin", "Xi Jinping"]),
        ("Blinken met the rebels. They left.", "They", None),
        ("Lavrov met Fidan in Ankara. Both left.", "Both", ["Sergei Lavrov", "Hakan Fidan"]),
        ("Iran and Oman agreed to meet. The two rivals signed the deal.", "The two rivals", ["Iran", "Oman"]),
        ("Iran hit Omdurman. Oman and Qatar met in Larnaca. The two rivals left.", "The two rivals", ["Oman", "Qatar"]),
        ("Macky Sall met Guy Marius Sagna. Two candidates were freed.", "Two candidates", None),
        (
            "Iran hit Israel. Kenya and Jordan ended the talks, accusing both sides of lies.",
            "both sides",
            ["Iran", "Israel"],
        ),
        ("Narendra Modi met Xi Jinping in Kazan. The two left.", "The two", ["Narendra Modi", "Xi Jinping"]),
    ],
)
def test_both_sides_stand_near_and_whoever_urges_them_is_none(text: str, words: str, names: list[str] | None) -> None:
    found = cast(text)
    members = next((m for span, m in found.members.items() if span.of(text) == words), None)
    assert (members and [m.name for m in members]) == names


def test_three_countries_are_the_three_last_named() -> None:
    text = "Russia, Iran and Turkey met in Sochi. The three countries want a truce."
    collective = mention(text, "The three countries")
    assert {i.country for i in cast(text).members[collective.span]} == {"RUS", "IRN", "TUR"}


def test_known_people_are_the_two_presidents() -> None:
    text = "Putin called Erdoğan from Moscow. The two presidents spoke of Syria."
    collective = mention(text, "The two presidents")
    assert {i.country for i in cast(text).members[collective.span]} == {"RUS", "TUR"}


def test_a_last_name_is_who_was_named_in_full() -> None:
    text = "Staffan de Mistura arrived in Geneva. The rebels asked De Mistura for a truce."
    assert mention(text, "De Mistura").entity == mention(text, "Staffan de Mistura").entity


FORMER = (
    "Sergei Shoigu met President Masoud Pezeshkian in Tehran. The former Russian defence minister offered help. "
    "The former president said nothing."
)


def test_a_last_name_is_who_bears_it_in_the_text_and_not_the_atlas_s_namesake() -> None:
    text = "World Bank President Jim Yong Kim met ministers in Paris. Kim said that aid would grow."
    assert mention(text, "Kim").entity == mention(text, "Jim Yong Kim").entity
    text = "The spokesman named Gen. Yasser al-Atta of the Sudanese army. Atta had accused Chad in November of arming rebels."
    assert mention(text, "Atta").entity == mention(text, "Gen. Yasser al-Atta").entity
    assert mention("North Korea fired a missile. Kim said it was a success.", "Kim").identity.name == "Kim Jong-un"


def test_a_firm_that_was_named_keeps_its_name() -> None:
    text = "Saab sells jets. Tarek William Saab met judges in Caracas. Saab said that sales would grow."
    assert [m.identity.id for m in cast(text).mentions if m.text == "Saab"] == ["body:saab", "body:saab"]


def test_kin_whom_the_atlas_knows_leave_a_last_name_to_whom_it_means() -> None:
    text = "Ivanka Trump met investors. Trump praised her."
    assert mention(text, "Trump").identity.name == "Donald Trump"


def test_a_known_name_that_begins_a_sentence_is_a_name() -> None:
    assert mention("Trump met ministers in Ohio.", "Trump").form == "name"


def test_the_former_minister_is_who_was_it() -> None:
    assert mention(FORMER, "The former Russian defence minister").entity == mention(FORMER, "Sergei Shoigu").entity
    assert mention(FORMER, "The former president").identity.id is None


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Israel razed the home of a Palestinian.", "a Palestinian", "CVL"),
        ("Guards killed two Sudanese at the border.", "two Sudanese", "CVL"),
        ("Guards killed a Sudanese soldier.", "Sudanese", "GOV"),
        ("The Japanese left the talks.", "The Japanese", "GOV"),
    ],
)
def test_somebody_of_a_nation_is_not_its_government(text: str, words: str, sector: str) -> None:
    assert mention(text, words).identity.sector == sector


@pytest.mark.parametrize(
    ("text", "words", "name", "known"),
    [
        ("A Republican accused the mayor of lying.", "A Republican", "Republican", None),
        ("The Arizona Republican condemned the raid.", "The Arizona Republican", "Arizona Republican", None),
        ("Republicans condemned the raid.", "Republicans", "Republican Party", "group:republican-party"),
        ("The Taliban condemned the raid.", "The Taliban", "Taliban", "group:taliban"),
    ],
)
def test_one_of_a_party_is_not_the_party(text: str, words: str, name: str, known: str | None) -> None:
    found = mention(text, words).identity
    assert (found.name, found.id) == (name, known)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Peru's president dissolved Congress.", "Congress", "Peruvian Congress"),
        ("Trump told Congress that Iran was cheating. The Pentagon agreed.", "Congress", "US Congress"),
        ("Maoist rebels in Nepal hit a post.", "Maoist", "Communist Party of Nepal (Maoist)"),
        ("US troops arrived in Georgia.", "Georgia", "Georgia"),
        ("Texas, Florida and Georgia sued Donald Trump.", "Georgia", "State of Georgia"),
        ("Russia invaded Georgia.", "Georgia", "Georgia"),
    ],
)
def test_of_namesakes_that_of_the_country_that_the_text_is_about_is_meant(text: str, words: str, name: str) -> None:
    assert mention(text, words).identity.name == name


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Historian Gordon Brown accused the museum of theft.", "Historian Gordon Brown", "EDU"),
        ("David Cameron, a professor at Yale, criticised the deal. Cameron left.", "Cameron left", "EDU"),
        ("Former professor Gordon Brown accused the museum of theft.", "Gordon Brown", "GOV"),
    ],
)
def test_a_scholar_only_bears_the_name_of_who_governs(text: str, words: str, sector: str) -> None:
    assert mention(text, words.removesuffix(" left")).identity.sector == sector


def test_the_outlet_that_opens_a_report_is_nobody_of_it() -> None:
    text = "(CNN) Colombia's National Liberation Army (ELN) claimed the attack. The group left."
    assert {m.identity.name for m in cast(text).mentions if m.identity.id} == {"Colombia", "ELN"}


def test_a_sum_is_no_part_of_who_pays_it() -> None:
    assert (
        mention(
            "The European Commission fined Apple 1.8 billion euros for abusing its dominance.", "Apple"
        ).identity.sector
        == "BUS"
    )


def test_who_heads_a_body_of_which_nothing_is_known_is_private() -> None:
    text = "Mike Shields, president of the Leadership Fund, met Jan Ek, the president of Chad. Shields left."
    assert {s.of(text) for s in cast(text).private} >= {"Mike Shields", "Shields"}
    assert not any(s.of(text) == "Jan Ek" for s in cast(text).private)
    assert mention(text, "Mike Shields").identity.sector is None
    assert not cast("Jan Ek, head of Panchayat, met the representatives of the Colombian government in Oslo.").private


def test_an_open_quotation_mark_is_no_part_of_a_name() -> None:
    text = "A release states the “Columbus Police Department left."
    assert mention(text, "Columbus Police Department").identity.name == "Columbus Police Department"


def test_who_is_told_of_by_the_name_of_a_body_is_of_its_country() -> None:
    countries = [
        mention(f"Maoist rebels in {place} hit a post.", "Maoist rebels").identity.country
        for place in ("Nepal", "India")
    ]
    assert countries == ["NPL", "IND"]


def test_a_noun_that_two_states_share_is_of_the_first_too() -> None:
    text = "Kyrgyz and Tajik border guards traded fire."
    assert [(m.identity.country, m.identity.sector) for m in cast(text).mentions][:2] == [
        ("KGZ", "MIL"),
        ("TJK", "MIL"),
    ]


def test_they_are_all_who_were_named_together() -> None:
    text = "Nigeria and Cameroon said they had left. They were ready."
    told = [[i.country for i in cast(text).members[mention(text, w).span]] for w in ("they", "They")]
    assert told == [["NGA", "CMR"], ["NGA", "CMR"]]
    one = "The army and the police said they had left. The army said they were ready."
    assert len(cast(one).members[mention(one, "they").span]) == 2


def test_a_possessor_inside_a_name_is_nobody_of_his_own() -> None:
    text = "Ethiopia accused the Tigray People's Liberation Front of lying."
    assert [m.text for m in cast(text).mentions if "Tigray" in m.text] == ["the Tigray People's Liberation Front"]


def test_whom_the_atlas_knows_is_a_person_whatever_the_pipeline_says() -> None:
    text = "A court convicted five men of the murder of Jamal Khashoggi."
    labels = {
        span.of(text): label
        for span, label in labelled(syntax.parse(text, page.lay_out(Report("x", text))), cast(text).mentions)
    }
    assert labels["Jamal Khashoggi"] == "PERSON"
    assert "Jamal" not in labels


def test_they_are_both_who_are_told_by_office_and_name() -> None:
    text = (
        "Armenia's prime minister, Nikol Pashinyan, and the Azerbaijani president, Ilham Aliyev, met in Brussels. "
        "They agreed to withdraw troops."
    )
    assert [i.country for i in cast(text).members[mention(text, "They").span]] == ["ARM", "AZE"]


@pytest.mark.parametrize(
    ("text", "half", "name"),
    [
        ("North Korea cut all lines with the South.", "the South", "South Korea"),
        ("South Korea fired at the North.", "the North", "North Korea"),
        ("North and South Korea opened talks on reunions.", "North", "North Korea"),
        ("Japan urged North and South Korea to talk.", "North", "North Korea"),
        ("The North won the war.", "The North", "North"),
        ("North Korea and South Sudan watched the South.", "the South", "South"),
    ],
)
def test_the_north_and_the_south_are_states_where_one_half_is_named(text: str, half: str, name: str) -> None:
    assert mention(text, half).identity.name == name


@pytest.mark.parametrize(
    ("text", "words", "name", "owner"),
    [
        ("Mexico broke with Ecuador after police stormed its embassy.", "its embassy", "Mexico's embassy", "MEX"),
        ("Hamas said that its fighters had left.", "its fighters", "Hamas' fighters", "PSE"),
        (
            "Viktor Orban invited his Swedish counterpart.",
            "his Swedish counterpart",
            "Viktor Orbán's Swedish counterpart",
            "HUN",
        ),
        ("The coalition and its partners left.", "its partners", "coalition's partners", "IGO"),
        ("It rained on his house.", "his house", "his house", None),
        ('Jane Holt said: "Trump has insulted our veterans."', "our veterans", "our veterans", None),
    ],
)
def test_a_phrase_is_called_by_whose_it_is(text: str, words: str, name: str, owner: str | None) -> None:
    named = mention(text, words)
    assert (named.identity.name, cast(text).owners.get(named.span)) == (name, owner)


def test_who_is_told_behind_a_speech_with_what_he_is_speaks_it() -> None:
    text = (
        'Ted Cruz left. "We call on the council to reject this outrageous resolution," Sarah Warbel, legal director '
        "for the rights group Human Rights Campaign in Missouri, said in a statement."
    )
    assert mention(text, "We").identity.name == "Sarah Warbel"


def test_one_of_several_whose_names_follow_is_himself() -> None:
    text = "Tsarnaev was jailed. Two more of his friends -- Ali Karim and Omar Aziz -- have been convicted of theft."
    assert mention(text, "Ali Karim").identity.name == "Ali Karim"


def test_the_newspaper_is_the_outlet_named_last() -> None:
    text = "The New York Times said that Iran had asked Russia. The newspaper cited two officials. A paper laughed."
    assert mention(text, "The newspaper").identity.name == "The New York Times"
    assert mention(text, "A paper").identity.name == "paper"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A court convicted an Iranian official of war crimes.", "an Iranian official"),
        ("China executed a South Korean man for drug trafficking.", "a South Korean man"),
        ("A court convicted a member of the Guards.", "a member of the Guards"),
        ("Israel killed a member of the group.", "a member of the group"),
        ("The president met a member of the Guards.", "a member of the Guards"),
    ],
)
def test_a_charge_is_no_part_of_whom_it_is_against(text: str, words: str) -> None:
    assert max((m.text for m in cast(text).mentions if m.text.startswith(words[:8])), key=len) == words


def test_a_phrase_keeps_its_words_where_it_may_be_another_s() -> None:
    text = "Mexico sued Ecuador at the International Court of Justice over the storming of its embassy."
    assert mention(text, "its embassy").identity.name == "its embassy"
    assert mention(text, "its embassy").span not in cast(text).owners


def test_who_stands_behind_brackets_is_not_who_stands_in_them() -> None:
    text = "(CNN) Colombia's National Liberation Army (ELN) is claiming to have carried out the attack."
    assert mention(text, "National Liberation Army").identity.name == "ELN"
    assert mention(text, "ELN").entity == mention(text, "National Liberation Army").entity
