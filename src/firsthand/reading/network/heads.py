"""The learned heads in numpy: what they say of an encoded text, before any rule.

Attribution tags make a chain with the tag bigrams of the training part (the prior of each tag divided out by its share of
``_PRIOR``); roles are BIO tags of the words around one trigger.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

import numpy as np

from firsthand.reading.network import lexicon, naming, tagging, weighing
from firsthand.reading.text import wording
from firsthand.records import Reality, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from firsthand.reading.network.encoder import Encoded, Passage, Weights
    from firsthand.reading.network.signs import Signs
    from firsthand.reading.network.tagging import Segment

Role = Literal["actor", "recipient", "voice", "outer", "place", "time"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
_REALITIES: Final[tuple[Reality, ...]] = get_args(Reality)
_BUCKETS: Final = np.array(
    [-96, -64, -48, -32, -24, -16, -12, -8, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48, 64, 96]
)
_PRIOR: Final = np.array([0.5, 0.4, 0.4, 0.4, 0.4, 0.7, 0.7])  # of no tag, source, cue, content: begin and inside
_TRIGGER: Final = 0.65
_FLOOR: Final = 0.1  # chance of a role below which no span is told
_PLAIN: Final = 1.3  # what the chance of "happened" counts against the others: does no harm on reports left out
_HINTS: Final = (1.5, 4.0)  # log odds that an entry of the lexicon adds to its type: a single word, one with companions
_SURE: Final = 15.0  # the same of an entry whose words can mean nothing else, and what one with a mode adds to that


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span with its label (source, cue, content) or role, and how sure the head is of it (0..1)."""

    kind: str
    span: Span
    chance: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an event, with what the heads say of it."""

    span: Span
    type: str
    chance: float
    type_chance: float
    modes: dict[str | None, float]
    realities: dict[Reality, float]
    roles: tuple[Tagged, ...]
    vector: NDArray[np.float32]
    word: int

    @property
    def reality(self) -> Reality:
        """The likeliest reality, before any rule; between near equals what is plainly told has happened."""
        return max(self.realities, key=lambda r: self.realities[r] * (_PLAIN if r == "happened" else 1.0))


def _softmax(x: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = np.exp(x - x.max(-1, keepdims=True))
    return cast("NDArray[np.float32]", shifted / shifted.sum(-1, keepdims=True))


def attribution_spans(encoded: Encoded, weights: Weights) -> tuple[Tagged, ...]:
    """Source, cue and content spans of the text, not overlapping, in order."""
    if not encoded.passages:
        return ()
    segments, chances = tagged_segments(encoded, weights)
    told = 1 - chances[:, 0]
    settled = weighing.settled(segments, encoded, chances)
    return tuple(Tagged(s.kind, span_of(s, encoded), float(told[s.begin : s.end].mean())) for s in settled)


def tagged_segments(encoded: Encoded, weights: Weights) -> tuple[list[Segment], NDArray[np.float32]]:
    """The spans that the tagger may mean, and each word's chances of the tags."""
    chances = _softmax(weights.signed("tag", _core(encoded), encoded.signs.words))
    scores = np.log(chances + 1e-9) - _PRIOR * weights.arrays["shares"]
    return tagging.segments(scores, weights.arrays["transitions"]), chances


def _core(encoded: Encoded) -> NDArray[np.float32]:
    """The vectors of all words, each from the passage in whose core it stands."""
    return np.concatenate([p.vectors[p.window.core - p.window.begin :] for p in encoded.passages])


def span_of(segment: Segment, encoded: Encoded) -> Span:
    """The characters of ``segment``, without a comma at its end, unless it closes what a source's first one opens ("Mr X, a farmer,"), as the annotators have it."""
    span = encoded.span(segment.begin, segment.end - 1)
    closed = Span(span.start, span.start + len(span.of(encoded.text).rstrip(" ,")))
    return span if segment.kind == "source" and "," in closed.of(encoded.text) else closed


def triggers(encoded: Encoded, weights: Weights, threshold: float = _TRIGGER) -> tuple[Trigger, ...]:
    """The event triggers of the text in order, with type, modes, realities and role spans."""
    found: list[Trigger] = []
    for passage in encoded.passages:
        found += _triggers_in(encoded, passage, weights, threshold)
    return tuple(found)


def _triggers_in(encoded: Encoded, passage: Passage, weights: Weights, threshold: float) -> list[Trigger]:
    window = passage.window
    offset = window.core - window.begin
    signs = encoded.signs
    logits = weights.signed("trigger", passage.vectors, signs.words[window.begin : window.end])
    hinted = _hinted(encoded, passage)
    for row, hint in hinted:
        column = 0 if hint.type == lexicon.NOTHING else weights.types.index(hint.type) + 1
        logits[row, column] += _weight(hint)
    chances = _softmax(logits)
    runs = naming.runs(chances, offset, threshold, encoded, window.begin)
    if not runs:
        return []
    vectors = np.stack([passage.vectors[a : b + 1].mean(0) for a, b in runs])
    kinds = [int(chances[a : b + 1, 1:].sum(0).argmax()) for a, b in runs]
    told = np.stack([signs.event(range(window.begin + a, window.begin + b + 1)) for a, b in runs])
    modes = _softmax(weights.signed("mode", vectors, told) + _told_modes(weights, hinted, runs, kinds))
    realities = _softmax(weights.signed("reality", vectors, told))
    roles = _role_chances(weights, signs, passage, vectors, [a for a, _ in runs], kinds)
    found = []
    for n, (a, b) in enumerate(runs):
        event = float(1 - chances[a : b + 1, 0].min())
        found.append(
            Trigger(
                span=encoded.span(window.begin + a, window.begin + b),
                type=weights.types[kinds[n]],
                chance=event,
                type_chance=float(chances[a : b + 1, kinds[n] + 1].max()),
                modes=dict(zip((None, *weights.modes), modes[n].tolist(), strict=True)),
                realities=dict(zip(_REALITIES, realities[n].tolist(), strict=True)),
                roles=_role_spans(encoded, window.begin, roles[n]),
                vector=vectors[n],
                word=window.begin + a,
            )
        )
    return found


def _hinted(encoded: Encoded, passage: Passage) -> list[tuple[int, lexicon.Hint]]:
    """The lexicon's hints in a passage, each with the row of its word."""
    here = encoded.signs.tokens[passage.window.begin : passage.window.end]
    rows = [(int(np.searchsorted(here, hint.token)), hint) for hint in encoded.hints]
    return [(row, hint) for row, hint in rows if row < len(here) and here[row] == hint.token]


def _told_modes(
    weights: Weights, hinted: Sequence[tuple[int, lexicon.Hint]], runs: Sequence[tuple[int, int]], kinds: Sequence[int]
) -> NDArray[np.float32]:
    """(triggers, modes): what the lexicon's hints for the words of each run, of its type, add to a mode."""
    told = np.zeros((len(runs), len(weights.modes) + 1), dtype=np.float32)
    for number, (first, last) in enumerate(runs):
        for row, hint in hinted:
            if hint.mode is not None and first <= row <= last and hint.type == weights.types[kinds[number]]:
                told[number, weights.modes.index(hint.mode) + 1] = _SURE
    return told


def _weight(hint: lexicon.Hint) -> float:
    return _SURE if hint.sure else _HINTS[hint.companions > 0]


def _role_chances(
    weights: Weights, signs: Signs, passage: Passage, vectors: NDArray[np.float32], at: list[int], kinds: list[int]
) -> NDArray[np.float32]:
    """(triggers, words, roles, 3): outside, begin, inside."""
    words, begin, end = passage.vectors, passage.window.begin, passage.window.end
    told = weights.linear("roles.word", words) + weights.summed("roles.signs", signs.words[begin:end])
    gates, opened = weights.linear("roles.word_gate", words), weights.linear("roles.trigger_gate", vectors)
    own = weights.linear("roles.trigger", vectors) + weights.arrays["roles.kind.weight"][kinds]
    away = np.searchsorted(_BUCKETS, np.arange(-max(at), len(words) - min(at)))
    distances, paths = weights.arrays["roles.distance.weight"][away], weights.arrays["roles.path.weight"]
    logits = np.empty((len(at), len(words), len(ROLES) * 3), dtype=np.float32)
    hidden = np.empty_like(told)  # one for all triggers: what is large is slow to make
    for number, row in enumerate(at):
        np.multiply(gates, opened[number], out=hidden)
        hidden += paths[signs.paths(begin + row, begin, end)]
        hidden += told
        hidden += own[number]
        hidden += distances[max(at) - row :][: len(words)]
        logits[number] = weights.linear("roles.out", np.maximum(hidden, 0, out=hidden))
    outside, begins, inside = np.moveaxis(logits.reshape(len(vectors), len(words), len(ROLES), 3), -1, 0)
    likely = np.exp(np.stack([outside, begins, inside]) - np.maximum(np.maximum(outside, begins), inside))
    return np.moveaxis(likely / (likely[0] + likely[1] + likely[2]), 0, -1)  # a sum over so short an axis is slow


def _role_spans(encoded: Encoded, base: int, chances: NDArray[np.float32]) -> tuple[Tagged, ...]:
    """Every span that a role may take, down to a chance of ``_FLOOR``, without an "and" or "in" at its end; who uses them sets the bar."""
    spans: list[Tagged] = []
    for number, role in enumerate(ROLES):
        marked = 1 - chances[:, number, 0]
        rows = np.flatnonzero(marked >= _FLOOR).tolist()
        held, begins = marked.tolist(), chances[:, number, 1].tolist()
        done = 0
        for row in rows:
            if row < done:
                continue
            end, peak = row + 1, held[row]
            while end < len(held) and held[end] >= max(_FLOOR, peak / 2) and begins[end] < 0.5:
                peak = max(peak, held[end])
                end += 1
            done, last = end, base + end - 1
            if end < len(held) and encoded.word(last) in naming.HYPHENS:
                last += 1  # "Moon Jae-" is marked of "Moon Jae-in"
            while last > base + row and _joins(last, encoded):
                last -= 1
            spans.append(Tagged(role, encoded.span(base + row, last), peak))
    return tuple(spans)


def _joins(word: int, encoded: Encoded) -> bool:
    """Whether ``word`` only joins what comes behind it; the end of "Moon Jae-in" is none."""
    before = encoded.text[encoded.words.starts[word] - 1]
    return encoded.word(word).lower() in wording.words("joining") and before not in naming.HYPHENS


def same_scores(
    later: Trigger, earlier: tuple[Trigger, ...], encoded: Encoded, weights: Weights
) -> NDArray[np.float32]:
    """For each earlier trigger the log odds, against none of them, that ``later`` names its event."""
    stem = _stem(later, encoded)
    features = np.array(
        [
            (other.type == later.type, _stem(other, encoded) == stem, math.log1p(later.word - other.word) / 4)
            for other in earlier
        ],
        dtype=np.float32,
    )
    left = weights.linear("same.left", later.vector[None])
    right = weights.linear("same.right", np.stack([t.vector for t in earlier]))
    hidden = np.maximum(left * right + left + right + weights.linear("same.features", features), 0)
    return weights.linear("same.out", hidden)[:, 0]


def _stem(trigger: Trigger, encoded: Encoded) -> str:
    """The first letters of the trigger's first word."""
    return encoded.word(trigger.word)[:5].lower()


def sectors(encoded: Encoded, weights: Weights) -> Callable[[Span], tuple[str | None, float]]:
    """The likeliest PLOVER sector of the party at a span with its chance, as a function of the span."""
    ends = [p.window.end for p in encoded.passages]
    logits = weights.linear("sector", _core(encoded)) if ends else None  # of the words: a party's are their mean

    @cache
    def sector(span: Span) -> tuple[str | None, float]:
        inside = encoded.words.within(span)
        if logits is None or not inside:
            return None, 0.0
        end = min(inside[-1] + 1, ends[bisect_right(ends, inside[0])])
        chances = _softmax(logits[inside[0] : end].mean(0))
        best = int(chances.argmax())
        return (None, *weights.sectors)[best], float(chances[best])

    return sector
