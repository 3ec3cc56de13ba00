"""Words and windows of the encoder."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from firsthand.reading.network.windows import CONTEXT, CORE, windows_of, words_of
from firsthand.records import Span


def small_tokenizer() -> Tokenizer:
    """Each letter a piece, each run of letters or mark a word."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.!?,'\""
    vocabulary = (
        {"[UNK]": 0} | {c: i for i, c in enumerate(letters, 1)} | {f"##{c}": i for i, c in enumerate(letters, 100)}
    )
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


TOKENIZER = small_tokenizer()


def test_words_have_character_offsets() -> None:
    words = words_of(TOKENIZER, "It's over.")
    assert [("It's over."[s:e]) for s, e in zip(words.starts, words.ends, strict=True)] == ["It", "'", "s", "over", "."]
    assert words.first == (0, 2, 3, 4, 8)
    assert words.piece_end(4) == 9


def test_a_span_touches_the_words_that_it_has_letters_of() -> None:
    words = words_of(TOKENIZER, "It's over.")
    assert words.within(Span(5, 9)) == range(3, 4)
    assert words.within(Span(6, 10)) == range(3, 5)
    assert not words.within(Span(4, 5))


def test_no_text_has_no_window() -> None:
    assert windows_of(words_of(TOKENIZER, ""), "") == ()


def test_a_short_text_is_one_window() -> None:
    text = "One. Two."
    (window,) = windows_of(words_of(TOKENIZER, text), text)
    assert (window.begin, window.core, window.end) == (0, 0, 4)


def test_cores_end_at_sentence_ends() -> None:
    text = "Aaaa bbbb cccc dddd. " * 30
    words = words_of(TOKENIZER, text)
    for window in windows_of(words, text):
        assert text[words.starts[window.end - 1]] == "."


@given(st.text(alphabet='abc .!?\n"A1', max_size=900))
def test_every_word_stands_in_one_core_and_windows_fit(text: str) -> None:
    words = words_of(TOKENIZER, text)
    windows = windows_of(words, text)
    assert [w for window in windows for w in range(window.core, window.end)] == list(range(len(words)))
    for window in windows:
        assert window.begin <= window.core < window.end
        assert words.first[window.core] - words.first[window.begin] <= CONTEXT
        longest = max(words.piece_end(w) - words.first[w] for w in range(window.core, window.end))
        assert words.piece_end(window.end - 1) - words.first[window.core] <= max(CORE, longest)
