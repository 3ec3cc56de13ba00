"""The formats that events can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from firsthand.exchange import beside, delimited, ftm, gdelt, graphml, icews, jsonlines, parquet, polecat, statements
from firsthand.exchange.outputs import Outputs
from firsthand.exchange.rows import rows
from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Reading


@dataclass(frozen=True, slots=True)
class Options:
    """What is written (``selection``), and whether a delimited file begins with a byte-order mark (``bom``)."""

    selection: Selection = field(default_factory=Selection)
    bom: bool = False


Writer = Callable[[Iterable[Reading], Outputs, Options], int]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``ending`` is how its files are called; ``write`` gives the number of rows that it wrote.

    ``several`` files are one export of it, and so cannot go through a pipe.
    """

    name: str
    ending: str
    description: str
    write: Writer
    takes_bom: bool = False
    several: bool = False


def _csv(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    return delimited.write(rows(readings, options.selection), outputs.open(), bom=options.bom)


def _tsv(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    return delimited.write(rows(readings, options.selection), outputs.open(), "\t", bom=options.bom)


def _parquet(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    return parquet.write(rows(readings, options.selection), outputs.reserve())


def _jsonl(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    return jsonlines.write(readings, outputs.open(), options.selection)


def _polecat(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    side = outputs.open(outputs.behind(beside.ENDING))
    return polecat.write(tellings(readings, options.selection), outputs.open(), side)


def _icews(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    side = outputs.open(outputs.behind(beside.ENDING))
    return icews.write(tellings(readings, options.selection), outputs.open(), side)


def _gdelt(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    mentions = outputs.open(outputs.beside(gdelt.MENTIONS_ENDING))
    side = outputs.open(outputs.behind(beside.ENDING))
    return gdelt.write(tellings(readings, options.selection), outputs.open(), mentions, side)


def _ftm(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    return ftm.write(tellings(readings, options.selection), outputs.open())


def _statements(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    return statements.write(tellings(readings, options.selection), outputs.open())


def _graphml(readings: Iterable[Reading], outputs: Outputs, options: Options) -> int:
    return graphml.write(tellings(readings, options.selection), outputs.open())


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("csv", ".csv", "our own table, one row an event, as CSV", _csv, takes_bom=True),
            Format("tsv", ".tsv", "our own table as tab-separated text", _tsv, takes_bom=True),
            Format("parquet", ".parquet", "our own table as Parquet, lists as list columns", _parquet),
            Format("jsonl", ".jsonl", "one JSON object a report, as read --format jsonl prints it", _jsonl),
            Format("polecat", ".tsv", "POLECAT's table, and what it lacks beside it", _polecat, several=True),
            Format("icews", ".tab", "ICEWS's table, a row a pair, and what it lacks beside it", _icews, several=True),
            Format(
                "gdelt",
                ".export.csv",
                "GDELT 2.0 events, with mentions and what it lacks beside them",
                _gdelt,
                several=True,
            ),
            Format("ftm", ".ftm.json", "FollowTheMoney entities, one JSON object a line", _ftm),
            Format("ftm-statements", ".statements.csv", "FollowTheMoney statements, with who said what", _statements),
            Format("graphml", ".graphml", "a directed multigraph of actors, its edges events", _graphml),
        )
    }
)
