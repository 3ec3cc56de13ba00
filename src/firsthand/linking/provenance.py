"""Where the text of each report is from: the agency that it, or the text that it copies, credits, else its outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.linking.outlets import known, plain
from firsthand.linking.records import Copy, Signature


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where each report's text is from: the agency that it or the text it copies credits, else its outlet; and why."""

    outlets: Mapping[str, str | None]
    reasons: Mapping[str, str]
    taken: Mapping[str, tuple[str, ...]]

    def holders(self, outlet: str) -> tuple[str, ...]:
        """The reports whose text is the outlet's, in order."""
        return self.taken.get(plain(outlet), ())


def provenance(signatures: Iterable[Signature], copies: Iterable[Copy]) -> Provenance:
    """Where the texts of a story's reports are from."""
    signed = {s.report: s for s in signatures}
    found = {name: s.outlet for name, s in signed.items()}
    reasons: dict[str, str] = {}
    for name, s in sorted(signed.items()):
        if s.credits and s.outlet not in s.credits:
            found[name] = s.credits[0]
            reasons[name] = f"{_report(name, s.outlet)} is credited to {s.credits[0]}"
    for copy in sorted(copies, key=lambda c: (c.later, c.earlier)):
        for name, other in ((copy.later, copy.earlier), (copy.earlier, copy.later)):
            if copy.kind != "rewritten" and name not in reasons and _agency(found[other]) and not _agency(found[name]):
                reasons[name] = f"{_report(name, found[name])} has the text of {found[other]}: {copy.reasons[0]}"
                found[name] = found[other]
        if copy.later not in reasons and found[copy.later] != found[copy.earlier] and not _agency(found[copy.later]):
            earlier = found[copy.earlier] or _report(copy.earlier, None)
            reasons[copy.later] = f"{_report(copy.later, found[copy.later])} copies {earlier}: {copy.reasons[0]}"
            found[copy.later] = found[copy.earlier]
    taken: dict[str, list[str]] = defaultdict(list)
    for name, outlet in sorted(found.items()):
        taken[plain(outlet or "")].append(name)
    return Provenance(found, reasons, {outlet: tuple(names) for outlet, names in taken.items()})


def _report(name: str, outlet: str | None) -> str:
    """A report in words: by its outlet, or by its id where nobody says who published it."""
    return f"the report in {outlet}" if outlet else f"the report {name}"


def _agency(outlet: str | None) -> bool:
    entry = known(outlet) if outlet else None
    return entry is not None and entry.kind == "agency"
