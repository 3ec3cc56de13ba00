"""Trains the scorer that joins sources and contents to cues: ``attributions.py POLNEAR.jsonl.gz [--write]``.

Trains on four fifths of the articles, prints the pairwise F1 of the links on the last fifth (gold spans given), and
with ``--write`` puts the weights where the package reads them. No chance in it: the same data give the same weights.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import logistic

from firsthand.reading.voices import attributions
from firsthand.reading.voices.joining import Board, Role, pair_features
from firsthand.records import Span

TARGET = Path(__file__).parents[1] / "src/firsthand/reading/data/voices_joining.json"
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
ROLES: tuple[Role, ...] = ("source", "content")


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its gold attributions, as lists of spans by role."""

    name: str
    text: str
    attributions: tuple[dict[str, list[Span]], ...]

    def spans(self, role: str) -> list[Span]:
        """All spans of a role, in order."""
        return sorted({s for a in self.attributions for s in a[role]})

    def held_out(self) -> bool:
        """Whether the article is of the fifth that is not trained on."""
        return int(hashlib.md5(self.name.encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0

    def links(self, role: str) -> set[tuple[Span, Span]]:
        """Pairs of a span and its cue."""
        return {(s, c) for a in self.attributions for s in a[role] for c in a["cue"]}

    def sentences(self) -> list[Span]:
        """The text's sentences by a plain rule."""
        ends = [m.end() for m in SENTENCE_END.finditer(self.text)] + [len(self.text)]
        return [Span(a, b) for a, b in zip([0, *ends], ends, strict=False) if b > a]


def articles(path: Path) -> Iterator[Article]:
    """The articles of a PolNeAR file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            parts = defaultdict(list)
            for note in record["annotations"]:
                parts[note["id"]].append(Span(note["start"], note["end"]))
            said = []
            for relation in record["relations"]:
                by_role: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
                for role, note_id in relation["args"]:
                    by_role[role.rstrip("2").lower()] += parts[note_id]
                said.append(by_role)
            yield Article(record["meta"]["doc"], record["text"], tuple(said))


def board(article: Article) -> Board:
    """The article's spans as the scorer sees them."""
    starts = [s.start for s in article.sentences()]
    return Board(article.text, article.spans("source"), article.spans("cue"), article.spans("content"), starts)


def trained(corpus: list[Article], role: Role) -> dict[str, float]:
    """Logistic weights by feature, by gradient descent over all pairs at once."""
    names: dict[str, int] = {}
    rows, columns, truths = [], [], []
    for article in corpus:
        laid, links = board(article), article.links(role)
        for span in article.spans(role):
            near = laid.candidates(span)
            nearest = min(near, key=lambda c: (c.gap(span), c), default=span)
            for cue in near:
                for feature in pair_features(laid, span, cue, nearest):
                    rows.append(len(truths))
                    columns.append(names.setdefault(feature, len(names)))
                truths.append((span, cue) in links)
    return logistic.fitted(rows, columns, truths, names)


def measured(corpus: list[Article]) -> dict[str, float]:
    """Pairwise F1 of the links, by role and over both."""
    hits, gold, found = defaultdict(int), defaultdict(int), defaultdict(int)
    for article in corpus:
        laid = board(article)
        joined = attributions.link(
            article.text, laid.sources, laid.cues, laid.contents, article.sentences(), quotations=()
        )
        for role in ROLES:
            mine = {(s, c) for a in joined for s in getattr(a, role) for c in a.cue}
            links = article.links(role)
            for key in (role, "both"):
                hits[key] += len(mine & links)
                gold[key] += len(links)
                found[key] += len(mine)
    return {key: round(2 * hits[key] / (gold[key] + found[key]), 4) for key in (*ROLES, "both")}


def main(argv: list[str]) -> None:
    """Train, write if asked, measure."""
    corpus = list(articles(Path(argv[0])))
    if "--write" in argv:
        learned = {role: trained([a for a in corpus if not a.held_out()], role) for role in ROLES}
        card = {"source": "trained by training/attributions.py on PolNeAR, four fifths of the articles"}
        TARGET.write_text(json.dumps({**card, "weights": learned}, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(measured([a for a in corpus if a.held_out()]))


if __name__ == "__main__":
    main(sys.argv[1:])
