"""Whom a pronoun stands for."""

from __future__ import annotations

from functools import cache

import pytest

from firsthand.atlas.lookup import load_atlas
from firsthand.reading.grammar import syntax
from firsthand.reading.mentions.coreference import core_name
from firsthand.reading.mentions.entities import Candidate, Cluster
from firsthand.reading.mentions.finding import Cast, find_mentions
from firsthand.reading.text import page
from firsthand.records import MentionForm, Report, Span


@cache
def cast(text: str) -> Cast:
    report = Report("x", text, published="2018-03-06")
    laid = page.lay_out(report)
    return find_mentions(syntax.parse(text, laid), laid, report, load_atlas())


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Vladimir Putin met Ann Example in Moscow. Putin said he was ready.", "he", "Vladimir Putin"),
        ("Angela Merkel criticised Vladimir Putin. She said so on Monday.", "She", "Angela Merkel"),
        ("Amnesty International criticised Turkey. The rebels fled, and they burned the village.", "they", "rebels"),
        ("The Emirates told the panel that flights carried food. It denied the report.", "It", "United Arab Emirates"),
        ("Turkish police detained 15 journalists in Ankara. They are accused of lying.", "They", "15 journalists"),
        ("The army said that Turkey closed its border.", "its", "Turkey"),
        ("Iran accused Israel of the killing and threatened to punish it.", "it", "Israel"),
        ("Iran asked Russia to protect it.", "it", "Iran"),
        ("The soldiers left. A judge met a girl. Oil rose. Toy threw stones at them.", "them", "soldiers"),
        ("Israel accuses Hamas of stealing aid, an allegation it denies.", "it", "Hamas"),
        ("Chad accused Sudan of bombing its villages.", "its", "Chad"),
        ("Armenia says Azerbaijan shelled its villages.", "its", "Armenia"),
        ("Moscow accused Kyiv of shelling its own people.", "its", "Ukraine"),
        ("Sudan attacked its neighbours.", "its", "Sudan"),
        ("The suspect ran. Police said a guy fled after he fired shots.", "he", "guy"),
        (
            "Jordan's king, Abdullah, left. Talks failed, an analyst said. If nobody paid, he added, it would fall.",
            "he",
            "analyst",
        ),
        (
            "Netanyahu left. Iran would pay if it asked, said an analyst in London. If Russia lost, he added, it fell.",
            "he",
            "analyst",
        ),
        ("Sarah Toy met Paul Ek in Oslo. Later she left.", "she", "Sarah Toy"),
        ("Ms. Toy left after Mr. Ek. On Monday she came again.", "she", "Toy"),
        ("The spokeswoman met Mr. Ek. She left.", "She", "spokeswoman"),
        ("Yemen's Houthis said they had shot down an American drone.", "they", "Houthis"),
        ("Chancellor Merkel met President Macron in Rome. He thanked her for the dinner.", "He", "Emmanuel Macron"),
        ("President Macron met Chancellor Merkel in Rome. She thanked him for the dinner.", "She", "Angela Merkel"),
        (
            "The lawyer Gaby Toy met Ahed Ek. “They want to keep her as long as they can,” Toy told the court.",
            "her",
            "Ahed Ek",
        ),
        (
            "Gaby Toy defends Ahed Ek. “They want to keep her as long as they can,” she told the court.",
            "she",
            "Gaby Toy",
        ),
        ("Prosecutors jailed Ahed Ek.\nEk in court, May 2. REUTERS/Ammar Toy\nHe said nothing.", "He", "Ahed Ek"),
        ("Bombs were found. Officials published pictures of them.", "them", "Bombs"),
        ("Oil rose. On Tuesday soldiers burned copies of them.", "them", "them"),
        ("Paul Ek wrote on Monday. Jan Toy has not replied to his request.", "his", "Paul Ek"),
        ("Soldiers fired at protesters who had thrown stones at them.", "them", "Soldiers"),
        ("Hamas spoke in Cairo. The group left after an Israeli raid hit its office.", "its", "Hamas"),
        ("Mayor John Toy visited the school. A gunman opened fire at a crowd. He was shot.", "He", "gunman"),
        ("Norway's prime minister, Jan Toy, warned that his country would strike whoever attacked it.", "it", "Norway"),
    ],
)
def test_a_pronoun_is_the_likeliest_that_agrees_with_it(text: str, pronoun: str, name: str) -> None:
    assert next(m for m in cast(text).mentions if m.text == pronoun).identity.name == name


def test_a_name_that_the_atlas_lacks_may_be_a_person() -> None:
    cluster = Cluster(0)
    assert not cluster.may_be_person()
    cluster.kinds.add("person")
    assert cluster.is_person()


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Paul Ek came.", "he"), ("Mrs. Ek came.", "she"), ("A woman came.", "she"), ("Ek came.", None)],
)
def test_a_title_a_noun_or_a_first_name_tells_he_from_she(text: str, gender: str | None) -> None:
    doc = syntax.load_pipeline()(text)
    words = text.partition(" came")[0]
    label = "" if words.startswith("A ") else "PERSON"
    form: MentionForm = "description" if words.startswith("A ") else "name"
    cluster = Cluster(0)
    head = next(t for t in doc if t.idx + len(t) == len(words))
    cluster.members.append(Candidate(Span(0, len(words)), words, form, head, label, core_name(words)))
    assert cluster.gender() == gender
