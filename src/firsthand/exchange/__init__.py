"""Other people's formats, out: events as tables, entities and graphs (docs/exchange.md).

    from firsthand.exchange import export

    export(readings, "parquet", "events.parquet")

Readings are taken one at a time; memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.errors import UsageError
from firsthand.exchange.codes import table_columns
from firsthand.exchange.formats import FORMATS, Format, Options
from firsthand.exchange.outputs import Outputs
from firsthand.exchange.selection import Selection
from firsthand.ontology.terms import check
from firsthand.records import Reading

__all__ = ["FORMATS", "Format", "Written", "export", "table_columns"]


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote.

    ``files``, the main one first; how many ``reports`` were taken, how many ``events`` of theirs were asked for, and how
    many ``rows`` the main file has: pairs in the ICEWS and GDELT tables, events elsewhere, in GraphML those with edges.
    """

    files: tuple[Path, ...]
    reports: int
    events: int
    rows: int


def export(
    readings: Iterable[Reading],
    format: str,  # noqa: A002  (the word of the command line and of the issue)
    path: str | Path,
    *,
    mentions: bool = False,
    realities: Iterable[str] | None = None,
    bom: bool = False,
) -> Written:
    """Write the events of ``readings`` to ``path`` in the format of this name (:data:`FORMATS`).

    Each event is written once; with ``mentions`` its later mentions are events of their own. ``realities`` keeps only
    events of these. ``bom`` begins CSV and TSV with a byte-order mark, for spreadsheets. The files stand at their
    places only when all is written: an error on the way leaves what was there. UsageError for a format or reality that
    is none, a mark that the format cannot have, or a path that cannot be written.
    """
    form = _known(format, bom)
    selection = Selection(mentions, _known_realities(realities))
    taken = _Taken(readings, selection)
    with Outputs(Path(path), form.ending) as outputs:
        rows = form.write(taken, outputs, Options(selection, bom))
    return Written(outputs.targets, taken.reports, taken.events, rows)


class _Taken:
    """The readings, counted as they are taken."""

    def __init__(self, readings: Iterable[Reading], selection: Selection) -> None:
        self.readings = readings
        self.selection = selection
        self.reports = 0
        self.events = 0

    def __iter__(self) -> Iterator[Reading]:
        for reading in self.readings:
            self.reports += 1
            self.events += sum(map(self.selection.keeps, reading.events))
            yield reading


def _known(name: str, bom: bool) -> Format:
    form = FORMATS.get(name)
    if form is None:
        raise UsageError(f"{name} is no format; there are {', '.join(FORMATS)}")
    if bom and not form.takes_bom:
        raise UsageError(f"a byte-order mark goes with csv and tsv, not with {name}")
    return form


def _known_realities(names: Iterable[str] | None) -> frozenset[str] | None:
    if names is None:
        return None
    found = frozenset(names)
    check(realities=sorted(found))
    return found
