"""From marked words to what they stand for."""

from __future__ import annotations

from dataclasses import replace

from firsthand.reading.events import marks
from firsthand.reading.network import heads
from firsthand.reading.network.heads import Tagged
from firsthand.records import Identity, Mention, Span

TEXT = "the two countries and Russian officials met"
PAIR = Mention(Span(0, 17), "the two countries", "description", 0, Identity("two countries"))
OFFICIALS = Mention(Span(22, 39), "Russian officials", "description", 1, Identity("Russian officials", "RUS"))
RUSSIAN = Mention(Span(22, 29), "Russian", "name", 2, Identity("Russia", "RUS", "GOV"))
ALL = (PAIR, RUSSIAN, OFFICIALS)
HEADS = {PAIR.span: 8, RUSSIAN.span: 22, OFFICIALS.span: 30}


def held(start: int, end: int, role: heads.Role = "actor", chance: float = 0.6) -> tuple[marks.Held, ...]:
    marked = (Tagged("actor", Span(start, end), chance), Tagged("voice", Span(0, 5), 0.9))
    return marks.held_by(marked, role, 0.5, ALL, HEADS)


def test_roles_below_the_bar_are_left() -> None:
    assert held(22, 39, chance=0.3) == ()
    assert held(22, 39, role="recipient") == ()


def test_marked_words_are_the_mention_whose_head_they_hold() -> None:
    assert [h.mention for h in held(22, 39)] == [OFFICIALS]
    assert [h.mention for h in held(22, 29)] == [RUSSIAN]
    assert [h.mention for h in held(26, 43)] == [OFFICIALS]


def test_a_number_is_what_it_counts() -> None:
    text = "27 Chinese companies"
    companies = Mention(Span(0, 20), text, "description", 0, Identity(text, "CHN", "BUS"))
    (found,) = marks.held_by([Tagged("recipient", Span(0, 2), 0.9)], "recipient", 0.5, [companies], {Span(0, 20): 11})
    assert found.mention == companies


def test_the_nation_of_people_stands_for_them_and_that_of_a_thing_for_itself() -> None:
    russia = replace(RUSSIAN, identity=Identity("Russia", "RUS", "GOV", "country:RUS"))
    missile = replace(OFFICIALS, text="Russian missile")
    marked = [Tagged("actor", russia.span, 0.9)]
    (people,) = marks.held_by(marked, "actor", 0.5, [russia, OFFICIALS], HEADS)
    (thing,) = marks.held_by(marked, "actor", 0.5, [russia, missile], HEADS)
    assert (people.mention, thing.mention) == (OFFICIALS, russia)


def test_a_name_that_only_tells_more_of_a_phrase_is_not_the_party() -> None:
    refugees, afghan = replace(OFFICIALS, span=Span(0, 19)), replace(RUSSIAN, span=Span(4, 10))  # "200 Afghan refugees"
    heads_of = {refugees.span: 11, afghan.span: 4}
    (found,) = marks.held_by([Tagged("actor", Span(4, 19), 0.9)], "actor", 0.5, [refugees, afghan], heads_of)
    assert found.mention == refugees


def test_marked_words_without_a_head_are_a_mention_that_they_mostly_are_or_themselves() -> None:
    assert [h.mention for h in held(0, 7)] == [PAIR]
    assert held(40, 43) == (marks.Held(Span(40, 43), None, 0.6),)
    assert held(0, 7) == (marks.Held(PAIR.span, PAIR, 0.6, Span(0, 7)),)


def test_a_side_is_its_likeliest_with_who_stands_beside_it_and_others_that_are_sure() -> None:
    able = [marks.Held(Span(n, n + 1), None, chance) for n, chance in ((0, 0.5), (2, 0.7), (4, 0.6), (6, 0.8))]

    def together(one: Span, other: Span) -> bool:
        return {one.start, other.start} == {0, 6}

    def side(able: list[marks.Held], bar: float) -> list[int]:
        return [h.span.start for h in marks.one_side(able, lambda _: bar, together)]

    assert (side(able, 0.75), side(able[:3], 0.75), side(able, 0.65), side([], 0.75)) == ([0, 6], [2], [0, 2, 6], [])
    by_syntax = marks.one_side(able[:3], lambda h: 0.55 if h.span.start == 4 else 0.85, together)
    assert [h.span.start for h in by_syntax] == [2, 4]
    likeliest = marks.Held(Span(8, 9), None, 0.9)
    assert side([*able, likeliest], 0.75) == [0, 6, 8]  # who stands beside one that is sure, too


def test_a_relative_pronoun_gives_way_to_what_it_stands_for() -> None:
    who = marks.Held(Span(40, 43), None, 0.7)
    officials = marks.Held(OFFICIALS.span, OFFICIALS, 0.6)
    found = marks.standing_for([officials, who], TEXT, lambda s: 30 if s == who.span else None, ALL, HEADS)
    assert found == (officials,)
    assert marks.standing_for([who], TEXT, lambda _: 30, ALL, HEADS) == (marks.Held(OFFICIALS.span, OFFICIALS, 0.7),)
    assert marks.standing_for([who], TEXT, lambda _: None, ALL, HEADS) == (who,)


def test_what_stands_inside_of_another_marked_phrase_is_a_part_of_it() -> None:
    man = Mention(Span(0, 35), "Haitian gang leader Jimmy Cherizier", "name", 0, Identity("Jimmy Cherizier"))
    haitian = Mention(Span(0, 7), "Haitian", "name", 1, Identity("Haiti", "HTI", "GOV"))
    found = [marks.Held(haitian.span, haitian, 0.9), marks.Held(man.span, man, 1.0)]
    assert marks.widest(found, {}) == found[1:]
    assert marks.widest(found, {man.span: (haitian.identity,)}) == found


def test_marked_words_that_hold_a_list_are_each_of_it() -> None:
    text = "killed his mother and sister"
    mother = Mention(Span(7, 17), "his mother", "description", 0, Identity("mother"))
    sister = Mention(Span(22, 28), "sister", "description", 1, Identity("sister"))
    heads_of = {mother.span: 11, sister.span: 22}
    marked = [Tagged("recipient", Span(7, len(text)), 0.9)]
    found = marks.held_by(marked, "recipient", 0.5, [mother, sister], heads_of, lambda *_: True)
    assert found == (marks.Held(mother.span, mother, 0.9), marks.Held(sister.span, sister, 0.9))
    (found_alone,) = marks.held_by(marked, "recipient", 0.5, [mother, sister], heads_of)
    assert found_alone.mention == mother


def test_an_article_is_what_it_stands_before() -> None:
    (found,) = held(0, 3)
    assert found.mention == PAIR


def test_words_that_are_a_name_elsewhere_are_that_name() -> None:
    text = "Lopez fled. Police seek Lopez."
    lopez = Mention(Span(24, 29), "Lopez", "name", 0, Identity("Lopez", "USA"))
    found = marks.standing_for([marks.Held(Span(0, 5), None, 0.9)], text, lambda _: None, [lopez], {lopez.span: 24})
    assert found == (marks.Held(Span(0, 5), replace(lopez, span=Span(0, 5)), 0.9),)
