"""From the words that the role head marks to the parties of an event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.reading import heads
from firsthand.records import Identity, Mention, Party, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firsthand.reading.encoder import Encoded, Weights
    from firsthand.reading.heads import Tagged

SECTOR_BAR = 0.5  # chance from which the learned sector is taken where the atlas has none


def spans_of(roles: Sequence[Tagged], kind: str, bar: float) -> tuple[Tagged, ...]:
    """The marked spans of one role whose chance is at least ``bar``, in the text's order."""
    return tuple(role for role in roles if role.kind == kind and role.chance >= bar)


def mention_at(span: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that shares most of its characters with ``span``; None where none shares half of either."""
    best, most = None, 0.0
    for mention in mentions:
        shared = min(span.end, mention.span.end) - max(span.start, mention.span.start)
        if shared <= 0:
            continue
        longer = max(span.end - span.start, mention.span.end - mention.span.start)
        share = shared / longer + (0.5 if shared == mention.span.end - mention.span.start else 0) / longer
        if share > most:
            best, most = mention, share
    return best if most >= 0.3 else None


def parties_at(
    span: Span, mentions: Sequence[Mention], members: Mapping[Span, tuple[Identity, ...]], learned: Callable[[Span], str | None]
) -> tuple[Party, ...]:
    """The party that stands at ``span``; a collective ("the two countries") gives one for each of its members."""
    mention = mention_at(span, mentions)
    if mention is None:
        return ()
    if mention.span in members:
        return tuple(Party(mention.span, mention.text, identity) for identity in members[mention.span])
    identity = mention.identity
    if identity.sector is None:
        identity = replace(identity, sector=learned(mention.span))
    return (Party(mention.span, mention.text, identity),)


def learned_sector(encoded: Encoded, weights: Weights) -> Callable[[Span], str | None]:
    """The sector head as a function of a span: None below SECTOR_BAR."""

    def sector_of(span: Span) -> str | None:
        sector, chance = heads.sector(span, encoded, weights)
        return sector if chance >= SECTOR_BAR else None

    return sector_of


def bare_party(span: Span, text: str, learned: Callable[[Span], str | None]) -> Party:
    """A party whose words no mention covers: its name is its words."""
    return Party(span, span.of(text), Identity(span.of(text), sector=learned(span), why="no known name in these words"))
