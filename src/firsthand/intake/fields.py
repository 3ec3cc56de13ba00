"""A record of an export, an object of JSON or a row of a table, to a report.

Its fields are ``text``, and perhaps ``id``, ``title``, ``publisher``, ``published`` and ``url``, or what exports call these
(``data/fields.tsv``); others are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from types import NoneType
from typing import Any

from firsthand.errors import IntakeError
from firsthand.intake.decoding import checked
from firsthand.intake.moments import moment_of
from firsthand.records import Report

_ID = 1000  # characters of an id at most
_WORDS = frozenset({"title", "publisher", "url"})  # fields that hold words and nothing else
_MARKS = re.compile(r"[\W_]+")
_SHOWN = 8  # names that are shown of a record without a text


Record = Sequence[tuple[str, Any]]  # names and values


def report_of(record: Record, place: str, stage: str) -> Report:
    """The report of a record that stands at ``place``; IntakeError of the ``stage`` where it is none."""
    told = _told(record)
    text = told.get("text")
    if text is None:
        raise IntakeError(place, stage, f"it is no object with a “text”{_advice(record)}")
    name = _id(told.get("id"), place, stage)
    words = {field: _whole(told[field], field, name, stage) for field in ("title", "publisher", "url") if field in told}
    return Report(name, checked(text, name), published=_published(told.get("published"), name, stage), **words)


def field_of(name: str) -> str | None:
    """The field of a report that a record's field called ``name`` is; None for one that is passed over."""
    known = _known(name)
    return known[0] if known else None


def names_shown(names: Iterable[str]) -> str:
    """The first of a record's names, in a line."""
    shown = [" ".join(name.split())[:40] or "“”" for name in names]
    return ", ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")


@cache
def _names() -> dict[str, tuple[str, int]]:
    """What exports call the fields: the field of each name, and how early it counts."""
    lines = (files("firsthand.intake") / "data/fields.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {_plain(name): (field, rank) for rank, (field, name) in enumerate(rows)}


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[str, int] | None:
    return _names().get(_plain(name[:100]))


def _plain(name: str) -> str:
    return _MARKS.sub("", name).casefold()


def _told(record: Record) -> dict[str, Any]:
    """The record's values by field: of several the first that holds something. Only a text may hold nothing."""
    best: dict[str, tuple[bool, int]] = {}
    told: dict[str, Any] = {}
    for name, found in record:
        field, rank = _known(name) or ("", 0)
        value = found.get("name") if field == "publisher" and isinstance(found, dict) else found
        if not field or not _may_be(value, field):
            continue
        order = (not str(value).strip(), rank)
        if field not in best or order < best[field]:
            best[field], told[field] = order, value
    return told


def _may_be(value: Any, field: str) -> bool:
    if field == "text":
        return isinstance(value, str)
    held = isinstance(value, str) if field in _WORDS else not isinstance(value, (dict, list, NoneType))
    return held and bool(str(value).strip())


def _advice(record: Record) -> str:
    """What an object has in its place: its first fields, for one who calls them otherwise."""
    names = [name for name, _ in record]
    if not names or any(field_of(name) == "text" for name in names):
        return ""
    return f"; its fields are {names_shown(names)}: call the one with the whole article “text”"


def _published(told: Any, name: str, stage: str) -> str | None:
    """The date in ISO 8601; an error where one is told and cannot be read, since a report without it is read otherwise."""
    if told is None:
        return None
    words = told.isoformat() if isinstance(told, date) else str(told).strip()
    moment = moment_of(words)
    if moment is None:
        raise IntakeError(name, stage, f"its published is no date ({words[:40]}); write it as 2024-08-06")
    return moment


def _id(told: Any, place: str, stage: str) -> str:
    """The record's own id, or its place for one that has none."""
    name = "" if told is None else str(told)
    if len(name) > _ID:
        raise IntakeError(place, stage, f"its id has more than {_ID:,} characters")
    return _whole(name, "id", place, stage) or place


def _whole(value: str, field: str, name: str, stage: str) -> str:
    """The value of a field, if it is a text that can be stored."""
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise IntakeError(name, stage, f"its {field} has a NUL or half a character")
    return value
