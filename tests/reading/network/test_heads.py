"""What the heads decode from vectors: small weights made by hand, each vector naming its own label."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from firsthand.reading.grammar.syntax import load_pipeline
from firsthand.reading.network import heads
from firsthand.reading.network.encoder import Encoded, Passage, Weights
from firsthand.reading.network.lexicon import NOTHING, Hint
from firsthand.reading.network.signs import ELSEWHERE, HASHED, signs_of
from firsthand.reading.network.windows import Window, Words
from firsthand.records import Span

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
WIDTH = 12


def cut(text: str) -> list[re.Match[str]]:
    """The words, hyphens apart."""
    return list(re.finditer(r"[^\s-]+|-", text))


def encoded(text: str, vectors: np.ndarray) -> Encoded:
    starts, ends = [w.start() for w in cut(text)], [w.end() for w in cut(text)]
    words = Words(tuple(starts), tuple(ends), tuple(range(len(starts))), tuple(range(len(starts))))
    passage = Passage(Window(0, 0, len(starts)), vectors.astype(np.float32))
    return Encoded(text, words, (passage,), signs_of(load_pipeline()(text), words))


def signed(name: str, weight: np.ndarray, bias: np.ndarray) -> dict[str, np.ndarray]:
    """A head whose mixed part says nothing."""
    labels, width = weight.shape
    return {
        f"{name}__plain__weight": weight,
        f"{name}__plain__bias": bias,
        f"{name}__vector__weight": np.zeros((2, width)),
        f"{name}__vector__bias": np.zeros(2),
        f"{name}__signs__weight": np.zeros((HASHED, 2)),
        f"{name}__out__weight": np.zeros((labels, 2)),
        f"{name}__out__bias": np.zeros(labels),
    }


def weights(**arrays: np.ndarray) -> Weights:
    return Weights(
        {k.replace("__", "."): v.astype(np.float32) for k, v in arrays.items()},
        ("AID", "ASSAULT"),
        ("aerial",),
        ("GOV", "MIL"),
    )


def one_hot(labels: list[int], strength: float = 9.0) -> np.ndarray:
    return np.eye(WIDTH)[labels] * strength


def tag_weights() -> Weights:
    """Each vector names its tag, all tags and bigrams being as frequent."""
    even, shares = np.full((8, 7), np.log(1 / 7)), np.log(np.full(7, 1 / 7))
    return weights(**signed("tag", np.eye(7, WIDTH), np.zeros(7)), transitions=even, shares=shares)


def tagged(text: str, *tags: str, strength: float = 9.0) -> list[tuple[str, str]]:
    vectors = one_hot([TAGS.index(t) for t in tags], strength)
    return [(t.kind, t.span.of(text)) for t in heads.attribution_spans(encoded(text, vectors), tag_weights())]


def test_attribution_spans_follow_the_tags() -> None:
    text = "Police said that he fled ."
    tags = [TAGS.index(t) for t in ("B-source", "B-cue", "B-content", "I-content", "I-content", "O")]
    found = heads.attribution_spans(encoded(text, one_hot(tags)), tag_weights())
    assert [(t.kind, t.span.of(text)) for t in found] == [
        ("source", "Police"),
        ("cue", "said"),
        ("content", "that he fled"),
    ]
    assert all(t.chance > 0.99 for t in found)


def test_a_span_goes_on_only_as_what_it_began() -> None:
    found = tagged("A B C", "I-cue", "O", "I-source", strength=2.0)
    assert all(kind in {"source", "cue", "content"} for kind, _ in found)


def test_only_a_source_ends_in_a_comma() -> None:
    source = tagged("Mr X , a farmer , said", "B-source", *["I-source"] * 5, "B-cue")
    assert source == [("source", "Mr X , a farmer ,"), ("cue", "said")]
    assert tagged("Police , said", "B-source", "I-source", "B-cue") == [("source", "Police"), ("cue", "said")]
    assert tagged("He added , yes ,", "B-source", "B-cue", "I-cue", "B-content", "I-content") == [
        ("source", "He"),
        ("cue", "added"),
        ("content", "yes"),
    ]


def test_a_rare_tag_is_told_where_it_is_likelier_than_none() -> None:
    rare = replace(tag_weights(), arrays=tag_weights().arrays | {"shares": np.log([0.9, *[0.01] * 6])})
    vectors = np.zeros((1, WIDTH))
    vectors[0, [TAGS.index("O"), TAGS.index("B-cue")]] = 3.0, 2.0
    assert heads.attribution_spans(encoded("said", vectors), rare) == ()
    vectors[0, TAGS.index("B-cue")] = 4.0
    assert [t.kind for t in heads.attribution_spans(encoded("said", vectors), rare)] == ["cue"]


def test_no_words_have_no_spans_and_no_triggers() -> None:
    words = Words((), (), (), ())
    nothing = Encoded("", words, (), signs_of(load_pipeline()(""), words))
    assert heads.attribution_spans(nothing, weights()) == ()
    assert heads.triggers(nothing, weights()) == ()


def role_weights() -> dict[str, np.ndarray]:
    """A word whose vector has 1 at 5 is an actor, at 6 a recipient, begin of the span alone."""
    pair = 4
    word = np.zeros((pair, WIDTH))
    word[0, 5] = word[1, 6] = 2.0
    out = np.zeros((18, pair))
    out[1, 0] = out[4, 1] = 2.0
    bias = np.zeros(18)
    bias[0::3] = 8.0
    return {
        "roles__trigger__weight": np.zeros((pair, WIDTH)),
        "roles__trigger__bias": np.zeros(pair),
        "roles__word__weight": word,
        "roles__word__bias": np.zeros(pair),
        "roles__trigger_gate__weight": np.zeros((pair, WIDTH)),
        "roles__trigger_gate__bias": np.zeros(pair),
        "roles__word_gate__weight": np.zeros((pair, WIDTH)),
        "roles__word_gate__bias": np.zeros(pair),
        "roles__distance__weight": np.zeros((30, pair)),
        "roles__kind__weight": np.zeros((2, pair)),
        "roles__path__weight": np.zeros((HASHED + ELSEWHERE, pair)),
        "roles__signs__weight": np.zeros((HASHED, pair)),
        "roles__out__weight": out,
        "roles__out__bias": bias,
    }


def event_weights() -> Weights:
    """Vectors: 0 no event, 1 AID, 2 ASSAULT; mode aerial by 8; reality denied by 9."""
    trigger = np.zeros((3, WIDTH))
    trigger[0, 0] = trigger[1, 1] = trigger[2, 2] = 1.0
    mode = np.zeros((2, WIDTH))
    mode[1, 8] = 1.0
    reality = np.zeros((10, WIDTH))
    reality[0, 2], reality[8, 9] = 0.1, 1.0
    return weights(
        **signed("trigger", trigger, np.zeros(3)),
        **signed("mode", mode, np.zeros(2)),
        **signed("reality", reality, np.zeros(10)),
        **role_weights(),
    )


def test_a_trigger_with_its_type_mode_reality_and_roles() -> None:
    text = "Jets bombed it"
    vectors = np.zeros((3, WIDTH))
    vectors[0, [0, 5]] = 9
    vectors[1, [2, 8, 9]] = 9
    vectors[2, [0, 6]] = 9
    (trigger,) = heads.triggers(encoded(text, vectors), event_weights())
    assert (trigger.span.of(text), trigger.type, trigger.word) == ("bombed", "ASSAULT", 1)
    assert max(trigger.modes, key=lambda m: trigger.modes[m]) == "aerial"
    assert trigger.reality == "denied"
    assert [(r.kind, r.span.of(text)) for r in trigger.roles] == [("actor", "Jets"), ("recipient", "it")]
    assert trigger.chance == pytest.approx(1, abs=0.01)


def test_neighbouring_words_of_one_type_are_one_trigger_and_of_two_types_two() -> None:
    vectors = np.zeros((4, WIDTH))
    vectors[[0, 1], 2] = 9
    vectors[2, 1] = 9
    vectors[3, 0] = 9
    found = heads.triggers(encoded("war plans aid now", vectors), event_weights())
    assert [(t.span, t.type) for t in found] == [(Span(0, 9), "ASSAULT"), (Span(10, 13), "AID")]


@pytest.mark.parametrize(("companions", "types"), [(None, []), (0, []), (1, ["ASSAULT"])])
def test_a_hint_of_the_lexicon_counts_for_its_type_more_with_companions(
    companions: int | None, types: list[str]
) -> None:
    vectors = np.zeros((2, WIDTH))
    vectors[:, 0] = 2
    told = () if companions is None else (Hint(1, "ASSAULT", companions),)
    found = heads.triggers(replace(encoded("they struck", vectors), hints=told), event_weights(), threshold=0.5)
    assert [t.type for t in found] == types


def test_between_near_equals_what_is_told_has_happened() -> None:
    def told(happened: float, hypothetical: float) -> str:
        chances = {"happened": happened, "hypothetical": hypothetical}
        return heads.Trigger(Span(0, 3), "ASSAULT", 1.0, 1.0, {}, chances, (), np.zeros(1, np.float32), 0).reality  # type: ignore[arg-type]

    assert told(0.4, 0.42) == "happened"
    assert told(0.3, 0.6) == "hypothetical"


def test_a_sure_hint_goes_before_the_head_and_names_the_mode() -> None:
    vectors = np.zeros((2, WIDTH))
    vectors[1, 1] = 9
    sure = Hint(1, "ASSAULT", 1, "aerial", sure=True)
    (trigger,) = heads.triggers(replace(encoded("they struck", vectors), hints=(sure,)), event_weights())
    assert (trigger.type, max(trigger.modes, key=lambda m: trigger.modes[m])) == ("ASSAULT", "aerial")


def test_what_the_lexicon_says_names_nothing_is_no_trigger() -> None:
    vectors = np.zeros((2, WIDTH))
    vectors[1, 1] = 9
    told = Hint(1, NOTHING, 1, sure=True)
    assert heads.triggers(replace(encoded("they struck", vectors), hints=(told,)), event_weights()) == ()
