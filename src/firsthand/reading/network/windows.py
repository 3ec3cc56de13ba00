"""Text to the words and windows that the encoder reads.

A *word* here is one of the tokenizer's pre-tokens (a run of letters or one punctuation mark). A *window* is a core of
whole sentences with the words before it as left context; every word stands in the core of exactly one window.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from firsthand.records import Span

CORE = 200  # word pieces a window's core holds at most
CONTEXT = 16  # word pieces of left context at most (trained with 48: as good on the reports left out, a tenth faster)

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: character offsets, and for each word its first piece; ``pieces`` are vocabulary ids."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    first: tuple[int, ...]
    pieces: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """The words that ``span`` touches."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def piece_end(self, word: int) -> int:
        """The index one past the last piece of ``word``."""
        return self.first[word + 1] if word + 1 < len(self.first) else len(self.pieces)


@dataclass(frozen=True, slots=True)
class Window:
    """Word indices: the context runs from ``begin``, the core from ``core``, both end before ``end``."""

    begin: int
    core: int
    end: int


def words_of(tokenizer: Tokenizer, text: str) -> Words:
    """Cut ``text`` into words; the tokenizer must neither truncate nor pad."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    starts: list[int] = []
    ends: list[int] = []
    first: list[int] = []
    previous: int | None = None
    for index, (word, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
        if word == previous:
            ends[-1] = end
            continue
        previous = word
        starts.append(start)
        ends.append(end)
        first.append(index)
    return Words(tuple(starts), tuple(ends), tuple(first), tuple(encoding.ids))


def windows_of(words: Words, text: str) -> tuple[Window, ...]:
    """Pack whole sentences into windows of at most CORE pieces; a longer sentence is cut."""
    windows: list[Window] = []
    core = 0
    for end in _packed_ends(words, text):
        begin = core
        while begin > 0 and words.first[core] - words.first[begin - 1] <= CONTEXT:
            begin -= 1
        windows.append(Window(begin, core, end))
        core = end
    return tuple(windows)


def _packed_ends(words: Words, text: str) -> list[int]:
    """The word indices at which the cores end."""
    ends: list[int] = []
    core = 0
    last = 0  # end of the last whole sentence that fits
    for end in _pieces_of_sentences(words, text):
        if words.piece_end(end - 1) - words.first[core] > CORE:
            ends.append(last)
            core = last
        last = end
    return [*ends, last] if len(words) else []


def _pieces_of_sentences(words: Words, text: str) -> list[int]:
    """Word indices after each sentence; a sentence of more than CORE pieces is cut into parts that fit."""
    breaks = sentence_breaks(text)
    ends: list[int] = []
    begin = 0
    for word in range(len(words)):
        whole = word + 1 == len(words) or _passes(breaks, words.starts[word + 1])
        full = word + 1 < len(words) and words.piece_end(word + 1) - words.first[begin] > CORE
        if whole or full:
            ends.append(word + 1)
            begin = word + 1
    return ends


def sentence_breaks(text: str) -> list[int]:
    """The character offsets at which sentences or lines begin, the first one aside."""
    return [match.end() for match in _SENTENCE_END.finditer(text)]


def _passes(breaks: list[int], start: int) -> bool:
    """Drop the breaks that lie at or before ``start``; whether there was one."""
    passed = False
    while breaks and breaks[0] <= start:
        breaks.pop(0)
        passed = True
    return passed
