from __future__ import annotations

import pytest

from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.records import Report


@pytest.mark.parametrize(
    ("text", "name", "noun", "place"),
    [
        (
            "A court sentenced opposition politician Ilya Yashin to eight years in prison.",
            "Yashin",
            "politician",
            "dobj",
        ),
        ("Olympic Park bomber Rudolph complained in letters.", "Rudolph", "bomber", "nsubj"),
    ],
)
def test_a_post_without_an_article_hangs_on_the_name_behind_it(text: str, name: str, noun: str, place: str) -> None:
    doc = syntax.parse(text, page.lay_out(Report("r", text)))
    words = {t.text: t for t in doc}
    assert (words[noun].head.text, words[noun].dep_, words[name].dep_) == (name, "compound", place)
