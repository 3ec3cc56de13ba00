"""Accuracy of places: toponyms of geo.dev resolved within 161 km, and `where` on the report gold.

python benchmarks/places.py SHARED [-v] [--geo|--gold] [--every N]
"""

from __future__ import annotations

import gzip
import json
import math
import pathlib
import sys
from collections import Counter

from firsthand.reading import syntax
from firsthand.reading.places import find_places
from firsthand.records import Span

KM = 161


def distance(a: float, b: float, c: float, d: float) -> float:
    """Great-circle kilometres."""
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def geo(path: pathlib.Path, every: int, *, verbose: bool, detect: bool) -> None:
    """Share of toponyms with coordinates that lie within 161 km, with the gold's spans and with our own."""
    tally: Counter[str] = Counter()
    misses: Counter[tuple[str, str]] = Counter()
    nlp = syntax.load_pipeline() if detect else None
    for number, line in enumerate(gzip.open(path, "rt")):
        if number % every:
            continue
        record = json.loads(line)
        gold = [a for a in record["annotations"] if a["lat"] is not None]
        spans = {Span(a["start"], a["end"]): a for a in gold}
        for p in find_places(record["text"], [(s, "GPE") for s in spans]):
            a = spans.get(p.span)
            if a is None:
                continue
            tally["given"] += 1
            near = p.lat is not None and distance(p.lat, p.lon, a["lat"], a["lon"]) <= KM
            tally["near"] += near
            tally["placed"] += p.lat is not None
            if a.get("fcode"):
                tally["coded"] += 1
                tally["coded near"] += near
            if not near:
                misses[
                    (a["surface"], f"{p.country} {p.lat},{p.lon} gold {a['lat']:.1f},{a['lon']:.1f} {a.get('fcode')}")
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
        both = [(p, a) for s, a in spans.items() for p in ours if p.span.overlaps(s)]
        tally["both near"] += sum(
            p.lat is not None and distance(p.lat, p.lon, a["lat"], a["lon"]) <= KM for p, a in both
        )
        tally["both"] += len(both)
    if verbose:
        for (name, what), n in misses.most_common(120):
            print(n, name, what)
    print(
        f"geo  gold spans: within 161 km {100 * tally['near'] / tally['given']:.1f} % of {tally['given']}, of those placed {100 * tally['near'] / tally['placed']:.1f} %"
    )
    if tally["ours"]:
        print(
            f"geo  own spans: R {100 * tally['found'] / tally['gold']:.1f}  P {100 * tally['right'] / tally['ours']:.1f}  within {100 * tally['both near'] / tally['both']:.1f} %"
        )


if __name__ == "__main__":
    shared, verbose = pathlib.Path(sys.argv[1]), "-v" in sys.argv
    step = int(sys.argv[sys.argv.index("--every") + 1]) if "--every" in sys.argv else 1
    geo(shared / "data/geo.dev.jsonl.gz", step, verbose=verbose, detect="--detect" in sys.argv)
