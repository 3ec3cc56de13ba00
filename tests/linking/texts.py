"""Small reports of our own, for the tests of linking."""

from __future__ import annotations

from firsthand.linking.records import Signature
from firsthand.linking.signatures import signature
from firsthand.records import Reading, Report

LAUNCH = """Utland fires rocket over Norrland
NORRLAND CITY (Reuters) - Utland fired a Tarn-12 rocket over the northern island of Norrland early on Friday, and it
fell into the Eastern Ocean some 2,000 kilometres away, the cabinet secretary Yoko Suda told reporters in the capital.
“We will never accept this outrage,” Suda said. Sirens sounded in 17 towns and trains stopped for forty minutes.
It was the second time in three weeks that the regime in Utland sent a rocket across the island without a warning."""
RETOLD = """Sirens wake Norrland
Sirens sounded in 17 towns and trains stopped for forty minutes when Utland fired a Tarn-12 rocket over the northern
island of Norrland early on Friday. Fishermen in the port of Erima said that they had heard nothing of it until noon.
“We will never accept this outrage,” the cabinet secretary Yoko Suda said after a meeting of the security council.
A spokesman for Norrland's coast guard warned ships not to come near to anything that floats in the Eastern Ocean."""
ELECTION = """Voters choose a mayor in Lowhaven
Ballots were counted through the night in Lowhaven, where the baker Tom Arkwright beat the sitting mayor Jane Ellis by
212 votes. Turnout was the highest for decades. Ellis congratulated her rival and said she would return to teaching."""


def signed(
    name: str, text: str, publisher: str | None = None, published: str | None = None, url: str | None = None
) -> Signature:
    """The signature of a report with this text, whose first line is its title."""
    return signature(Reading(Report(name, text, text.split("\n", maxsplit=1)[0], publisher, published, url)))
