"""Who claims an act that a report has on nobody's word."""

from __future__ import annotations

import re
from functools import cache

from firsthand.linking.sources import Source, party_source
from firsthand.linking.words import listed
from firsthand.records import Event, Reading

_BREAK = re.compile(r"[.;:“”\"]|\b(?:but|while|although|because)\b")


def claimants(event: Event, reading: Reading) -> list[Source]:
    """Those who claim an act that the report has on nobody's word: "the Tarn Front claimed responsibility for the bombing"."""
    text = reading.report.text
    claim = claiming().search(text, event.sentence.start, event.trigger.start)
    if event.voices or claim is None or _BREAK.search(text, claim.end(), event.trigger.start):
        return []
    return [spoken for p in event.actors if p.span.end <= claim.start() for spoken in [party_source(p)]]


@cache
def claiming() -> re.Pattern[str]:
    """Words by which somebody says that it was he (``data/claiming.tsv``)."""
    rows = listed("claiming")
    return re.compile(rf"\bclaim(?:ed|s|ing)?\s+(?:\w+\s+)?(?:{'|'.join(rows)})\b", re.IGNORECASE)
