"""Reports with one text: exact, near and partial copies, and agency copy that was rewritten.

Quotations and first-person speech are left out of the comparison of words: two reporters may have heard one speaker.
The bars are in words shared, so that they can be read; set on newscluster.dev and ecbplus.dev by reading the pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from firsthand.linking.records import Copy, CopyKind, Signature

NEAR = 0.6  # part of both narratives, taken together, that a near copy shares
PARTIAL = 0.3  # part of the shorter narrative that a partial copy shares
REWRITTEN = 0.1  # part that a rewritten text shares where both are of one agency
RETOLD = 0.2  # part that it shares where quotations and numbers show it
FEWEST = 25  # three-word runs that a copy shares at least; one of the same agency half as many
QUOTED = 0.3  # part of the fewer quoted words that a rewritten text shares
NUMBERS = 0.3  # part of the fewer numbers


def copy_of(one: Signature, other: Signature) -> Copy | None:
    """Whether the two reports have one text, and how that shows; None where it does not."""
    if one.report == other.report:
        return None
    earlier, later = sorted((one, other), key=lambda s: (s.published or "~", -s.size, s.report))
    if one.digest == other.digest:
        return _copy(earlier, later, "exact", 1.0, ("the same words",))
    a, b = set(one.runs), set(other.runs)
    common = len(a & b)
    share = common / (min(len(a), len(b)) or 1)
    if common >= FEWEST and common / len(a | b) >= NEAR:
        return _copy(earlier, later, "near", share, (_told(common, share),))
    if common >= FEWEST and share >= PARTIAL:
        return _copy(earlier, later, "partial", share, (_told(common, share),))
    credit = agency(one, other)
    if credit and common >= FEWEST // 2 and share >= REWRITTEN:
        return _copy(earlier, later, "rewritten", share, (_told(common, share),))
    signs = _signs(one, other)
    if signs and common >= FEWEST and share >= RETOLD:
        return _copy(earlier, later, "rewritten", share, (_told(common, share), *signs))
    return None


def copies(signatures: Sequence[Signature]) -> tuple[Copy, ...]:
    """All copies among the reports of one story, in the order of ids."""
    ordered = sorted(signatures, key=lambda s: s.report)
    pairs = ((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    return tuple(c for a, b in pairs if (c := copy_of(a, b)))


def kin(found: Iterable[Copy]) -> Mapping[str, str]:
    """Of each report that shares a text with others, one that stands for all of them; rewritten texts tell anew."""
    home: dict[str, str] = {}

    def first(name: str) -> str:
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    for copy in found:
        if copy.kind != "rewritten":
            one, other = sorted((first(copy.earlier), first(copy.later)))
            home[other] = one
    return {name: first(name) for name in home}


def agency(one: Signature, other: Signature) -> str | None:
    """The agency or outlet that one of the reports credits and the other credits or is; None where there is none."""
    shared = set(one.credits) & set(other.credits)
    shared |= {o for o in (one.outlet,) if o in other.credits} | {o for o in (other.outlet,) if o in one.credits}
    return min(shared, default=None)


def _copy(earlier: Signature, later: Signature, kind: CopyKind, share: float, reasons: Iterable[str]) -> Copy:
    credit = agency(earlier, later) or min((*earlier.credits, *later.credits), default=None)
    said = (f"credited to {credit}",) if credit else ()
    return Copy(earlier.report, later.report, kind, round(share, 3), credit, (*reasons, *said))


def _told(common: int, share: float) -> str:
    return f"{common} three-word runs in common, {share:.0%} of the shorter narrative"


def _signs(one: Signature, other: Signature) -> tuple[str, ...]:
    """What beside the words says that one text was made from the other."""
    quoted, numbers = _part(one.quoted, other.quoted), _part(one.numbers, other.numbers)
    if quoted < QUOTED or numbers < NUMBERS:
        return ()
    return (f"{quoted:.0%} of the quoted words and {numbers:.0%} of the numbers in common",)


def _part(some: Sequence[object], others: Sequence[object]) -> float:
    few = min(len(some), len(others))
    return len(set(some) & set(others)) / few if few > 3 else 0.0
