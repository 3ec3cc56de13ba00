"""Who says what in a report, and so on whose word each of its events is told: tagger, rules and scorer together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.ontology import event_type
from firsthand.reading import attributions, sayings, voices
from firsthand.reading.hearing import Asked, Room
from firsthand.reading.syntax import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from firsthand.reading.heads import Tagged, Trigger
    from firsthand.reading.page import Page
    from firsthand.records import Attribution, Mention, Party, Span, Voice


def said_in(doc: Doc, page: Page, tagged: Sequence[Tagged]) -> tuple[Attribution, ...]:
    """The attributions that the tagger finds, and those of the rules whose cue it has not."""
    sources, cues, contents = ([t.span for t in tagged if t.kind == kind] for kind in ("source", "cue", "content"))
    linked = attributions.link(text_of(doc), sources, cues, contents, page.sentences, page.quotations, doc)
    ruled = attributions.speak(text_of(doc), sayings.find_sayings(doc), page.sentences, page.quotations)
    return attributions.merge(linked, ruled)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said in a report, for its events to ask on whose word they are told."""

    room: Room
    mentions: Sequence[Mention]

    def voices(self, trigger: Trigger, actors: Sequence[Party]) -> tuple[Voice, ...]:
        """The chain of the event that ``trigger`` names, outermost first."""
        asked = Asked(trigger.span, trigger.type, tuple(a.span for a in actors))

        def learned(source: Span) -> float:
            return max(
                (r.chance for r in trigger.roles if r.kind in {"voice", "outer"} and r.span.overlaps(source)),
                default=0.0,
            )

        marked = [(r.span, r.chance) for r in trigger.roles if r.kind in {"voice", "outer"}]
        return voices.chain(asked, self.room, self.mentions, prior=learned, marked=marked)


def telling(
    doc: Doc,
    page: Page,
    said: Sequence[Attribution],
    mentions: Sequence[Mention],
    events: Sequence[tuple[Trigger, Sequence[Party]]],
) -> Telling:
    """``said`` with what the verbal acts among the events (each with its actors) say."""
    acts = [(t.span, tuple(a.span for a in actors)) for t, actors in events if event_type(t.type).quad in voices.VERBAL]
    merged = attributions.merge(said, sayings.acted_sayings(doc, acts))
    room = Room(doc, merged, page.quotations, page.sentences, [span for span, _ in acts])
    return Telling(room, mentions)
