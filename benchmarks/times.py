"""Accuracy of times: TIMEX3 values on MEANTIME and `when` on the report gold, and the speed of `find_times`.

python benchmarks/times.py SHARED [-v]        SHARED holds data/meantime.dev.jsonl.gz and gold/
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import pathlib
import sys
import time

from firsthand.reading import page, syntax
from firsthand.reading.times import event_time, find_times
from firsthand.records import Report, Span


def meantime(path: pathlib.Path, *, verbose: bool) -> None:
    """Relaxed-span value F1 against the TIMEX3 annotations; the creation time is the publication date."""
    hits = gold_total = ours_total = spans = 0
    for line in gzip.open(path, "rt"):
        record = json.loads(line)
        gold = [a for a in record["annotations"] if a["type"] == "TIMEX3"]
        dct = next((a["attrs"]["value"] for a in gold if a["attrs"].get("functionInDocument") == "CREATION_TIME"), None)
        end = max(
            a["end"] for a in record["annotations"] if a["layer"] == "doc"
        )  # only the first sentences are annotated
        end = record["text"].find("\n", end) % (len(record["text"]) + 1)
        ours = [t for t in find_times(record["text"], dct) if t.span.start < end]
        gold_total, ours_total = gold_total + len(gold), ours_total + len(ours)
        used: set[int] = set()
        for a in gold:
            found = next(
                (i for i, t in enumerate(ours) if i not in used and t.span.overlaps(Span(a["start"], a["end"]))), None
            )
            if found is not None:
                used.add(found)
                spans += 1
                hits += ours[found].value == a["attrs"]["value"]
            if verbose and (found is None or ours[found].value != a["attrs"]["value"]):
                context = record["text"][max(0, a["start"] - 40) : a["end"] + 20]
                print(
                    dct,
                    "|",
                    a["surface"],
                    a["attrs"]["value"],
                    "|",
                    found is not None and (ours[found].text, ours[found].value),
                    "|",
                    repr(context),
                )
        if verbose:
            print(*[f"  spurious {t.text!r} {t.value}\n" for i, t in enumerate(ours) if i not in used], sep="", end="")
    print(
        f"meantime  value F1 {2 * hits / (gold_total + ours_total):.3f}  span F1 {2 * spans / (gold_total + ours_total):.3f}  gold {gold_total} ours {ours_total}"
    )


def gold_when(folder: pathlib.Path, *, verbose: bool) -> None:
    """F1 of `when` given gold triggers; same_as mentions share the first time that one of them has."""
    spec = importlib.util.spec_from_file_location("score", folder.parent / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    hits = gold_total = ours_total = 0
    for path in sorted(folder.glob("*.json")):
        coded = json.loads(path.read_text())
        text = path.with_suffix(".txt").read_text()
        report = Report(coded["doc"], text, published=coded["published"])
        laid = page.lay_out(report)
        doc = syntax.parse(text, laid)
        times = find_times(text, coded["published"])
        own = {}
        for event in coded["events"]:
            trigger = Span(*event["trigger"])
            sentence = next((s for s in laid.sentences if s.start <= trigger.start < s.end), trigger)
            found = event_time(trigger, sentence, times, doc)
            own[event["id"]] = {"from": found.first, "to": found.last, "text": found.text} if found else None
        groups: dict[str, dict | None] = {}
        for event in coded["events"]:
            head = event["same_as"] or event["id"]
            groups[head] = groups.get(head) or own[event["id"]]
        for event in coded["events"]:
            mine = {"when": groups[event["same_as"] or event["id"]]}
            given, ours = score.when_given(event), score.when_given(mine)
            right = given and ours and score.when_agrees(event, mine)
            gold_total, ours_total, hits = gold_total + given, ours_total + ours, hits + right
            if verbose and (given or ours) and not right:
                s, e = event["trigger"]
                print(
                    path.stem[:20],
                    coded["published"],
                    event["when"],
                    mine["when"],
                    repr(text[max(0, s - 100) : s] + "[" + text[s:e] + "]" + text[e : e + 100]),
                )
    print(
        f"gold/train  when F1 {200 * hits / (gold_total + ours_total):.1f}  P {100 * hits / ours_total:.1f}  R {100 * hits / gold_total:.1f}"
    )


def speed(folder: pathlib.Path) -> None:
    """Words a second."""
    texts = [p.read_text() for p in sorted(folder.glob("*.txt"))]
    start = time.perf_counter()
    for text in texts:
        find_times(text, "2018-01-01")
    print(f"speed  {sum(len(t.split()) for t in texts) / (time.perf_counter() - start):,.0f} words/s")


if __name__ == "__main__":
    shared, verbose = pathlib.Path(sys.argv[1]), "-v" in sys.argv
    meantime(shared / "data/meantime.dev.jsonl.gz", verbose=verbose)
    speed(shared / "gold/train")
    if "--fast" not in sys.argv:
        gold_when(shared / "gold/train", verbose=verbose)
