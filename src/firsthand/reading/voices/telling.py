"""Who says what in a report, and so on whose word each of its events is told: tagger, rules and scorer together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from firsthand.ontology import event_type
from firsthand.reading.grammar import syntax
from firsthand.reading.grammar.cues import phrases
from firsthand.reading.voices import attributions, chains, hearsay, sayings, speakers
from firsthand.reading.voices.hearing import Asked, Room, anchor, covers, size
from firsthand.records import WANTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from firsthand.reading.network.heads import Tagged, Trigger
    from firsthand.reading.text.page import Page
    from firsthand.records import Attribution, Event, Identity, Mention, Party, Reality, Span, Voice


def said_in(doc: Doc, page: Page, tagged: Sequence[Tagged]) -> tuple[Attribution, ...]:
    """The attributions that the tagger finds, and those of the rules whose cue it has not."""
    text = syntax.text_of(doc)
    sources, cues, contents = ([t.span for t in tagged if t.kind == kind] for kind in ("source", "cue", "content"))
    sources, cues, contents = attributions.in_lines(text, sources, cues, contents)
    joined = attributions.link(text, sources, cues, contents, page.sentences, page.quotations, doc)
    linked = tuple(told for a in joined for told in hearsay.quoted(a, doc))
    ruled = attributions.speak(text, sayings.find_sayings(doc), page.sentences, page.quotations)
    return attributions.merge(linked, ruled, text)


def borne_out(
    said: Sequence[Attribution], tagged: Sequence[Tagged], events: Sequence[Event], text: str
) -> tuple[Attribution, ...]:
    """Those of ``said`` that a reader is told: the tagger's, those by which an event is told, and the turns of a transcript.

    What rules alone find they find for the chains of events: of 480 more in 60 articles of PolNeAR 52 are annotated.
    """
    known = [t.span for t in tagged if t.kind == "cue"]
    heard = {span for e in events for v in e.voices for span in (v.span, v.cue)}
    labelled = {a.source for a in said if a.source and anchor(a).of(text).strip() in phrases("mark")}
    turns = labelled if len({s[0].of(text) for s in labelled}) > 1 else set()  # "READ MORE: …" alone is nobody's

    def is_borne_out(attribution: Attribution) -> bool:
        own = anchor(attribution)
        return attribution.source in turns or own in heard or any(s in heard for s in attribution.source)

    return tuple(a for a in said if any(anchor(a).overlaps(c) for c in known) or is_borne_out(a))


ASKING = frozenset({"REQUEST", "THREATEN"})
NEAR = 60  # characters between an act and what it asks for, where no content holds it, at most


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said in a report, for its events to ask on whose word they are told.

    ``asking`` are the acts that ask or threaten, ``refusing`` those that refuse, ``publisher`` the names of the report's own, in small letters, which is no voice.
    ``acting`` tells who the actors of verbal acts are, where they stand: "*Iranian* requests" are Iran's.
    """

    room: Room
    mentions: Sequence[Mention]
    asking: Sequence[Span] = ()
    refusing: Sequence[Span] = ()
    publisher: frozenset[str] = frozenset()
    acting: Mapping[Span, Identity] = field(default_factory=dict)

    def voices(self, trigger: Trigger, actors: Sequence[Party], reality: Reality) -> tuple[Voice, ...]:
        """The chain of the event that ``trigger`` names, outermost first."""
        asked = Asked(trigger.span, trigger.type, tuple(a.span for a in actors), reality)

        def learned(source: Span) -> float:
            return max(
                (r.chance for r in trigger.roles if r.kind in {"voice", "outer"} and r.span.overlaps(source)),
                default=0.0,
            )

        marked = [(r.span, r.chance) for r in trigger.roles if r.kind in {"voice", "outer"}]
        asker = self._asker(trigger, reality) if reality in WANTED | {"denied"} else None
        chain = chains.chain(asked, self.room, self.mentions, asker=asker, prior=learned, marked=marked)
        known = (replace(v, identity=self.acting.get(v.span, v.identity)) for v in chain)
        return tuple(v for v in known if v.identity.name.lower() not in self.publisher)

    def _asker(self, trigger: Trigger, reality: Reality) -> Span | None:
        """The one who asks for, threatens or refuses what ``trigger`` names, by the act whose content holds it or that stands before it."""
        acting = self._refuses if reality == "denied" else self._asks
        acts = [a for a in self.room.attributions if a.source and acting(a)]
        holding = min((a for a in acts if covers(a, trigger.span)), key=size, default=None)
        if holding is not None:
            return speakers.meant(holding.source[0], self.mentions, self.room)
        here = self.room.sentence_of(trigger.span.start)
        before = [
            a for a in acts if anchor(a).end <= trigger.span.start and self.room.sentence_of(anchor(a).start) == here
        ]
        nearest = max(before, key=lambda a: anchor(a).end, default=None)
        if nearest is None or trigger.span.start - anchor(nearest).end > NEAR:
            return None
        return speakers.meant(nearest.source[0], self.mentions, self.room)

    def _asks(self, attribution: Attribution) -> bool:
        own = anchor(attribution)
        demands = bool(attribution.cue) and speakers.stance_of(own, self.room.text) == "demands"
        return demands or any(own.overlaps(s) for s in self.asking)

    def _refuses(self, attribution: Attribution) -> bool:
        return any(anchor(attribution).overlaps(s) for s in self.refusing)


def telling(
    doc: Doc,
    page: Page,
    said: Sequence[Attribution],
    mentions: Sequence[Mention],
    events: Sequence[tuple[Trigger, Sequence[Party]]],
    known: Callable[[str], Identity | None],
    publisher: Iterable[str] = (),
) -> Telling:
    """``said`` with what the verbal acts among the events (each with its actors) say.

    No event speaks, nor what is only said of something ("this is a *provocation* that threatens …"), nor a reason that is cited.
    """
    dumb = [
        w
        for a in said
        for w in a.source
        if syntax.is_predicated(doc, w, also_it=False) or any(t.span.overlaps(w) for t, _ in events)
    ]
    acts = [(t.span, tuple(a.span for a in actors)) for t, actors in events if event_type(t.type).quad in chains.VERBAL]
    room = Room(doc, (), page.quotations, page.sentences, [span for span, _ in acts], known)
    dumb += [w for a in said for w in a.source if chains.is_citing(a, room.text) and not speakers.can_tell(w, room)]
    speaking = [a for a in said if not any(w in dumb for w in a.source)]
    room = replace(room, attributions=attributions.merge(speaking, sayings.acted_sayings(doc, acts)))
    asking = [t.span for t, _ in events if t.type in ASKING]
    refusing = [t.span for t, _ in events if t.type == "REJECT"]
    acting = {a.span: a.identity for t, actors in events if t.span in room.acts for a in actors}
    return Telling(room, mentions, asking, refusing, frozenset(name.lower() for name in publisher), acting)
