"""What the user names, to reports: by its kind, one after another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from firsthand.errors import IntakeError, ReportError, UsageError
from firsthand.intake.archives import reports_of_archive
from firsthand.intake.decoding import LONGEST, checked, decode, text_id
from firsthand.intake.pages import report_of_html
from firsthand.records import Report

if TYPE_CHECKING:
    from typing import Literal

_HTML = frozenset({".html", ".htm", ".xhtml"})
_KINDS = frozenset({".txt", ".jsonl", ".warc", ".gz", *_HTML})
_LINE = 4 * LONGEST  # bytes of a JSON line at most


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of the reports; it fills what they do not say of themselves."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None


def read_sources(
    sources: Iterable[str],
    told: Told | None = None,
    *,
    standard_input: BinaryIO | None = None,
    input_kind: Literal["text", "jsonl"] = "text",
    allow_private: bool = False,
) -> Iterator[Report | ReportError]:
    """The reports of paths, folders, web addresses and "-", in order; a report that cannot be had is its error."""
    for source in sources:
        try:
            for report in _source(source, standard_input, input_kind, allow_private):
                yield _filled(report, told or Told()) if isinstance(report, Report) else report
        except ReportError as error:
            yield error
        except OSError as error:
            yield IntakeError(source, "opening", error.strerror or str(error))


def _source(
    source: str, standard_input: BinaryIO | None, input_kind: str, allow_private: bool
) -> Iterator[Report | ReportError]:
    if source == "-":
        if standard_input is None:
            raise UsageError("there is no standard input to read")
        yield from _lines(standard_input, "stdin") if input_kind == "jsonl" else [_text(standard_input.read(), "stdin")]
    elif "://" in source:
        from firsthand.intake.fetching import fetch  # noqa: PLC0415  (httpx is loaded for addresses only)

        page = fetch(source, allow_private=allow_private)
        yield (
            report_of_html(decode(page.raw, source), source, page.url)
            if "html" in page.media
            else _text(page.raw, source)
        )
    else:
        yield from _path(Path(source))


def _path(path: Path) -> Iterator[Report | ReportError]:
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in _KINDS)
        if not found:
            raise IntakeError(str(path), "opening", "there is no .txt, .html, .jsonl or .warc file in this folder")
        for inner in found:
            yield from read_sources([str(inner)])
        return
    if path.suffix.lower() == ".jsonl":
        with path.open("rb") as file:
            yield from _lines(file, path.stem)
    elif ".warc" in path.suffixes:
        yield from reports_of_archive(path, path.stem)
    elif path.suffix.lower() in _HTML:
        yield report_of_html(decode(path.read_bytes(), path.stem), path.stem)
    else:
        yield _text(path.read_bytes(), path.stem)


def _text(raw: bytes, name: str) -> Report:
    text = checked(decode(raw, name), name)
    return Report(text_id("stdin", text) if name == "stdin" else name, text)


def _lines(file: BinaryIO, name: str) -> Iterator[Report | ReportError]:
    number = 0
    while line := file.readline(_LINE + 1):
        number += 1
        if len(line) > _LINE:
            while line and not line.endswith(b"\n"):
                line = file.readline(_LINE)
            yield IntakeError(f"{name}:{number}", "intake", f"the line is longer than {_LINE // 10**6} MB")
            continue
        if line.strip():
            try:
                yield _line(line, f"{name}:{number}")
            except ReportError as error:
                yield error


def _line(line: bytes, name: str) -> Report:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as cause:
        raise IntakeError(name, "json", f"the line is no JSON ({cause})") from cause
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise IntakeError(name, "json", "the line is no object with a “text”")
    name = str(data.get("id") or name)
    fields = {key: data[key] for key in ("title", "publisher", "published", "url") if isinstance(data.get(key), str)}
    return Report(name, checked(data["text"], name), **fields)


def _filled(report: Report, told: Told) -> Report:
    return replace(
        report,
        title=report.title or told.title,
        publisher=report.publisher or told.publisher,
        published=report.published or told.published,
    )
