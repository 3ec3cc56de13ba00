"""Role spans to parties."""

from __future__ import annotations

from firsthand.reading import parties
from firsthand.reading.heads import Tagged
from firsthand.records import Identity, Mention, Party, Place, Span

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


GROUND = parties.Ground("SYR", lambda _: "GOV")


def test_a_collective_gives_one_party_for_each_member() -> None:
    iran, russia = Identity("Iran", "IRN", "GOV"), Identity("Russia", "RUS", "GOV")
    found = parties.parties_at(PAIR.span, TEXT, (PAIR,), {PAIR.span: (iran, russia)}, GROUND)
    assert found == (Party(PAIR.span, PAIR.text, iran), Party(PAIR.span, PAIR.text, russia))


def test_the_sector_head_fills_what_the_atlas_does_not_know() -> None:
    (party,) = parties.parties_at(OFFICIALS.span, TEXT, (OFFICIALS,), {}, GROUND)
    assert (party.identity.country, party.identity.sector) == ("RUS", "GOV")
    assert party.identity.why == "sector by the sector head"
    (party,) = parties.parties_at(RUSSIAN.span, TEXT, (RUSSIAN,), {}, parties.Ground(None, lambda _: "MIL"))
    assert party.identity == RUSSIAN.identity


def test_words_that_no_mention_covers_are_their_own_name_in_the_country_of_the_report() -> None:
    (party,) = parties.parties_at(Span(40, 43), TEXT, (), {}, GROUND)
    assert (party.text, party.identity.name, party.identity.country) == ("met", "met", "SYR")


def test_the_home_of_a_report_is_named_in_a_good_part_of_its_names() -> None:
    aleppo = Place(Span(0, 1), "Aleppo", "Aleppo", "SYR")
    assert parties.home_country((RUSSIAN,), (aleppo, aleppo)) == "SYR"
    assert parties.home_country((), ()) is None
    mixed = [Place(Span(0, 1), "x", "x", code) for code in ("SYR", "IRN", "ISR")]
    assert parties.home_country((), mixed) is None
