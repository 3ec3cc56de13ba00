"""Accuracy of places: toponyms of geo.dev within 161 km and in the right country, `where` on the report gold, and what
loading the atlas costs.

python benchmarks/places.py SHARED [-v] [--detect] [--every N] [--half A|B] [--fast] [--cache=DOCBIN]

Writes its section of docs/scores.md where all of it is measured.

Rules were made on half A of the articles; half B is for reporting. The country of a gold point is that of the populated
place nearest to it; continents and seas have none.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import pathlib
import statistics
import subprocess
import sys
import time
from collections import Counter
from functools import cache

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from benchmarks import scores
from firsthand.atlas.places import load_gazetteer
from firsthand.reading.grammar import syntax
from firsthand.reading.places import find_places
from firsthand.records import Place, Span
from training import places as trained
from training.corpora import held_out
from training.reports import Tally, coded, scorer

KM = 161
EARTH = 12742  # km across
WIDE = {"continent", "ocean", "sea", "area"}
ROUNDS = 5
START = """
import time, psutil
start = time.process_time()
from firsthand.atlas.lookup import load_atlas
from firsthand.atlas.places import load_gazetteer
ready = time.process_time()
load_atlas().resolve("Iran"), load_gazetteer().candidates("Paris")
print(time.process_time() - ready, ready - start, psutil.Process().memory_info().rss / 1e6)
"""


def distance(a: float, b: float, c: float, d: float) -> float:
    """Great-circle kilometres."""
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return EARTH * math.asin(min(1, math.sqrt(h)))


@cache
def towns() -> tuple[list[str], np.ndarray]:
    """The ISO alpha-2 country and the point, in radians, of every populated place of the gazetteer."""
    rows = {
        (code, float(lat), float(lon))
        for line in load_gazetteer().names.decode().splitlines()
        for _, _, kind, code, _, lat, lon, _ in (line.split("\t"),)
        if kind == "city"
    }
    return [r[0] for r in sorted(rows)], np.radians([r[1:] for r in sorted(rows)])


@cache
def country_at(lat: float, lon: float) -> str:
    """The ISO alpha-2 country of the populated place nearest to a point."""
    codes, points = towns()
    here = np.radians([lat, lon])
    half = np.sin((points - here) / 2) ** 2
    return codes[int((half[:, 0] + np.cos(points[:, 0]) * np.cos(here[0]) * half[:, 1]).argmin())]


def half_of(name: str) -> str:
    """The half of the articles that ``name`` is in."""
    return "AB"[int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2]


def judged(place: Place | None, gold: dict, tally: Counter[str]) -> bool:
    """Whether ``place`` lies near ``gold``; both counts go into the tally."""
    near = (
        place is not None and place.lat is not None and distance(place.lat, place.lon, gold["lat"], gold["lon"]) <= KM
    )
    tally["given"] += 1
    tally["near"] += near
    tally["placed"] += place is not None and place.lat is not None
    meant = load_gazetteer().candidates(gold["surface"])
    if not (meant and meant[0].kind in WIDE):
        tally["of a country"] += 1
        tally["country"] += place is not None and place.country == alpha3(country_at(gold["lat"], gold["lon"]))
    return near


@cache
def alpha3(code: str) -> str | None:
    """ISO alpha-3 of alpha-2."""
    import pycountry  # noqa: PLC0415 only here

    found = pycountry.countries.get(alpha_2=code)
    return found.alpha_3 if found else "XKX"


def geo(path: pathlib.Path, every: int, half: str, *, verbose: bool, detect: bool) -> list[str]:
    """Share of toponyms with coordinates that lie within 161 km, with the gold's spans and with our own, as rows."""
    tally: Counter[str] = Counter()
    misses: Counter[tuple[str, str]] = Counter()
    nlp = syntax.load_pipeline() if detect else None
    spent = 0.0
    for number, line in enumerate(gzip.open(path, "rt")):
        record = json.loads(line)
        if number % every or half_of(record["id"]) not in half:
            continue
        spans = {Span(a["start"], a["end"]): a for a in record["annotations"] if a["lat"] is not None}
        start = time.process_time()
        found = find_places(record["text"], [(s, "GPE") for s in spans])
        spent += time.process_time() - start
        tally["words"] += len(record["text"].split())
        for span, a in spans.items():
            place = next((p for p in found if p.span.overlaps(span)), None)
            if not judged(place, a, tally):
                misses[
                    a["surface"],
                    f"{place and (place.country, place.lat, place.lon)} gold {a['lat']:.1f},{a['lon']:.1f}",
                ] += 1
        if nlp is None:
            continue
        doc = nlp(record["text"])
        ours = find_places(record["text"], [(Span(e.start_char, e.end_char), e.label_) for e in doc.ents])
        every_gold = [Span(a["start"], a["end"]) for a in record["annotations"]]
        tally["found"] += sum(any(s.overlaps(p.span) for p in ours) for s in spans)
        tally["gold"] += len(spans)
        tally["ours"] += len(ours)
        tally["right"] += sum(any(s.overlaps(p.span) for s in every_gold) for p in ours)
    if verbose:
        for (name, what), n in misses.most_common(120):
            print(n, name, what)

    def share(part: str, whole: str) -> str:
        return f"{100 * tally[part] / max(1, tally[whole]):.1f} %"

    part = {"A": "half A, on which rules were made", "B": "half B", "AB": "all"}[half]
    rows = [
        f"| geo.dev, {part}, {tally['given']} toponyms with coordinates: within 161 km | {share('near', 'given')} |",
        f"| the same: country | {share('country', 'of a country')} |",
    ]
    if tally["ours"]:
        rows += [f"| {part}, own spans: recall {share('found', 'gold')}, precision | {share('right', 'ours')} |"]
    return [*rows, f"| {part}: words a second, one core | {tally['words'] / spent:,.0f} |"]


def gold_where(folder: pathlib.Path, cache: pathlib.Path | None) -> list[str]:
    """F1 of `where` given gold triggers, types, realities and parties, on the reports that training leaves out, as rows.

    The role head's marks, which the reader adds, are not asked. "own" is each mention's own place, "shared" also takes
    that of another mention of the same event.
    """
    score = scorer(folder.parent / "score.py")
    weights = json.loads(trained.TARGET.read_text(encoding="utf-8"))["weights"]
    tallies = {"own": Tally(), "shared": Tally()}
    for report in coded(folder, cache):
        if not held_out(report.report.id):
            continue
        trained.tally(report, trained.choices(report), weights, score, tallies)
    told = "`where`, gold triggers, parties and mentions, no role head, reports left out"
    return [f"| {told}: {name} | {t} |" for name, t in tallies.items()]


def start_up() -> list[str]:
    """What loading the atlas and the gazetteer costs in a process of its own, as rows: the median of ROUNDS."""
    command = [sys.executable, "-c", START]
    told = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(ROUNDS)]
    load, imports, memory = (statistics.median(float(row[i]) for row in told) for i in range(3))
    return [
        f"| loading atlas and gazetteer, seconds of one core (the imports before: {imports:.2f}) | {load:.2f} |",
        f"| memory of a process with both, MB | {memory:.0f} |",
    ]


def main(argv: list[str]) -> None:
    """Measure, print, and write the section."""
    shared, verbose, detect = pathlib.Path(argv[0]), "-v" in argv, "--detect" in argv
    step = int(argv[argv.index("--every") + 1]) if "--every" in argv else 1
    halves = [argv[argv.index("--half") + 1]] if "--half" in argv else ["A", "B"]
    rows = [r for h in halves for r in geo(shared / "data/geo.dev.jsonl.gz", step, h, verbose=verbose, detect=detect)]
    whole = step == 1 and "--half" not in argv and "--fast" not in argv
    if "--fast" not in argv:
        kept = next((pathlib.Path(a.partition("=")[2]) for a in argv if a.startswith("--cache=")), None)
        rows += [*gold_where(shared / "gold/train", kept), *start_up()]
    body = "\n".join(["| figure | value |", "|---|---|", *rows])
    print(body)
    if whole:
        scores.write("Places", "python benchmarks/places.py ../shared", "geo.dev and our own gold's places", body)


if __name__ == "__main__":
    main(sys.argv[1:])
