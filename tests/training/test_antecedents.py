"""The choices that the training of pronouns learns from."""

from __future__ import annotations

from firsthand.reading.grammar import syntax
from firsthand.reading.mentions.entities import Candidate, Cluster
from firsthand.reading.text import page
from firsthand.records import Report
from training import antecedents

TEXT = "Iran warned Russia on Monday. It praised Turkey."


def test_a_choice_for_each_pronoun_that_has_an_answer() -> None:
    report = Report("x", TEXT)

    def right(pronoun: Candidate, cluster: Cluster) -> bool | None:
        return pronoun.text == "It" and any(c.text == "Iran" for c in cluster.members)

    (told,) = antecedents.cases(report, syntax.parse(TEXT, page.lay_out(report)), right)
    assert sorted(told.right) == [False, True]
    assert len(told.candidates) == len(told.right)
    assert list(antecedents.cases(report, syntax.parse(TEXT, page.lay_out(report)), lambda *_: None)) == []
