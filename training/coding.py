"""Code more reports by hand, for training: ``python -m training.coding show|compile|write``.

The scheme is gold/GUIDELINES.md. ``show KEY …`` prints reports of the public data sentence by sentence, numbered; a
coder writes one line an event, naming words by the number of their sentence; ``compile FROM … TO`` checks the lines and
turns them into records that hold offsets and codes, but none of the report's text (CODINGS; also as a FROM, to add to
them). ``write FOLDER`` joins
them with the public data again: a folder of reports as gold/train is.

    @ wikievents.dev/road_ied_8:0-1409
    1 | 3:attacked | ASSAULT aerial | happened | 3:Israel ISR GOV | 3:the airport = Mezzeh airport SYR CVL | 3:Reuters ; 4:It = State television | 2017-01-13 | Mezzeh
    2 | 7:raid | ASSAULT | happened | 7:It = Israel ISR GOV | - | - | - | - | =1
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pycountry

from firsthand.ontology import event_type, event_types, international_actors, modes, sectors
from firsthand.reading.network.windows import sentence_breaks
from firsthand.records import Reality
from training import corpora

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHARED = Path("../shared")
CODINGS = Path("training/codings.jsonl.gz")
REALITIES = frozenset(get_args(Reality))
KEY = re.compile(r"(?P<file>[\w.]+)/(?P<id>[^:]+)(?::(?P<start>\d+)-(?P<end>\d+))?")
OWN = Path("training")  # "own1/LINE" is a line of own1.txt there: short reports that we made up
WORDS = re.compile(r"(\d+):(.+?)(?:#(\d+))?(?:\s+=\s+(.+?))?$")
CODES = re.compile(r"(.+?)\s+([A-Z]{3}|-)\s+([A-Z]{3}|-)$")
DATE = re.compile(r"(\d{4}(-\d\d){0,2}|\.\.)?(/(\d{4}(-\d\d){0,2}|\.\.)?)?$")
FIELDS = 10


class CodingError(ValueError):
    """A line that cannot be read, with what is wrong in it."""


def sentences(text: str) -> list[tuple[int, int]]:
    """The extents of the sentences that are numbered."""
    breaks = [0, *sentence_breaks(text), len(text)]
    return [(a, b) for a, b in pairwise(breaks) if text[a:b].strip()]


@cache
def _records(file: str) -> dict[str, dict[str, Any]]:
    if file.startswith("own"):
        lines = (OWN / f"{file}.txt").read_text(encoding="utf-8").splitlines()
        return {str(number): {"text": line, "meta": {}} for number, line in enumerate(lines, 1)}
    return {r["id"]: r for r in corpora.lines(SHARED / "data" / f"{file}.jsonl.gz")}


def extract(key: str) -> tuple[str, dict[str, Any]]:
    """The text that ``key`` ("FILE/ID:START-END", or "FILE/ID" for the whole) names, and its record's ``meta``; CodingError if there is none."""
    found = KEY.fullmatch(key)
    record = found and _records(found["file"]).get(found["id"])
    if not found or not record:
        raise CodingError(f"no report {key}")
    whole = found["start"] is None
    return record["text"][None if whole else int(found["start"]) : None if whole else int(found["end"])], record["meta"]


def published(meta: dict[str, Any]) -> str | None:
    """The day of publication, where the public data have it."""
    return str(meta.get("date") or "")[:10] or None


def show(key: str) -> str:
    """A report as a coder sees it."""
    text, meta = extract(key)
    lines = [f"@ {key}   published {published(meta)} by {meta.get('publisher') or meta.get('source') or '?'}"]
    lines += [f"{n} {' '.join(text[a:b].split())}" for n, (a, b) in enumerate(sentences(text), 1)]
    return "\n".join(lines)


def compiled(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any] | str]]:
    """(key, record) for each coded report; (place, complaint) for each line that cannot be read."""
    key = ""
    events: list[dict[str, Any]] = []
    numbered = [(n, line.strip()) for n, line in enumerate([*lines, "@"], 1) if line.strip() and line[0] != "#"]
    for number, line in numbered:
        if line.startswith("@"):
            if key:
                yield key, {"key": key, "events": _joined(events)}
            key, events = (line.split()[1] if line != "@" else ""), []
            continue
        try:
            events.append(_event(line, extract(key)[0]))
        except CodingError as error:
            yield f"line {number}", f"{error}   in: {line}"


def _joined(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the mentions of an event share is written to all of them; one that names no known event stands alone."""
    first = {e["id"]: e for e in events}
    for event in events:
        head = first.get(event["same_as"] or "")
        if head is None or head is event:
            event["same_as"] = None
            continue
        event["same_as"] = head["same_as"] or head["id"]
        for field in ("mode", "when", "where"):
            event[field] = event[field] or head[field]
    return events


def _event(line: str, text: str) -> dict[str, Any]:
    fields = [f.strip() for f in line.split("|")]
    fields = [("" if f == "-" else f) for f in fields] + [""] * FIELDS
    label, trigger, kind, reality, actors, recipients, voices, when, where, same = fields[:FIELDS]
    if any(fields[FIELDS:]):
        raise CodingError(f"more than {FIELDS} fields")
    name, _, mode = kind.partition(" ")
    if name not in {t.name for t in event_types()}:
        raise CodingError(f"no type {name!r}")
    if mode and mode not in event_type(name).modes:
        raise CodingError(f"{name} has no mode {mode!r}, but {', '.join(modes(name)) or 'none'}")
    if reality not in REALITIES:
        raise CodingError(f"no reality {reality!r}")
    if not DATE.match(when):
        raise CodingError(f"no date {when!r}")
    if where and where not in text:
        raise CodingError(f"the report does not say {where!r}")
    return {
        "id": f"e{label}",
        "trigger": _words(trigger, text)[0],
        "type": name,
        "mode": mode or None,
        "actors": [_party(p, text) for p in _split(actors)],
        "recipients": [_party(p, text) for p in _split(recipients)],
        "when": when or None,
        "where": where or None,
        "reality": reality,
        "voices": [_named(v, text) for v in _split(voices)],
        "same_as": f"e{same.removeprefix('=').strip()}" if same else None,
    }


def _split(field: str) -> list[str]:
    return [part.strip() for part in field.split(";") if part.strip()]


def _words(field: str, text: str) -> tuple[list[int], str | None]:
    """The span of "SENTENCE:WORDS", or "SENTENCE:WORDS#N" for the N-th such words there; the name behind "="."""
    found = WORDS.match(field)
    if not found:
        raise CodingError(f"not SENTENCE:WORDS: {field!r}")
    bounds = sentences(text)
    number, words, nth, name = int(found[1]), found[2].strip(), int(found[3] or 1), found[4]
    if not 1 <= number <= len(bounds):
        raise CodingError(f"no sentence {number}")
    pattern = r"\s+".join(map(re.escape, words.split()))
    pattern = (r"\b" if words[0].isalnum() else "") + pattern + (r"\b" if words[-1].isalnum() else "")
    spans = [m.span() for m in re.compile(pattern).finditer(text, *bounds[number - 1])]
    if len(spans) < nth:
        raise CodingError(f"sentence {number} does not say {words!r}" + (f" {nth} times" if nth > 1 else ""))
    return list(spans[nth - 1]), name


@cache
def _is_country(code: str) -> bool:
    return code == "XKX" or pycountry.countries.get(alpha_3=code) is not None


def _named(field: str, text: str) -> dict[str, Any]:
    span, name = _words(field, text)
    return {"span": span} | ({"name": name} if name and name != text[span[0] : span[1]] else {})


def _party(field: str, text: str) -> dict[str, Any]:
    found = CODES.match(field)
    if not found:
        raise CodingError(f"no country and sector behind {field!r}")
    country, sector = (None if code == "-" else code for code in found.groups()[1:])
    if country and country not in international_actors() and not _is_country(country):
        raise CodingError(f"no country {country!r}")
    if sector and sector not in sectors():
        raise CodingError(f"no sector {sector!r}")
    return _named(found[1], text) | {"country": country, "sector": sector}


def reports(path: Path = CODINGS) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(name, text, record as in gold/train) of each coded report."""
    for record in corpora.lines(path):
        text, meta = extract(record["key"])
        for event in record["events"]:
            for party in (*event["actors"], *event["recipients"], *event["voices"]):
                party.setdefault("name", text[slice(*party["span"])])
        facts = {"doc": record["key"], "title": None, "published": published(meta)}
        facts["publisher"] = meta.get("publisher") or meta.get("source")
        name = corpora.OURS + re.sub(r"[^\w-]+", "-", record["key"])
        yield name, text, facts | {"events": record["events"]}


def write(folder: Path) -> int:
    """Write the coded reports as gold/train has its own; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, text, record in reports():
        with (folder / f"{name}.txt").open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        (folder / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        count += 1
    return count


def _compile(sources: Sequence[Path], target: Path) -> int:
    """Check and write what was coded, of a report coded twice the first; the number of lines that could not be read."""
    wrong = 0
    records: dict[str, dict[str, Any]] = {}
    for source in sources:
        if source.suffix == ".gz":
            records |= {r["key"]: r for r in corpora.lines(source) if r["key"] not in records}
            continue
        for place, found in compiled(source.read_text(encoding="utf-8").splitlines()):
            if isinstance(found, str):
                wrong += 1
                print(f"{source.name}: {place}: {found}", file=sys.stderr)
            else:
                records.setdefault(place, found)
    with gzip.GzipFile(target, "wb", mtime=0) as file:
        for key in sorted(records):
            file.write(json.dumps(records[key], ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    print(f"{len(records)} reports, {sum(len(r['events']) for r in records.values())} events, {wrong} lines wrong")
    return wrong


def main(argv: list[str]) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["show", "compile", "write"])
    parser.add_argument("arguments", nargs="+")
    options = parser.parse_args(argv)
    if options.command == "show":
        print(*map(show, options.arguments), sep="\n\n")
    elif options.command == "write":
        print(f"{write(Path(options.arguments[0]))} reports")
    else:
        *sources, target = map(Path, options.arguments)
        return int(_compile(sources, target) > 0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
