"""On what day each report of a story was published, where its own date is not to be trusted.

Archives give the day on which they took a page for the day on which it was published. A report is taken for such a one
where its day is long after that of every report of another outlet in its story; it is then supposed to be of the day of
the report that it is likest.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.linking.likeness import likeness
from firsthand.linking.records import Signature
from firsthand.linking.tellings import Issue

ALONE = 14  # days from any report of another outlet from which a later day of publication is not to be trusted


def issues(signatures: Sequence[Signature], outlets: Sequence[str | None]) -> tuple[Issue, ...]:
    """The publisher (as given in ``outlets``) and the day of each report of one story."""
    late = [_late(s, signatures) for s in signatures]
    trusted = [s for s, is_late in zip(signatures, late, strict=True) if not is_late and s.day is not None]
    return tuple(
        Issue(outlet, _supposed(s, trusted), sure=False) if is_late else Issue(outlet, s.day)
        for s, outlet, is_late in zip(signatures, outlets, late, strict=True)
    )


def _late(one: Signature, signatures: Sequence[Signature]) -> bool:
    others = [s.day for s in signatures if s.day is not None and s.outlet != one.outlet]
    if one.day is None or not others or min(others) > one.day:
        return False
    return min(abs(one.day - day) for day in others) > ALONE


def _supposed(one: Signature, trusted: Sequence[Signature]) -> int | None:
    likest = max(trusted, key=lambda s: (round(likeness(one, s), 6), s.report), default=None)
    return likest.day if likest else None
