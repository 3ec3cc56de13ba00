"""Samples to padded batches with word-level labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from firsthand.reading.grammar import syntax
from firsthand.reading.network.signs import Signs, signs_of
from firsthand.reading.network.windows import Window, Words, windows_of, words_of
from firsthand.reading.text import page
from firsthand.records import Report
from training.network import TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

    from training.corpora import Sample, Span


@dataclass(slots=True)
class Prepared:
    """A sample cut into words and windows."""

    sample: Sample
    words: Words
    windows: tuple[Window, ...]
    signs: Signs
    tags: list[int] | None = None

    def covered(self, span: Span) -> range:
        """The indices of the words that the character span touches."""
        start, end = span
        return range(bisect_right(self.words.ends, start), bisect_left(self.words.starts, end))


def prepare(sample: Sample, tokenizer: Tokenizer) -> Prepared:
    """Cut the sample; an attribution-coded one gets its tag a word."""
    words = words_of(tokenizer, sample.text)
    doc = syntax.parse(sample.text, page.lay_out(Report(sample.name, sample.text)))
    prepared = Prepared(sample, words, windows_of(words, sample.text), signs_of(doc, words))
    if sample.attributions is not None:
        prepared.tags = tags_of(sample.attributions, words)
    return prepared


def tags_of(spans: Sequence[tuple[str, Span]], words: Words) -> list[int]:
    """BIO tags; where spans lie over one another the first one coded keeps the word."""
    tags = [0] * len(words)
    position = 0
    by_start = sorted(spans, key=lambda s: s[1])
    for kind, (start, end) in by_start:
        while position and words.starts[position - 1] >= start:
            position -= 1
        while position < len(words) and words.ends[position] <= start:
            position += 1
        word, begun = position, False
        while word < len(words) and words.starts[word] < end:
            if tags[word] == 0:
                tags[word] = TAGS.index(("I-" if begun else "B-") + kind)
                begun = True
            word += 1
    return tags


@dataclass(slots=True)
class Batch:
    """Windows of one or more samples, padded; ``rows`` says which sample and window each row is."""

    pieces: Tensor
    mask: Tensor
    rows: list[tuple[Prepared, Window]]


def pad(rows: list[tuple[Prepared, Window]], cls: int, sep: int) -> Batch:
    """Pieces of each window between [CLS] and [SEP], padded to the longest."""
    ids = [[cls, *p.words.pieces[p.words.first[w.begin] : p.words.piece_end(w.end - 1)], sep] for p, w in rows]
    longest = max(map(len, ids))
    pieces = torch.tensor([row + [0] * (longest - len(row)) for row in ids])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in ids])
    return Batch(pieces, mask, rows)


def hide(batch: Batch, mask: int, share: float, generator: torch.Generator) -> None:
    """Put the piece ``mask`` in the place of a ``share`` of the words' pieces, so that no one word is learnt by heart."""
    drawn = torch.rand(batch.pieces.shape, generator=generator) < share
    lengths = batch.mask.sum(1, keepdim=True)
    places = torch.arange(batch.pieces.shape[1])[None]
    batch.pieces[drawn & (places > 0) & (places < lengths - 1)] = mask


def first_pieces(prepared: Prepared, window: Window) -> Tensor:
    """Positions in the window's row of the first piece of each of its words ([CLS] is position 0)."""
    base = prepared.words.first[window.begin] - 1
    return torch.tensor([f - base for f in prepared.words.first[window.begin : window.end]])


def window_batches(
    samples: Sequence[Prepared], size: int, generator: torch.Generator
) -> Iterator[list[tuple[Prepared, Window]]]:
    """Single windows, half of them without their left context, of like length together, in random order."""
    rows = [(p, w) for p in samples for w in p.windows]
    noise = torch.rand(len(rows), generator=generator).tolist()
    rows = [(p, w if n < 0.5 else Window(w.core, w.core, w.end)) for (p, w), n in zip(rows, noise, strict=True)]
    noise = torch.rand(len(rows), generator=generator).tolist()
    rows = [
        r for _, r in sorted(zip(noise, rows, strict=True), key=lambda x: (x[1][1].end - x[1][1].begin) // 24 + x[0])
    ]
    chunks = [rows[i : i + size] for i in range(0, len(rows), size)]
    for index in torch.randperm(len(chunks), generator=generator).tolist():
        yield chunks[index]


def report_batches(
    samples: Sequence[Prepared], pieces: int, generator: torch.Generator
) -> Iterator[list[tuple[Prepared, Window]]]:
    """Whole reports of like length together, up to ``pieces`` padded word pieces, in random order."""
    noise = torch.rand(len(samples), generator=generator).tolist()
    ordered = sorted(zip(noise, samples, strict=True), key=lambda x: min(len(x[1].words), 200) // 24 + 2 * x[0])
    batches: list[list[tuple[Prepared, Window]]] = [[]]
    for _, sample in ordered:
        rows = [(sample, w) for w in sample.windows]
        longest = max((p.words.piece_end(w.end - 1) - p.words.first[w.begin] for p, w in batches[-1] + rows), default=0)
        if batches[-1] and longest * (len(batches[-1]) + len(rows)) > pieces:
            batches.append([])
        batches[-1] += rows
    for index in torch.randperm(len(batches), generator=generator).tolist():
        if batches[index]:
            yield batches[index]
