"""What syntax tells of a word, of an event's word, and of two words, as numbers that the learned heads look up.

A sign is a short string (``tag VBD``, ``by↓pobj``) hashed into a table of fixed size (feature hashing, Weinberger et al.
2009), so that no vocabulary stands between training and reading. The words are the encoder's (:mod:`windows`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from firsthand.reading.grammar.syntax import noun_phrases, text_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

    from firsthand.reading.network.windows import Words

HASHED: Final = 2048  # rows of a table of signs
ELSEWHERE: Final = 512  # further rows of the table of paths: words of other sentences
PER_WORD, PER_EVENT = 5, 8  # signs of a word, of an event's word
_STEPS = 5  # a longer path says only that it is long
_FLAT = frozenset({"det", "compound", "amod", "nummod", "quantmod", "case", "punct", "prt", "nmod", "advmod", "predet"})
_STEM = 5


@lru_cache(maxsize=1 << 16)
def _row(sign: str) -> int:
    return crc32(sign.encode()) % HASHED


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a text: ``words`` (W, PER_WORD) table rows; the other fields tell of spaCy's tokens."""

    words: NDArray[np.int64]
    tokens: NDArray[np.int64]  # the token of each word
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    sentences: NDArray[np.int64]
    tags: tuple[str, ...]
    lowers: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    edges: tuple[str, ...]  # what each token is to its head
    outer: NDArray[np.int64]  # for each token the number of its phrase's label, for words of other sentences

    def paths(self, at: int, begin: int, end: int) -> NDArray[np.int64]:
        """Table rows for the words ``begin`` to ``end`` as seen from word ``at``: the path between the two."""
        token = int(self.tokens[at])
        here = self.tokens[begin:end]
        apart = np.clip(self.sentences[here] - self.sentences[token], -4, 3)
        rows: NDArray[np.int64] = HASHED + (apart + 4) * 64 + self.outer[here]
        near, own = self._near(token), np.flatnonzero(apart == 0)
        rows[own] = [near.get(t, 0) for t in here[own].tolist()]
        return rows

    def _near(self, token: int) -> dict[int, int]:
        """The row of each token of the sentence, by the path that leads to it from ``token``."""
        found: dict[int, int] = {token: _row("self")}
        open_: list[tuple[int, str, int]] = [(token, "", 0)]
        while open_:
            at, path, steps = open_.pop()
            up = self.heads[at]
            for other in (*self.children[at], up):
                if other in found:
                    continue
                said, further = path, steps
                if other == up or self.labels[other] not in _FLAT:
                    further = min(steps + 1, _STEPS + 1)
                    step = f"↑{self.edges[at]}" if other == up else f"↓{self.edges[other]}"
                    said = path + step if further <= _STEPS else "long"
                found[other] = _row(f"path {said}")
                open_.append((other, said, further))
        return found

    def event(self, words: Sequence[int]) -> NDArray[np.int64]:
        """Table rows (PER_EVENT) that tell how real the event named by ``words`` is: auxiliaries, what governs it."""
        inside = {int(self.tokens[w]) for w in words}
        root = next((t for t in sorted(inside) if self.heads[t] not in inside or self.heads[t] == t), min(inside))
        first, second = self._governor(root), -1
        if first >= 0:
            second = self._governor(first)
        return np.array(
            [
                _row(f"own {self.tags[root]} {self.labels[root]}"),
                _row(f"aux {self._carried(root, ('aux', 'auxpass', 'neg'))}"),
                _row(f"mark {self._carried(root, ('mark', 'advmod'))}"),
                _row(f"adjective {self._carried(root, ('amod', 'det'))}"),
                _row(f"under {self._stem(first)} {self.labels[root]}"),
                _row(f"under aux {self._carried(first, ('aux', 'neg', 'mark')) if first >= 0 else '-'}"),
                _row(f"under tag {self.tags[first] if first >= 0 else '-'} {self.labels[root]}"),
                _row(f"over {self._stem(second)}"),
            ],
            dtype=np.int64,
        )

    def _governor(self, token: int) -> int:
        """The verb or noun above ``token``; -1 where there is none."""
        at = token
        while self.heads[at] != at:
            at = self.heads[at]
            if self.tags[at][0] in "VNJ":
                return at
        return -1

    def _carried(self, token: int, labels: tuple[str, ...]) -> str:
        return " ".join(self.lowers[c] for c in self.children[token] if self.labels[c] in labels)

    def _stem(self, token: int) -> str:
        return self.lowers[token][:_STEM] if token >= 0 else "-"


def signs_of(doc: Doc, words: Words) -> Signs:
    """The signs of the encoder's ``words`` in the parsed text."""
    parsed = tokens_of(doc)
    ends = [t.idx + len(t) for t in parsed]
    tokens, at = [], 0
    for start in words.starts:
        while at + 1 < len(ends) and ends[at] <= start:
            at += 1
        tokens.append(at)
    heads = tuple(t.head.i for t in parsed)
    labels = tuple(t.dep_ for t in parsed)
    lowers = tuple(t.lower_ for t in parsed)
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    sentences, number = [], -1
    for start in (bool(t.is_sent_start) for t in parsed):
        number += start or number < 0
        sentences.append(number)
    lines = _token_signs(doc, parsed, heads)
    shapes = _shapes(text_of(doc), words)
    rows = [[*lines[t], shape] for t, shape in zip(tokens, shapes, strict=True)]
    return Signs(
        words=np.array(rows, dtype=np.int64).reshape(-1, PER_WORD),
        tokens=np.array(tokens, dtype=np.int64),
        heads=heads,
        labels=labels,
        sentences=np.array(sentences, dtype=np.int64),
        tags=tuple(t.tag_ or "_" for t in parsed),
        lowers=lowers,
        children=tuple(map(tuple, children)),
        edges=tuple(
            f"{label}:{word}" if label in {"prep", "agent", "mark"} else label
            for label, word in zip(labels, lowers, strict=True)
        ),
        outer=np.array([crc32(labels[_phrase(t, heads, labels)].encode()) % 64 for t in range(len(heads))], np.int64),
    )


def _phrase(token: int, heads: Sequence[int], labels: Sequence[str]) -> int:
    """The head of the flat phrase that ``token`` stands in."""
    while labels[token] in _FLAT and heads[token] != token:
        token = heads[token]
    return token


def _token_signs(doc: Doc, parsed: Sequence[Token], heads: Sequence[int]) -> list[list[int]]:
    """For each token the rows of its tag, its label with its head's tag, its name's type, its place in a noun phrase."""
    chunk = ["out"] * len(parsed)
    for phrase in noun_phrases(doc):
        chunk[phrase.start : phrase.end] = ["in"] * len(phrase)
        chunk[phrase.start] = "first"
        root = phrase.root.i
        chunk[root] = "head" if root > phrase.start else "alone"
    tags = [t.tag_ for t in parsed]
    return [
        [
            _row(f"tag {tags[i]}"),
            _row(f"label {t.dep_} {tags[heads[i]][:1]}"),
            _row(f"name {t.ent_iob_}{t.ent_type_}"),
            _row(f"phrase {chunk[i]}"),
        ]
        for i, t in enumerate(parsed)
    ]


def _shapes(text: str, words: Words) -> list[int]:
    """For each word the row of its case and of whether it stands within double quotation marks."""
    rows, inside = [], False
    for start, end in zip(words.starts, words.ends, strict=True):
        word = text[start:end]
        if word in {'"', "“", "”"}:
            inside = word == "“" or (word == '"' and not inside)
        case = "upper" if word.isupper() and len(word) > 1 else "title" if word[:1].isupper() else "lower"
        kind = "digit" if word[:1].isdigit() else "mark" if not word[:1].isalnum() else case
        rows.append(_row(f"shape {kind} {inside}"))
    return rows
