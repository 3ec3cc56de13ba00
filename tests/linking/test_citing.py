"""Which outlet a report cites by a common noun, and whom it says that the outlet cites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.linking.citing import Citing
from firsthand.records import Identity, Mention, Reading, Span
from tests.linking.made import UTLAND, Act, Says, reading, span

TIMES = Identity("The New York Times", "USA", "JRN", "outlet:the-new-york-times")
PAPER = Identity("newspaper", None, None)


def cites(text: str, *says: Says) -> Citing:
    return Citing(made(text, *says))


def made(text: str, *says: Says) -> Reading:
    return reading("r", text, Act("armed", "AID", {"Utland": UTLAND}, says=says))


def test_the_newspaper_is_the_one_last_named() -> None:
    text = "The New York Times wrote of it.\nUtland armed them, the newspaper said."
    first = Says("The New York Times", TIMES, "outlet")
    citing = cites(text, first, Says("the newspaper", PAPER, "outlet"))
    assert citing.full(citing.reading.events[0].voices[1]).identity.name == "The New York Times"
    alone = cites("Utland armed them, the newspaper said.", Says("the newspaper", PAPER, "outlet"))
    assert alone.full(alone.reading.events[0].voices[0]).identity.name == "newspaper"


def test_a_short_form_is_the_name_that_ends_in_it() -> None:
    text = "The Harbour Gazette wrote of it.\nUtland armed them, the Gazette said."
    citing = cites(
        text,
        Says("The Harbour Gazette", Identity("The Harbour Gazette", None, "JRN"), "outlet"),
        Says("the Gazette", Identity("Gazette", None, "JRN"), "outlet"),
    )
    assert citing.full(citing.reading.events[0].voices[1]).identity.name == "The Harbour Gazette"


def test_an_outlet_has_all_the_words_of_its_name_though_the_reader_has_but_the_last() -> None:
    text = "Utland armed them, The Harbour Gazette said.\nIt was late, the Gazette said."
    gazette = Identity("Gazette", None, "JRN")
    citing = cites(text, Says("The Harbour Gazette", gazette, "outlet"), Says("the Gazette", gazette, "outlet"))
    assert [citing.full(v).identity.name for v in citing.reading.events[0].voices] == ["The Harbour Gazette"] * 2


def test_a_bare_office_is_whoever_alone_is_called_by_it() -> None:
    text = "Mayor Mara Holt wept.\nMayor Ann Quill of Beni came.\nUtland armed them, the mayor said."
    citing = cites(text, Says("the mayor", Identity("mayor", None, None), "anonymous"))
    voice = citing.reading.events[0].voices[0]

    def mayors(*names: str) -> tuple[Mention, ...]:
        return tuple(
            Mention(span(text, f"Mayor {name}"), f"Mayor {name}", "name", i, Identity(name, None, "GOV"))
            for i, name in enumerate(names)
        )

    def named(*names: str) -> str:
        return Citing(replace(citing.reading, mentions=mayors(*names))).full(voice).identity.name

    assert named("Mara Holt") == "Mara Holt"
    assert named("Mara Holt", "Ann Quill") == "mayor"


def test_whom_an_outlet_cites_in_its_sentence_or_by_a_common_noun() -> None:
    says = Says("The New York Times", TIMES, "outlet")
    direct = cites("Utland armed them, The New York Times reported, citing a dozen officials who gave no names.", says)
    assert [(o, [(v.text, v.kind) for v in vs]) for o, vs in direct.behind.items()] == [
        ("The New York Times", [("a dozen officials", "anonymous")])
    ]
    later = cites(
        "Utland armed them, The New York Times reported.\nThe newspaper cited two diplomats in Norrland.", says
    )
    assert [v.text for v in later.behind["The New York Times"]] == ["two diplomats"]
    spoken = cites("Utland armed them, said The New York Times, which spoke to three officials.", says)
    assert [v.text for v in spoken.behind["The New York Times"]] == ["three officials"]
    assert cites("Utland armed them, The New York Times reported.", says).behind == {}


def test_whom_a_chain_names_after_the_outlet() -> None:
    citing = cites(
        "Officials told The New York Times that Utland armed them.",
        Says("The New York Times", TIMES, "outlet"),
        Says("Officials", Identity("officials", None, "GOV"), "anonymous"),
    )
    assert [v.text for v in citing.behind["The New York Times"]] == ["Officials"]
    usa = Identity("United States", "USA", "GOV", "country:USA")
    citing = cites(
        "Officials told The New York Times that Utland armed them.",
        Says("The New York Times", TIMES, "outlet"),
        Says("Officials", usa, "anonymous"),
    )
    assert [v.identity.country for v in citing.behind["The New York Times"]] == [None]


def test_to_whom_somebody_told_it() -> None:
    source = Says("a source", Identity("source", None, None), "anonymous")
    told = cites("Utland armed them, a source said.", source)
    assert told.told(told.reading.events[0], "Hill Post") == "Hill Post"
    named = Citing(
        reading(
            "r",
            "Utland armed them, a source told The New York Times after the launch.",
            Act("armed", "AID", says=[source]),
            Act("launch", says=[Says("The New York Times", TIMES, "outlet")]),
        )
    )
    assert named.told(named.reading.events[0], "Hill Post") == "The New York Times"


def test_a_phrase_is_the_innermost_voice_only_where_nobody_stands_before_it() -> None:
    phrase = Says("reportedly", Identity("reportedly", None, None), "phrase")
    times = Says("The New York Times", TIMES, "outlet")
    both = cites("Utland reportedly armed them, The New York Times said.", times, phrase)
    assert both.innermost(both.reading.events[0]).text == "The New York Times"
    alone = cites("Utland reportedly armed them.", phrase)
    assert alone.innermost(alone.reading.events[0]).text == "reportedly"


def test_an_outlets_own_people_in_a_transcript() -> None:
    host = Says("KELLY", Identity("KELLY", None, None))
    citing = cites("MARY KELLY, HOST:\nKELLY: Utland armed them.", host)
    assert citing.presents(citing.reading.events[0].voices[0])
    other = cites("KELLY: Utland armed them.", host)
    assert not other.presents(other.reading.events[0].voices[0])


def test_the_company_is_the_body_last_named() -> None:
    text = "Northgate knew it.\nUtland armed them, the company said."
    company = Says("the company", Identity("company", None, None), "collective")
    read = made(text, company)
    northgate = Identity("Northgate", None, None, "body:northgate")
    known = replace(read, mentions=(Mention(Span(0, 9), "Northgate", "name", 0, northgate),))
    for reading_, name in ((read, "company"), (known, "Northgate")):
        assert Citing(reading_).innermost(reading_.events[0]).identity.name == name
    several = Says("the operators", Identity("operators", None, None), "collective")
    read = made("Northgate knew it.\nUtland armed them, the operators said.", several)
    read = replace(read, mentions=known.mentions)
    assert Citing(read).innermost(read.events[0]).identity.name == "operators"


def test_an_outlet_that_somebody_told_it_is_no_closer_than_he() -> None:
    holt, gazette = (
        Says("Mara Holt", Identity("Mara Holt", None, None)),
        Says("the Gazette", Identity("Gazette", None, None), "outlet"),
    )
    named = Says("the Gazette", Identity("Gazette", None, None))
    act = Act("fired", actors={"Utland": UTLAND}, says=[holt, named])
    unknown = reading("r", "Utland fired it, Mara Holt told the Gazette.", act)
    assert Citing(unknown).innermost(unknown.events[0]).identity.name == "Mara Holt"
    for text, inner in (
        ("Utland fired it, Mara Holt told the Gazette.", "Mara Holt"),
        ("Utland fired it, by the word of Mara Holt that the Gazette checked.", "Gazette"),
    ):
        made = reading("r", text, Act("fired", actors={"Utland": UTLAND}, says=[holt, gazette]))
        assert Citing(made).innermost(made.events[0]).identity.name == inner


def test_those_whom_an_outlet_cites_are_one_group_however_they_are_found() -> None:
    medics = Says("local medics", Identity("local medics", None, "MED"), "collective")
    text = "Utland armed them, The New York Times reported, citing local medics."
    citing = cites(text, Says("The New York Times", TIMES, "outlet"), medics)
    assert [(v.text, v.kind) for v in citing.behind["The New York Times"]] == [("local medics", "collective")]
    bare = cites(text, Says("The New York Times", TIMES, "outlet"))
    assert [(v.text, v.kind) for v in bare.behind["The New York Times"]] == [("local medics", "collective")]


def test_a_bare_spokesman_is_of_the_armed_group_that_his_sentence_is_about() -> None:
    raiders = Identity("Hill Raiders", None, "REB", "group:hill-raiders")
    for words, name in (
        ("spokesman Mak Tallow", "Hill Raiders spokesman Mak Tallow"),
        ("the group's spokesman", "Hill Raiders the group's spokesman"),
        ("an army spokesman", "an army spokesman"),
    ):
        said = Says(words, Identity(words, None, "GOV"))
        read = made(f"Utland fell.\nHill Raiders armed them, {words} said.", said)
        known = replace(
            read, mentions=(Mention(span(read.report.text, "Hill Raiders"), "Hill Raiders", "name", 0, raiders),)
        )
        assert Citing(known).innermost(known.events[0]).text == name
        nobody = made(f"Hill Raiders fell.\nUtland armed them, {words} said.", said)
        apart = replace(nobody, mentions=(Mention(Span(0, 12), "Hill Raiders", "name", 0, raiders),))
        assert Citing(apart).innermost(apart.events[0]).text == words


def test_what_stands_behind_a_name_says_who_it_is() -> None:
    holt = Says("Mara Holt", Identity("Mara Holt", None, None))
    for text, words in (
        ("Utland armed them, Mara Holt, a waitress who saw it, said.", "Mara Holt, a waitress who saw it"),
        ("Utland armed them, Mara Holt said.", "Mara Holt"),
    ):
        citing = cites(text, holt)
        assert citing.innermost(citing.reading.events[0]).text == words


def test_a_chain_has_neither_the_publisher_nor_those_who_were_told_it() -> None:
    press, holt = Identity("reporters", None, "JRN"), Identity("Mara Holt", None, None)
    text = "Utland armed them, Mara Holt told reporters."
    citing = cites(text, Says("Mara Holt", holt), Says("reporters", press, "anonymous"))
    assert citing.chain(citing.reading.events[0], "Hill Post") == ("Mara Holt",)
    text = "Utland armed them, Mara Holt told The Hill Post."
    paper = Identity("Hill Post of Lowhaven", None, "JRN")
    citing = cites(text, Says("The Hill Post", paper, "outlet"), Says("Mara Holt", holt))
    assert citing.chain(citing.reading.events[0], "Hill Post") == ("Mara Holt",)
    assert citing.chain(citing.reading.events[0], "Sea Times") == ("Hill Post of Lowhaven", "Mara Holt")


@pytest.mark.parametrize(
    ("behind", "whole"),
    [
        (", a student who saw it.", "Mara Holt, a student who saw it"),
        (", owner of a shop.", "Mara Holt, owner of a shop"),
        (", speaking of a shop.", "Mara Holt"),
        (", and she left.", "Mara Holt"),
    ],
)
def test_what_stands_behind_a_name_goes_to_the_end_of_the_clause(behind: str, whole: str) -> None:
    holt = Identity("Mara Holt", None, None)
    citing = cites(f"Utland armed them, said Mara Holt{behind}", Says("Mara Holt", holt))
    assert citing.full(citing.reading.events[0].voices[0]).text == whole


def test_a_named_spokesman_for_the_group_is_of_the_group_last_named() -> None:
    raiders = Identity("Hill Raiders", None, "REB", "group:hill-raiders")
    saree = Says("Mak Tallow", Identity("Mak Tallow", None, None, "person:mak-tallow"))
    read = made("Hill Raiders fell.\nUtland armed them, Mak Tallow, a spokesman for the group, said.", saree)
    known = replace(read, mentions=(Mention(Span(0, 12), "Hill Raiders", "name", 0, raiders),))
    whole = "Mak Tallow, a spokesman for the group"
    assert Citing(known).innermost(known.events[0]).text == f"Hill Raiders {whole}"
