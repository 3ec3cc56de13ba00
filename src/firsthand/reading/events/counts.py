"""How many were killed, wounded, arrested …, as an event's sentence tells it.

Fields and their words stand in ``data/counts.tsv``, number words and round numbers in ``data/numbers.tsv``: "dozens"
is told as 24 to 99, "at least 12" as 12 and more is kept as 12 to 12.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from firsthand.reading.text import wording
from firsthand.records import Count, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REACH = 45  # characters between a number and the word that it counts
_PART_BEFORE, _PART_BEHIND = (
    re.compile(r"\b(?:including|among them)\s+(?:at least\s+)?$"),
    re.compile(r"\s+of (?:them|whom|these)\b"),
)
_AGED = re.compile(r"\b(?:aged?|ages|age of)\s(?:between\s)?(?:\d+,?\s(?:(?:and|to)\s)?)*$")
_AGE_BEFORE, _AGE_BEHIND = (
    re.compile(r"[A-Z][\w.'’-]+\s?(?:,\s|\()$"),
    re.compile(r"\s?[,.)]|$|\s(?:and|to)\s\d"),
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are)\s(?:(?:\w+ly|also|feared|found|left|reported|shot|taken|then)\s)?$"
)
_NEXT_KIND = re.compile(
    r"\s(?:[\w-]+\s){0,2}[a-z-]*(?:s|men|women|children|people)(?:,?\sand|,)\s"
)  # what stands between two numbers of a list
_PLURAL = re.compile(r"\s(?:[\w-]+\s)?[\w-]*(?:s|men|women|children|people)\b")
_OLD = re.compile(r"\s(?:years?|months?)\s(?:old|of age)\b")
_OLDEST = 120  # a larger number is nobody's age
_MONEY = re.compile(r"[$€£]\s?(\d[\d,.]*)(?:\s?(thousand|million|billion|trillion|m|bn)\b)?", re.IGNORECASE)
_LARGE = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALE = {"thousand": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}


class _Field(NamedTuple):
    """What is counted, in events of which types, whether it is only ever recipients, and the words that say so."""

    name: str
    types: frozenset[str]
    suffered: bool
    words: re.Pattern[str]


@cache
def _fields() -> tuple[_Field, ...]:
    rows = (files("firsthand.reading") / "data/counts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    fields = []
    for row in rows:
        name, types, whose, words = row.split("\t")
        pattern = re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
        fields.append(_Field(name, frozenset(types.split(",")), whose == "recipients", pattern))
    return tuple(fields)


@cache
def _words() -> dict[str, tuple[int, int]]:
    rows = (files("firsthand.reading") / "data/numbers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: (int(low), int(high)) for word, low, high in (row.split("\t") for row in rows)}


@cache
def _number() -> re.Pattern[str]:
    words = "|".join(sorted(_words(), key=len, reverse=True))
    units, tens = (
        "|".join(w for w, (low, high) in _words().items() if low == high and low in kind)
        for kind in (range(1, 10), range(20, 100, 10))
    )
    below = rf"(?:{tens})-(?:{units})|{words}"  # "sixty-one"
    return re.compile(
        rf"(?<![\w$€£.,:/-])(?<!\bno )(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}(?:\.\d+(?= [mb]illion))?|{below})"
        rf"(?: (?:{'|'.join(_LARGE)}))?(?:(?<=hundred) and (?:{below}))?(?![\w%:/-]|[.,]\d|st\b|th\b)",
        re.IGNORECASE,
    )


def find(
    text: str,
    sentence: Span,
    kind: str,
    trigger: Span | None = None,
    doers: Sequence[Span] = (),
    times: Sequence[Span] = (),
) -> dict[str, Count]:
    """The counts that the sentence of an event of type ``kind`` tells, by field.

    Of several the one counts whose word stands nearest to the ``trigger``. The ``doers`` are not among those killed, and
    a number in one of the ``times`` ("Aug 5", "two days") counts nobody.
    """
    words = sentence.of(text)
    told, said = _numbers_in(words), _said_in(words)
    spoken = [w for spans in said.values() for w in spans]
    at = sentence.start
    numbers = [
        (span, value)
        for span, value in told
        if not any(t.start < at + span.end and at + span.start < t.end for t in times)
    ]
    found: dict[str, Count] = {}
    for field in _fields():
        if kind not in field.types:
            continue
        if field.name == "money":
            found |= _money(words, sentence.start)
            continue
        counted = _joined(words, [n for n in numbers if not _of_things(words, n[0])]) if field.suffered else numbers
        near = [
            (_away(w, at, trigger), w.gap(span), span, value)
            for w in said[field.name]
            for span, value in counted
            if w.gap(span) <= REACH
            and ";" not in words[min(span.end, w.end) : max(span.start, w.start)]
            and "," not in words[w.end : span.start]  # "after his death, three officials said"
            and not (span.start >= w.end and _is_over(words, w, span))  # "three were killed and 12 wounded"
            and not (field.suffered and any(d.start <= at + span.start < d.end for d in doers))
            and not any(w.end <= s.start and s.end <= span.start for s in spoken)  # "killed one, kidnapped two"
        ]
        if near:
            _, _, span, (low, high) = min(near)
            found[field.name] = Count(low, high, Span(at + span.start, at + span.end))
    return found


@lru_cache(maxsize=64)
def _numbers_in(words: str) -> tuple[tuple[Span, tuple[int, int]], ...]:
    """The numbers of a sentence that may count somebody, low and high; kept for the sentence's other events."""
    return tuple((Span(*m.span()), _value(m[0])) for m in _number().finditer(words) if _counts(m, words))


@lru_cache(maxsize=64)
def _said_in(words: str) -> Mapping[str, tuple[Span, ...]]:
    """By field the words of a sentence that say what it counts; kept for the sentence's other events."""
    return MappingProxyType({f.name: tuple(Span(*w.span()) for w in f.words.finditer(words)) for f in _fields()})


def _away(word: Span, offset: int, trigger: Span | None) -> int:
    """How many characters a word that stands ``offset`` farther in the text is away from the trigger."""
    return Span(offset + word.start, offset + word.end).gap(trigger) if trigger is not None else 0


def _is_over(words: str, word: Span, number: Span) -> bool:
    """Whether what ``word`` says is over before the ``number`` behind it: a passive, or "and" that goes on to others."""
    return bool(_PASSIVE.search(words, 0, word.start)) or words[word.end : number.start].split()[:1] == ["and"]


def _joined(words: str, numbers: Sequence[tuple[Span, tuple[int, int]]]) -> list[tuple[Span, tuple[int, int]]]:
    """``numbers`` with those that count kinds of people side by side as one: "five women and three children" are eight."""
    joined: list[tuple[Span, tuple[int, int]]] = []
    for span, (low, high) in numbers:
        if joined and _NEXT_KIND.fullmatch(words, joined[-1][0].end, span.start):
            first, (some, many) = joined[-1]
            joined[-1] = (Span(first.start, span.end), (some + low, many + high))
        else:
            joined.append((span, (low, high)))
    return joined


@cache
def _things() -> re.Pattern[str]:
    named = wording.words("things") | wording.words("spots")
    nouns = "|".join(sorted(noun for noun in named if noun.endswith(("s", "craft"))))  # "four *state* officials"
    return re.compile(rf"(?: of (?:the |its |these |those )?(?:\w+ )?| (?:[\w-]+ )??)(?:{nouns})\b")


def _of_things(words: str, number: Span) -> bool:
    """Whether a number counts places or things: "four of the five states", "two armoured vehicles"."""
    return bool(_things().match(words, number.end))


def is_counted(field: str, words: str) -> bool:
    """Whether ``words`` say what ``field`` counts: "shot dead" tells of those killed."""
    return any(f.name == field and f.words.search(words) for f in _fields())


def _counts(number: re.Match[str], words: str) -> bool:
    """Whether a number is neither a year, an age, part of a name nor a part of those told ("including two children", "two of them")."""
    part = _PART_BEFORE.search(words, 0, number.start()) or _PART_BEHIND.match(words, number.end())
    before = words[: number.start()].split()[-1:]
    label = bool(before) and before[0][0].isupper() and before[0].lower() in wording.words("numbered")  # "Article 245"
    known = before and before[0].lower() == "the" and not _PLURAL.match(words, number.end())  # "The two agreed"
    return not part and not label and not known and not _is_year(number[0]) and not _is_age(number, words)


def _is_age(number: re.Match[str], words: str) -> bool:
    """Whether a number is how old somebody is: "Maria Lopez, 22, was shot dead", "aged 19, 22 and 31"."""
    if _OLD.match(words, number.end()):
        return True
    if not number[0].isdigit() or int(number[0]) > _OLDEST:
        return False
    if _AGED.search(words, 0, number.start()):
        return True
    return bool(_AGE_BEFORE.search(words, 0, number.start()) and _AGE_BEHIND.match(words, number.end()))


def _value(word: str) -> tuple[int, int]:
    known = _words().get(word.lower())
    if known:
        return known
    parts = re.split(r"-| and ", word)
    if len(parts) > 1:  # "a hundred and twenty-one"
        lows, highs = zip(*map(_value, parts), strict=True)
        return sum(lows), sum(highs)
    count, _, large = word.lower().rpartition(" ")
    if count and large in _LARGE:
        low, high = _words().get(count) or (float(count.replace(",", "")),) * 2
        return round(low * _LARGE[large]), round(high * _LARGE[large])
    number = int(word.replace(",", ""))
    return number, number


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2100


def _money(words: str, offset: int) -> dict[str, Count]:
    match = _MONEY.search(words)
    if match is None:
        return {}
    amount = float(match[1].replace(",", "").rstrip(".")) * _SCALE.get((match[2] or "").lower(), 1)
    return {"money": Count(round(amount), round(amount), Span(offset + match.start(), offset + match.end()))}
