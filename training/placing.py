"""Trains the scores that pick an event's own time and place, on coded reports; prints what cross-validation gives.

python training/placing.py GOLD_DIR score.py src/firsthand/reading/data
"""

from __future__ import annotations

import importlib.util
import json
import pathlib
import sys
import zlib
from collections import Counter

from logistic import fitted

from firsthand.reading import location, page, syntax
from firsthand.reading.places import find_places
from firsthand.reading.times import attachment, find_times
from firsthand.reading.times.ranking import chance
from firsthand.records import Report, Span

FOLDS = 3
LEAST = 4  # cases that a feature must hold in
DECAY = 3e-5


def cases(folder: pathlib.Path, score) -> dict[str, list]:
    """For "when" and "where": (report, group, gold, [(value, right, features)]) of every event."""
    found = {"when": [], "where": []}
    for path in sorted(folder.glob("*.json")):
        coded = json.loads(path.read_text())
        text = path.with_suffix(".txt").read_text()
        laid = page.lay_out(Report(coded["doc"], text, published=coded["published"]))
        doc = syntax.parse(text, laid)
        times = find_times(text, coded["published"])
        places = find_places(text, [(Span(e.start_char, e.end_char), e.label_) for e in doc.ents])
        for event in coded["events"]:
            trigger, group = Span(*event["trigger"]), event["same_as"] or event["id"]
            given = {"when": score.when_given(event), "where": bool(score.place(event))}
            rows = []
            for t, held in attachment.candidates(trigger, times, doc):
                mine = {"when": {"from": t.first, "to": t.last}}
                rows.append((given["when"] and score.when_agrees(event, mine), held))
            found["when"].append((path.stem, group, given["when"], rows))
            rows = []
            for p, held in location.candidates(trigger, places, doc):
                mine = {"where": p.name}
                rows.append((given["where"] and bool(score.place(mine)) and score.where_agrees(event, mine), held))
            found["where"].append((path.stem, group, given["where"], rows))
    return found


def train(events: list) -> dict[str, float]:
    count = Counter(f for *_, rows in events for _, held in rows for f in held)
    names = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= LEAST))}
    rows, columns, truths = [], [], []
    for *_, candidates in events:
        for right, held in candidates:
            for f in held:
                if f in names:
                    rows.append(len(truths))
                    columns.append(names[f])
            truths.append(right)
    return fitted(rows, columns, truths, names, DECAY)


def validated(events: list) -> tuple[float, float]:
    """The bar with the best F1 in cross-validation by report, and that F1; mentions of one event share the best."""
    picks = {}
    for fold in range(FOLDS):
        table = train([e for e in events if zlib.crc32(e[0].encode()) % FOLDS != fold])
        for report, group, _, rows in events:
            if zlib.crc32(report.encode()) % FOLDS == fold:
                for right, held in rows:
                    p = chance(held, table)
                    if p > picks.get((report, group), (0, False))[0]:
                        picks[report, group] = (p, right)
    wanted = sum(e[2] for e in events)
    best = (0.0, 0.0)
    for bar in [b / 40 for b in range(2, 36)]:
        ours = [picks[e[0], e[1]] for e in events if picks.get((e[0], e[1]), (0, 0))[0] >= bar]
        hits = sum(right for _, right in ours)
        f1 = 2 * hits / (wanted + len(ours))
        best = max(best, (f1, bar))
    return best


def main(folder: str, scorer: str, out: str) -> None:
    spec = importlib.util.spec_from_file_location("score", scorer)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for field, events in cases(pathlib.Path(folder), score).items():
        reach = len({(e[0], e[1]) for e in events if any(r for r, _ in e[3])})
        f1, bar = validated(events)
        print(
            f"{field}: F1 {100 * f1:.1f} at {bar} by cross-validation; {reach} of {len({(e[0], e[1]) for e in events if e[2]})} events in reach",
            flush=True,
        )
        table = {f: w for f, w in train(events).items() if abs(w) >= 0.02}
        name = {"when": "times_weights.json", "where": "places_weights.json"}[field]
        (pathlib.Path(out) / name).write_text(
            json.dumps({"bar": bar} | table, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
