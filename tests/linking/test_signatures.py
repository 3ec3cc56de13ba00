"""What is kept of a report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking.signatures import day, signature
from firsthand.linking.words import runs, tokens
from firsthand.records import Identity, Mention, Reading, Report, Span, Time
from tests.linking.texts import LAUNCH, signed


def test_words_weigh_by_rarity_and_their_squares_add_to_one() -> None:
    weights = dict(signed("r", LAUNCH).words)
    assert abs(sum(w * w for w in weights.values()) - 1) < 0.001
    assert weights["norrland"] > weights["rocket"] > weights["early"]
    assert "the" not in weights


def test_quoted_and_first_person_words_are_kept_apart() -> None:
    s = signed("r", LAUNCH + "\nI was asleep in my bed when the sirens sounded.")
    assert runs(tokens("We will never accept this outrage")) <= set(s.quoted)
    assert runs(tokens("I was asleep in my bed")) <= set(s.quoted)
    assert not set(s.quoted) & set(s.runs)
    assert runs(tokens("Sirens sounded in 17 towns")) <= set(s.runs)


def test_numbers_days_names_and_credits() -> None:
    reading = Reading(
        Report("r", LAUNCH, None, "reuters.com", "2017-09-15T03:00"),
        mentions=(
            Mention(Span(0, 6), "Utland", "name", 0, Identity("Utland", "UTL", "GOV", "country:UTL")),
            Mention(Span(60, 66), "regime", "description", 0, Identity("regime")),
        ),
        times=(
            Time(Span(0, 1), "Friday", "2017-09-15", "2017-09-15", "2017-09-15"),
            Time(Span(0, 1), "2017", "2017", "2017", "2017"),
        ),
    )
    s = signature(reading)
    assert s.numbers == ("17", "2000")
    assert s.days == (day("2017-09-15"),) == (s.day,)
    assert s.names == ("country:UTL",)
    assert s.credits == ("Reuters",)
    assert s.outlet == "Reuters"


def test_days_of_dates() -> None:
    assert day("2017-09-15T03:00") == day("2017-09-15")
    assert day("2017-09") == day("2017-09-01")
    assert day("2017-09", exact=True) is None
    assert day("2017-13-45") is None
    assert day(None) is None


@given(st.text(max_size=300))
def test_any_text_has_a_signature(text: str) -> None:
    s = signature(Reading(Report("r", text)))
    assert s.size == len(tokens(text))
    assert s.words == tuple(sorted(s.words))
