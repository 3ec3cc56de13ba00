"""What the marks around who says something tell of what is said."""

import pytest

from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.reading.voices import setting
from firsthand.records import Attribution, Report, Span


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The army – said Ann – fled the town on Monday.", ["The army", "fled the town on Monday"]),
        ("The army, said Ann, fled.", ["The army", "fled"]),
        ("The army fled, said Ann, as night fell.", ["The army fled"]),
        ("The army, said Ann – fled.", ["The army"]),
    ],
)
def test_who_says_it_may_be_set_in_before_the_verb(text: str, content: list[str]) -> None:
    laid = page.lay_out(Report("x", text))
    before = text[: text.index("said")].rstrip(" ,–")
    saying = Attribution(spans(text, "Ann"), spans(text, "said"), spans(text, before))
    carried = setting.carried_on(text, saying, laid.sentences, syntax.parse(text, laid))
    assert [c.of(text) for c in carried.content] == content
