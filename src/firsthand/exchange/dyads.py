"""Events as pairs of one actor and one recipient, the unit of ICEWS and GDELT.

An event of two actors and three recipients is six rows there; one that lacks a side is paired with nobody. So that
events can still be counted, the side table gives each row's event.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

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
    for number, actor in enumerate(telling.event.actors or (None,)):
        for other, recipient in enumerate(telling.event.recipients or (None,)):
            yield Dyad(dyad_id(telling.event, number, other), telling, actor, recipient)


def dyad_id(event: Event, actor: int, recipient: int) -> int:
    """A whole number for the pair of the numbered actor and recipient of ``event``.

    Of a million pairs the chance that any two share one is below one in ten thousand.
    """
    digest = hashlib.sha256(f"{event.id}\0{actor}\0{recipient}".encode(errors="surrogatepass")).digest()
    return int.from_bytes(digest[:8]) >> (64 - BITS)
