"""Accuracy of times: TIMEX3 values on MEANTIME and `when` on the report gold, and the speed of `find_times`.

python benchmarks/times.py SHARED [-v] [--fast] [--cache=DOCBIN]        SHARED holds data/meantime.dev.jsonl.gz and gold/
"""

from __future__ import annotations

import gzip
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from firsthand.reading.times import Timeline, find_times
from firsthand.records import Span
from training.corpora import held_out
from training.reports import Tally, coded, scorer
from training.times import value


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


def gold_when(folder: pathlib.Path, cache: pathlib.Path | None, *, verbose: bool) -> None:
    """F1 of `when` given gold triggers, types and realities, on the reports that training leaves out.

    "own" is each mention's own time, "shared" also takes that of another mention of the same event. With ``verbose``
    the errors of the reports that training uses are printed.
    """
    score = scorer(folder.parent / "score.py")
    own, shared = Tally(), Tally()
    spent = 0.0
    for report in coded(folder, cache):
        given = report.report
        if not held_out(given.id) and not verbose:
            continue
        start = time.perf_counter()
        timeline = Timeline.of(find_times(given.text, given.published), report.doc, given.published)
        found = {e["id"]: timeline.time_of(Span(*e["trigger"]), e["type"], e["reality"]) for e in report.events}
        spent += time.perf_counter() - start
        for group in report.mates():
            first = next((found[e["id"]] for e in group if found[e["id"]]), None)
            for event in group:
                mine, ours = value(found[event["id"]]), value(found[event["id"]] or first)
                if held_out(given.id):
                    own.count(event, mine, score.when_given, score.when_agrees)
                    shared.count(event, ours, score.when_given, score.when_agrees)
                elif (event["when"] or ours["when"]) and not (ours["when"] and score.when_agrees(event, ours)):
                    s, e = event["trigger"]
                    words = f"{given.text[max(0, s - 100) : s]}[{given.text[s:e]}]{given.text[e : e + 100]}"
                    print(given.id[:20], given.published, event["when"], ours["when"], repr(words))
    print(f"gold/train, held out  own {own}\n                      shared {shared}\n{spent:.2f} s")


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
        kept = next((pathlib.Path(a.partition("=")[2]) for a in sys.argv if a.startswith("--cache=")), None)
        gold_when(shared / "gold/train", kept, verbose=verbose)
