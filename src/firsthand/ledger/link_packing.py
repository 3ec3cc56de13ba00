"""Signatures, copies and incidents as the store keeps them: JSON by zlib, whose checksum tells of damage, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from firsthand.linking.records import (
    Actor,
    Copy,
    Dispute,
    Grade,
    Incident,
    Merge,
    Origin,
    Period,
    Signature,
    Spot,
    Telling,
    Version,
)


def pack_signature(signature: Signature) -> bytes:
    """A signature, to be kept."""
    return _pack(asdict(signature))


def unpack_signature(data: bytes) -> Signature:
    """A signature that was kept."""
    found = _unpack(data)
    words = tuple((stem, weight) for stem, weight in found.pop("words"))
    return Signature(words=words, **_tuples(found))


def pack_copies(copies: Sequence[Copy]) -> bytes:
    """Copies, to be kept."""
    return _pack([asdict(copy) for copy in copies])


def unpack_copies(data: bytes | str) -> tuple[Copy, ...]:
    """Copies that were kept."""
    return tuple(Copy(**_tuples(copy)) for copy in _unpack(data))


def pack_incident(incident: Incident) -> bytes:
    """An incident, to be kept."""
    return _pack(asdict(incident))


def unpack_incident(data: bytes | str) -> Incident:
    """An incident that was kept."""
    found = _unpack(data)
    counts = {kind: (low, high) for kind, (low, high) in found.pop("counts").items()}
    parts: dict[str, Any] = {
        "actors": _each(Actor, found.pop("actors")),
        "recipients": _each(Actor, found.pop("recipients")),
        "tellings": _each(Telling, found.pop("tellings")),
        "origins": _each(Origin, found.pop("origins")),
        "merges": _each(Merge, found.pop("merges")),
        "disputes": tuple(Dispute(d["field"], _each(Version, d["versions"])) for d in found.pop("disputes")),
    }
    when, where, grade = found.pop("when"), found.pop("where"), found.pop("grade")
    return Incident(
        **found,
        **parts,
        counts=counts,
        when=Period(**when) if when else None,
        where=Spot(**where) if where else None,
        grade=Grade(**_tuples(grade)) if grade else None,
    )


def _pack(data: Any) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def _unpack(data: bytes | str) -> Any:
    """Data that were packed; earlier Firsthands kept some as they were."""
    return json.loads(data if isinstance(data, str) else zlib.decompress(data))


def _each(record: Any, rows: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    return tuple(record(**_tuples(row)) for row in rows)


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as tuples: records hold these."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
