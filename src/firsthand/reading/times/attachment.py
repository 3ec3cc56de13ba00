"""The event's own time, not the nearest: among the times that the report tells, or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from firsthand.reading.grammar.syntax import text_of
from firsthand.reading.times import lengths
from firsthand.reading.times.choice import Choice, log_odds, table
from firsthand.reading.times.counting import is_counted
from firsthand.reading.times.extent import filled, is_deadline
from firsthand.reading.times.ranking import Asked, features, near, none_features, today_features
from firsthand.reading.times.reference import latest_day, reference_date
from firsthand.reading.times.sharing import together
from firsthand.reading.times.ties import governor, settle, way
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.network.heads import Tagged
    from firsthand.reading.times.ties import Setting
    from firsthand.records import Reality, Time

WEIGHTS = "times_weights.json"
HEAD = 0.75  # what the role head's log odds of a time count
SURE = (
    1.0  # the chance that a deadline is the time of what must be done by then, and a length that of what it counts from
)


class Mention(NamedTuple):
    """A mention of an event; ``roles`` is what the role head marks around its trigger, None where no head was asked."""

    trigger: Span
    type: str | None
    reality: Reality | None
    roles: Sequence[Tagged] | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times of one parsed report, for its events to ask."""

    doc: Doc
    told: tuple[tuple[Time, Setting], ...]
    today: date | None
    latest: date | None = None  # the last day that had begun anywhere on Earth
    days: Mapping[int, Sequence[tuple[str, str]]] = field(
        default_factory=dict
    )  # the first and last days, months or years right at a word, by its number

    @classmethod
    def of(cls, times: Sequence[Time], doc: Doc, published: str | None) -> Timeline:
        """``times`` as ``find_times`` gave them for the text of ``doc``; ``published`` as it was given there."""
        day = reference_date(text_of(doc), published)
        today = date.fromisoformat(day) if day else None
        told = lengths.placed([(t, at) for t in times if (at := settle(t.span, doc))], today)
        days: dict[int, list[tuple[str, str]]] = {}
        for time, at in told:
            if time.first and time.last:
                word = at.root if lengths.is_placed(time, at.root) else governor(at.root)
                days.setdefault(word.i, []).append((time.first, time.last))
        return cls(doc, told, today, latest_day(published), days)

    def time_of(self, trigger: Span, type_: str | None, reality: Reality | None) -> Time | None:
        """The time of the event named by ``trigger``, with the ends that the event has; None where the text gives none."""
        return self.times_of([Mention(trigger, type_, reality)])[0]

    def times_of(self, mentions: Sequence[Mention]) -> tuple[Time | None, ...]:
        """The time of each of the ``mentions`` of one event."""
        return together([self.choice(*mention) for mention in mentions], table(WEIGHTS))

    def are_apart(self, trigger: Span, other: Span) -> bool:
        """Whether two events have each a time of its own right at its word, and nothing of the one lies in the other."""
        one, two = settle(trigger, self.doc), settle(other, self.doc)
        return one is not None and two is not None and self.tells_two(one.root, two.root)

    def tells_two(self, one: Token, other: Token) -> bool:
        """The same of the words themselves."""
        here, there = self.days.get(one.i, ()), self.days.get(other.i, ())
        return bool(here and there) and not any(_meet(a, b) for a in here for b in there)

    def choice(
        self, trigger: Span, type_: str | None, reality: Reality | None, roles: Sequence[Tagged] | None = None
    ) -> Choice:
        """What there is to choose from; of times with the same ends only the nearest, with the surest mark of all.

        Nothing, where the event's own time is told and nobody can say which day that was: "Thursday's bombing", undated.
        """
        at = settle(trigger, self.doc)
        if at is None:
            return Choice((), ())
        if any(_is_unplaced(t) and way(at.root, s.root) == "direct" for t, s in self.told):
            return Choice((), ())
        asked = Asked(at, type_, reality)
        sentences = [s.sentence for _, s in self.told]
        own = any(s.sentence == at.sentence and (t.first or t.last) for t, s in self.told)
        found: dict[tuple[str | None, str | None], tuple[Time, tuple[str, ...]]] = {}
        marks: dict[tuple[str | None, str | None], float] = {}
        for i in near(at, [s for _, s in self.told]):
            time, other = self.told[i]
            told = filled(time, other.root, at.root, reality, self.today, self.latest)
            if told is None:
                continue
            words = self._words(i)
            chances = (r.chance for r in roles or () if r.kind == "time" and r.span.overlaps(words))
            ends = told.first, told.last
            due = is_deadline(other.root, at.root, reality)
            sure = due or (lengths.is_placed(time, other.root) and lengths.is_start(other.root, at.root))
            marks[ends] = max(marks.get(ends, 0.0), *chances, SURE if sure else 0.0)
            if ends in found:
                continue
            alone = sentences.count(other.sentence) == 1
            held = [*features(asked, told, other, len(found), alone, self.today)]
            if self.today and told.first == told.last == self.today.isoformat():
                held += today_features(asked, own)
            found[ends] = told, tuple(held)
        marked = () if roles is None else tuple(HEAD * log_odds(marks[ends]) for ends in found)
        return Choice(
            tuple(found.values()), tuple(none_features(asked, own, len(found), self.today is not None)), marked
        )

    def _words(self, number: int) -> Span:
        """The words that tell a time: of one that counts from the next one told, those of both and what is between them."""
        time, at = self.told[number]
        if not is_counted(time) or lengths.is_placed(time, at.root) or number + 1 == len(self.told):
            return time.span
        return Span(time.span.start, self.told[number + 1][0].span.end)


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two stretches of time have a day, month or year in common."""
    exact = min(len(end) for end in (*one, *other))
    return one[0][:exact] <= other[1][:exact] and other[0][:exact] <= one[1][:exact]


def _is_unplaced(time: Time) -> bool:
    """Whether a time is a day, week or month of the calendar and the report does not say of which year or week."""
    return time.first is time.last is None and time.value is not None and time.value.startswith("XXXX")
