"""What a visitor asks, from the address: one set of names for the pages and for the interface under /api/1."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import Query

from firsthand.ledger import Filter, Wanted
from firsthand.ontology.terms import check

LONGEST = 400  # characters of one word or name that is asked for
Words = Annotated[str, Query(max_length=LONGEST)]
Several = Annotated[list[str] | None, Query(max_length=40)]
Start = Annotated[int, Query(ge=0, le=1_000_000, description="How many are left out.")]


@dataclass(frozen=True, slots=True)
class Question:
    """What events are asked for; empty where nothing is. The names are those of :class:`firsthand.ledger.Filter`."""

    words: str = ""
    actor: str = ""
    recipient: str = ""
    country: str = ""
    type: tuple[str, ...] = ()
    reality: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    place: str = ""
    publisher: str = ""
    voice: str = ""
    report: str = ""

    @property
    def asks(self) -> bool:
        """Whether anything is asked for."""
        return any(asdict(self).values())

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked for, by name, as it stands in the address."""
        return {name: value for name, value in asdict(self).items() if value}

    def filter(self, limit: int | None = None) -> Filter:
        """The ledger's filter."""
        return Filter(**self.asked, limit=limit)


def question(
    words: Words = "",
    actor: Words = "",
    recipient: Words = "",
    country: Words = "",
    type: Several = None,  # noqa: A002
    reality: Several = None,
    since: Words = "",
    until: Words = "",
    place: Words = "",
    publisher: Words = "",
    voice: Words = "",
    report: Words = "",
) -> Question:
    """The question of a request; UsageError where a type, reality or date is none."""
    types, realities = tuple(kind.upper() for kind in _said(type)), _said(reality)
    check(days=(since or None, until or None), types=types, realities=realities)
    said = (words, actor, recipient, country.upper())
    words, actor, recipient, country = (" ".join(one.split()) for one in said)
    return Question(
        words,
        actor,
        recipient,
        country,
        types,
        realities,
        since,
        until,
        place.strip(),
        publisher.strip(),
        voice.strip(),
        report,
    )


def wanted(since: Words = "", until: Words = "", actor: Words = "", type: Words = "", start: Start = 0) -> Wanted:  # noqa: A002
    """What incidents a request asks for; UsageError where a date or a type is none."""
    kind = type.strip().upper()
    return Wanted(since or None, until or None, actor.strip() or None, type=kind or None, start=start)


def _said(values: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values or () if value))
