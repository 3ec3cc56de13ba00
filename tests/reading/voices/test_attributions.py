"""Spans joined into attributions, quotations given to their speakers."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.voices import attributions, joining
from firsthand.records import Attribution, Span


def spans(text: str, *words: str) -> list[Span]:
    return [Span(text.index(w), text.index(w) + len(w)) for w in words]


def test_each_cue_takes_its_own_source_and_content() -> None:
    text = "The army said rebels fled. Two officials denied that anyone was hurt."
    sources, cues = spans(text, "The army", "Two officials"), spans(text, "said", "denied")
    contents = spans(text, "rebels fled", "that anyone was hurt")
    assert attributions.link(text, sources, cues, contents, [Span(0, 26), Span(27, 69)], ()) == tuple(
        Attribution((s,), (c,), (w,)) for s, c, w in zip(sources, cues, contents, strict=True)
    )


def test_the_source_of_according_to_stands_behind_it() -> None:
    text = "The army said that, according to Bob, rebels fled."
    sources, cues = spans(text, "The army"), spans(text, "said", "according to")
    said = attributions.link(text, sources, cues, spans(text, "rebels fled"), [Span(0, len(text))], ())
    assert [a.source for a in said] == [tuple(sources), ()]


def test_a_parted_quotation_is_one_content() -> None:
    text = "“We will go,” he said, “and stay there.”"
    (source,), (cue,) = spans(text, "he"), spans(text, "said")
    contents = spans(text, "“We will go,”", "“and stay there.”")
    assert attributions.link(text, [source], [cue], contents, [Span(0, len(text))], ()) == (
        Attribution((source,), (cue,), tuple(contents)),
    )


def test_a_quotation_without_a_cue_goes_to_the_speaker_before_it() -> None:
    text = "“Rockets hit the town,” the mayor said. “Nobody will ever forget that night.”"
    (source,), (cue,) = spans(text, "the mayor"), spans(text, "said")
    first, second = spans(text, "“Rockets hit the town,”", "“Nobody will ever forget that night.”")
    said = [Attribution((source,), (cue,), (first,))]
    sentences = [Span(0, 39), Span(40, len(text))]
    assert attributions.speak(text, said, sentences, [first, second]) == (
        Attribution((source,), (cue,), (first, second)),
    )


def test_a_quotation_goes_to_the_cue_beside_it() -> None:
    text = "He added: “The raids on the town must stop at once.”"
    (source,), (cue,) = spans(text, "He"), spans(text, "added")
    (quotation,) = spans(text, "“The raids on the town must stop at once.”")
    said = [Attribution((source,), (cue,), ())]
    assert attributions.speak(text, said, [Span(0, len(text))], [quotation]) == (
        Attribution((source,), (cue,), (quotation,)),
    )


def test_a_colon_at_the_end_of_a_line_opens_a_speech() -> None:
    text = "The minister said:\n\nThis attack was cruel. It will be answered.\n\nWe stand by Iraq."
    (source,), (cue,) = spans(text, "The minister"), spans(text, "said")
    said = [Attribution((source,), (cue,), (Span(20, 42),))]
    (spoken,) = attributions.speak(text, said, [Span(0, 18), Span(20, 42)], [])
    assert spoken.content == (Span(20, len(text)),)


def test_what_stands_behind_a_speaker_and_a_colon_is_said() -> None:
    text = "Officials: rebels took the town\n\nNobody was hurt."
    (source,), (cue,) = spans(text, "Officials"), spans(text, ":")
    sentences = spans(text, "Officials: rebels took the town", "Nobody was hurt.")
    assert attributions.link(text, [source], [cue], [], sentences, ()) == (
        Attribution((source,), (cue,), (Span(11, 31),)),
    )


def test_merging_keeps_the_first_at_each_cue() -> None:
    one, two = Attribution((), (Span(5, 9),), (Span(10, 20),)), Attribution((), (Span(5, 9),), (Span(10, 30),))
    other = Attribution((), (Span(0, 2),), (Span(10, 12),))
    assert attributions.merge([one], [two, other]) == (other, one)


def test_merging_fills_in_a_source_that_is_lacking() -> None:
    bare, full = Attribution((), (Span(5, 9),), (Span(10, 20),)), Attribution((Span(0, 4),), (Span(5, 9),), ())
    assert attributions.merge([bare], [full]) == (Attribution((Span(0, 4),), (Span(5, 9),), (Span(10, 20),)),)
    assert attributions.merge([bare], [Attribution((Span(12, 15),), (Span(5, 9),), ())]) == (bare,)


def test_a_source_right_behind_its_cue_is_no_part_of_what_is_said() -> None:
    text = "He said that, according to the army, rebels fled."
    (cue,), (source,) = spans(text, "according to"), spans(text, "the army")
    told, said = spans(text, "the army, rebels fled", ", rebels fled")
    bare, full = Attribution((), (cue,), (told,)), Attribution((source,), (cue,), (said,))
    assert attributions.merge([bare], [full], text) == (full,)


def test_a_source_right_before_its_cue_is_no_part_of_what_is_said() -> None:
    text = "The zoo says it will open."
    (source,), (cue,), (said,) = spans(text, "The zoo"), spans(text, "says"), spans(text, "it will open")
    bare, ruled = Attribution((), (cue,), (source, said)), Attribution((source,), (cue,), (said,))
    assert attributions.merge([bare], [ruled]) == (ruled,)


def test_what_is_cited_stays_what_is_said() -> None:
    text = "He left, citing fear of the army."
    (cue,), (source,), (told,) = spans(text, "citing"), spans(text, "fear"), spans(text, "fear of the army")
    bare, full = Attribution((), (cue,), (told,)), Attribution((source,), (cue,), (Span(0, 7),))
    assert attributions.merge([bare], [full], text) == (bare,)


def test_a_source_of_another_sentence_shares_no_cue() -> None:
    text = "Aides were at the table. Mr Ruiz said rebels fled."
    sentences = [Span(0, 24), Span(25, len(text))]
    said, fled = Span(33, 37), Span(38, 49)
    (joined,) = attributions.link(text, [Span(0, 5), Span(25, 32)], [said], [fled], sentences, ())
    assert joined.source == (Span(25, 32),)


def test_a_saying_set_off_by_a_comma_has_the_sentence_around_it() -> None:
    text = "The hostages were freed before dawn, a source close to the talks said on Monday."
    source, cue = Span(37, 64), Span(65, 69)
    (joined,) = attributions.link(text, [source], [cue], [], [Span(0, len(text))], ())
    assert [c.of(text) for c in joined.content] == ["The hostages were freed before dawn,"]


def test_weights_are_of_both_roles() -> None:
    assert set(joining.weights()) == {"source", "content"}
    assert joining.chance([], "source") == 0.5


pieces = st.lists(st.integers(0, 99), min_size=6, max_size=24, unique=True).map(sorted)


@given(pieces)
def test_no_span_is_lost_or_doubled(borders: list[int]) -> None:
    made = [Span(a, b) for a, b in zip(borders[::2], borders[1::2], strict=False)]
    sources, cues, contents = made[::3], made[1::3], made[2::3]
    joined = attributions.link("word " * 20, sources, cues, contents, [Span(0, 100)], ())
    given = sorted(s for a in joined for s in a.source)
    assert len(set(given)) == len(given)
    assert set(given) <= set(sources)
    assert sum(bool(a.source) for a in joined) == min(len(sources), len(cues))
    assert sorted(c for a in joined for c in a.cue) == cues
    assert sorted(c for a in joined for c in a.content) == contents


def test_a_heading_has_no_part_in_what_stands_below_it() -> None:
    text = "Russia cannot refuse\nGen. Bagheri told him that relations are deep\n“They will grow,” notes the Times"
    (source,), (cue,) = spans(text, "Russia cannot refuse\nGen. Bagheri"), spans(text, "told")
    (content,) = spans(text, "that relations are deep\n“They will grow,”")
    assert attributions.in_lines(text, [source], [cue], [content]) == (
        spans(text, "Gen. Bagheri"),
        [cue],
        spans(text, "that relations are deep", "“They will grow,”"),
    )
    quoted = Span(content.end - len("“They will grow,”"), content.end)
    assert attributions.in_lines(text, [], [], [quoted])[2] == [quoted]


def test_a_content_goes_to_a_cue_of_its_own_line() -> None:
    text = "Iran wants\n“This visit shows the close alliance of both,” notes the Times"
    (content,), (times,) = spans(text, "“This visit shows the close alliance of both,”"), spans(text, "the Times")
    wants, notes = spans(text, "wants", "notes")
    linked = attributions.link(text, [times], [wants, notes], [content], [Span(0, 10), Span(11, len(text))], ())
    assert [a.cue for a in linked if content in a.content] == [(notes,)]
