"""What part of a time an event fills: all of it, from it on, or as much of it as was over when the report came out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from firsthand.reading.grammar.syntax import sentences_of
from firsthand.reading.text.keeping import once_a_token
from firsthand.reading.times.calendar import shift, valid
from firsthand.reading.times.counting import WORDS, started
from firsthand.reading.times.grammar import lexicon
from firsthand.reading.times.ground import DAY
from firsthand.reading.times.lengths import is_placed
from firsthand.reading.times.ties import MODIFIERS, governor, judged, line
from firsthand.records import DONE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.records import Reality, Time

AHEAD: frozenset[Reality | None] = frozenset(
    {"planned", "expected", "ordered", "requested", "threatened", "hypothetical"}
)
BEGINNING = frozenset({"begin", "start", "launch", "erupt", "open", "commence"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_ENDING = frozenset({",", ";", ":"})
_LENGTH = re.compile(r"P(\d{1,3})([YMWD])")
_COUNTED = re.compile(r"(?:after|before|later|earlier|daily)$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|year")
_EXACT = {"Y": 4, "M": 7}
_COMPLEMENTS = frozenset({"acl", "ccomp", "xcomp"})
_BEFORE_NOUN = MODIFIERS | {"det"}  # "the 2003" has the article for its head


def filled(
    time: Time, words: Token, trigger: Token, reality: Reality | None, today: date | None, latest: date | None = None
) -> Time | None:
    """``time`` with the ends that an event named by ``trigger`` has; None where it gives none.

    ``words`` is the head of the time's words, ``today`` the report's day, ``latest`` the last day that had begun anywhere on
    Earth by then (tomorrow, where the hour is not known). "The war that began in 2011" and what is
    under way are open at the end, what is planned has no time that was over, "by Monday" is open at the beginning, "this week" ends today for what happened; a
    length right at the event ("the seven-year war") runs up to today.
    """
    if is_placed(time, words) and _start(trigger) != words.i:
        return None
    if _is_of_another(words, trigger, over=reality in DONE and _was_over(time, today)):
        return None
    told = _turned(time, words, trigger, reality, today, latest) if today is not None else time
    if told is None:
        return None
    time, first, last = told, told.first, told.last
    if not (first or last):
        return _length(time, words, trigger, reality, today)
    if _over_before(time, reality, today):
        return None
    if last is None and _modified(words).i == trigger.i != words.i:
        return replace(time, last=first)  # "the first talks since the 1991 war": the war was not since 1991
    if first and first == last:
        if _begins(words, trigger) or _goes_on_since(words, trigger):
            return replace(time, last=None)
        if is_deadline(words, trigger, reality):
            return replace(time, first=None)
    return _so_far(time, reality, today.isoformat() if today else None)


def _turned(
    time: Time, words: Token, trigger: Token, reality: Reality | None, today: date, latest: date | None
) -> Time | None:
    """``time`` on the side of ``today`` on which the event lies; None for a day to come that another sentence tells of what is done."""
    if reality in AHEAD and trigger.pos_ == "VERB" and governor(words).i == trigger.i:
        return _forth(time, today.isoformat())
    if reality not in DONE:
        return time
    end = (latest or shift(today, "D", 1)).isoformat()
    if not _is_to_come(time, end):
        return time
    return _back(time) if words.sent == trigger.sent else None


def _back(time: Time) -> Time:
    """``time``, still to come, a year earlier where it names a month without a year, a week where it names a weekday.

    What is done was done before: "Rebels killed 12 soldiers in April", told in March.
    """
    named = {word.strip(".,").lower() for word in time.text.split()}
    if _YEAR.search(time.text):
        return time
    if named & lexicon("month").keys():
        return replace(time, first=_year_before(time.first), last=_year_before(time.last))
    if named & lexicon("weekday").keys() and time.first and time.first == time.last and len(time.first) == DAY:
        day = shift(date.fromisoformat(time.first), "W", -1).isoformat()
        return replace(time, first=day, last=day)
    return time


def _is_to_come(time: Time, latest: str) -> bool:
    """Whether all of ``time`` lies after the day ``latest``."""
    first = time.first or time.last
    return first is not None and first > latest[: len(first)]


def _forth(time: Time, today: str) -> Time:
    """``time`` a week later where it names a weekday that is over: who is called on to march on Saturday has not marched."""
    named = {word.strip(".,").lower() for word in time.text.split()}
    if not time.last or time.first != time.last or len(time.last) != DAY or time.last >= today:
        return time
    if not named & lexicon("weekday").keys() or "last" in named:
        return time
    day = shift(date.fromisoformat(time.last), "W", 1).isoformat()
    return replace(time, first=day, last=day)


def _is_of_another(words: Token, trigger: Token, *, over: bool) -> bool:
    """Whether a time is of what the event asks for, offers or tries, and not of the event: "called on them *to march on Saturday*".

    ``over`` says that the time had ended, so that what is done was done then. What one is tried for is not of the trial's day.
    The day of a picture ("in this May 4 file photo") is that of no other sentence's event.
    Nor is the time of a clause on one of its parties: "freed 20 women *it abducted in January*"; nor what is told of an event
    that another time counts from: "a day after *police arrested them on Monday*".
    """
    if _starts_another(words, trigger) or _compared(words, trigger) or _comes_between(words, trigger):
        return True
    verb = governor(words)
    if verb.i == trigger.i:
        return False
    if judged(trigger, words) or (verb.lemma_.lower() in lexicon("picture") and verb.sent != trigger.sent):
        return True
    wanted = not over and verb.tag_ == "VB" and _is_complement(verb, trigger)
    aside = verb.dep_ == "relcl" and verb.head.i != trigger.i and verb.is_ancestor(words) and trigger.is_ancestor(verb)
    return wanted or aside


def _comes_between(words: Token, trigger: Token) -> bool:
    """Whether a time is of what the event came before or after: "was freed *after talks in May*", "fled *ahead of Monday's vote*"."""
    if words.sent != trigger.sent:
        return False
    path = [t for t in line(words) if t.i not in {trigger.i, words.i} and not t.is_ancestor(trigger)]
    leading = (c for t in path for c in (t, *(m for m in t.lefts if m.dep_ == "mark" and t.dep_ == "advcl")))
    return any(c.lower_ in lexicon("order") and c.i not in {words.i, words.head.i} for c in leading)


def _is_complement(verb: Token, trigger: Token) -> bool:
    """Whether ``verb`` is what ``trigger`` asks for or promises: "wants them *to leave*", "agreed they would *leave*", "must *leave*"."""
    if trigger.dep_ == "aux":
        return trigger.head.i == verb.i
    return verb.head.i == trigger.i and verb.dep_ in _COMPLEMENTS


def _was_over(time: Time, today: date | None) -> bool:
    """Whether a month, year or longer stretch had ended: who "refused *to answer last year*" refused last year."""
    end = time.last
    return end is not None and today is not None and len(end) < DAY and end < today.isoformat()[: len(end)]


def _compared(words: Token, trigger: Token) -> bool:
    """Whether a time only says when there was the like before: "the deadliest attack *since 2015*", "met for the first time *since May*"."""
    since = _since(words)
    if since is None:
        return False
    above = since.head if since.dep_ == "mark" else since
    if above.i == trigger.i or above.is_ancestor(trigger):
        return False
    before = reversed(words.doc[since.sent.start : since.i])
    near = takewhile(lambda t: t.tag_ not in _FINITE and t.text not in _ENDING, before)
    return any(_is_superlative(t) for t in near)


def _goes_on_since(words: Token, trigger: Token) -> bool:
    """Whether a time is that of a clause from which ``trigger`` went on: "*since invading on Feb. 24*, troops have seized"."""
    since = _since(words)
    clause = since.head if since is not None and since.dep_ == "mark" else since
    return clause is not None and clause.head.i == trigger.i and clause.is_ancestor(words)


@once_a_token
def _since(words: Token) -> Token | None:
    """The "since" that ``words`` stand under: "since 2015", "since they took it in 2015"."""
    above = line(words)
    marks = (c for t in above if t.dep_ == "advcl" for c in t.lefts if c.dep_ == "mark")
    return next((t for t in (*above, *marks) if t.lower_ == "since"), None)


def _is_superlative(token: Token) -> bool:
    """Whether a word sets one thing over all others: "deadliest", "first", "most serious", not "at least" or "most of"."""
    if token.lower_ in lexicon("quantity"):
        return token.head.tag_ == "JJ" and token.dep_ == "advmod"
    return token.tag_ in {"JJS", "RBS"} or token.ent_type_ == "ORDINAL" or token.lower_ in lexicon("superlative")


def _starts_another(words: Token, trigger: Token) -> bool:
    """Whether just one of a time and an event of its sentence is told of what a length of time counts from.

    "A day after" is not the day of the arrest in "a day after police arrested them on Monday", nor is "Monday" that of
    anything else there, nor another day that of the arrest.
    """
    if words.lower_ in WORDS:
        above = words.head if words.dep_ == "mark" else words
        return above.i == trigger.i or above.is_ancestor(trigger)
    return counts_apart(trigger, words)


def counts_apart(trigger: Token, words: Token) -> bool:
    """Whether a length of time counts from just one of a sentence's event and words: "shelled Homs *a day after* **a riot in Hama**"."""
    sentences = sentences_of(words.doc)
    return sentences[words.i] == sentences[trigger.i] and _start(words) != _start(trigger)


@once_a_token
def _start(token: Token) -> int | None:
    """The token that ``token`` hangs on, or is, from which a length of time counts."""
    return next((t.i for t in line(token)[:-1] if started(t)), None)


def _year_before(end: str | None) -> str | None:
    """``end`` a year earlier; a 29 February stays in its own."""
    before = end and f"{int(end[:4]) - 1}{end[4:]}"
    return before if before and valid(*(int(part) for part in before.split("-"))) else end


def _over_before(time: Time, reality: Reality | None, today: date | None) -> bool:
    """Whether a time was over when the report came out, which what is still to be done cannot fill."""
    if reality not in AHEAD or reality == "hypothetical" or today is None or not time.last:
        return False
    return time.last < today.isoformat()[: len(time.last)]


def _so_far(time: Time, reality: Reality | None, today: str | None) -> Time:
    first, last = time.first, time.last
    if not (first and last):
        return time
    past = first != last and (today is None or last < today[: len(last)])  # "from May to July"
    if reality == "ongoing" and not past and (today is None or first < today):
        return replace(time, last=None)
    over = first != last and len(last) == DAY and reality in DONE
    return replace(time, last=today) if over and today and first <= today < last else time


def _modified(words: Token) -> Token:
    """The word that a time stands before as a part of its name: "bombing" in "the 2003 El Nogal Club bombing"."""
    token = words
    while token.dep_ in _BEFORE_NOUN and token.head.i > token.i:
        token = token.head
    return token


def _begins(words: Token, trigger: Token) -> bool:
    verb = governor(words)
    if verb.lemma_ not in BEGINNING or any(c.dep_ == "dobj" and c.lower_ == "fire" for c in verb.children):
        return False
    inside = trigger.head.i == verb.i and trigger.dep_ in {"nsubj", "dobj", "nsubjpass"}
    return inside or (verb.head.i == trigger.i and verb.dep_ in {"relcl", "acl"})


def is_deadline(words: Token, trigger: Token, reality: Reality | None) -> bool:
    """Whether a time is the one by which what is still to be done must be: "will withdraw *by the end of August*"."""
    if reality not in AHEAD:
        return False
    return words.dep_ == "pobj" and words.head.lower_ == "by" and words.head.head.i == trigger.i


def _length(time: Time, words: Token, trigger: Token, reality: Reality | None, today: date | None) -> Time | None:
    """The stretch up to today of a length of time that stands right at the event."""
    match = _LENGTH.fullmatch(time.value or "")
    if match is None or today is None or _COUNTED.search(time.text) or (match[2] == "D" and "-" in time.text):
        return None
    of = trigger.dep_ == "pobj" and trigger.head.head.i == words.i
    if not (of or trigger.i in {words.head.i, words.head.head.i}):
        return None
    exact = _EXACT.get(match[2], DAY)
    start = shift(today, match[2], -int(match[1])).isoformat()[:exact]
    return replace(time, first=start, last=None if reality == "ongoing" else today.isoformat()[:exact])
