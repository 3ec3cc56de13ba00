"""Sentences like those of an event coder's manual, made up and coded by us and kept back from training: floors that may only rise."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from firsthand.contract import to_dict
from firsthand.reading.reader import load_reader
from firsthand.records import Report
from training import coding, corpora

FLOORS = json.loads((Path(__file__).parent / "floors_manual.json").read_text(encoding="utf-8"))


def cell(event: dict[str, Any]) -> tuple[str, frozenset[str | None], frozenset[str | None]]:
    """Type and the countries of both sides."""
    actors, recipients = (frozenset(p["country"] for p in event[side]) for side in ("actors", "recipients"))
    return event["type"], actors, recipients


@cache
def shares() -> dict[str, float]:
    """Of the coded events how many are read with type and countries, of those read how many are so coded, and types alone."""
    coded, read, whole, typed = 0, 0, 0, 0
    for record in corpora.lines(coding.CODINGS):
        if not corpora.held_out(f"{corpora.OURS}{record['key'].replace('/', '-')}"):
            continue
        text, _ = coding.extract(record["key"])
        found = to_dict(load_reader().read(Report(record["key"], text)))["events"]
        coded, read = coded + len(record["events"]), read + len(found)
        whole += (Counter(map(cell, record["events"])) & Counter(map(cell, found))).total()
        typed += (Counter(e["type"] for e in record["events"]) & Counter(e["type"] for e in found)).total()
    return {"recall": whole / coded, "precision": whole / read, "types": typed / coded}


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_accuracy_stands_above_its_floor(figure: str) -> None:
    assert shares()[figure] >= FLOORS[figure]
