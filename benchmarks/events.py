"""Events type by type on reports not trained on, relations of marked pairs, single sentences: ``events.py SHARED_DIR``.

Writes ``docs/types.md`` (a table a type, which types are taken for which) and two sections of ``docs/scores.md``.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import scores
from benchmarks.score import measure, read
from firsthand.contract import to_dict
from firsthand.reading.grammar import syntax
from firsthand.reading.network import heads
from firsthand.reading.reader import Reader, load_reader
from firsthand.reading.text import page
from firsthand.records import Report, Span
from training import coding, corpora

PAGE = Path("docs/types.md")
Pairs = list[tuple[dict[str, Any], dict[str, Any]]]


def types_page(score: Any, reports: list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]) -> str:
    """For each type how many were coded, read, right, with the parties right; then what was taken for what."""
    gold, mine, right, dyads, mixed = Counter[str](), Counter[str](), Counter[str](), Counter[str](), Counter[Any]()
    for coded, found in reports:
        gold.update(e["type"] for e in coded)
        mine.update(e["type"] for e in found)
        for g, p in score.pair(coded, found):
            if g["type"] == p["type"]:
                right[g["type"]] += 1
                dyads[g["type"]] += score.dyads_agree(g, p)
            else:
                mixed[g["type"], p["type"]] += 1
    lines = [
        "| type | coded | read | precision | recall | F1 | of these parties right |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in sorted(gold, key=lambda t: -gold[t]):
        ok, coded_, read_ = right[name], gold[name], mine[name]
        share = f"{100 * dyads[name] / ok:.0f}" if ok else ""
        lines.append(
            f"| {name} | {coded_} | {read_} | {100 * ok / max(read_, 1):.0f} | {100 * ok / coded_:.0f}"
            f" | {200 * ok / (coded_ + read_):.0f} | {share} |"
        )
    lines += [
        "",
        "What was coded, and what it was taken for (three times or more):",
        "",
        "| coded | read | times |",
        "|---|---|---|",
    ]
    lines += [f"| {a} | {b} | {n} |" for (a, b), n in mixed.most_common() if n >= 3]
    return "\n".join(lines)


def relations(reader: Reader, samples: list[corpora.Sample]) -> tuple[float, float, float]:
    """Of marked pairs: found with their type from the bare sentence; type with the marks given (accuracy, macro-F1)."""
    bare, marked = 0, list[tuple[str, str]]()
    for sample in samples:
        assert sample.relation is not None
        kind, actor, recipient = sample.relation
        names = {"CONCEDE", "RETREAT"} if kind == "YIELD" else {kind}
        event_sides = [
            (e.type, [p.span for p in e.actors], [p.span for p in e.recipients])
            for e in reader.read(Report(sample.name, sample.text)).events
        ]
        bare += any(t in names and _meets(a, actor) and _meets(r, recipient) for t, a, r in event_sides)
        said = _type_between(reader, sample.text, actor, recipient)
        marked.append((kind, "YIELD" if said in {"CONCEDE", "RETREAT"} else said))
    accuracy = sum(a == b for a, b in marked) / len(marked)
    return bare / len(samples), accuracy, _macro(marked)


def _meets(spans: list[Span], marked: corpora.Span) -> bool:
    return any(s.start < marked[1] and marked[0] < s.end for s in spans)


def _type_between(reader: Reader, text: str, actor: corpora.Span, recipient: corpora.Span) -> str:
    """The type of the trigger that most likely has the two on its sides."""
    doc = syntax.parse(text, page.lay_out(Report("sentence", text)))
    best, most = "", -1.0
    for trigger in heads.triggers(reader.encoder.encode(text, doc), reader.encoder.weights, 0.05):
        sides = [0.05, 0.05]
        for role in trigger.roles:
            for side, (name, span) in enumerate((("actor", actor), ("recipient", recipient))):
                if role.kind == name and role.span.start < span[1] and span[0] < role.span.end:
                    sides[side] = max(sides[side], role.chance)
        likely = trigger.chance * trigger.type_chance * sides[0] * sides[1]
        if likely > most:
            best, most = trigger.type, likely
    return best


def _macro(pairs: list[tuple[str, str]]) -> float:
    total = []
    for kind in {a for a, _ in pairs}:
        hit = sum(a == b == kind for a, b in pairs)
        total.append(2 * hit / (sum(a == kind for a, _ in pairs) + sum(b == kind for _, b in pairs)))
    return sum(total) / len(total)


def manual(score: Any, reader: Reader) -> str:
    """Sentences as an event coder's manual has them, made up and coded by us and kept back from training."""
    coded, found, typed, whole, sentences, clean = 0, 0, 0, 0, 0, 0
    for name, text, record in coding.reports():
        if not corpora.held_out(name):
            continue
        mine = to_dict(reader.read(Report(name, text)))["events"]
        pairs = [(g, p) for g, p in score.pair(record["events"], mine) if g["type"] == p["type"]]
        right = sum(score.dyads_agree(g, p) for g, p in pairs)
        coded, found, typed, whole = coded + len(record["events"]), found + len(mine), typed + len(pairs), whole + right
        sentences, clean = sentences + 1, clean + (right == len(record["events"]) == len(mine))
    return f"""| figure | value |
|---|---|
| events of {coded}: type, actors and recipients right | {100 * whole / coded:.1f} % |
| the same, of the {found} events read | {100 * whole / found:.1f} % |
| events with the type right | {100 * typed / coded:.1f} % |
| sentences of {sentences} with every event right and none too many | {100 * clean / sentences:.1f} % |"""


def main(argv: list[str]) -> None:
    """Measure, print, write."""
    shared = Path(argv[0])
    score = measure(shared / "gold/score.py")
    paths = [p for p in sorted((shared / "gold/train").glob("*.json")) if corpora.held_out(p.stem)]
    table = types_page(score, [read(p) for p in paths])
    PAGE.write_text(
        f"# Types, one by one\n\n`python benchmarks/events.py {shared}` on the {len(paths)} reports of gold/train that"
        f" training leaves out; the measure is `gold/score.py`'s pairing.\n\n{table}\n",
        encoding="utf-8",
    )
    samples = [
        s for s in corpora.relations(shared / "data/plover_relations.train.jsonl.gz") if corpora.held_out(s.name)
    ]
    bare, accuracy, macro = relations(load_reader(), samples)
    body = f"""| figure | value |
|---|---|
| the marked pair found with its type, from the bare sentence | {100 * bare:.1f} % |
| type between the marked pair: accuracy | {100 * accuracy:.1f} % |
| type between the marked pair: macro-F1 over the types | {macro:.3f} |"""
    print(table, body, sep="\n")
    scores.write(
        "Relations of marked pairs",
        "python benchmarks/events.py ../shared",
        f"{len(samples)} sentences not trained on",
        body,
    )
    sentences = manual(score, load_reader())
    print(sentences)
    scores.write(
        "Single sentences",
        "python benchmarks/events.py ../shared",
        "150 sentences like those of an event coder's manual, made up and coded by us (`training/own3.txt`), not trained on",
        sentences,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
