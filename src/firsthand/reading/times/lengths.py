"""When it was what a length of time counts from: "on Monday, *two days after rebels stormed the town*" was on Saturday."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.reading.times.calendar import earliest, shift, unit_of
from firsthand.reading.times.counting import WORDS, is_counted
from firsthand.reading.times.ground import DAY, EXACT, YEAR
from firsthand.reading.times.ties import APART, Setting, governor, line, tense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from spacy.tokens import Token

    from firsthand.records import Time

LEAD = 1  # the number of the last sentence of which the report's own day is the day where none is told
_LENGTH = re.compile(r"P(?:(\d+)([DWMY])|T[\dX.]+[HM])")
_NOW = frozenset({"perfect", "going on", "present"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "conj"})


def placed(told: Sequence[tuple[Time, Setting]], today: date | None) -> tuple[tuple[Time, Setting], ...]:
    """``told``, with the ends and the place of what they count from for lengths that count from no time that is told."""
    return tuple(_placed(time, at, told, today) or (time, at) for time, at in told)


def is_placed(time: Time, words: Token) -> bool:
    """Whether ``words`` are what a length counts from, and ``time`` is when it was."""
    return is_counted(time) and words.lower_ not in WORDS


def is_start(words: Token, trigger: Token) -> bool:
    """Whether ``trigger`` names what ``words`` do, from which a length of time counts."""
    return trigger.i == words.i or (trigger.head.i == words.i and trigger.dep_ in _OBJECTS)


def _placed(
    time: Time, at: Setting, told: Sequence[tuple[Time, Setting]], today: date | None
) -> tuple[Time, Setting] | None:
    length = _LENGTH.fullmatch(time.value or "")
    way = WORDS.get(at.root.lower_)
    if length is None or way is None or time.first:
        return None
    start, main = _ends(at.root)
    if start is None or main is None:
        return None
    unit = length[2] or "D"
    day = _day(main, start, [row for row in told if row[1].sentence == at.sentence], at, today)
    if day is None or len(day) < (EXACT.get(unit, YEAR) if length[2] else DAY):
        return None
    there = unit_of(shift(earliest(day), unit, -way * int(length[1] or 0)), unit)
    return replace(time, first=there.first, last=there.last), replace(
        at, root=start, place=at.place + start.i - at.root.i
    )


def _ends(word: Token) -> tuple[Token | None, Token | None]:
    """What "after" or "before" leads in, and what it hangs on."""
    if word.dep_ == "mark":
        return word.head, word.head.head if word.head.dep_ == "advcl" else None
    return next((c for c in word.rights if c.dep_ in {"pobj", "pcomp"}), None), word.head


def _day(
    main: Token, start: Token, told: Sequence[tuple[Time, Setting]], at: Setting, today: date | None
) -> str | None:
    """The time of the clause of ``main``; the report's own day where it opens the report, or what it tells is of now."""
    heads = {main.i, *([main.head.i] if main.dep_ == "conj" else [])}
    own = {t.first: t.last for t, s in told if heads & set(_up(s.root)) and not start.is_ancestor(s.root) and t.first}
    if own:
        return next((first for first, last in own.items() if first == last and len(own) == 1), None)
    now = at.sentence <= LEAD or tense(main).removeprefix("under ") in _NOW
    return today.isoformat() if today and now else None


def _up(words: Token) -> Iterator[int]:
    """The tokens that a time hangs on, up to the verb of its clause."""
    for token in line(governor(words)):
        yield token.i
        if token.dep_ in APART and not (token.dep_ == "advcl" and token.tag_ in _PARTICIPLES):
            return
