"""When a report without a date was written, as far as the offices of those it names tell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 10  # years of a term in office beyond which it tells little
Term = tuple[str, str | None]  # ISO months from which and until which an office was held


def written(held: Iterable[Sequence[Term]]) -> str | None:
    """The last ISO month at which most of the people ``held`` were in the offices that the report gives them.

    ``held`` has for each person the terms of that office. None where none is known or most are still in office.
    """
    people = list(dict.fromkeys(tuple(terms) for terms in held if terms and all(map(_tells, terms))))
    ends = {_month_before(last) if last else None for terms in people for _, last in terms}
    return max(ends, key=lambda end: (_covering(end, people), end is None, end or ""), default=None)


def _tells(term: Term) -> bool:
    """Whether it is short enough to tell anything; an open one tells that it had begun."""
    first, last = term
    return last is None or int(last[:4]) - int(first[:4]) <= LONGEST


def _covering(end: str | None, people: Sequence[Sequence[Term]]) -> int:
    """How many of the people were in office at ``end``; None is today."""
    return sum(any(_in_office(term, end) for term in terms) for terms in people)


def _in_office(term: Term, end: str | None) -> bool:
    first, last = term
    if end is None:
        return last is None
    return first[:7] <= end and (last is None or end < last[:7])


def _month_before(month: str) -> str:
    """The month before an ISO one."""
    first = date.fromisoformat(f"{month[:7]}-01" if len(month) >= len("2017-01") else f"{month}-01-01")
    return (first - timedelta(1)).isoformat()[:7]
