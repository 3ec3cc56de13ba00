"""Accuracy of times: TIMEX3 values on MEANTIME and `when` on the report gold, and the speed of `find_times`.

Writes its section of docs/scores.md, but for -v and --fast.

python benchmarks/times.py SHARED [-v] [--fast] [--cache=DOCBIN]        SHARED holds data/meantime.dev.jsonl.gz and gold/
"""

from __future__ import annotations

import gzip
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from benchmarks import scores
from firsthand.reading.times import Timeline, find_times
from firsthand.records import Span
from training.corpora import held_out
from training.reports import Tally, coded, scorer
from training.times import value


def meantime(path: pathlib.Path, *, verbose: bool) -> list[str]:
    """Relaxed-span value F1 against the TIMEX3 annotations, as rows; the creation time is the publication date."""
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
    both = gold_total + ours_total
    return [
        f"| meantime.dev, {gold_total} times: value F1, relaxed spans | {2 * hits / both:.3f} |",
        f"| meantime.dev: span F1, relaxed | {2 * spans / both:.3f} |",
    ]


def gold_when(folder: pathlib.Path, cache: pathlib.Path | None, *, verbose: bool) -> list[str]:
    """F1 of `when` given gold triggers, types, realities and mentions, on the reports that training leaves out, as rows.

    With ``verbose`` the errors of the reports that training uses are printed.
    """
    score = scorer(folder.parent / "score.py")
    own, shared = Tally(), Tally()
    for report in coded(folder, cache):
        given = report.report
        if not held_out(given.id) and not verbose:
            continue
        timeline = Timeline.of(find_times(given.text, given.published), report.doc, given.published)
        for group in report.mates():
            asked = [(Span(*e["trigger"]), e["type"], e["reality"]) for e in group]
            for event, mention, time_ in zip(group, asked, timeline.times_of(asked), strict=True):
                ours = value(time_)
                if held_out(given.id):
                    own.count(event, value(timeline.time_of(*mention)), score.when_given, score.when_agrees)
                    shared.count(event, ours, score.when_given, score.when_agrees)
                elif (event["when"] or ours["when"]) and not (ours["when"] and score.when_agrees(event, ours)):
                    s, e = event["trigger"]
                    words = f"{given.text[max(0, s - 100) : s]}[{given.text[s:e]}]{given.text[e : e + 100]}"
                    print(given.id[:20], given.published, event["when"], ours["when"], repr(words))
    return [
        f"| `when`, gold triggers and mentions, reports left out: by each mention | {own} |",
        f"| the same by all mentions of an event | {shared} |",
    ]


def speed(folder: pathlib.Path) -> list[str]:
    """Words a second, as a row."""
    texts = [p.read_text() for p in sorted(folder.glob("*.txt"))]
    start = time.process_time()
    for text in texts:
        find_times(text, "2018-01-01")
    return [f"| words a second, one core | {sum(len(t.split()) for t in texts) / (time.process_time() - start):,.0f} |"]


def main(argv: list[str]) -> None:
    """Measure, print, and write the section."""
    shared, verbose = pathlib.Path(argv[0]), "-v" in argv
    rows = [*meantime(shared / "data/meantime.dev.jsonl.gz", verbose=verbose), *speed(shared / "gold/train")]
    if "--fast" not in argv:
        kept = next((pathlib.Path(a.partition("=")[2]) for a in argv if a.startswith("--cache=")), None)
        rows += gold_when(shared / "gold/train", kept, verbose=verbose)
    body = "\n".join(["| figure | value |", "|---|---|", *rows])
    print(body)
    if not verbose and "--fast" not in argv:
        scores.write("Times", "python benchmarks/times.py ../shared", "MEANTIME's and our own gold's times", body)


if __name__ == "__main__":
    main(sys.argv[1:])
