"""Headings that name nobody ("Deliveries have begun") are of what is told below them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.reading.heads import Trigger
    from firsthand.reading.sameness import Sides
    from firsthand.records import Event, Span


def below(found: Sequence[Trigger], sides: Sequence[Sides], is_heading: Callable[[Span], bool]) -> dict[int, range]:
    """For each heading that names nobody the numbers of the triggers up to the next heading."""
    titles = [n for n, t in enumerate(found) if is_heading(t.span)]
    ends = [*titles[1:], len(found)]
    return {n: range(n + 1, end) for n, end in zip(titles, ends, strict=False) if not any(sides[n])}


def headed(heading: Event, mention: Event) -> Event:
    """The event of a heading, with parties and reality from the ``mention`` below that it points to."""
    reasons = dict.fromkeys(("actors", "recipients", "reality"), "told below the heading")
    return replace(
        heading,
        actors=mention.actors,
        recipients=mention.recipients,
        reality=mention.reality,
        reasons={**heading.reasons, **reasons},
    )
