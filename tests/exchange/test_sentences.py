"""Numbers of sentences."""

from firsthand.exchange.sentences import number
from firsthand.records import Report, Span

TEXT = "Army kills rebels in Homs\n\nThe army killed rebels. It was seen.\nLater they fled."


def test_the_first_sentence_is_number_one() -> None:
    report = Report("r", TEXT)
    for words, count in (("kills", 1), ("killed", 2), ("seen", 3), ("Later", 4), ("fled", 4)):
        at = TEXT.index(words)
        assert number(report, Span(at, at + len(words))) == count


def test_a_text_without_sentences_has_one() -> None:
    assert number(Report("r", ""), Span(0, 0)) == 1
    assert number(Report("r", "\n\nAfter a gap."), Span(0, 0)) == 1
