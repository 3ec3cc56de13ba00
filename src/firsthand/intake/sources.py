"""What the user names, to reports: by its kind, one after another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from firsthand.errors import IntakeError, ReportError, UsageError
from firsthand.intake import pipes
from firsthand.intake.archives import reports_of_archive
from firsthand.intake.decoding import LARGEST, checked, decode, text_id
from firsthand.intake.folders import ENDINGS, files_in, name_of_file, shown
from firsthand.intake.jsonfeed import is_json_feed
from firsthand.intake.lines import reports_of_json, reports_of_lines
from firsthand.intake.markup import root_of
from firsthand.intake.moments import moment_of
from firsthand.intake.pages import report_of_html, report_of_page
from firsthand.intake.parquet import reports_of_parquet
from firsthand.intake.saved import ENDINGS as SAVED
from firsthand.intake.saved import PAGES, page_in
from firsthand.intake.tables import reports_of_table
from firsthand.records import Report

if TYPE_CHECKING:
    from typing import Literal

    from firsthand.intake.fetching import Fetch

_TABLES = (".csv", ".tsv")
_ARCHIVES = (".warc", ".warc.gz")
_MARKUP = (".xml", ".rss", ".atom", ".opml")
_FEEDS = frozenset({"rss", "feed", "rdf"})


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of the reports; it fills what they do not say of themselves. UsageError for a date that is none."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and moment_of(self.published) != self.published:
            raise UsageError(f"{self.published} is no ISO date; write it as 2024-08-06")


def read_sources(
    sources: Iterable[str],
    told: Told | None = None,
    *,
    standard_input: BinaryIO | None = None,
    input_kind: Literal["text", "jsonl", "csv"] = "text",
    allow_private: bool = False,
    on_file: Callable[[str], None] | None = None,
) -> Iterator[Report | ReportError]:
    """The reports of paths, folders, web addresses, feeds and "-", in order; one that cannot be had is its error.

    A file is a feed or a list of feeds (OPML) by what it begins with, whatever its name. The pages that feeds lead to
    are fetched politely: a host at a time, as its robots.txt allows. Errors are named by the path of their file, by a
    line's number in it, or by the report's own id; ``on_file`` is told each file's absolute path before it is read.
    """
    desk = _Desk(standard_input, input_kind, allow_private, on_file)
    for source in sources:
        yield from (_filled(item, told or Told()) for item in _each(desk, source))


def _each(desk: _Desk, source: str) -> Iterator[Report | ReportError]:
    """The reports of one source, and what ends them early as an error; errors of a file say which it is."""
    file = _file_of(source)
    if file and desk.on_file and not os.path.isdir(source):  # noqa: PTH112  (Path's raises where it may not look)
        desk.on_file(file)
    for item in _read(desk, source):
        yield _of_file(item, file) if file and isinstance(item, ReportError) and not item.origin else item


def _file_of(source: str) -> str | None:
    """The absolute path of what can be read again; None for an address, standard input and a pipe."""
    if not source.strip("-") or "://" in source or source in pipes.STANDARD_INPUT or pipes.is_pipe(source):
        return None
    return str(Path(source).absolute())


def _of_file(error: ReportError, file: str) -> ReportError:
    """An error with the file that it is of; one that is only called as files of other folders may be is called by its path."""
    name = name_of_file(Path(file))
    if error.report == name or error.report.startswith(f"{name}:"):
        error = type(error)(shown(file) + error.report.removeprefix(name), error.stage, error.cause)
    error.origin = file
    return error


def _read(desk: _Desk, source: str) -> Iterator[Report | ReportError]:
    try:
        if not source.strip():
            raise IntakeError("“”", "opening", "a source without a name")
        if source in pipes.STANDARD_INPUT:
            yield from desk.standard_input_reports()
        elif "://" in source:
            yield from desk.address(source)
        elif os.path.isdir(source):  # noqa: PTH112
            yield from _folder(desk, Path(source))
        else:
            yield from desk.file(Path(source))
    except ReportError as error:
        yield error
    except (OSError, ValueError) as error:
        cause = error.strerror if isinstance(error, OSError) else None
        yield IntakeError(shown(source), "opening", cause or str(error))


def _folder(desk: _Desk, folder: Path) -> Iterator[Report | ReportError]:
    found = False
    for inner in files_in(folder):
        found = True
        if isinstance(inner, IntakeError):
            inner.origin = str(Path(inner.report).absolute())
            yield inner
        else:
            yield from _each(desk, str(inner))
    if not found:
        endings = ", ".join(ENDINGS[:-1])
        raise IntakeError(shown(folder), "opening", f"there is no {endings} or {ENDINGS[-1]} file in this folder")


@dataclass
class _Desk:
    """What the reading of the sources has in common."""

    standard_input: BinaryIO | None
    input_kind: str
    allow_private: bool
    on_file: Callable[[str], None] | None = None

    @cached_property
    def visit(self) -> Fetch:
        """The polite fetch of what feeds lead to."""
        from firsthand.intake.fetching import fetch_step  # noqa: PLC0415  (httpx is loaded for addresses only)
        from firsthand.intake.polite import Polite  # noqa: PLC0415

        return Polite(partial(fetch_step, allow_private=self.allow_private))

    def standard_input_reports(self) -> Iterator[Report | ReportError]:
        if self.standard_input is None:
            raise UsageError("there is no standard input to read; name a file")
        yield from self.piped(self.standard_input, self.input_kind, "stdin")

    def piped(self, file: BinaryIO, kind: str, name: str) -> Iterator[Report | ReportError]:
        """The reports of what is piped in: lines of JSON, a table, or a text."""
        if kind == "jsonl":
            yield from reports_of_lines(file, name)
        elif kind == "csv":
            yield from reports_of_table(file, name)
        else:
            text = checked(decode(_bytes(file, name), name), name)
            yield Report(text_id(name, text), text)

    def address(self, url: str) -> Iterator[Report | ReportError]:
        from firsthand.intake.fetching import fetch  # noqa: PLC0415

        page = fetch(url, allow_private=self.allow_private)
        root = root_of(page.raw)
        if root in _FEEDS or root == "opml" or is_json_feed(page.raw):
            yield from self.syndicated(page.raw, root, url, page.url)
        else:
            yield report_of_page(page.raw, page.media, url, page.url)

    def file(self, path: Path) -> Iterator[Report | ReportError]:
        name, lower = name_of_file(path), path.name.lower()
        if pipes.is_pipe(path):
            yield from self.pipe(path, lower)
            return
        pipes.check_is_file(path)
        if lower.endswith(".jsonl"):
            with path.open("rb") as file:
                yield from reports_of_lines(file, name)
        elif lower.endswith(_TABLES):
            with path.open("rb") as file:
                yield from reports_of_table(file, name)
        elif lower.endswith(".parquet"):
            yield from reports_of_parquet(path, name)
        elif lower.endswith(_ARCHIVES):
            yield from reports_of_archive(path, name)
        else:
            with path.open("rb") as file:
                yield from self.document(_bytes(file, name), lower, name)

    def pipe(self, path: Path, lower: str) -> Iterator[Report | ReportError]:
        """The reports of a pipe, as its ending says, or else as standard input is read."""
        if lower.endswith((*_ARCHIVES, ".parquet")):
            raise IntakeError(
                shown(path), "opening", "it is a pipe; an archive or a Parquet file is read from a file only"
            )
        kind = "csv" if lower.endswith(_TABLES) else "jsonl" if lower.endswith(".jsonl") else self.input_kind
        with pipes.opened(path) as file:
            yield from self.piped(file, kind, "pipe")

    def document(self, raw: bytes, lower: str, name: str) -> Iterator[Report | ReportError]:
        """The reports of a file that is read as a whole, by what it begins with and by its ending."""
        root = root_of(raw)
        if root in _FEEDS or root == "opml" or is_json_feed(raw):
            yield from self.syndicated(raw, root, name, None)
        elif lower.endswith((".json", ".ndjson")):
            yield from reports_of_json(raw, name)
        elif lower.endswith(SAVED):
            page, address = page_in(raw, name)
            yield report_of_html(decode(page, name), name, address)
        elif lower.endswith(PAGES) or (lower.endswith(_MARKUP) and root == "html"):
            yield report_of_html(decode(raw, name), name)
        elif lower.endswith(_MARKUP) and raw.strip():
            begins = f"it begins with <{root}>" if root else "it does not begin with a tag"
            raise IntakeError(name, "xml", f"it is no feed, list of feeds or web page: {begins}")
        else:
            yield Report(name, checked(decode(raw, name), name))

    def syndicated(self, raw: bytes, root: str | None, name: str, base: str | None) -> Iterator[Report | ReportError]:
        from firsthand.intake.syndication import reports_of_feed, reports_of_list  # noqa: PLC0415

        if root == "opml":
            return reports_of_list(raw, name, self.visit)
        return reports_of_feed(raw, name, base, self.visit)


def _bytes(file: BinaryIO, name: str) -> bytes:
    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise IntakeError(name, "intake", f"it is larger than {LARGEST // 10**6} MB")
    return raw


def _filled(item: Report | ReportError, told: Told) -> Report | ReportError:
    if isinstance(item, ReportError):
        return item
    return replace(
        item,
        title=item.title or told.title,
        publisher=item.publisher or told.publisher,
        published=item.published or told.published,
    )
