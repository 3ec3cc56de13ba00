"""Texts and readings as the store keeps them: UTF-8 and JSON, by zlib."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, replace
from typing import Any

from firsthand.contract import to_dict
from firsthand.ledger.restoring import reading_of
from firsthand.records import Reading, Report, Voice

_LEVEL = 6
_BESIDE = "beside"


def pack_text(text: str) -> bytes:
    """A text, to be kept."""
    return zlib.compress(text.encode(), _LEVEL)


def unpack_text(data: bytes) -> str:
    """A text that was kept."""
    return zlib.decompress(data).decode()


def pack_reading(reading: Reading) -> bytes:
    """A reading's data without the report's text, which is kept once for all its readings, and with what only linking asks for."""
    data = to_dict(reading)
    del data["report"]["text"]
    return _pack({**data, _BESIDE: _beside(reading)})


def _beside(reading: Reading) -> dict[str, Any]:
    """What the contract leaves out and linking needs: the forms of mentions, and what of voices was guessed."""
    return {
        "forms": [mention.form for mention in reading.mentions],
        "guessed": [[voice.identity.guessed for voice in event.voices] for event in reading.events],
    }


def unpack_reading(data: bytes, text: str) -> Reading:
    """A reading that was kept, of the report with ``text``; one kept by an earlier version is without what only linking asks for."""
    found, beside = _unpack_both(data, text)
    return _with(reading_of(found), beside) if beside else reading_of(found)


def _unpack_both(data: bytes, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The contract's data and what was kept beside it, nothing by an earlier version."""
    found = _unpack(data)
    beside = found.pop(_BESIDE, {})
    found["report"]["text"] = text
    return found, beside


def _with(reading: Reading, beside: dict[str, Any]) -> Reading:
    """``reading`` with what :func:`_beside` kept."""
    mentions = tuple(replace(m, form=form) for m, form in zip(reading.mentions, beside["forms"], strict=True))
    events = tuple(
        replace(e, voices=tuple(_guessed(v, fields) for v, fields in zip(e.voices, guessed, strict=True)))
        for e, guessed in zip(reading.events, beside["guessed"], strict=True)
    )
    return replace(reading, events=events, mentions=mentions)


def _guessed(voice: Voice, fields: list[str]) -> Voice:
    return replace(voice, identity=replace(voice.identity, guessed=tuple(fields))) if fields else voice


def unpack_data(data: bytes, text: str) -> dict[str, Any]:
    """The contract's data of a reading that was kept."""
    return _unpack_both(data, text)[0]


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
