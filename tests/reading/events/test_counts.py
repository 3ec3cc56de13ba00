"""How many, as told."""

from __future__ import annotations

import pytest

from firsthand.reading.events import counts
from firsthand.records import Count, Span


def found(text: str, kind: str) -> dict[str, tuple[int, int, str]]:
    whole = Span(0, len(text))
    return {k: (c.low, c.high, c.span.of(text)) for k, c in counts.find(text, whole, kind).items()}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "The blast killed at least 13 people and wounded dozens.",
            "ASSAULT",
            {"killed": (13, 13, "13"), "wounded": (24, 99, "dozens")},
        ),
        ("Police arrested 1,200 protesters in 2019.", "COERCE", {"arrested": (1200, 1200, "1,200")}),
        ("Tens of thousands of people marched.", "PROTEST", {"protesters": (20000, 99999, "Tens of thousands")}),
        ("Washington pledged $1.5 billion in aid.", "AID", {"money": (1500000000, 1500000000, "$1.5 billion")}),
        (
            "The war has killed two thousand people and displaced more than four million.",
            "ASSAULT",
            {"killed": (2000, 2000, "two thousand"), "displaced": (4000000, 4000000, "four million")},
        ),
        ("The war displaced 1.5 million people.", "ASSAULT", {"displaced": (1500000, 1500000, "1.5 million")}),
        ("The army was killed off in 2016.", "ASSAULT", {}),
        ("The blast killed 13 people.", "AID", {}),
        ("The blast killed no one.", "ASSAULT", {}),
        ("He ordered an attack after the death of the leader, three officials said.", "ASSAULT", {}),
        ("Twelve people, two of them children, were killed.", "ASSAULT", {"killed": (12, 12, "Twelve")}),
        ("Gunmen killed a priest and kidnapped two nuns.", "ASSAULT", {"abducted": (2, 2, "two")}),
        ("Gunmen took 400 passengers hostage.", "ASSAULT", {"abducted": (400, 400, "400")}),
        ("It killed 20 people, including 4 children.", "ASSAULT", {"killed": (20, 20, "20")}),
        (
            "Three people were killed and 12 wounded.",
            "ASSAULT",
            {"killed": (3, 3, "Three"), "wounded": (12, 12, "12")},
        ),
        ("Rebels captured four of the five states of Darfur.", "ASSAULT", {}),
        ("Rebels captured 12 soldiers and two villages.", "ASSAULT", {"abducted": (12, 12, "12")}),
        ("Rebels kidnapped four state officials.", "ASSAULT", {"abducted": (4, 4, "four")}),
        ("Five women and three children were killed.", "ASSAULT", {"killed": (8, 8, "Five women and three")}),
        ("It killed two monks, a nun and 12 guards.", "ASSAULT", {"killed": (2, 2, "two")}),
        ("Police arrested 18 migrants and two smugglers.", "COERCE", {"arrested": (20, 20, "18 migrants and two")}),
        ("Police arrested him under Article 58.", "COERCE", {}),
        ("The two agreed to withdraw troops.", "RETREAT", {}),
        ("The two hostages were freed.", "RETREAT", {"released": (2, 2, "two")}),
        ("Five people died and 17 were hurt.", "ASSAULT", {"killed": (5, 5, "Five"), "wounded": (17, 17, "17")}),
        ("Eighteen people lost their lives.", "ASSAULT", {"killed": (18, 18, "Eighteen")}),
        ("The clashes claimed 30 lives.", "ASSAULT", {"killed": (30, 30, "30")}),
        ("Four officers were arrested and two others are on the run.", "COERCE", {"arrested": (4, 4, "Four")}),
        ("They were arrested after killing 12 people.", "ASSAULT", {"killed": (12, 12, "12")}),
        ("Maria Lopez, 22, and two others were killed.", "ASSAULT", {"killed": (2, 2, "two")}),
        ("Maria Lopez (22) was shot dead.", "ASSAULT", {}),
        ("Three men, aged 19, 22 and 31, were arrested.", "COERCE", {"arrested": (3, 3, "Three")}),
        ("He was killed when he was 54 years old.", "ASSAULT", {}),
        ("61 people aged between 18 and 50 were arrested.", "COERCE", {"arrested": (61, 61, "61")}),
        ("Sixty-one people were arrested.", "COERCE", {"arrested": (61, 61, "Sixty-one")}),
        ("One hundred and six were killed.", "ASSAULT", {"killed": (106, 106, "One hundred and six")}),
        (
            "Two hundred and ten people and a dog were arrested.",
            "COERCE",
            {"arrested": (210, 210, "Two hundred and ten")},
        ),
        ("He was offered 500,000 roubles to kill people.", "ASSAULT", {}),
        ("In Aleppo, 26 were killed.", "ASSAULT", {"killed": (26, 26, "26")}),
    ],
)
def test_counts_by_field(text: str, kind: str, expected: dict[str, tuple[int, int, str]]) -> None:
    assert found(text, kind) == expected


def test_offsets_count_from_the_text_and_not_from_the_sentence() -> None:
    text = "It was dark. Two men were killed."
    assert counts.find(text, Span(13, len(text)), "ASSAULT") == {"killed": Count(2, 2, Span(13, 16))}


def test_the_word_nearest_to_the_event_tells_its_number() -> None:
    text = "More than 100 people have been detained; the government says that only 12 were held."
    whole = Span(0, len(text))
    told = [
        counts.find(text, whole, "COERCE", Span(text.index(w), text.index(w) + len(w))) for w in ("detained", "held")
    ]
    assert [c["arrested"].low for c in told] == [100, 12]


def test_a_time_or_trigger_may_begin_before_the_sentence() -> None:
    text = "In May 2016. Two men were killed."
    found = counts.find(text, Span(7, len(text)), "ASSAULT", Span(0, 11), [], [Span(3, 11)])
    assert found == {"killed": Count(2, 2, Span(13, 16))}


def test_who_does_it_and_what_tells_the_time_are_not_among_the_killed() -> None:
    text = "On Aug 5 three gunmen shot a priest dead."
    whole, gunmen, day = Span(0, len(text)), Span(9, 21), Span(3, 8)
    assert set(counts.find(text, whole, "ASSAULT")) == {"killed"}
    assert counts.find(text, whole, "ASSAULT", None, [gunmen], [day]) == {}


def test_words_that_say_what_is_counted() -> None:
    assert counts.is_counted("killed", "shot dead in the killing")
    assert not counts.is_counted("killed", "shelled")
    assert not counts.is_counted("wounded", "killed")
