"""From the words that the role head marks to the parties of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.ontology import international_actors
from firsthand.reading import heads
from firsthand.records import Identity, Mention, Party, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.reading.encoder import Encoded, Weights
    from firsthand.reading.heads import Tagged
    from firsthand.records import Place

HOME_SHARE = 0.4  # of the countries named in a report that the most named one must have to be its home
SECTOR_BAR = 0.35  # chance from which the learned sector is taken where the atlas has none


@dataclass(frozen=True, slots=True)
class Ground:
    """What a party is where its words do not tell: the country the report is about, and the sector a head gives."""

    home: str | None
    sector_of: Callable[[Span], str | None]

    def filled(self, identity: Identity, span: Span) -> Identity:
        """``identity`` with country and sector filled in, and said so in its ``why``."""
        sector = identity.sector or self.sector_of(span)
        why = identity.why if sector == identity.sector else f"{identity.why}; sector by the sector head".lstrip("; ")
        if identity.country is None and self.home is not None:
            why = f"{why}; country: the one that the report is about".lstrip("; ")
        return replace(identity, country=identity.country or self.home, sector=sector, why=why)


def home_country(mentions: Sequence[Mention], places: Sequence[Place]) -> str | None:
    """The country that the report is about: most named, with at least HOME_SHARE of all that are named."""
    named = [m.identity.country for m in mentions if m.form == "name" and m.identity.country]
    codes = [c for c in (*named, *(p.country for p in places)) if c and c not in international_actors()]
    most = Counter(codes).most_common(1)
    return most[0][0] if most and most[0][1] >= HOME_SHARE * len(codes) else None


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
    span: Span, text: str, mentions: Sequence[Mention], members: Mapping[Span, tuple[Identity, ...]], ground: Ground
) -> tuple[Party, ...]:
    """The party that stands at ``span``; a collective ("the two countries") gives one for each of its members."""
    mention = mention_at(span, mentions)
    if mention is None:
        return (Party(span, span.of(text), ground.filled(Identity(span.of(text)), span)),)
    if mention.span in members:
        return tuple(Party(mention.span, mention.text, identity) for identity in members[mention.span])
    return (Party(mention.span, mention.text, ground.filled(mention.identity, mention.span)),)


def learned_sector(encoded: Encoded, weights: Weights) -> Callable[[Span], str | None]:
    """The sector head as a function of a span: None below SECTOR_BAR."""

    def sector_of(span: Span) -> str | None:
        sector, chance = heads.sector(span, encoded, weights)
        return sector if chance >= SECTOR_BAR else None

    return sector_of
