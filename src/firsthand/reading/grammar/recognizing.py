"""spaCy's entity recognizer with the scores of all words taken at once: word by word they are two thirds of its time.

A transition-based recognizer asks its network anew at every word, though it sees more than the word itself only inside
a name: the name's first word and the one before. So the scores outside of names, and those of the words behind each
likely beginning, are one multiplication each. The moves and what allows them are spaCy's own (``ner.pyx``, 3.8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

_AHEAD: Final = 4  # words behind a likely beginning whose scores are taken with those of the others
_SEEN: Final = 3  # words that the network sees: this one, the name's first, the one before


class QuickRecognizer:
    """A component that names the same entities as ``recognizer``, a greedy one of three words.

    ValueError for a recognizer that searches with a beam or sees other words.
    """

    def __init__(self, recognizer: EntityRecognizer) -> None:
        moves = [recognizer.moves.get_class_name(n) for n in range(recognizer.moves.n_moves)]
        if recognizer.cfg["beam_width"] != 1 or recognizer.model.get_ref("lower").get_dim("nF") != _SEEN:
            raise ValueError("an entity recognizer that is not greedy, or sees other than three words")
        self._recognizer = recognizer
        self._labels = [move[2:] for move in moves]
        kinds = np.array([move[0] if move[1:] != "-" else "" for move in moves])
        self._begin, self._unit = kinds == "B", kinds == "U"
        self._outside = self._unit | self._begin | (kinds == "O")
        self._on = {move[2:]: n for n, move in enumerate(moves) if move[0] == "I"}
        self._last = {move[2:]: n for n, move in enumerate(moves) if move[0] == "L"}

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its entities; one that has some already goes through spaCy's own."""
        if not len(doc) or doc.to_array(["ENT_IOB"]).any():
            done: Doc = self._recognizer(doc)
            return done
        doc.set_ents([Span(doc, *entity) for entity in self._entities(doc)], default="outside")
        return doc

    def _entities(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """First word, the word behind the last, label."""
        step: Any = self._recognizer.model.predict([doc])
        facts = doc.to_array(["SENT_START", "IS_SPACE"])
        ends = np.append(facts[1:, 0] == 1, True)  # no name goes on behind the last word of a sentence
        scores = self._scores(step, [(word, -1, -1) for word in range(len(doc))])
        scores[:, ~self._outside] = -np.inf
        space = facts[:, 1] != 0
        scores[np.ix_(space, self._unit)] = -np.inf
        scores[np.ix_(space | ends, self._begin)] = -np.inf
        chosen = scores.argmax(1)
        last = ends.tolist()
        inner = self._inner(step, np.flatnonzero(self._begin[chosen]).tolist(), last)
        word = 0
        for first in np.flatnonzero(self._begin[chosen] | self._unit[chosen]).tolist():
            if first < word:
                continue
            label, word = self._labels[chosen[first]], first + 1
            if self._begin[chosen[first]]:
                while not last[word] and self._goes_on(step, inner, first, word, label):
                    word += 1
                word += 1
            yield first, word, label

    def _inner(
        self, step: Any, begun: Sequence[int], last: Sequence[bool]
    ) -> dict[tuple[int, int], NDArray[np.float32]]:
        """The scores of the words behind each likely beginning, by beginning and word."""
        seen = []
        for first in begun:
            for word in range(first + 1, first + 1 + _AHEAD):
                if last[word]:
                    break
                seen.append((word, first, word - 1))
        found = self._scores(step, seen) if seen else ()
        return {(first, word): row for (word, first, _), row in zip(seen, found, strict=True)}

    def _goes_on(
        self, step: Any, inner: dict[tuple[int, int], NDArray[np.float32]], first: int, word: int, label: str
    ) -> bool:
        """Whether the name from ``first`` goes on behind ``word``."""
        scores = inner.get((first, word))
        if scores is None:
            scores = self._scores(step, [(word, first, word - 1)])[0]
        return bool(scores[self._on[label]] >= scores[self._last[label]])  # of equals spaCy takes the first move

    @staticmethod
    def _scores(step: Any, seen: Sequence[tuple[int, int, int]]) -> NDArray[np.float32]:
        """A row for each three words that are ``seen`` (-1 for none), a column a move."""
        scores: NDArray[np.float32] = step.vec2scores.predict(step.state2vec.predict(np.array(seen, dtype=np.int32)))
        return scores
