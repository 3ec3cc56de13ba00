"""Pages and pieces of pages to text, and pages that would keep the parsers busy."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import IntakeError
from firsthand.intake.pages import plain_text, report_of_html, text_of_fragment, titled

STORY = "The army said on Monday that its troops had entered the town and that they would stay there."


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("no markup, 3 &gt; 2 &amp; more", "no markup, 3 > 2 & more"),
        ("<p>One <b>bold</b>\n word.</p><p>Two.<br>Three.</p>", "One bold word.\nTwo.\nThree."),
        ("<p>One.<script>var x = 1;</script><style>p{}</style><!-- no --> Two.</p>", "One. Two."),
        ("<ul><li>a<li>b</ul>after", "a\nb\nafter"),
        ("broken <p at the <b>end", "broken\nend"),
        ("", ""),
        ("<!-- -->", ""),
        ("<img src='x'>", ""),
        ("<p>" * 40_001 + "words", ""),
    ],
)
def test_plain_text(fragment: str, text: str) -> None:
    assert plain_text(fragment) == text


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["", "<p>", "<p><b", "<table><td>"]))
def test_plain_text_of_anything_has_no_empty_lines(text: str, head: str) -> None:
    plain = plain_text(head + text)
    assert not plain or all(line and line == " ".join(line.split()) for line in plain.split("\n"))


def test_a_fragment_is_extracted() -> None:
    fragment = f"<p>{STORY}</p><p>It gave no date.</p><script>track()</script>"
    assert text_of_fragment(fragment, "x") == f"{STORY}\nIt gave no date."


def test_a_fragment_that_the_extraction_leaves_out_is_taken_by_its_words() -> None:
    fragment = f"<aside><p>{STORY}</p><p>{STORY} Again.</p></aside>"
    assert text_of_fragment(fragment, "x") == f"{STORY}\n{STORY} Again."


def test_a_title_is_the_first_line_once() -> None:
    assert titled("A title", "The body.") == "A title\nThe body."
    assert titled("The body", "The body.") == "The body."
    assert titled(None, "The body.") == "The body."


@pytest.mark.parametrize(
    ("html", "cause"),
    [
        ("<p>" * 40_001, "more than 40,000 tags"),
        ("<a " + " ".join(f"a{n}" for n in range(201)) + ">x</a>", "too many attributes"),
        ("<a " + "".join(f"a{n}='>'" for n in range(201)) + ">x</a>", "too many attributes"),
        ("<a " + "/".join(f'a{n} = "<" ' for n in range(201)) + ">x</a>", "too many attributes"),
        ("x" * 5_000_001, "more than 5 million characters"),
        ("<html></html>", "there is no article in the page"),
        ("<html><body><img src='x'></body></html>", "there is no article in the page"),
        ("", "there is no article in the page"),
    ],
)
def test_pages_that_are_refused(html: str, cause: str) -> None:
    with pytest.raises(IntakeError, match=cause):
        report_of_html(html, "x")


def test_a_long_address_and_many_attributes_are_no_crowd() -> None:
    image = '<img src="data:image/png;base64,' + "a/b=" * 3000 + '" ' + "x=1 " * 190 + ">"
    report = report_of_html(f"<html><body><article>{image}<p>{STORY}</p><p>{STORY}</p></article></body></html>", "x")
    assert STORY in report.text
