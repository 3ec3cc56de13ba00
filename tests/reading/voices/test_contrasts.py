"""Who says what is set against another's saying."""

import pytest

from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.reading.voices import contrasts, hearing
from firsthand.records import Attribution, Report, Span


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mayor said that the army fled, while the army said that the rebels fired.", True),
        ("The mayor said that the army fled, but the army said that the rebels fired.", True),
        ("The mayor said that the army fled, and the army said that the rebels fired.", False),
        ("The mayor said that, while the army said that the rebels fired, he saw none.", False),
        ("The mayor said that the army fled. But the army said that the rebels fired.", False),
    ],
)
def test_a_clause_of_its_own_is_on_its_own_speaker_s_word(text: str, told: bool) -> None:
    def at(words: str, after: int = 0) -> Span:
        return Span(text.index(words, after), text.index(words, after) + len(words))

    laid = page.lay_out(Report("", text))
    second = text.index("the army said")
    outer = Attribution((at("The mayor"),), (at("said"),), (Span(15, len(text)),))
    inner = Attribution((at("the army", second),), (at("said", second),), (at("that the rebels fired"),))
    room = hearing.Room(syntax.parse(text, laid), (outer, inner), laid.quotations, laid.sentences)
    assert contrasts.is_set_against(outer, inner, at("fired"), room) == told
