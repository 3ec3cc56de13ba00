"""Sayings found by rule: who, by which word, what."""

import pytest

from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.reading.voices import sayings
from firsthand.records import Report, Span

Words = tuple[list[str], list[str], list[str]]


def found_in(text: str) -> list[Words]:
    doc = syntax.parse(text, page.lay_out(Report("", text)))
    return [
        ([s.of(text) for s in a.source], [c.of(text) for c in a.cue], [c.of(text).strip(" ,.") for c in a.content])
        for a in sayings.find_sayings(doc)
        if a.content
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The army said that rebels attacked the town.", "The army", "said", "that rebels attacked the town"),
        ("Rebels attacked the town, the army said.", "the army", "said", "Rebels attacked the town"),
        ("Rebels took the town, according to two officials.", "two officials", "according to", "Rebels took the town"),
        ("Syria accused Israel of bombing an airport.", "Syria", "accused", "bombing an airport"),
        (
            "Turkey's president, Recep Tayyip Erdogan, said that Turkey would stall its offensive.",
            "Turkey's president, Recep Tayyip Erdogan",
            "said",
            "that Turkey would stall its offensive",
        ),
        ("Iran threatened to close the strait.", "Iran", "threatened", "to close the strait"),
        ("The ministry reported an attack on the village.", "The ministry", "reported", "an attack on the village"),
    ],
)
def test_one_saying(text: str, source: str, cue: str, content: str) -> None:
    assert found_in(text) == [([source], [cue], [content])]


def test_a_quoted_voice_stands_inside_the_quoter() -> None:
    assert found_in("State television quoted the army as saying that rockets landed near the airport.") == [
        (["State television"], ["quoted"], ["the army as saying that rockets landed near the airport"]),
        (["the army"], ["saying"], ["that rockets landed near the airport"]),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The union made calls for a ceasefire.", ["The union"]),
        ("The cabinet rejected American calls for a ceasefire.", ["American"]),
        ("The cabinet rejected calls for a ceasefire.", []),
        ("The ministry faces calls by the unions for a ceasefire.", ["the unions"]),
    ],
)
def test_who_answers_a_call_did_not_make_it(text: str, source: list[str]) -> None:
    assert [who for who, cue, _ in found_in(text) if cue == ["calls"]] == [source]


def test_who_does_something_in_order_to_orders_nothing() -> None:
    assert found_in("The army fled in order to save the town.") == []
    assert [who for who, _, _ in found_in("The army's order to shell the town was heard.")] == [["The army's"]]


def test_pseudo_voices_have_no_source() -> None:
    assert found_in("The rebels reportedly attacked the town.") == [
        ([], ["reportedly"], ["The rebels", "attacked the town"]),
    ]
    assert found_in("Four men are believed to have attacked the town.") == [
        ([], ["are believed"], ["to have attacked the town"]),
    ]


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = "QUESTION: Were there talks?\nSECRETARY KERRY: We met in Geneva.\nWe left."
    first, second = sayings.labelled_sayings(text)
    assert (first.source[0].of(text), first.content[0].of(text)) == ("QUESTION", "Were there talks?\n")
    assert (second.source[0].of(text), second.content[0].of(text)) == ("SECRETARY KERRY", "We met in Geneva.\nWe left.")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Per the ministry, rebels attacked the town.", ["the ministry"]),
        ("In the words of the mayor, rebels attacked the town.", ["the mayor"]),
        ("Rebels took the town, as per Reuters.", ["Reuters"]),
        ("Rebels fired twenty shots per minute.", None),
    ],
)
def test_a_phrase_may_stand_for_says(text: str, source: list[str] | None) -> None:
    assert [who for who, _, _ in found_in(text)] == ([source] if source else [])


def test_what_is_asked_for_is_on_the_word_of_the_asker() -> None:
    text = "Ankara urged Moscow to stop the raids."
    doc = syntax.parse(text, page.lay_out(Report("", text)))
    (saying,) = sayings.acted_sayings(doc, [(Span(7, 12), (Span(0, 6),))])
    assert saying.source == (Span(0, 6),)
    assert any(c.of(text).endswith("Moscow to stop the raids.") for c in saying.content)


def test_a_text_without_sayings_has_none() -> None:
    assert found_in("Rebels attacked the town on Friday.") == []
