"""spaCy's attribute ruler, asked once for each kind of token: it takes a seventh of the pipeline's time otherwise.

The ruler's patterns look at a token's tag, label, lower-cased word and whether it is space, some at the token before or
behind, too. What they set for one token they set for every token that is alike in all that they name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

_ASKED: Final[list[int | str]] = ["TAG", "DEP", "LOWER", "IS_SPACE"]
_SET: Final[list[int | str]] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]
_Key = tuple[int, int, int, int, int, int]


class RememberedRuler:
    """A component that does to a document what ``ruler`` does.

    ValueError for a ruler whose patterns ask for more than _ASKED, or are longer than two tokens.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        rules: list[dict[str, Any]] = ruler.patterns
        patterns: list[list[dict[str, Any]]] = [pattern for rule in rules for pattern in rule["patterns"]]
        asked = {name for pattern in patterns for token in pattern for name in token}
        if not asked <= set(_ASKED) or any(len(pattern) > 2 for pattern in patterns):
            raise ValueError(f"an attribute ruler that asks for {', '.join(sorted(asked))}")
        self._ruler = ruler
        self._strings = ruler.vocab.strings
        pairs = [pattern for pattern in patterns if len(pattern) > 1]
        self._labels, self._words = _Named(patterns, "DEP"), _Named(patterns, "LOWER")
        self._paired_labels, self._paired_words = _Named(pairs, "DEP"), _Named(pairs, "LOWER")
        self._known: dict[_Key, tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with parts of speech, morphology and the exceptions of the ruler."""
        facts = _table(doc, _ASKED)
        keys = list(self._keys(facts))
        if any(key not in self._known for key in keys):
            doc = self._ruler(doc)
            self._known.update(zip(keys, map(tuple, _table(doc, _SET).tolist()), strict=True))
            return doc
        told = np.array([self._known[key] for key in keys], dtype=np.uint64).reshape(-1, len(_SET))
        words = facts[:, 3] == 0
        told[words, 3:] = facts[words, :2]  # tag and label are only set for space
        return doc.from_array(_SET, told)  # type: ignore[arg-type]

    def _keys(self, facts: NDArray[np.uint64]) -> Iterator[_Key]:
        """What the patterns see of each token and its neighbours; 0 for what none of them names."""
        rows = facts.tolist()
        text = self._strings.__getitem__
        labels = [self._labels.number(label, text) for _, label, _, _ in rows]
        words = [self._words.number(word, text) for _, _, word, _ in rows]
        near = [
            self._paired_labels.number(label, text) or self._paired_words.number(word, text)
            for _, label, word, _ in rows
        ]
        neighbours = zip([0, *near][:-1], [*near, 0][1:], strict=True)
        for (tag, _, _, space), label, word, (before, behind) in zip(rows, labels, words, neighbours, strict=True):
            yield tag, label, word, space, before, behind


def _table(doc: Doc, names: list[int | str]) -> NDArray[np.uint64]:
    """A row a token, a column a name."""
    return np.asarray(doc.to_array(names), dtype=np.uint64).reshape(-1, len(names))


class _Named:
    """The numbers of the values that patterns name for one attribute, by word or by regular expression."""

    def __init__(self, patterns: Iterable[list[dict[str, Any]]], name: str) -> None:
        self._words: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []
        self._numbers = {0: 0}
        for condition in (token[name] for pattern in patterns for token in pattern if name in token):
            tests: dict[str, Any] = {"IN": [condition]} if isinstance(condition, str) else condition
            for kind, value in tests.items():
                if kind == "REGEX":
                    self._expressions.append(re.compile(value))
                else:
                    self._words.update(value)

    def number(self, number: int, text: Callable[[int], str]) -> int:
        """``number`` if the patterns name the string behind it, else 0."""
        kept = self._numbers.get(number)
        if kept is None:
            value = text(number)
            named = value in self._words or any(e.search(value) for e in self._expressions)
            kept = self._numbers[number] = number if named else 0
        return kept
