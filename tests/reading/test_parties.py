"""Role spans to parties."""

from __future__ import annotations

from firsthand.reading import parties
from firsthand.reading.heads import Tagged
from firsthand.records import Identity, Mention, Party, Span

TEXT = "the two countries and Russian officials met"
PAIR = Mention(Span(0, 17), "the two countries", "description", 0, Identity("two countries"))
OFFICIALS = Mention(Span(22, 39), "Russian officials", "description", 1, Identity("Russian officials", "RUS"))
RUSSIAN = Mention(Span(22, 29), "Russian", "name", 2, Identity("Russia", "RUS", "GOV"))


def test_roles_below_the_bar_are_left() -> None:
    marked = (Tagged("actor", Span(0, 5), 0.6), Tagged("actor", Span(9, 12), 0.3), Tagged("voice", Span(0, 5), 0.9))
    assert parties.spans_of(marked, "actor", 0.5) == (marked[0],)


def test_the_mention_that_shares_most_of_the_span() -> None:
    assert parties.mention_at(Span(22, 39), (PAIR, RUSSIAN, OFFICIALS)) is OFFICIALS
    assert parties.mention_at(Span(22, 29), (PAIR, RUSSIAN, OFFICIALS)) is RUSSIAN
    assert parties.mention_at(Span(40, 43), (PAIR, RUSSIAN, OFFICIALS)) is None


def test_a_collective_gives_one_party_for_each_member() -> None:
    iran, russia = Identity("Iran", "IRN", "GOV"), Identity("Russia", "RUS", "GOV")
    found = parties.parties_at(PAIR.span, (PAIR,), {PAIR.span: (iran, russia)}, lambda _: None)
    assert found == (Party(PAIR.span, PAIR.text, iran), Party(PAIR.span, PAIR.text, russia))


def test_the_learned_sector_fills_what_the_atlas_does_not_know() -> None:
    (party,) = parties.parties_at(OFFICIALS.span, (OFFICIALS,), {}, lambda _: "GOV")
    assert party.identity == Identity("Russian officials", "RUS", "GOV")
    (party,) = parties.parties_at(RUSSIAN.span, (RUSSIAN,), {}, lambda _: "MIL")
    assert party.identity.sector == "GOV"


def test_words_that_no_mention_covers_are_their_own_name() -> None:
    party = parties.bare_party(Span(40, 43), TEXT, lambda _: None)
    assert (party.text, party.identity.name, party.identity.sector) == ("met", "met", None)
