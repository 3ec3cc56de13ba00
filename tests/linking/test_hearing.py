"""Who attests an incident, and citations followed into the reports they cite."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.linking.citing import Citing
from firsthand.linking.hearing import Heard, attests, heard
from firsthand.linking.incidents import incident
from firsthand.linking.provenance import provenance
from firsthand.linking.signatures import signature
from firsthand.linking.tellings import Issue, Told, together
from firsthand.records import Attribution, Identity, Mention, Reading, Stance
from tests.linking.made import NORRLAND, UTLAND, Act, Says, reading, span

ARMY = Identity("Sudland army", "KOR", "MIL")
REUTERS = Identity("Reuters", "GBR", "JRN", "outlet:reuters")


@pytest.mark.parametrize(
    ("text", "trigger", "stance", "near", "expected"),
    [
        ("Sudland army said Utland fired it.", "fired", "asserts", False, True),
        ("Sudland army said the launch was reckless.", "launch", "asserts", False, False),
        ("Sudland army said the launch was reckless.", "launch", "asserts", True, True),
        ("Sudland army said the launch took place at noon.", "launch", "asserts", False, True),
        ("Sudland army said that it heard of the launch.", "launch", "asserts", False, False),
        ("Sudland army said they heard the launch.", "launch", "asserts", False, True),
        ("Sudland army said this shooting was going on for an hour.", "shooting", "asserts", False, True),
        ("Sudland army said the explosion rocked the town.", "explosion", "asserts", False, True),
        ("Sudland army said the launch killed 92 people.", "launch", "asserts", False, True),
        ("Sudland army said the bombing killed 92 people.", "bombing killed", "asserts", False, True),
        ("Sudland army pointed to this illegally launched rocket.", "illegally launched", "asserts", False, False),
        ("Sudland army said the force was firing at it.", "firing", "asserts", False, True),
        ("Sudland army regretted what it termed a reckless launch.", "launch", "asserts", False, False),
        ("Sudland army asked: has Utland fired it?", "fired", "asserts", True, False),
        ("Sudland army confirmed the launch.", "launch", "confirms", False, True),
        ("Sudland army expects it fired.", "fired", "predicts", True, False),
    ],
)
def test_a_verb_tells_and_a_noun_may_only_be_spoken_of(
    text: str, trigger: str, stance: Stance, near: bool, expected: bool
) -> None:
    made = reading("r", text, Act(trigger, says=[Says("Sudland army", ARMY, stance=stance)]))
    assert attests(made.events[0], text, near=near) is expected


def test_what_is_hypothetical_is_attested_by_nobody() -> None:
    text = "Sudland army said Utland fired it."
    made = reading("r", text, Act("fired", says=[Says("Sudland army", ARMY)], reality="hypothetical"))
    assert not attests(made.events[0], text, near=True)


def test_of_what_was_done_nobody_tells_who_only_speaks_of_what_is_to_come() -> None:
    text = "Sudland army said Utland fired it."
    made = reading("r", text, Act("fired", says=[Says("Sudland army", ARMY)], reality="threatened"))
    assert not attests(made.events[0], text, "happened", near=True)
    assert attests(made.events[0], text, "threatened", near=True)


def keys(*readings: Reading) -> list[tuple[str, str, bool]]:
    """(report, source key, whether followed) of the incident that all the readings' events are."""
    return [(h.report, h.source.key, bool(h.followed)) for h in hears(*readings)]


def hears(*readings: Reading) -> tuple[Heard, ...]:
    """What is heard of the incident that all the readings' events are."""
    known = {r.report.id: Citing(r) for r in readings}
    where = provenance([signature(r) for r in readings], [])
    told: list[Told] = [together(r.events, r, Issue(None, None)) for r in readings]
    return heard(told, incident(told), where, known)


def with_words(made: Reading, words: str, who: Identity, content: str) -> Reading:
    """``made``, where the last mention of somebody says the ``content``."""
    text = made.report.text
    source = span(text, words, text[: text.index(content)].count(words))
    said = Attribution((source,), (), (span(text, content),))
    return replace(made, attributions=(said,), mentions=(Mention(source, words, "name", 1, who),))


CITING = reading(
    "a",
    "Utland fired a rocket, Reuters reported.",
    Act("fired", actors={"Utland": UTLAND}, says=[Says("Reuters", REUTERS, "outlet")]),
    publisher="Hill Post",
)
CITED = reading(
    "b",
    "The Sudland army said Utland fired a rocket.",
    Act("fired", actors={"Utland": UTLAND}, says=[Says("Sudland army", ARMY)]),
    publisher="reuters.com",
)
OWN = reading("c", "Utland fired a rocket.", Act("fired", actors={"Utland": UTLAND}), publisher="Sea Times")


def test_a_cited_agency_is_followed_into_its_own_report() -> None:
    assert keys(CITING, CITED) == [("a", "state:KOR", True), ("b", "state:KOR", False)]


def test_a_cited_agency_whose_report_is_not_there_stays() -> None:
    assert keys(CITING, OWN) == [("a", "outlet:Reuters", False), ("c", "own:Sea Times", False)]


TIMES = Identity("The New York Times", "USA", "JRN", "outlet:the-new-york-times")


def test_a_cited_newspaper_ends_at_those_whom_another_report_says_it_cites() -> None:
    tells = reading(
        "a",
        "Utland fired a rocket, The New York Times reported, citing two officials.",
        Act("fired", actors={"Utland": UTLAND}, says=[Says("The New York Times", TIMES, "outlet")]),
        publisher="Hill Post",
    )
    bare = reading(
        "b",
        "Utland fired a rocket, The New York Times said.",
        Act("fired", actors={"Utland": UTLAND}, says=[Says("The New York Times", TIMES, "outlet")]),
        publisher="Sea Times",
    )
    assert keys(tells, bare) == [
        ("a", "unnamed:The New York Times", True),
        ("b", "unnamed:The New York Times", True),
    ]


def test_an_outlet_that_the_atlas_lacks_is_known_by_its_report() -> None:
    gazette = Identity("Harbour Gazette", None, None)
    citing = reading(
        "a",
        "Utland fired a rocket, the Harbour Gazette reported.",
        Act("fired", actors={"Utland": UTLAND}, says=[Says("Harbour Gazette", gazette)]),
        publisher="Hill Post",
    )
    cited = reading(
        "b",
        "The Sudland army said Utland fired a rocket.",
        Act("fired", actors={"Utland": UTLAND}, says=[Says("Sudland army", ARMY)]),
        publisher="The Harbour Gazette",
    )
    assert keys(citing, cited) == [("a", "state:KOR", True), ("b", "state:KOR", False)]


def test_a_report_that_has_it_on_others_words_only_tells_nothing_in_its_own_voice() -> None:
    text = "Rocket alarms Norrland\nThe Sudland army said the rocket was reckless."
    made = reading(
        "a",
        text,
        Act("Rocket", actors={}),
        Act("rocket", actors={"Norrland": NORRLAND}, says=[Says("Sudland army", ARMY)]),
        publisher="Hill Post",
    )
    assert keys(made) == [("a", "state:KOR", False)]


def test_a_voice_is_heard_however_surely_the_mention_is_read() -> None:
    says = [Says("Sudland army", ARMY)]
    weak = reading(
        "d",
        "The Sudland army said Utland fired a rocket.\nUtland fired it.",
        Act("fired", actors={"Utland": UTLAND}, says=says, confidence=0.2),
        Act("fired", actors={"Utland": UTLAND}, nth=2),
        publisher="Lake Post",
    )
    other_says = [Says("Norrland", NORRLAND)]
    act = Act("fired", actors={"Utland": UTLAND}, says=other_says)
    other = reading("c", "Norrland said Utland fired a rocket.", act, publisher="Sea Times")
    assert keys(weak, other) == [("c", "state:JPN", False), ("d", "state:KOR", False)]


def test_a_report_on_somebodys_unsure_word_has_no_own_voice() -> None:
    text = "The Sudland army said Utland might have fired a rocket."
    act = Act("fired", actors={"Utland": UTLAND}, says=[Says("Sudland army", ARMY)], reality="hypothetical")
    assert keys(OWN, reading("g", text, act, publisher="Hill Post")) == [
        ("c", "own:Sea Times", False),
        ("g", "state:KOR", False),
    ]


def test_what_is_planned_is_told_by_who_foresees_it() -> None:
    text = "Utland promises to launch it."
    made = reading("r", text, Act("launch", says=[Says("Utland", UTLAND, stance="promises")], reality="planned"))
    assert attests(made.events[0], text, "planned", near=True)
    assert not attests(made.events[0], text, "happened", near=True)


def test_two_reports_that_cite_each_other_end() -> None:
    mutual = reading(
        "d",
        "Utland fired a rocket, the Hill Post reported.",
        Act("fired", actors={"Utland": UTLAND}, says=[Says("Hill Post", Identity("Hill Post", None, "JRN"), "outlet")]),
        publisher="reuters.com",
    )
    assert keys(CITING, mutual) == [("a", "outlet:Hill Post", True), ("d", "outlet:Reuters", True)]


def test_a_statement_is_the_word_of_who_makes_it() -> None:
    made = reading(
        "e", "Norrland condemned it.", Act("condemned", "ACCUSE", {"Norrland": NORRLAND}), publisher="Sea Times"
    )
    assert keys(made) == [("e", "state:JPN", False)]


def test_all_who_make_a_statement_are_heard() -> None:
    both = {"Norrland": NORRLAND, "Utland": UTLAND}
    made = reading("e", "Norrland and Utland condemned it.", Act("condemned", "ACCUSE", both), publisher="Sea Times")
    assert keys(made) == [("e", "state:JPN", False), ("e", "state:PRK", False)]
    says = [Says("Norrland", NORRLAND)]
    voiced = reading("e", "Norrland and Utland condemned it.", Act("condemned", "ACCUSE", both, says=says))
    assert keys(voiced) == [("e", "state:JPN", False), ("e", "state:PRK", False)]


HOLT, QUILL = Identity("Mara Holt", None, "CVL"), Identity("Ann Quill", None, "CVL")


def test_a_threat_made_with_a_weapon_is_nobodys_statement() -> None:
    drawn = Act("pointed a gun", "THREATEN", {"Mara Holt": HOLT}, {"Ann Quill": QUILL})
    made = reading("h", "Mara Holt pointed a gun at Ann Quill.", drawn, publisher="Sea Times")
    assert keys(made) == [("h", "own:Sea Times", False)]
    spoken = Act("threatened", "THREATEN", {"Mara Holt": HOLT}, {"Ann Quill": QUILL})
    said = reading("h", "Mara Holt threatened Ann Quill.", spoken, publisher="Sea Times")
    assert keys(said) == [("h", "name:mara holt", False)]


def test_who_refuses_what_is_asked_does_not_deny_that_it_was_asked() -> None:
    refused = [
        Act("rejected", "REJECT", {"Utland": UTLAND}),
        Act("calls", "REQUEST", {"Norrland": NORRLAND}, {"Utland": UTLAND}),
    ]
    made = reading("k", "Utland rejected calls by Norrland.", *refused, publisher="Sea Times")
    told = [together(made.events[1:], made, Issue(None, None))]
    where = provenance([signature(made)], [])
    assert [h.source.key for h in heard(told, incident(told), where, {"k": Citing(made)})] == ["state:JPN"]


def test_pictures_are_a_source_of_their_own_where_they_tell_it() -> None:
    video = Identity("video", None, None)
    says = [Says("video", video, "document")]
    made = reading("f", "A video showed that she kicked a guard.", Act("kicked", "ASSAULT", says=says))
    assert [key for _, key, _ in keys(made)] == ["document:pictures"]
    filmed = reading("f", "She was filmed kicking a guard.", Act("kicking", "ASSAULT"), publisher="Sea Times")
    assert keys(filmed) == [("f", "own:Sea Times", False)]


def test_who_was_there_is_heard_though_his_words_name_no_event() -> None:
    text = "A blast shook Norrland.\nAnn Quill said it sounded like thunder."
    blast = Act("blast", "ASSAULT", recipients={"Norrland": NORRLAND})
    made = with_words(reading("r", text, blast, publisher="Sea Times"), "Ann Quill", QUILL, "it sounded like thunder")
    assert keys(made) == [("r", "name:ann quill", False)]
    calm = text.replace("it sounded like thunder", "the town is lovely")
    made = with_words(reading("r", calm, blast, publisher="Sea Times"), "Ann Quill", QUILL, "the town is lovely")
    assert keys(made) == [("r", "own:Sea Times", False)]


def test_who_saw_one_thing_is_a_witness_of_what_he_tells_next() -> None:
    text = "Ann Quill said she saw a car.\nAnn Quill said Norrland was bombed."
    said = Act("bombed", "ASSAULT", recipients={"Norrland": NORRLAND}, says=[Says("Ann Quill", QUILL)])
    made = reading("r", text, said)
    assert [h.saw for h in hears(with_words(made, "Ann Quill", QUILL, "she saw a car"))] == [True]
    assert [h.saw for h in hears(made)] == [False]


def test_who_did_not_hear_it_does_not_tell_it() -> None:
    says = [Says("Ann Quill", QUILL)]
    acts = Act("shot", "ASSAULT", recipients={"Norrland": NORRLAND}), Act("gunfire", "ASSAULT", says=says)
    text = "News\nSomebody shot at Norrland.\nAnn Quill said she did not hear any gunfire."
    assert keys(reading("r", text, *acts, publisher="Sea Times")) == [("r", "own:Sea Times", False)]
    heard_it = text.replace("did not hear any", "heard some")
    assert keys(reading("r", heard_it, *acts, publisher="Sea Times")) == [("r", "name:ann quill", False)]
