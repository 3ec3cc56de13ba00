"""Linking measured: ``python -m benchmarks.linking MEASURE DATA [--readings=PICKLE] [--write] …``.

``stories`` gathers newscluster.dev into stories: B-cubed F1 on each half of its happenings (settings were chosen on the
first). ``chains`` joins the mentions of ecbplus.dev across documents: CoNLL F1 (the mean of MUC, B-cubed and CEAF-e) over
the validated sentences, with the gold's mentions and with our own, beside the baseline of one lemma in one story; each
half of its topics apart. ``incidents --gold=FILE`` scores the incidents of stories coded by hand (``gold/LINKING.md``):
one is found where type, a party, date and half of the tellings agree. ``copies`` lists the pairs called copies in both
corpora, without their text. ``cost`` times linking on 10,000 and 20,000 made-up reports. Readings are made once and kept
in the pickle file that ``--readings`` names.
"""

from __future__ import annotations

import gzip
import json
import pickle
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import scores
from benchmarks.spacing import joined
from firsthand import reader
from firsthand.linking import gathering
from firsthand.linking.contract import incident_data
from firsthand.linking.copies import copies
from firsthand.linking.dates import stretch
from firsthand.linking.keys import keys
from firsthand.linking.linked import incidents_of
from firsthand.linking.records import Signature
from firsthand.linking.signatures import signature
from firsthand.linking.stories import links, stories, stories_of
from firsthand.linking.tellings import Issue, Told, together
from firsthand.linking.words import rarity, stem, tokens
from firsthand.records import Event, Reading, Report, Span

Labels = Sequence[Hashable]


def records(path: str) -> list[dict[str, Any]]:
    """The records of a data file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def readings(rows: Sequence[dict[str, Any]], cache: str | None) -> list[Reading]:
    """The readings of the rows' texts, from the pickle file ``cache`` where it is there."""
    if cache and Path(cache).exists():
        kept: list[Reading] = pickle.loads(Path(cache).read_bytes())  # noqa: S301 - our own file
        return kept
    read = reader().read
    made = [read(_report(row)) for row in rows]
    if cache:
        Path(cache).write_bytes(pickle.dumps(made))
    return made


def _report(row: dict[str, Any]) -> Report:
    meta = row["meta"]
    return Report(row["id"], row["text"], meta.get("title"), meta.get("source"), meta.get("date"), meta.get("url"))


def groups(labels: Labels) -> dict[Hashable, set[int]]:
    """The numbers of the items under each label."""
    found: dict[Hashable, set[int]] = defaultdict(set)
    for i, label in enumerate(labels):
        found[label].add(i)
    return found


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of the two."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(found: Labels, gold: Labels) -> tuple[float, float, float]:
    """F1, precision and recall (Bagga and Baldwin 1998) of a grouping of items against the gold's."""
    ours, theirs = groups(found), groups(gold)
    shared = [len(ours[f] & theirs[g]) for f, g in zip(found, gold, strict=True)]
    precision = sum(n / len(ours[f]) for n, f in zip(shared, found, strict=True)) / len(gold)
    recall = sum(n / len(theirs[g]) for n, g in zip(shared, gold, strict=True)) / len(gold)
    return f1(precision, recall), precision, recall


def halves(events: Sequence[int]) -> tuple[list[int], list[int]]:
    """The items of every other happening, and those of the others; happenings in the order of their labels."""
    first = set(sorted(set(events))[::2])
    return [i for i, e in enumerate(events) if e in first], [i for i, e in enumerate(events) if e not in first]


def measure_stories(data: str, options: Mapping[str, str]) -> str:
    """B-cubed of the stories of newscluster.dev, half by half."""
    rows = records(f"{data}/newscluster.dev.jsonl.gz")
    read = readings(rows, options.get("readings"))
    gold = [row["meta"]["event_id"] for row in rows]
    found = stories([signature(r) for r in read], {r.report.id: r.report.title for r in read})
    story = {report: s.id for s in found for report in s.reports}
    labels = [story[row["id"]] for row in rows]
    lines = ["| happenings | reports | B-cubed F1 | precision | recall |", "|---|---|---|---|---|"]
    for name, items in zip(("chosen on", "held back"), halves(gold), strict=True):
        scored = b_cubed([labels[i] for i in items], [gold[i] for i in items])
        lines.append(f"| {name} | {len(items)} | " + " | ".join(f"{x:.3f}" for x in scored) + " |")
    return "\n".join([*lines, "", f"{len(found)} stories; {len(set(gold))} happenings."])


# --- chains ---------------------------------------------------------------------------------------------------------


def muc(some: Mapping[Hashable, set[int]], labels: Labels) -> float:
    """The links of ``some`` groups that ``labels`` have, too (Vilain et al. 1995)."""
    links = sum(len(g) - 1 for g in some.values())
    return sum(len(g) - len({labels[i] for i in g}) for g in some.values()) / links if links else 0.0


def ceaf_e(found: Labels, gold: Labels) -> float:
    """F1 of the best one-to-one alignment of entities by their shared part (Luo 2005)."""
    ours, theirs = groups(found), groups(gold)
    pairs = {
        (f, g): 2 * len(ours[f] & theirs[g]) / (len(ours[f]) + len(theirs[g])) for f, g in zip(found, gold, strict=True)
    }
    total = sum(_aligned(block) for block in _blocks(pairs))
    return f1(total / len(ours), total / len(theirs))


Pairs = dict[tuple[Hashable, Hashable], float]


def _blocks(pairs: Pairs) -> list[Pairs]:
    """Pairs that no entity in common ties to one another, apart."""
    by_side: dict[tuple[int, Hashable], list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for pair in pairs:
        by_side[0, pair[0]].append(pair)
        by_side[1, pair[1]].append(pair)
    blocks, seen = [], set()
    for pair in pairs:
        waiting, block = [pair], {}
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                block[one] = pairs[one]
                waiting += by_side[0, one[0]] + by_side[1, one[1]]
        if block:
            blocks.append(block)
    return blocks


def _aligned(block: Pairs) -> float:
    """The greatest sum over one-to-one alignments, by the Hungarian method."""
    rows, columns = (sorted({pair[side] for pair in block}, key=repr) for side in (0, 1))
    if len(rows) == 1 or len(columns) == 1:
        return max(block.values())
    table = np.array([[-block.get((r, c), 0.0) for c in columns] for r in rows])
    table = table if len(rows) <= len(columns) else table.T
    height, width = table.shape
    rise, fall = np.zeros(height + 1), np.zeros(width + 1)
    match, way = np.zeros(width + 1, dtype=int), np.zeros(width + 1, dtype=int)
    for row in range(1, height + 1):
        match[0], column = row, 0
        least, used = np.full(width + 1, np.inf), np.zeros(width + 1, dtype=bool)
        while match[column]:
            used[column] = True
            here = table[match[column] - 1] - rise[match[column]] - fall[1:]
            better = ~used[1:] & (here < least[1:])
            least[1:][better], way[1:][better] = here[better], column
            nearest = int(np.where(used[1:], np.inf, least[1:]).argmin()) + 1
            step = least[nearest]
            rise[match[used]] += step
            fall[used] -= step
            least[~used] -= step
            column = nearest
        while column:
            match[column], column = match[way[column]], way[column]
    return float(-sum(table[match[c] - 1, c - 1] for c in range(1, width + 1) if match[c]))


def conll(found: Labels, gold: Labels) -> tuple[float, float, float, float]:
    """The mean of MUC, B-cubed and CEAF-e, and the three."""
    three = f1(muc(groups(found), gold), muc(groups(gold), found)), b_cubed(found, gold)[0], ceaf_e(found, gold)
    return sum(three) / 3, *three


@dataclass(frozen=True, slots=True)
class Marked:
    """One gold mention of ecbplus.dev as linking sees it, with its topic, our story and its gold chain."""

    topic: int
    story: str
    chain: Hashable
    told: Told


def marked(rows: Sequence[dict[str, Any]], read: Sequence[Reading]) -> list[Marked]:
    """The gold's event mentions in validated sentences; what the reader knows of a word it knows, too, is used."""
    found = stories([signature(r) for r in read], {})
    story = {report: s.id for s in found for report in s.reports}
    mentions = []
    for row, reading in zip(rows, read, strict=True):
        first: dict[str, dict[str, Any]] = {}
        for a in row["annotations"]:
            if "ACTION" in a["type"] and a["validated"]:
                first.setdefault(a["id"], a)
        for name, a in first.items():
            event = _gold_event(reading, a, name)
            told = together([event], reading, Issue(None, None))
            told = told if event.type else replace(told, types=())
            chain = a.get("chain") or (row["id"], name)
            mentions.append(Marked(row["meta"]["topic"], story[row["id"]], chain, told))
    return mentions


def _gold_event(reading: Reading, annotation: Mapping[str, Any], name: str) -> Event:
    text, trigger = reading.report.text, Span(annotation["start"], annotation["end"])
    end = text.find("\n", trigger.end)
    sentence = Span(text.rfind("\n", 0, trigger.start) + 1, len(text) if end < 0 else end)
    ours = next((e for e in reading.events if e.trigger.overlaps(trigger)), None)
    bare = Event(name, trigger, "", None, (), 0, 0.0, (), (), None, None, "happened", 0.3, (), sentence)
    return replace(ours or bare, id=f"{reading.report.id}#{name}", trigger=trigger, sentence=sentence, same_as=None)


def measure_chains(data: str, options: Mapping[str, str]) -> str:
    """CoNLL F1 on ecbplus.dev, gold mentions; our incidents beside the lemma baseline."""
    rows = records(f"{data}/ecbplus.dev.jsonl.gz")
    read = readings(rows, options.get("readings"))
    mentions = marked(rows, read)
    topics = sorted({m.topic for m in mentions})
    lines = ["| topics | mentions | way | CoNLL F1 | MUC | B-cubed | CEAF-e |", "|---|---|---|---|---|---|---|"]
    for half, chosen in (("chosen on", topics[::2]), ("held back", topics[1::2]), ("all", topics)):
        items = [m for m in mentions if m.topic in set(chosen)]
        gold = [m.chain for m in items]
        for way, labels in (("lemma and story", _lemmas(items)), ("incidents", _incidents(items))):
            scored = " | ".join(f"{100 * x:.1f}" for x in conll(labels, gold))
            lines.append(f"| {half} | {len(items)} | {way} | {scored} |")
    own = own_mentions(rows, read)
    lines += ["", f"Our own mentions (all topics): {own}"]
    return "\n".join(lines)


def _lemmas(items: Sequence[Marked]) -> list[Hashable]:
    return [(m.topic, m.story, tuple(sorted(m.told.triggers))) for m in items]


def _incidents(items: Sequence[Marked]) -> list[Hashable]:
    by_story: dict[Hashable, list[int]] = defaultdict(list)
    for i, m in enumerate(items):
        by_story[m.topic, m.story].append(i)
    labels: list[Hashable] = [None] * len(items)
    for story, held in by_story.items():
        for number, group in enumerate(
            gathering.joined(gathering.matches([items[i].told for i in held]), gathering.ACROSS)
        ):
            for i in group:
                labels[held[i]] = (story, number)
    return labels


def own_mentions(rows: Sequence[dict[str, Any]], read: Sequence[Reading]) -> str:
    """CoNLL F1 where our own events stand for the gold's: a gold mention that we do not read is a chain of its own."""
    signatures = {r.report.id: signature(r) for r in read}
    known = {r.report.id: r for r in read}
    topic = {row["id"]: row["meta"]["topic"] for row in rows}
    of: dict[tuple[str, str], Hashable] = {}
    for s in stories(list(signatures.values()), {}):
        told = [t for name in s.reports for t in gathering.tellings(known[name], Issue(None, None))]
        for number, group in enumerate(gathering.incidents(told)):
            of.update({(t.report, e.id): (topic[t.report], s.id, number) for t in group for e in t.events})
    labels: list[Hashable] = []
    gold: list[Hashable] = []
    missed = 0
    for m in marked(rows, read):
        report, trigger = m.told.report, m.told.lead.trigger
        ours = next((e for e in known[report].events if e.trigger.overlaps(trigger)), None)
        missed += ours is None
        labels.append(of[report, ours.id] if ours else (report, m.told.lead.id))
        gold.append(m.chain)
    return f"CoNLL F1 {100 * conll(labels, gold)[0]:.1f}; {missed} of {len(gold)} gold mentions are no events of ours."


# --- incidents ------------------------------------------------------------------------------------------------------


FIELDS = {"weapon": "object", "mode": "nature"}


def measure_incidents(data: str, options: Mapping[str, str]) -> str:
    """Incidents, tellings, origins and disputes of the stories coded by hand."""
    if "gold" not in options:
        raise SystemExit(
            "which incidents were coded? --gold=FILE, such as gold/linking/dev.json or training/incidents.json"
        )
    gold = json.loads(Path(options["gold"]).read_text(encoding="utf-8"))
    read = readings(records(f"{data}/newscluster.dev.jsonl.gz"), options.get("readings"))
    known = {r.report.id: r for r in (*read, *readings(spaced(data, gold), None))}
    scored = Scored()
    for story in gold:
        read = [known[name] for name in story["reports"]]
        found = [incident_data(i) for i in incidents_of(read, [signature(r) for r in read])]
        score_story(story["incidents"], found, scored)
    return scored.table()


def spaced(data: str, gold: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records of stories that were coded from other corpora, words joined, with the ``issues`` that the coder gave them."""
    made = []
    for corpus in sorted({story["corpus"] for story in gold if "corpus" in story}):
        issues = {
            name: issue for story in gold if story.get("corpus") == corpus for name, issue in story["issues"].items()
        }
        made += [
            {
                "id": row["id"],
                "text": joined(row["text"]),
                "meta": {"source": issues[row["id"]]["publisher"], "date": issues[row["id"]]["published"]},
            }
            for row in records(f"{data}/{corpus}.dev.jsonl.gz")
            if row["id"] in issues
        ]
    return made


@dataclass(slots=True)
class Scored:
    """Sums over stories."""

    gold: int = 0
    found: int = 0
    tellings: int = 0
    told: int = 0
    counts: list[tuple[int, int]] = field(default_factory=list)
    disputes: list[tuple[int, int, int]] = field(default_factory=list)

    def table(self) -> str:
        """The figures as a table."""
        right = sum(a == b for a, b in self.counts) / max(self.found, 1)
        near = sum(abs(a - b) <= 1 for a, b in self.counts) / max(self.found, 1)
        hit, ours, theirs = (sum(d[i] for d in self.disputes) for i in range(3))
        rows = [
            ("incidents found", self.found / self.gold, f"{self.found} of {self.gold}"),
            ("tellings found", self.told / self.tellings, f"{self.told} of {self.tellings}"),
            ("origins counted right", right, f"of {self.found} found"),
            ("origins counted right or one off", near, f"of {self.found} found"),
            ("disputed fields found", hit / max(theirs, 1), f"{hit} of {theirs} in incidents found; {ours} told"),
        ]
        return "\n".join(
            ["| measure | share | of |", "|---|---|---|", *(f"| {n} | {x:.2f} | {o} |" for n, x, o in rows)]
        )


def score_story(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], scored: Scored) -> None:
    """Align the incidents of one story one to one, the best-matched first, and add to the sums."""
    pairs = sorted(
        (
            (likeness, -g, -f)
            for g, one in enumerate(gold)
            for f, other in enumerate(found)
            if (likeness := alike(one, other))
        ),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    scored.gold += len(gold)
    scored.tellings += sum(len(g["tellings"]) for g in gold)
    for _, g, f in pairs:
        if g in taken[0] or f in taken[1]:
            continue
        taken[0].add(g)
        taken[1].add(f)
        one, other = gold[-g], found[-f]
        scored.found += 1
        scored.told += len(_reports(one) & _reports(other))
        scored.counts.append((one["independent_origins"], other["independent_origins"]))
        theirs = {FIELDS.get(d["field"], d["field"]) for d in one["disputes"]}
        ours = {d["field"] for d in other["disputes"]}
        scored.disputes.append((len(theirs & ours), len(ours), len(theirs)))


def _reports(incident: Mapping[str, Any]) -> set[str]:
    return {t["report"] for t in incident["tellings"]}


def alike(gold: Mapping[str, Any], found: Mapping[str, Any]) -> float:
    """F1 of the tellings in common where type, a party and the date agree and at least two are; else 0."""
    common = len(_reports(gold) & _reports(found))
    if gold["type"] != found["type"] or common < min(2, len(_reports(gold))):
        return 0.0
    share = 2 * common / (len(_reports(gold)) + len(_reports(found)))
    return share if share >= 0.3 and _parties_agree(gold, found) and _dates_agree(gold["when"], found["when"]) else 0.0


def _parties_agree(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    if gold["actors"] and found["actors"]:
        return _any_party(gold["actors"], found["actors"])
    return _any_party([*gold["actors"], *gold["recipients"]], [*found["actors"], *found["recipients"]])


def _any_party(names: Iterable[str], parties: Sequence[Mapping[str, Any]]) -> bool:
    return any(_is_party(name, party) for name in names for party in parties)


def _is_party(name: str, party: Mapping[str, Any]) -> bool:
    if len(name) == 3 and name.isupper():
        return bool(party["country"] == name)
    common = {stem(w) for w in tokens(name)} & {stem(w) for w in tokens(party["name"])}
    return any(rarity(s) > 2 for s in common)


def _dates_agree(gold: str | None, found: Mapping[str, str | None] | None) -> bool:
    first, _, last = (gold or "").replace("..", "").partition("/")
    theirs = stretch(first or None, (last if "/" in (gold or "") else first) or None)
    ours = stretch(found["from"], found["to"]) if found else None
    return theirs is None or ours is None or theirs.gap(ours) <= 1


# --- copies and cost ------------------------------------------------------------------------------------------------


def measure_copies(data: str, options: Mapping[str, str]) -> str:
    """Pairs called copies in newscluster.dev and ecbplus.dev, by kind; ``--list`` names them."""
    lines = []
    for corpus, cache in (("newscluster", "readings"), ("ecbplus", "more")):
        read = readings(records(f"{data}/{corpus}.dev.jsonl.gz"), options.get(cache))
        signed = {r.report.id: signature(r) for r in read}
        found = [c for s in stories(list(signed.values()), {}) for c in copies([signed[name] for name in s.reports])]
        kinds = {kind: sum(c.kind == kind for c in found) for kind in ("exact", "near", "partial", "rewritten")}
        lines.append(f"{corpus}: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items()))
        if "list" in options:
            lines += [
                f"- {c.kind} {c.share:.2f} {c.earlier[:12]} {c.later[:12]}; {'; '.join(c.reasons)}" for c in found
            ]
    return "\n".join(lines)


def made_up(count: int, seed: int = 1) -> list[Signature]:
    """Signatures of made-up reports: stories of about ten reports over years, words drawn by how rare they are."""
    pick = random.Random(seed)
    words = [f"w{i}" for i in range(20_000)]
    found = []
    for number in range(count):
        story = number // 10
        shared = random.Random(story)
        own = {shared.choice(words): 0.14 for _ in range(30)} | {pick.choice(words): 0.06 for _ in range(110)}
        length = sum(w * w for w in own.values()) ** 0.5
        weights = tuple(sorted((w, x / length) for w, x in own.items()))
        runs = tuple(sorted({pick.randrange(2**32) for _ in range(300)}))
        when = 730_000 + story
        found.append(Signature(f"r{number}", "o", None, when, weights, runs, (), (), (), (), (), f"d{number}", 400))
    return found


def measure_cost(_data: str, _options: Mapping[str, str]) -> str:
    """Seconds to gather made-up reports into stories, and for one report more."""
    lines = ["| reports | seconds, all | milliseconds, one more |", "|---|---|---|"]
    for count in (10_000, 20_000):
        signatures = made_up(count + 50)
        start = time.process_time()
        stories(signatures[:count], {})
        whole = time.process_time() - start
        index: dict[str, list[Signature]] = defaultdict(list)
        for s in signatures[:count]:
            for key in keys(s):
                index[key].append(s)
        start = time.process_time()
        for s in signatures[count:]:
            near = {c.report: c for key in keys(s) for c in index[key]}
            linked = links(s, near.values())
            stories_of([*(near[name] for name in linked), s], {})
        lines.append(f"| {count} | {whole:.1f} | {(time.process_time() - start) / 50 * 1000:.1f} |")
    return "\n".join(lines)


MEASURES: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
    "stories": measure_stories,
    "chains": measure_chains,
    "incidents": measure_incidents,
    "copies": measure_copies,
    "cost": measure_cost,
}


def main() -> None:
    """Measure what is asked for and print it; with ``--write`` into docs/scores.md, too."""
    words = [a for a in sys.argv[1:] if not a.startswith("--")]
    options = dict(a[2:].partition("=")[::2] for a in sys.argv[1:] if a.startswith("--"))
    body = MEASURES[words[0]](words[1], options)
    print(body)
    if "write" in options:
        scores.write(f"Linking: {words[0]}", " ".join(("python -m benchmarks.linking", *sys.argv[1:])), words[1], body)


if __name__ == "__main__":
    main()
