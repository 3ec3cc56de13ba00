"""What people judged, out of a ledger as a table and into one again: to keep it, to pass it on, to judge many events at once."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.errors import UsageError
from firsthand.exchange.cells import unsafe
from firsthand.exchange.rows import Kind
from firsthand.intake.decoding import decode
from firsthand.ledger.judging import VERDICTS, Judgement, Verdict
from firsthand.ledger.queries import Ledger
from firsthand.ledger.writer import Writer

COLUMNS: Mapping[str, Kind] = {
    **dict.fromkeys(("event", "verdict", "changes", "who", "at", "why", "reader"), "text"),
    "holds": "truth",
}
_NEEDED = ("event", "verdict")


@dataclass(frozen=True, slots=True)
class Wish:
    """A judgement that a row of a table asks for; ``place`` is the table and the line on which the row ends."""

    place: str
    event: str
    verdict: Verdict
    changes: Mapping[str, Any]
    who: str
    why: str


def judged_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Everything that was judged, oldest first; ``holds`` is false of events that are told no more."""
    gone = {judgement.id for judgement in ledger.orphans()}
    for one in ledger.judgements():
        changes = json.dumps(one.changes, ensure_ascii=False) if one.changes else ""
        told = (one.event, one.verdict, changes, one.who, one.at, one.why, one.reader, one.id not in gone)
        yield dict(zip(COLUMNS, told, strict=True))


def wishes_in(table: Path, who: str) -> Iterator[Wish | UsageError]:
    """The judgements that the rows of a CSV file ask for, or what is wrong with a row; UsageError where it is no such table.

    Its columns are ``event`` and ``verdict``, and perhaps ``changes`` (as ``reality=denied type=AID``, or an object of
    JSON), ``why``, and ``who`` judges, ``who`` of the call where a row does not say; others are passed over. A row
    without a verdict asks for nothing.
    """
    text = decode(table.read_bytes(), table.name)
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max("\t;,", key=first.count))
    missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        raise UsageError(
            f"{table}: it has no column “{missing[0]}”; it needs event, verdict, and for corrections changes"
        )
    for row in rows:
        told = {
            name: unsafe(cell).strip() for name, cell in row.items() if isinstance(name, str) and isinstance(cell, str)
        }
        if told.get("verdict"):
            place = f"{table}:{rows.line_num}"
            try:
                yield _wish(told, place, who)
            except UsageError as error:
                yield UsageError(f"{place}: {error}")


def judge_as_wished(writer: Writer, wish: Wish, before: Sequence[Judgement]) -> bool:
    """Judge as ``wish`` says; False where it is in ``before``, what was judged of the event, already. UsageError as of judging."""
    wanted = (wish.verdict, dict(wish.changes), wish.who, wish.why)
    if any(wanted == (one.verdict, dict(one.changes), one.who, one.why) for one in before):
        return False
    try:
        writer.judge(wish.event, wish.verdict, who=wish.who, why=wish.why, changes=wish.changes or None)
    except UsageError as error:
        raise UsageError(f"{wish.place}: {error}") from error
    return True


def change_of(told: str) -> tuple[str, Any]:
    """A field and its value, of ``field=value``: JSON if it is that, else the words as they stand."""
    field, equals, value = told.partition("=")
    if not equals:
        raise UsageError(f"{told} is no correction; write FIELD=VALUE, as reality=denied")
    try:
        return field, json.loads(value)
    except json.JSONDecodeError:
        return field, value


def _wish(told: Mapping[str, str], place: str, who: str) -> Wish:
    verdict = next((known for known in VERDICTS if known == told["verdict"].lower()), None)
    if verdict is None:
        raise UsageError(f"verdict cannot be “{told['verdict']}”: it is one of {', '.join(VERDICTS)}")
    changes = _changes(told.get("changes", ""))
    if verdict == "correct" and not changes:
        raise UsageError("to correct is to say what is right in “changes”, as reality=denied")
    if changes and verdict != "correct":
        raise UsageError(f"to {verdict} changes nothing; for “changes” the verdict is correct")
    return Wish(place, told.get("event", ""), verdict, changes, told.get("who") or who, told.get("why", ""))


def _changes(cell: str) -> dict[str, Any]:
    try:
        if cell.startswith("{"):
            found = json.loads(cell)
            return dict(found)
        return dict(change_of(part) for part in shlex.split(cell))
    except ValueError as cause:
        raise UsageError(f"changes cannot be read ({cause}); write them as reality=denied type=AID") from cause
