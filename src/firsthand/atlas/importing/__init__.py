"""Other projects' actor dictionaries as overlays of the atlas: PETRARCH and TABARI, Wikidata, FollowTheMoney."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from firsthand.atlas.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Form = Literal["petrarch", "wikidata", "ftm"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read, and for each line or entity that could not be used where it stands and why."""

    overlay: Overlay
    skipped: tuple[str, ...] = ()


def import_actors(form: Form, paths: Sequence[Path]) -> Imported:
    """The actors and agent nouns of the files, read together; UsageError where a file is not of the form."""
    reader = import_module(f"firsthand.atlas.importing.{form}")
    found: Imported = reader.read(paths)
    return found
