"""Events as pairs of one actor and one recipient, the unit of ICEWS and GDELT.

An event of two actors and three recipients is six rows there; one that lacks a side is paired with nobody, and one whose
side names somebody twice has that pair once. So that events can still be counted, the side table gives each row's event.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.exchange.rows import name_of
from firsthand.exchange.selection import Telling
from firsthand.records import Event, Party

BITS = 53  # whole numbers that JavaScript, R and spreadsheets' doubles hold exactly


@dataclass(frozen=True, slots=True)
class Dyad:
    """One actor towards one recipient. ``id`` is the same in every export of the same event."""

    id: int
    telling: Telling
    actor: Party | None
    recipient: Party | None


def dyads(telling: Telling) -> Iterator[Dyad]:
    """All pairs of ``telling``, actors first; one pair at least."""
    for number, actor in enumerate(different(telling.event.actors) or (None,)):
        for other, recipient in enumerate(different(telling.event.recipients) or (None,)):
            yield Dyad(dyad_id(telling.event, number, other), telling, actor, recipient)


def different(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties of one side, each actor once, where it stands first."""
    first: dict[tuple[str | None, ...], Party] = {}
    for party in parties:
        identity = party.identity
        key = (identity.id,) if identity.id else (name_of(identity, party.text).casefold(), identity.country)
        first.setdefault(key, party)
    return tuple(first.values())


def dyad_id(event: Event, actor: int, recipient: int) -> int:
    """A whole number for the pair of the numbered actor and recipient of ``event``.

    Of a million pairs the chance that any two share one is below one in ten thousand.
    """
    digest = hashlib.sha256(f"{event.id}\0{actor}\0{recipient}".encode(errors="surrogatepass")).digest()
    return int.from_bytes(digest[:8]) >> (64 - BITS)
