"""Where a text names places."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents
from firsthand.atlas.places import load_gazetteer
from firsthand.reading.places.lexicon import (
    after_kind,
    after_kinds,
    after_preposition,
    after_taking,
    before_kind,
    beside_kind,
    dateline,
    owned,
    state,
    words,
)
from firsthand.reading.places.resolving import candidates
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LOOSE_LABELS = frozenset({"ORG", "PERSON", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
NUMBER_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
KNOWN = 5_000  # people: the least that a name needs which the pipeline did not take for a place
SHOUTED = 6  # letters from which a name in capitals may be one in a heading
SHORT = 4  # letters: a shorter name is a place only where it is taken for one
_CAPITAL = re.compile(r"(?<![\w.-])(?<!\bd[aeiou]\s)[A-Z][a-z][\w-]{2,}(?![\w-])")
GREAT = 1_000_000  # people of a city whose name alone is enough
SETTLED = frozenset({"city", "town", "region"})
_TAIL = re.compile(r"(?:['’]s?|[\s,.;:]+)$")
_HEAD = re.compile(r"^(?:the|The)\s+")
_IN = re.compile(r"\b(?:in|at|near|outside|around)\s(?:the\s(?:town|village|city)\sof\s)?$")
REACH = 30  # characters before a name in which what leads to it stands
_LISTED = re.compile(r"[A-Z][\w'’-]*(?:\s(?!and\s)[\w'’-]+)*")
_POINTED = re.compile(r"\b(?:[A-Z]\.\s?){1,3}[A-Z]?[a-z]*\.$|\b[A-Z][a-z]{1,4}\.$")


def spans(text: str, names: Sequence[tuple[Span, str]]) -> list[Span]:
    """The stretches of ``text`` that name a place, apart from each other; ``names`` are spans with spaCy's labels."""
    cleaned = [(span, label) for given, label in names if (span := clean(text, given)).start < span.end]
    people = _people(text, cleaned)
    found = [
        s
        for s, label in cleaned
        if (label in PLACE_LABELS and s.of(text) not in people)
        or (label in LOOSE_LABELS and (_led(text, s) or _lies(text, s)))
        or (label == "ORG" and _state(s.of(text)))
    ]
    numbers = [s for s, label in cleaned if label in NUMBER_LABELS]
    persons = [s for s, label in cleaned if label == "PERSON"]
    apart = [s for s in _patterned(text) if not any(s.overlaps(t) for t in (*found, *numbers))]
    found += [s for s in apart if not any(t.start == s.start and t.end > s.end for t in persons)]  # "to Ross Perot"
    others = [s for s, label in cleaned if label not in NUMBER_LABELS and (label != "ORG" or " " in s.of(text))]
    found += [s for s in _taken(text) if not any(s.overlaps(t) and s != t for t in (*found, *numbers, *others))]
    taken = [s for s, label in cleaned if label == "PERSON" and " " in s.of(text)]
    found += [s for s in _renowned(text) if not any(s.overlaps(t) for t in (*found, *numbers, *taken))]
    found += [s for s in _again(text, found, cleaned, people) if not any(s.overlaps(t) for t in found)]
    return _apart([s for s in found if _may_name(s.of(text))])


def _may_name(name: str) -> bool:
    """Whether ``name`` is no noun for people or bodies, no mere direction, and no short form that is no known place's."""
    if name.lower() in words("vague"):
        return False
    if name.lower() in agents() or (name.isupper() and len(name) < SHOUTED):
        return bool(candidates(name))
    return True


def _patterned(text: str) -> Iterator[Span]:
    """What stands where a place stands: known names after a preposition, a state's and in a dateline, any after "the town of"."""
    for pattern in (after_preposition(), owned(), dateline()):
        for match in pattern.finditer(text):
            known = _known_prefix(text, clean(text, Span(*match.span(1))))
            if known and not (pattern is after_preposition() and _shouted(known.of(text))):
                yield known
    for pattern in (after_kind(), beside_kind()):
        for match in pattern.finditer(text):
            yield clean(text, Span(*match.span(1)))
    for match in after_kinds().finditer(text):
        for name in _LISTED.finditer(text, *match.span(1)):
            yield clean(text, Span(*name.span()))
    for match in before_kind().finditer(text):
        yield clean(text, Span(*match.span(1 if match[1] else 2)))


def _taken(text: str) -> Iterator[Span]:
    """The known places to which something is done: "captured Bakhmut"."""
    for match in after_taking().finditer(text):
        known = _known_prefix(text, clean(text, Span(*match.span(1))))
        if known and not _shouted(known.of(text)):
            yield known


def _renowned(text: str) -> Iterator[Span]:
    """The names of places in the news and of great cities, whatever the pipeline took them for."""
    for match in _CAPITAL.finditer(text):
        known = load_gazetteer().candidates(match[0])[:2]
        great = any(e.written or (e.kind == "city" and e.population >= GREAT) for e in known if e.kind in SETTLED)
        if great and match[0].lower() not in words("lead"):
            yield Span(*match.span())


def _people(text: str, names: Sequence[tuple[Span, str]]) -> frozenset[str]:
    """The names that ``text`` has for people rather than for places: surnames, and what the pipeline more often says so."""
    votes: Counter[str] = Counter()
    for span, label in names:
        name = span.of(text)
        if label == "PERSON":
            votes[name.rpartition(" ")[2]] += 2 if " " in name else 1
        elif label in PLACE_LABELS:
            votes[name] -= 3 if _weighty(name) else 1
    return frozenset(name for name, vote in votes.items() if vote > 0)


def _again(
    text: str, found: Sequence[Span], names: Sequence[tuple[Span, str]], people: frozenset[str]
) -> Iterator[Span]:
    """Other mentions of the known names in ``found``, where no longer name holds them."""
    told = {n for s in found if len(n := s.of(text)) >= SHORT and n[0].isupper() and n not in people and _weighty(n)}
    for name in sorted(told):
        for match in re.finditer(rf"(?<![\w.’'-]){re.escape(name)}(?![\w-]|\s[A-Z][a-z])", text):
            span = Span(*match.span())
            if not any(s.overlaps(span) and (s != span or label == "NORP") for s, label in names):
                yield span


def _apart(found: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(found), key=lambda s: (s.start, -s.end)):
        if not kept or not kept[-1].overlaps(span):
            kept.append(span)
    return kept


def clean(text: str, span: Span) -> Span:
    """``span`` without an article before and a possessive or point after it; the point of "Fla." and "U.S." stays."""
    head = _HEAD.match(span.of(text))
    start = span.start + (head.end() if head else 0)
    end = span.end
    while end > start and not _pointed(text[start:end]) and (tail := _TAIL.search(text, start, end)):
        end = tail.start()
    return Span(start, max(start, end))


def _pointed(name: str) -> bool:
    """Whether the point at the end of ``name`` belongs to it."""
    return name.endswith(("U.S.", "U.K.", "D.C.", "U.N.")) or bool(_POINTED.search(name) and state(name))


def _led(text: str, span: Span) -> bool:
    """Whether a name that the pipeline took for something else is a place: it stands after a place's preposition."""
    name = span.of(text)
    if _shouted(name):
        return False
    before = text[max(0, span.start - 30) : span.start]
    led = re.search(rf"\b(?:{'|'.join(words('here'))})\s(?:the\s|[a-z]+ern\s)?$", before)
    return bool(led and _weighty(name))


def _lies(text: str, span: Span) -> bool:
    """Whether a name is a small known place's and stands behind a place's preposition wherever the text has it: "in Kagara"."""
    name = span.of(text)
    if name.isupper() or len(name) < SHORT or not load_gazetteer().candidates(name):
        return False
    found = list(re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
    return bool(found) and all(_IN.search(text, max(0, m.start() - REACH), m.start()) for m in found)


def _state(name: str) -> bool:
    """Whether ``name`` is a country's."""
    found = load_gazetteer().candidates(name)
    return bool(found) and found[0].kind == "country"


def _shouted(name: str) -> bool:
    """Whether ``name`` is in capitals as a body's short form is (NATO), not a country's (UK) or a heading's."""
    return name.isupper() and SHORT <= len(name) < SHOUTED


def _weighty(name: str) -> bool:
    found = load_gazetteer().candidates(name)
    return bool(found) and (found[0].written or found[0].population >= KNOWN)


def _known_prefix(text: str, span: Span) -> Span | None:
    """The longest beginning of ``span`` that the gazetteer knows."""
    ends = [m.end() for m in re.finditer(r"[\w.'’-]+", span.of(text))]
    for end in reversed(ends):
        part = Span(span.start, span.start + end)
        if len(part.of(text)) > 2 and _weighty(part.of(text)):
            return part
    return None
