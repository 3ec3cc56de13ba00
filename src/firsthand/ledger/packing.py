"""Texts and readings as the store keeps them: UTF-8 and JSON, by zlib."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import Any

from firsthand.contract import to_dict
from firsthand.ledger.restoring import reading_of
from firsthand.records import Reading, Report

_LEVEL = 6


def pack_text(text: str) -> bytes:
    """A text, to be kept."""
    return zlib.compress(text.encode(), _LEVEL)


def unpack_text(data: bytes) -> str:
    """A text that was kept."""
    return zlib.decompress(data).decode()


def pack_reading(reading: Reading) -> bytes:
    """A reading's data without the report's text, which is kept once for all its readings."""
    data = to_dict(reading)
    del data["report"]["text"]
    return _pack(data)


def unpack_reading(data: bytes, text: str) -> Reading:
    """A reading that was kept, of the report with ``text``."""
    return reading_of(unpack_data(data, text))


def unpack_data(data: bytes, text: str) -> dict[str, Any]:
    """The contract's data of a reading that was kept."""
    found = _unpack(data)
    found["report"]["text"] = text
    return found


def pack_report(report: Report) -> bytes:
    """A whole report, to be kept with its failure."""
    return _pack(asdict(report))


def unpack_report(data: bytes) -> Report:
    """A report that was kept with its failure."""
    return Report(**_unpack(data))


def _pack(data: dict[str, Any]) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def _unpack(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(data))
    return found
