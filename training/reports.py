"""The coded reports with their syntax, for the small scorers that choose an event's time and place."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc, DocBin

from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.records import Report

FOLDS = 4


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with its gold events and its parse."""

    report: Report
    events: list[dict[str, Any]]
    doc: Doc

    @property
    def fold(self) -> int:
        """Which of ``FOLDS`` parts the report is in, by its name alone."""
        return int(hashlib.md5(self.report.id.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS

    def mates(self) -> list[list[dict[str, Any]]]:
        """The events of the report, the mentions of one event together, in the text's order."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for event in self.events:
            groups.setdefault(event["same_as"] or event["id"], []).append(event)
        return list(groups.values())


def coded(folder: Path, cache: Path | None = None) -> list[Coded]:
    """All reports of a gold folder; ``cache`` names a DocBin file of their parses, made if it is not there."""
    paths = sorted(folder.glob("*.json"))
    golds = [json.loads(p.read_text(encoding="utf-8")) for p in paths]
    reports = [_report(p, gold) for p, gold in zip(paths, golds, strict=True)]
    docs = _parsed(reports, cache)
    return [Coded(r, gold["events"], doc) for r, gold, doc in zip(reports, golds, docs, strict=True)]


def _report(path: Path, gold: dict[str, Any]) -> Report:
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    return Report(
        path.stem, text, title=gold.get("title"), publisher=gold.get("publisher"), published=gold.get("published")
    )


def _parsed(reports: Sequence[Report], cache: Path | None) -> list[Doc]:
    if cache and cache.exists():
        return list(DocBin().from_disk(cache).get_docs(syntax.load_pipeline().vocab))
    docs = [syntax.parse(r.text, page.lay_out(r)) for r in reports]
    if cache:
        DocBin(
            ["ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"], docs=docs
        ).to_disk(cache)
    return docs


def scorer(path: Path) -> ModuleType:
    """The gold's own measure as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no measure at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(slots=True)
class Tally:
    """Values that agree, against values given on either side."""

    agree: int = 0
    gold: int = 0
    given: int = 0

    def count(self, gold: Any, mine: Any, has: Callable[[Any], bool], agrees: Callable[[Any, Any], bool]) -> None:
        """Add one event, as the gold's measure compares it."""
        self.gold += has(gold)
        self.given += has(mine)
        self.agree += bool(has(gold) and has(mine) and agrees(gold, mine))

    def __str__(self) -> str:
        both = self.gold + self.given
        return (
            f"F1 {200 * self.agree / max(both, 1):.1f}  P {100 * self.agree / max(self.given, 1):.1f}"
            f"  R {100 * self.agree / max(self.gold, 1):.1f}  of {self.gold}"
        )
