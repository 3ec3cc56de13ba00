"""The public data as training samples: a text with labelled character spans."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from firsthand.reading.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from firsthand.records import Time

Span = tuple[int, int]
OURS = "ours-"  # begins the names of the reports that we coded ourselves (training.coding)
KEPT = re.compile(r"ours-own3-(\d{1,2}|1[0-4]\d|150)")  # of our own sentences those that are kept back for measuring


@dataclass(slots=True)
class GoldEvent:
    """One coded event; ``group`` numbers the event that it is a mention of.

    ``open`` are spans of which the coding leaves open whether they play a role: they are not taught.
    """

    trigger: Span
    type: str
    mode: str | None
    reality: str
    roles: dict[str, list[Span]]
    sectors: list[tuple[Span, str | None]]
    group: int
    record: dict[str, Any] = field(default_factory=dict)
    open: dict[str, list[Span]] = field(default_factory=dict)


@dataclass(slots=True)
class Sample:
    """A text with what is known of it; None where the corpus says nothing of it."""

    name: str
    text: str
    events: list[GoldEvent] | None = None
    attributions: list[tuple[str, Span]] | None = None
    relation: tuple[str, Span, Span] | None = None
    meta: dict[str, Any] = field(default_factory=dict)


def held_out(name: str, share: float = 0.12) -> bool:
    """Whether the report or article called ``name`` belongs to the validation part: decided by its name alone.

    Of what we coded ourselves only the sentences that KEPT names do.
    """
    if KEPT.fullmatch(name):
        return True
    return not name.startswith(OURS) and int(hashlib.sha256(name.encode()).hexdigest(), 16) % 1000 < share * 1000


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def gold(folder: Path) -> list[Sample]:
    """The reports coded whole in our scheme."""
    samples = []
    for path in sorted(folder.glob("*.json")):
        coded = json.loads(path.read_text(encoding="utf-8"))
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        samples.append(coded_sample(path.stem, text, coded))
    return samples


def coded_sample(name: str, text: str, coded: dict[str, Any]) -> Sample:
    """A text with its record as gold/train has it."""
    heads = {e["id"]: e["same_as"] or e["id"] for e in coded["events"]}
    numbers = {head: i for i, head in enumerate(dict.fromkeys(heads.values()))}
    times = find_times(text, coded.get("published"))
    events = [_event(e, text, times, numbers[heads[e["id"]]]) for e in coded["events"]]
    return Sample(name, text, events=events, meta={k: v for k, v in coded.items() if k != "events"})


def _event(record: dict[str, Any], text: str, times: Sequence[Time], group: int) -> GoldEvent:
    spans = {key: [tuple(p["span"]) for p in record[key]] for key in ("actors", "recipients", "voices")}
    trigger: Span = tuple(record["trigger"])
    places = _nearest(_standing(record["where"], text), trigger)
    told = _nearest([(t.span.start, t.span.end) for t in times if _fits(record["when"], t)], trigger)
    unplaced = [(t.span.start, t.span.end) for t in times if t.first is None and t.last is None]
    roles = {
        "actor": spans["actors"],
        "recipient": spans["recipients"],
        "voice": spans["voices"][-1:],
        "outer": spans["voices"][:-1],
        "place": places[:1],
        "time": told[:1],
    }
    sectors = [(tuple(p["span"]), p.get("sector")) for key in ("actors", "recipients") for p in record[key]]
    left = {"place": places[1:], "time": told[1:] + unplaced}
    return GoldEvent(trigger, record["type"], record["mode"], record["reality"], roles, sectors, group, record, left)


def _standing(words: str | None, text: str) -> list[Span]:
    """Where ``words`` stand."""
    return [match.span() for match in re.finditer(re.escape(words), text)] if words else []


def _nearest(spans: list[Span], trigger: Span) -> list[Span]:
    return sorted(spans, key=lambda s: abs(s[0] - trigger[0]))


def _fits(when: str | None, time: Time) -> bool:
    """Whether a time has an end of the coded one, to the same unit give or take one."""
    ends = {end[:10] for end in (when or "").split("/")} - {"", ".."}
    known = {end for end in (time.first, time.last) if end}
    return any((a.startswith(b) or b.startswith(a)) and abs(len(a) - len(b)) <= len("-12") for a in ends for b in known)


def polnear(path: Path) -> list[Sample]:
    """PolNeAR articles: source, cue and content spans; several annotators' copies share ``meta["doc"]``."""
    samples = []
    for record in lines(path):
        spans = [
            (a["type"].lower(), (a["start"], a["end"]))
            for a in record["annotations"]
            if a["type"] in {"Source", "Cue", "Content"}
        ]
        samples.append(Sample(record["meta"]["doc"], record["text"], attributions=spans, meta=record["meta"]))
    return samples


def relations(path: Path) -> list[Sample]:
    """Sentences with one marked pair and the PLOVER type between them."""
    return [
        Sample(f"relation-{r['id']}", r["text"], relation=(r["type"], tuple(r["actor"]), tuple(r["recipient"])))
        for r in lines(path)
    ]


def sentences(sample: Sample, ends: Iterable[int]) -> list[Sample]:
    """A coded text cut at the character offsets ``ends``: each part with what is coded in it, spans within the part."""
    parts, start = [], 0
    for end in ends:
        inside = [e for e in sample.events or () if start <= e.trigger[0] < e.trigger[1] <= end]
        events = None if sample.events is None else [_cropped(e, start, end) for e in inside]
        said = None
        if sample.attributions is not None:
            within = [(k, a, b) for k, (a, b) in sample.attributions if a < end and start < b]
            said = [(k, (max(a, start) - start, min(b, end) - start)) for k, a, b in within]
        parts.append(Sample(f"{sample.name}:{start}", sample.text[start:end], events, said, meta=sample.meta))
        start = end
    return parts


def _cropped(event: GoldEvent, start: int, end: int) -> GoldEvent:
    def kept(spans: list[Span]) -> list[Span]:
        return [(a - start, b - start) for a, b in spans if start <= a < b <= end]

    roles, left = ({role: kept(spans) for role, spans in held.items()} for held in (event.roles, event.open))
    sectors = [((a - start, b - start), sector) for (a, b), sector in event.sectors if start <= a < b <= end]
    return replace(event, trigger=kept([event.trigger])[0], roles=roles, sectors=sectors, open=left)
