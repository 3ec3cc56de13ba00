"""How a report is laid out: title, headings, dateline, paragraphs, quotations, sentences.

Everything is found by the shape of the text alone; offsets are characters into ``Report.text``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from firsthand.reading.text import wording
from firsthand.records import Report, Span

HEADING = 110  # characters a heading has at most
OPENING = 4  # paragraphs in which the dateline or the agency stands
TAIL = 160  # characters of a paragraph's end in which a picture's credit stands
LONGEST_SENTENCE = 1_200  # characters: all but two of 48,761 in news are shorter

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘«(\[$]?[A-Z0-9$])|[.!?…]\s*''(?=\s)|(?<=\s)[.!?](?=\s)")
_CLOSED = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*$")
_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}\b"
_REGION = rf"(?:, (?!{_DAY})[A-Z][\w. ]{{1,29}}[\w.])?"
_DATELINE = re.compile(
    rf"^\s*(?P<place>[A-Z][A-Z.'’ /-]{{2,40}}[A-Z]{_REGION}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}}{_REGION})"
    rf"(?:,? {_DAY}(?:, \d{{4}})?)?"
    r"\s*(?:\((?P<credit>[A-Z][\w ./&-]{1,40})\))?\s*(?P<dash>—|–|--|-|:)\s+"
)
_BYLINE = re.compile(r"^\s*By (?:[A-Z][\w.'’-]+ ){1,4}?[A-Z][\w.'’-]+(?:(?:,| and|,? in) [\w.,'’ -]{2,60})?\s*$")
_PICTURE = re.compile(  # "REUTERS/Jane Toy", "(Jane Toy, File/Associated Press)", "JANE TOY via Getty Images"
    r"(?:^|(?<=[.!?…”]\s)|[(\[])\s*[^\n.!?()\[\]]{0,90}(?:/|\bvia\b)[^\n.!?()\[\]]{0,60}[)\]]?\.?\s*$"
)
_STAFF = re.compile(  # "(Additional reporting by Jane Toy; editing by Jan Ek)", "© 2018 The Daily Toy", "Slideshow (2 images)"
    r"\s*[(\[]?(?!.*\bcaption\b)(?:©|copyright\b|slideshow \(|(?:photo|image|picture)s? (?:by|credit|source|copyright)\b"
    r"|(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by )",
    re.IGNORECASE,
)
_OUTLET = re.compile(r"\s*\(\s?[A-Z][\w./& -]{1,30}\)\s*(?:[—–-]+\s*)?(?=[A-Z“\"])")  # "(CNN) Kenya's army …"
_SINGLE = re.compile(
    r"(?<![^\s(])[‘'](?=[A-Z])([^\n“\"]+?[,.?!])[’'](?=\s|$)"
)  # speech in single marks, as British papers print it
_QUOTES = (("“", "”"), ("«", "»"), ("``", "''"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place's words and the whole of a dateline such as “BEIRUT (Reuters) —”."""

    span: Span
    place: Span


@dataclass(frozen=True, slots=True)
class Page:
    """The lay-out of one report; spans of each kind are in the text's order."""

    title: Span | None
    headings: tuple[Span, ...]
    dateline: Dateline | None
    paragraphs: tuple[Span, ...]
    quotations: tuple[Span, ...]
    sentences: tuple[Span, ...]
    furniture: tuple[Span, ...] = ()  # whose report it is, who took the pictures, who edited: nobody of whom it tells

    @property
    def all_headings(self) -> tuple[Span, ...]:
        """The title, where there is one, and the headings below it."""
        return (*((self.title,) if self.title else ()), *self.headings)

    def is_heading(self, span: Span) -> bool:
        """Whether ``span`` stands in the title or in a heading."""
        return any(h.covers(span) for h in self.all_headings)


def lay_out(report: Report) -> Page:
    """The page of ``report``."""
    text = report.text
    paragraphs = tuple(Span(m.start(), m.end()) for m in _LINE.finditer(text) if m[0].strip())
    title = _title(report, paragraphs)
    body = tuple(p for p in paragraphs if p != title)
    sentences = tuple(s for p in paragraphs for s in _sentences(text, p))
    return Page(
        title=title,
        headings=tuple(p for p in body[:-1] if _is_heading(p.of(text))),
        dateline=next((d for d in (_dateline(text, p) for p in body[:OPENING]) if d), None),
        paragraphs=paragraphs,
        quotations=_quotations(text, paragraphs),
        sentences=sentences,
        furniture=(
            *(Span(p.start, m.end()) for p in body[:OPENING] if (m := _OUTLET.match(text, p.start, p.end))),
            *(s for p in body for s in _furniture(text, p)),
        ),
    )


def _title(report: Report, paragraphs: tuple[Span, ...]) -> Span | None:
    """The given title where the text opens with it, else a first line that looks like a heading."""
    if not paragraphs:
        return None
    first = paragraphs[0]
    words = first.of(report.text).strip()
    if report.title and words.startswith(report.title.strip()):
        return Span(
            first.start,
            first.start + report.text[first.start :].index(report.title.strip()) + len(report.title.strip()),
        )
    return first if len(paragraphs) > 1 and _is_heading(words) else None


def _is_heading(line: str) -> bool:
    words = line.strip()
    return (
        len(words.split()) >= 2
        and len(words) <= HEADING
        and not _CLOSED.search(words)
        and words[0] not in "\"“'`-•*"
        and not _BYLINE.match(line)
    )


def _dateline(text: str, paragraph: Span) -> Dateline | None:
    match = _DATELINE.match(paragraph.of(text))
    if match is None or not (
        match["credit"] or match["place"].partition(",")[0].isupper() or match["dash"] in {"—", "--"}
    ):
        return None
    start = paragraph.start
    return Dateline(
        Span(start, start + match.end("dash")), Span(start + match.start("place"), start + match.end("place"))
    )


def _furniture(text: str, paragraph: Span) -> list[Span]:
    """What tells in a paragraph who took the pictures or edited the report, and the words of a page around its text."""
    if _STAFF.match(text, paragraph.start, paragraph.end):
        return [paragraph]
    labels = _labels(text, paragraph)
    begin = max(paragraph.end - TAIL, paragraph.start)
    match = _PICTURE.search(text[begin : paragraph.end])
    return [*labels, Span(begin + match.start(), paragraph.end)] if match and _is_credit(match[0]) else labels


def _labels(text: str, paragraph: Span) -> list[Span]:
    return [Span(*m.span()) for m in _label().finditer(text, paragraph.start, paragraph.end)]


@cache
def _label() -> re.Pattern[str]:
    """Words of a page around its text ("Read more", "Image copyright AP Image caption"), where a sentence or the paragraph's end follows."""
    lines = (files("firsthand.reading") / "data/page_labels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    words = "|".join(re.escape(line).replace(r"\#", r"\d+") for line in sorted(lines, key=len, reverse=True))
    made = r"(?:(?:Image|Media) (?:copyright|source) [^\n.!?]{1,40}? )?"
    return re.compile(rf"(?<!\S){made}(?:{words}):?(?=\s+[\"'“‘(]?[A-Z0-9]|\s*(?:\n|$))")


def _is_credit(words: str) -> bool:
    """Whether words name nothing but an agency that has pictures and who made them."""
    found = re.findall(r"[\w'’-]+", words)
    small = {w for w in found if w.islower()}
    return small <= wording.words("crediting") and any(w.lower() in wording.words("pictures") for w in found)


@cache
def abbreviations() -> frozenset[str]:
    """Words, without their last full stop, that a full stop does not end a sentence after."""
    lines = (files("firsthand.reading") / "data/page_abbreviations.tsv").read_text(encoding="utf-8").split()
    return frozenset(lines[1:])


def _sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph; words of a page around its text are some of their own."""
    labels = _labels(text, paragraph)
    borders = [paragraph.start, *(at for label in labels for at in (label.start, label.end)), paragraph.end]
    return [s for start, end in pairwise(borders) for s in _ended(text, Span(start, end))]


def _ended(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a part of a paragraph, by the marks at their ends."""
    sentences: list[Span] = []
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if match.start() > start and not _is_abbreviation(text[start : match.start() + 1]):
            sentences += _cut(text, _trimmed(text, start, match.end()))
            start = match.end()
    sentences += _cut(text, _trimmed(text, start, paragraph.end))
    return [s for s in sentences if s.start < s.end]


def _cut(text: str, sentence: Span) -> list[Span]:
    """A sentence, or the pieces of one that is longer than any in prose, cut between words."""
    pieces = []
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        end = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        end = end if end > 0 else start + LONGEST_SENTENCE
        pieces.append(_trimmed(text, start, end))
        start = end
    return [*pieces, _trimmed(text, start, sentence.end)]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_abbreviation(words: str) -> bool:
    """Whether ``words``, which end in a full stop, end in an abbreviation or an initial."""
    if not words.endswith("."):
        return False
    last = re.split(r"[\s(\"“'‘-]", words[:-1])[-1]
    return (
        last in abbreviations()
        or (len(last) == 1 and last.isupper())
        or bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Z]", last))
    )


def _quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """What stands in quotation marks, the marks left out; an unclosed quotation runs to its paragraph's end.

    A paragraph that opens with a mark after one that was not closed goes on with that quotation.
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        for opening, closing in _QUOTES:
            found += _pairs(text, paragraph, opening, closing)
        if "``" not in paragraph.of(text):
            found += _pairs(text, paragraph, "''", "''")
        found += [Span(*m.span(1)) for m in _SINGLE.finditer(text, paragraph.start, paragraph.end)]
    return tuple(sorted(set(found)))


def _pairs(text: str, paragraph: Span, opening: str, closing: str) -> list[Span]:
    spans: list[Span] = []
    at = text.find(opening, paragraph.start, paragraph.end)
    while at >= 0:
        start = at + len(opening)
        end = text.find(closing, start, paragraph.end)
        if opening == closing and end >= 0 and text[end - 1].isspace() and text[end + 1 : end + 2].isalnum():
            end = text.find(closing, end + 1, paragraph.end)
        close = paragraph.end if end < 0 else end
        span = _trimmed(text, start, close)
        if span.start < span.end:
            spans.append(span)
        at = text.find(opening, close + len(closing), paragraph.end) if end >= 0 else -1
    return spans
