"""PETRARCH's and TABARI's dictionaries: actors with synonyms and dates, and agents.

The form is told at https://petrarch.readthedocs.io (dictionaries). Phrases stand in capitals with underscores; a
synonym begins with "+"; a date restriction stands in brackets with its code, on a line of its own (PETRARCH) or
behind the phrase (TABARI). A file whose codes bear a "~" holds agents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from firsthand.atlas.agents import Agent
from firsthand.atlas.entries import Entry, Kind, slug
from firsthand.atlas.importing import Imported
from firsthand.atlas.importing.codes import decode
from firsthand.atlas.overlay import Overlay
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"\[\s*([^\]\s<>]*)\s*([^\]]*)[\]}]")
_SPAN = re.compile(r"^(?:<\s*(?P<until>\d+)|>\s*(?P<since>\d+)|(?P<from>\d+)\s*-\s*(?P<to>\d+))?\s*$")
_PLURAL = re.compile(r"\{([^}]*)\}")
_SET = re.compile(r"^(![A-Z]+!)\s*=\s*(.*)$")
_MARKER = re.compile(r"!([A-Z]+)!")
_CENTURY = 30  # of two-digit years those up to here are of the 2000s, as PETRARCH has it
_SHORT = 5


@dataclass(slots=True)
class _Record:
    """One actor while it is read: where it stands, its phrases, and its codes with where they stand."""

    where: str
    phrases: list[str]
    codes: list[tuple[str, str, str]] = field(default_factory=list)


def read(paths: Sequence[Path]) -> Imported:
    """The actors and agents of the files; what has no code, or dates that are none, is skipped and told."""
    skipped: list[str] = []
    entries: list[Entry] = []
    agents: list[Agent] = []
    for path in paths:
        text = _text(path)
        plover = "JRN" in text
        if re.search(r"\[~|~\]", text):
            for found in _agents(text, skipped, path.name, plover=plover):
                if isinstance(found, Agent):
                    agents.append(found)
                else:
                    entries.append(found)
        else:
            entries += [e for record in _records(text, path.name) for e in _entries(record, skipped, plover=plover)]
    return Imported(Overlay(tuple(entries), tuple(agents)), tuple(skipped))


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as cause:
        raise UsageError(f"{path}: {cause.strerror or cause}") from cause
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return _REMARK.sub(lambda m: "\n" * m.group().count("\n"), text)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines without remarks and empty ones; a tab in front stays."""
    for number, line in enumerate(text.splitlines(), 1):
        bare = re.split(r"[#;](?![^\[]*\])", line.replace("[###", "[---"), maxsplit=1)[0].rstrip()
        if bare.strip():
            yield number, bare


def _records(text: str, file: str) -> Iterator[_Record]:
    record: _Record | None = None
    for number, line in _lines(text):
        words = _CODE.sub("", line).strip()
        codes = [(c, span, f"{file}:{number}") for c, span in _CODE.findall(line)]
        if words.startswith("+") and record is not None:
            record.phrases.append(words[1:])
        elif words and not words.startswith("+"):
            if record is not None:
                yield record
            record = _Record(f"{file}:{number}", [words])
        if record is not None:
            record.codes += codes
    if record is not None:
        yield record


def _entries(record: _Record, skipped: list[str], *, plover: bool) -> Iterator[Entry]:
    """One entry a code, all under the actor's first phrase."""
    names = [name for phrase in record.phrases for name in _names(phrase)]
    if not names:
        return
    if not record.codes:
        skipped.append(f"{record.where}: there is no code in brackets")
    dated = any(span.strip() for _, span, _ in record.codes)
    for code, span, where in record.codes:
        try:
            first, last = _dates(code, span)
        except ValueError:
            skipped.append(f"{where}: [{code} {span.strip()}] has no code and dates that can be read")
            continue
        country, sector = decode(code, plover=plover)
        kind: Kind = "person" if dated else "country" if len(code) == 3 and country else "body"
        yield Entry(
            f"petrarch:{slug(names[0])}",
            names[0],
            kind,
            tuple(names[1:]),
            country,
            sector,
            code or None,
            first,
            last,
            where,
        )


def _names(phrase: str) -> list[str]:
    """A phrase as names: words as in a text; a short one in capitals, and in both forms from four letters on."""
    words = " ".join(phrase.replace("_", " ").split())
    if not words:
        return []
    plain = words.replace(".", "")
    if " " in words or len(plain) > _SHORT:
        return [words.title().replace("'S", "'s").replace("’S", "’s")]
    return [words.upper()] if len(plain) <= 3 else [words.title(), words.upper()]


def _dates(code: str, span: str) -> tuple[str | None, str | None]:
    """The first and last day of a restriction; ValueError for what is none."""
    found = _SPAN.match(span.strip())
    if found is None or any(c.isdigit() for c in code):
        raise ValueError(span)
    until, since, begin, end = found.group("until", "since", "from", "to")
    return _day(since or begin), _day(until or end)


def _day(digits: str | None) -> str | None:
    """The ISO date of "970811" or "20120101"; ValueError for what is no day."""
    if digits is None:
        return None
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > _CENTURY else "20") + digits
    return date.fromisoformat(digits).isoformat()


def _agents(text: str, skipped: list[str], file: str, *, plover: bool) -> Iterator[Agent | Entry]:
    sets: dict[str, list[str]] = {}
    for number, line in _lines(text):
        if defined := _SET.match(line.strip()):
            sets[defined.group(1)] = [word.strip() for word in defined.group(2).split(",")]
            continue
        code = _CODE.search(line)
        if code is None:
            skipped.append(f"{file}:{number}: there is no code in brackets")
            continue
        country, sector = decode(code.group(1), plover=plover)
        for word in _forms(_CODE.sub("", line), sets):
            if sector is not None:
                yield Agent(word, sector, "firm")
            elif country is not None:
                yield Entry(f"petrarch:{slug(word)}", word, "body", (), country, None, source=f"{file}:{number}")


def _forms(phrase: str, sets: dict[str, list[str]]) -> Iterator[str]:
    """The noun in singular and plural, or once for each word of the set that it names: "POLICE!PERSON!"."""
    plural = _PLURAL.search(phrase)
    words = " ".join(_PLURAL.sub("", phrase).replace("_", " ").split()).lower()
    marker = _MARKER.search(words.upper())
    if marker is not None:
        for word in sets.get(marker.group(), []):
            yield " ".join(words.upper().replace(marker.group(), word).split()).lower()
        return
    if words:
        yield words
        more = plural.group(1).replace("_", " ").strip().lower() if plural is not None else _plural(words)
        if more:
            yield more


def _plural(words: str) -> str:
    """The regular plural, as PETRARCH makes it."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("ss") else "s")
