"""Who was there, by a report's attributions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.linking.eyewitnesses import eyewitnesses
from firsthand.records import Attribution, Identity, Mention, MentionForm, Reading
from tests.linking.made import Act, reading, span

HOLT = Identity("Mara Holt", None, None)


def told(
    text: str, source: str, cue: str, content: str, *acts: Act, who: tuple[str, MentionForm, Identity] | None = None
) -> Reading:
    """A reading with one attribution and one mention inside its source."""
    words, form, identity = who or ("Mara Holt", "name", HOLT)
    said = Attribution((span(text, source),), (span(text, cue),), (span(text, content),))
    mention = Mention(span(text, words), words, form, 1, identity)
    return replace(reading("r", text, *acts), attributions=(said,), mentions=(mention,))


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        ("Mara Holt", "said", "I heard a loud bang", True),
        ("Mara Holt", "said", "she saw two men run", True),
        ("Mara Holt", "said", "It sounded like thunder", True),
        ("Mara Holt", "also heard", "a loud bang", True),
        ("Mara Holt, who lives next door,", "said", "I was afraid", True),
        ("Mara Holt", "said", "I was afraid", False),
        ("Mara Holt", "said", "I heard about the bang", False),
        ("Mara Holt", "said", "the mayor knew that they saw two men", False),
        ("Mara Holt", "said", "I could see the smoke", True),
        ("Mara Holt", "said", "I see her in my dreams", False),
        ("Mara Holt", "also heard", "testimony on the bang", False),
        ("Sources close to Mara Holt", "said", "I was afraid", False),
    ],
)
def test_who_was_there_has_seen_or_heard_it_or_is_from_near_by(
    source: str, cue: str, content: str, *, expected: bool
) -> None:
    found = eyewitnesses(told(f"{source} {cue} {content}.", source, cue, content))
    assert [one.voice.identity.name for one in found] == ["Mara Holt"] * expected


@pytest.mark.parametrize(("cue", "expected"), [("showed", ["document"]), ("was taken by", [])])
def test_pictures_are_there_where_they_show_something(cue: str, expected: list[str]) -> None:
    who: tuple[str, MentionForm, Identity] = ("Pictures", "description", Identity("Pictures", None, None))
    made = told(f"Pictures {cue} a burnt car.", "Pictures", cue, "a burnt car", who=who)
    assert [one.voice.kind for one in eyewitnesses(made)] == expected


@pytest.mark.parametrize(("name", "expected"), [("Mara Holt", ["Mara Holt"]), ("She", [])])
def test_a_pronoun_is_whom_it_stands_for(name: str, expected: list[str]) -> None:
    made = told("She said I saw it.", "She", "said", "I saw it", who=("She", "pronoun", Identity(name, None, None)))
    assert [one.voice.identity.name for one in eyewitnesses(made)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast shook the town.\nMara Holt said I saw the smoke.", "blast"),
        ("Mara Holt said I saw the smoke.\nA blast shook the town.", "blast"),
        (f"A blast shook the town.\n{'It was a quiet day. ' * 20}\nMara Holt said I saw the smoke.", None),
        ("Mara Holt said I saw the smoke.\nIt was a quiet day.\nIt rained.\nA blast shook the town.", None),
    ],
)
def test_words_that_name_no_event_are_about_the_act_beside_them(text: str, expected: str | None) -> None:
    made = told(text, "Mara Holt", "said", "I saw the smoke", Act("blast", "ASSAULT"))
    (one,) = eyewitnesses(made)
    assert (one.event.trigger.of(text) if one.event else None) == expected


def test_words_that_name_an_act_are_about_that_one() -> None:
    text = "A blast shook the town.\nMara Holt said I saw the raid."
    acts = Act("blast", "ASSAULT"), Act("raid", "ASSAULT")
    (one,) = eyewitnesses(told(text, "Mara Holt", "said", "I saw the raid", *acts))
    assert one.event is None


@pytest.mark.parametrize("act", [Act("blast", "ASSAULT", reality="planned"), Act("blast", "ACCUSE")])
def test_nobody_has_seen_what_was_not_done_or_only_said(act: Act) -> None:
    text = "A blast shook the town.\nMara Holt said I saw the smoke."
    (one,) = eyewitnesses(told(text, "Mara Holt", "said", "I saw the smoke", act))
    assert one.event is None
