"""A report's signature: what is kept of it to find its copies and its story."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b

from firsthand.linking import words
from firsthand.linking.outlets import credited, outlet_name
from firsthand.linking.records import Signature
from firsthand.reading.text.page import lay_out
from firsthand.records import Reading, Report

KEPT = 200  # words of a signature, the heaviest
LEAD = 600  # characters at the top whose words count double: news says first what it is about
TITLE = 2  # how often a word of the title counts more
NAME = 1.6  # how much heavier a word with a capital is; this and the others: best on half of newscluster.dev
COMMON = 1.0  # rarity below which a word says nothing of a story
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|[Ww]e|[Mm]y|[Oo]ur|[Uu]s)\b|@\w")
_YEARS = range(1900, 2100)


def signature(reading: Reading) -> Signature:
    """The signature of a report, from its reading alone."""
    report = reading.report
    lines = list(words.lines(report.text))
    narrative, quoted = _runs(lines)
    said = words.tokens(report.text)
    return Signature(
        report=report.id,
        outlet=outlet_name(report),
        published=report.published,
        day=day(report.published),
        words=_weights(lines, report.title),
        runs=tuple(sorted(narrative)),
        quoted=tuple(sorted(quoted)),
        names=tuple(sorted({m.identity.id or m.identity.name.lower() for m in reading.mentions if m.form == "name"})),
        numbers=tuple(sorted(_numbers(said))),
        days=tuple(sorted({d for t in reading.times if t.first == t.last and (d := day(t.first, exact=True))})),
        credits=credited(report),
        digest=blake2b(" ".join(said).lower().encode(), digest_size=8).hexdigest(),
        size=len(said),
    )


def day(iso: str | None, *, exact: bool = False) -> int | None:
    """The number of an ISO date's day; of a month or year its first day, or None where ``exact`` days are asked for."""
    parts = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", iso or "")
    if parts is None or (exact and not parts[3]):
        return None
    try:
        return date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1)).toordinal()
    except ValueError:
        return None


def _weights(lines: Iterable[tuple[int, str]], title: str | None) -> tuple[tuple[str, float], ...]:
    counts: Counter[str] = Counter()
    named: set[str] = set()
    for start, line in lines:
        for word in words.tokens(line):
            stem = words.stem(word)
            counts[stem] += 2 if start < LEAD else 1
            if word[0].isupper():
                named.add(stem)
    for word in words.tokens(title or ""):
        counts[words.stem(word)] += TITLE
    weights = {s: _weight(s, n) * (NAME if s in named else 1) for s, n in counts.items() if len(s) > 1}
    heaviest = sorted((s for s, w in weights.items() if w > 0), key=lambda s: (-weights[s], s))[:KEPT]
    length = math.sqrt(sum(weights[s] ** 2 for s in heaviest)) or 1
    return tuple((s, round(weights[s] / length, 5)) for s in sorted(heaviest))


def _weight(stem: str, count: int) -> float:
    return (1 + math.log(count)) * max(words.rarity(stem) - COMMON, 0)


def _runs(lines: Iterable[tuple[int, str]]) -> tuple[set[int], set[int]]:
    """The runs of the narrative and those of speech; no run reaches over the border of the two."""
    narrative: set[int] = set()
    quoted: set[int] = set()
    for _, line in lines:
        for said, text in _pieces(line):
            (quoted if said else narrative).update(words.runs(words.tokens(text)))
    return narrative, quoted - narrative


def _pieces(line: str) -> Iterator[tuple[bool, str]]:
    """The sentences of a line, cut where quotations begin and end; first-person sentences are speech."""
    page = lay_out(Report("", line, None))
    for sentence in page.sentences:
        cuts = [q for q in page.quotations if sentence.overlaps(q)]
        at = sentence.start
        outside = []
        for cut in cuts:
            outside.append(line[at : max(at, cut.start)])
            yield True, cut.of(line)
            at = max(at, cut.end)
        outside.append(line[at : max(at, sentence.end)])
        first_person = bool(_FIRST_PERSON.search(" ".join(outside)))
        for piece in outside:
            yield first_person, piece


def _numbers(said: Iterable[str]) -> Iterable[str]:
    for word in said:
        plain = word.replace(",", "").rstrip(".")
        if plain[:1].isdigit() and len(plain) > 1 and not (word.isdecimal() and int(word) in _YEARS):
            yield plain
