"""Measure exported weights by the reader's own code: ``python -m training.evaluate`` (validation parts only).

Prints exact-span and token F1 on PolNeAR's validation articles, and what the heads alone reach on the validation
reports of the gold (spans as they come, no names resolved) by ``gold/score.py``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import scores
from firsthand.reading.grammar import syntax
from firsthand.reading.network import heads
from firsthand.reading.network.encoder import Encoded, Encoder, load_encoder
from firsthand.reading.text import page
from firsthand.records import Report
from training import corpora

BARS = {"actor": 0.5, "recipient": 0.5, "voice": 0.5, "outer": 0.5, "place": 0.5}


def encoded(encoder: Encoder, text: str) -> Encoded:
    """``text`` parsed and encoded."""
    return encoder.encode(text, syntax.parse(text, page.lay_out(Report("text", text))))


def polnear(encoder: Encoder, samples: list[corpora.Sample]) -> None:
    """Exact-span F1 a kind, character micro-F1, printed and written into the page of scores."""
    right, mine, gold = Counter(), Counter(), Counter()
    tokens = Counter()
    for sample in samples:
        found = {
            (t.kind, (t.span.start, t.span.end))
            for t in heads.attribution_spans(encoded(encoder, sample.text), encoder.weights)
        }
        coded = set(sample.attributions or ())
        for kind in ("source", "cue", "content"):
            a, b = {s for k, s in found if k == kind}, {s for k, s in coded if k == kind}
            right[kind] += len(a & b)
            mine[kind] += len(a)
            gold[kind] += len(b)
            x = {i for s, e in a for i in range(s, e)}
            y = {i for s, e in b for i in range(s, e)}
            tokens.update(hit=len(x & y), mine=len(x), gold=len(y))
            tokens.update({f"{kind} hit": len(x & y), f"{kind} mine": len(x), f"{kind} gold": len(y)})
    lines = []
    for kind in right:
        token = 200 * tokens[f"{kind} hit"] / (tokens[f"{kind} mine"] + tokens[f"{kind} gold"])
        exact = 200 * right[kind] / (mine[kind] + gold[kind])
        lines.append(f"- {kind}: exact F1 {exact:.1f}, character F1 {token:.1f}")
    lines.append(f"- characters, all kinds: F1 {200 * tokens['hit'] / (tokens['mine'] + tokens['gold']):.1f}")
    print(*lines, sep="\n")
    command = f"python -m training.evaluate --articles {len(samples)}"
    data = f"{len(samples)} of the articles that training leaves out, int8 weights; neither they nor the scorer of spans learnt from these, but how the tags are weighed was chosen on them"
    scores.write("Attribution tags on PolNeAR", command, data, "\n".join(lines))


def bare_events(encoder: Encoder, text: str, threshold: float) -> list[dict[str, Any]]:
    """What the heads alone say, in the form that the score reads."""
    whole = encoded(encoder, text)
    found = heads.triggers(whole, encoder.weights, threshold)
    events: list[dict[str, Any]] = []
    for number, trigger in enumerate(found):
        spans: dict[str, list[dict[str, Any]]] = {role: [] for role in heads.ROLES}
        for role in trigger.roles:
            if role.kind in BARS and role.chance >= BARS[role.kind]:
                spans[role.kind].append({"span": [role.span.start, role.span.end], "text": role.span.of(text)})
        same = None
        if number:
            scores = heads.same_scores(trigger, found[:number], whole, encoder.weights)
            if scores.max() > 0:
                earlier = events[int(scores.argmax())]
                same = earlier["same_as"] or earlier["id"]
        events.append(
            {
                "id": f"e{number}",
                "trigger": [trigger.span.start, trigger.span.end],
                "type": trigger.type,
                "mode": max(trigger.modes, key=lambda m: trigger.modes[m]),
                "actors": spans["actor"],
                "recipients": spans["recipient"],
                "voices": [*spans["outer"], *spans["voice"][:1]],
                "when": None,
                "same_as": same,
                "where": spans["place"][0]["text"] if spans["place"] else None,
                "reality": max(trigger.realities, key=lambda r: trigger.realities[r]),
            }
        )
    return events


def main(argv: list[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=40, help="how many of PolNeAR's validation articles")
    options = parser.parse_args(argv)
    spec = importlib.util.spec_from_file_location("score", options.shared / "gold/score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    encoder = load_encoder(2)
    articles = [s for s in corpora.polnear(options.shared / "data/polnear.dev.jsonl.gz") if corpora.held_out(s.name)]
    polnear(encoder, articles[: options.articles])
    reports = [s for s in corpora.gold(options.shared / "gold/train") if corpora.held_out(s.name)]
    for threshold in (0.35, 0.5, 0.6):
        pairs, n_gold, n_mine = [], 0, 0
        for sample in reports:
            gold = [e.record for e in sample.events or ()]
            mine = bare_events(encoder, sample.text, threshold)
            pairs.append(score.pair(gold, mine))
            n_gold, n_mine = n_gold + len(gold), n_mine + len(mine)
        print(threshold, json.dumps(score.score(pairs, n_gold, n_mine)))


if __name__ == "__main__":
    main(sys.argv[1:])
