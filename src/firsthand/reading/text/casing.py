"""Headings In Which Every Word Has a Capital, written as a sentence: the parser takes such words for names.

The way is that of truecasing (Lita et al. 2003) with the report itself as the corpus: its body tells which words are names.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from firsthand.atlas.places import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from firsthand.records import Span

SHARE = 0.75  # share of a heading's longer words from which on all are taken to have a capital
LONG, FEWEST = 4, 3  # letters of a longer word, and how many such words a heading must have
KIN = 4  # letters that a name and the word made of it have in common: "Turkey", "Turkish"

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the language in lower case: ``small`` are never names, ``stems`` are the others without the ``endings``."""

    small: AbstractSet[str]
    stems: AbstractSet[str]
    endings: tuple[tuple[str, str], ...]  # each with what stands in its place in the stem

    def __contains__(self, word: str) -> bool:
        ended = (word.removesuffix(old) + new for old, new in self.endings if word.endswith(old))
        return word in self.stems or any(stem in self.stems for stem in ended)


def as_sentences(text: str, headings: Sequence[Span], sentences: Sequence[Span], vocabulary: Vocabulary) -> str:
    """``text`` with its capitalised ``headings`` as sentences have them; every character stays at its offset."""
    raised = [h for h in headings if _is_raised(h.of(text))]
    if not raised:
        return text
    body = _Body.of(_WORD.findall(s.of(text)) for s in sentences if not any(h.overlaps(s) for h in headings))
    parts, at = [], 0
    for heading in raised:
        words = list(_WORD.finditer(text, heading.start, heading.end))
        for word, after in zip_longest(words[1:], words[2:]):
            low = word[0].lower()
            letter = len(low) == 1 and (low == "i" or text[word.end() : word.end() + 1] == ".")  # "I", "U.S."
            begins = after is not None and _is_state(f"{low} {after[0]}")
            named = letter or begins or body.names(word[0], vocabulary)
            if word[0].istitle() and not named and len(low) == len(word[0]):
                parts += [text[at : word.start()], low]
                at = word.end()
    return "".join([*parts, text[at:]])


def _is_raised(heading: str) -> bool:
    longer = [w for w in _WORD.findall(heading) if len(w) >= LONG]
    return len(longer) >= FEWEST and sum(w[0].isupper() for w in longer) >= SHARE * len(longer)


@dataclass(frozen=True, slots=True)
class _Body:
    """How often a report's sentences have a word with a capital, and without."""

    raised: Counter[str]
    plain: Counter[str]

    @classmethod
    def of(cls, sentences: Iterable[Sequence[str]]) -> _Body:
        """The words of each sentence; its first one counts where a capital follows: "South Korea said"."""
        words = [w for s in sentences for w in (s if len(s) > 1 and s[1][0].isupper() else s[1:])]
        return cls(Counter(w for w in words if w[0].isupper()), Counter(w for w in words if w[0].islower()))

    def names(self, word: str, vocabulary: Vocabulary) -> bool:
        """Whether a heading's ``word`` is a name: here, where the body lacks it by what is made of it, or in the world."""
        low = word.lower()
        if low in vocabulary.small:
            return False
        if self.raised[word] or self.plain[low]:
            return self.raised[word] > self.plain[low]
        return any(w.startswith(word[:KIN]) for w in self.raised) or low not in vocabulary or _is_state(low)


def _is_state(word: str) -> bool:
    """Whether a word is the name of a state or of its capital."""
    return any(e.capital or e.kind == "country" for e in load_gazetteer().candidates(word))
