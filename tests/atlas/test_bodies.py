"""International bodies: codes and sectors are the ontology's, and nobody of Amnesty is a soldier."""

from __future__ import annotations

from firsthand import ontology
from firsthand.atlas import bodies, tables


def test_codes_and_sectors_are_those_of_the_ontology() -> None:
    for row in tables.rows("body_sectors.tsv"):
        assert row["code"] in ontology.international_actors()
        assert set(row["nobody"].split()) <= set(ontology.sectors())


def test_who_is_nobody_of_a_body() -> None:
    assert "MIL" in bodies.sectors_of_nobody("NGO")
    assert "MIL" not in bodies.sectors_of_nobody("UNO")
    assert bodies.sectors_of_nobody("MLI") == frozenset()
