"""From a learned trigger to an event: who did what to whom, how surely, with the words and the rule behind each field."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from firsthand import ontology
from firsthand.reading.events import (
    acts,
    asking,
    conditions,
    confidence,
    contexts,
    counts,
    headings,
    peoples,
    refusing,
    sameness,
    succession,
    threatening,
)
from firsthand.reading.events.sides import mode_of, sides_of
from firsthand.reading.grammar import joints, syntax
from firsthand.reading.network import heads
from firsthand.records import DONE, Event, Reality, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.reading.events.scene import Scene
    from firsthand.reading.network.heads import Trigger
    from firsthand.records import Identity, Party, Voice, Where

_REAL: frozenset[Reality] = frozenset({"happened", "ongoing", "planned"})
_SURER: frozenset[tuple[Reality, Reality]] = frozenset(  # what syntax tells, against the head
    {
        ("ordered", "requested"),
        ("planned", "requested"),
        ("expected", "threatened"),
        ("denied", "expected"),
        ("hypothetical", "denied"),
    }
)
_WELCOME = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT"})  # what is promised rather than threatened
_SPEAKING = frozenset({"named", "collective"})  # voices of people
LEAST = 0.2  # chance that all of an event is right below which it is not told


def find_events(scene: Scene, report: str) -> tuple[Event, ...]:
    """The events of the report with id ``report``, in the order of their triggers."""
    believed = [t for t in heads.triggers(scene.encoded, scene.weights) if _sure(t) >= LEAST]
    likely = [(t, sides_of(t, scene)) for t in believed]
    # what is only said of something told before names nothing new: of 117 such nouns in gold/train one does
    named = [(t, s) for t, s in likely if any(s) or not syntax.is_predicated(scene.doc, t.span)]
    named = [acts.of_deals(told, scene.text) for told in named]
    named = [acts.of_states(told, scene.text) for told in acts.told_once(named, partial(joints.joint, scene.doc))]
    named = [told for told in named if not acts.is_for_press(told, scene.text)]
    real = [t for t, following in zip_longest(named, named[1:]) if not acts.is_idle(t, following, scene.text)]
    named = [
        acts.of_places(told, partial(syntax.takes_place, scene.doc)) for told in refusing.told_apart(real, scene.doc)
    ]
    named = acts.of_weapons(named, lambda span: sentence_of(span, scene.page.sentences).of(scene.text))
    found, sides = [t for t, _ in named], [s for _, s in named]
    known = _Voices(scene).known
    telling = scene.tell([(t, actors) for t, (actors, _) in zip(found, sides, strict=True)])
    events = asking.settled(
        [
            _event(t, s, real, scene, known(telling.voices(t, s[0], real[0])), f"{report}#{n + 1}")
            for n, (t, s) in enumerate(zip(found, sides, strict=True))
            for real in [reality_of(t, s[0], scene)]
        ]
    )
    events = threatening.moded(events)
    sides = [(e.actors, e.recipients) for e in events]
    below = headings.below(found, sides, scene.page.is_heading)
    naming = headings.naming(found, sides, scene.page.is_heading)
    told = [(e.reality, tuple(v.identity.name for v in e.voices)) for e in events]

    def apart(one: Span, other: Span) -> bool:
        return succession.are_apart(scene.doc, one, other) or scene.apart(one, other)

    first = sameness.first_mentions(found, sides, told, scene.encoded, scene.weights, below, naming, apart=apart)
    for number, following in below.items():
        if mention := next((events[n] for n in following if first[n] == first[number]), None):
            events[number] = headings.headed(events[number], mention)
    events = peoples.as_states(_counted(events, first, scene.text), first)
    shared = _shared(events, found, first, scene)
    return tuple(acts.to_come(event) for event in shared)


def _counted(events: Sequence[Event], first: Sequence[int], text: str) -> list[Event]:
    """The events, of which only the one nearest to a number, one named by what is counted, and other mentions of these keep it.

    "Five officers were shot dead at a protest against police brutality": nobody was killed by the brutality.
    """
    numbers = {(field, count.span) for e in events for field, count in e.counts.items()}
    keeping: dict[tuple[str, Span], set[int]] = {}
    said: dict[Span, str] = {}  # what a number counts by an event's own name: those shot dead are not the protesters
    for field, at in sorted(numbers):
        told = [n for n, e in enumerate(events) if field in e.counts and e.counts[field].span == at]
        told.sort(key=lambda n: (events[n].trigger.gap(at), n))
        named = [n for n in told if counts.is_counted(field, events[n].trigger.of(text))]
        keeping[field, at] = {first[n] for n in (*told[:1], *named[:1])}
        if named:
            said.setdefault(at, field)

    def keeps(number: int, field: str, at: Span) -> bool:
        return first[number] in keeping[field, at] and said.get(at, field) == field

    return [replace(e, counts={f: c for f, c in e.counts.items() if keeps(n, f, c.span)}) for n, e in enumerate(events)]


def _sure(trigger: Trigger) -> float:
    """The chance that type, actors and recipients are all right."""
    return confidence.of(trigger, confidence.ACTOR_BAR, confidence.RECIPIENT_BAR)


def _event(
    trigger: Trigger,
    sides: sameness.Sides,
    real: tuple[Reality, str],
    scene: Scene,
    voices: tuple[Voice, ...],
    name: str,
) -> Event:
    actors, recipients = sides
    sentence = sentence_of(trigger.span, scene.page.sentences)
    mode = mode_of(trigger)
    reality, decided = real
    score = ontology.score(trigger.type, mode)
    tellers = [*(a.span for a in actors), *(v.span for v in voices)]
    return Event(
        id=name,
        trigger=syntax.whole_verb(scene.doc, trigger.span),
        type=trigger.type,
        mode=mode,
        contexts=contexts.of(sentence.of(scene.text)),
        quad=ontology.quad(trigger.type),
        score=score,
        actors=actors,
        recipients=recipients,
        when=None,
        where=elsewhere(scene.where(trigger, mode, reality, False), actors),
        reality=reality,
        confidence=_sure(trigger),
        voices=voices,
        sentence=sentence,
        counts=counts.find(scene.text, sentence, trigger.type, trigger.span, tellers, scene.times),
        evidence={
            "reality": (trigger.span, *conditions.cues_of(scene.doc, trigger.span)),
            "mode": (trigger.span,) if mode else (),
        },
        reasons={**_reasons(trigger, mode), "reality": decided},
    )


class _Voices:
    """The voices of a report with the country and sector that a party of their words would have, each asked for once.

    Who is told of by no name, or for the press, may be of any country.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._filled: dict[tuple[Span, Identity], Identity] = {}

    def known(self, voices: Sequence[Voice]) -> tuple[Voice, ...]:
        """``voices``, filled in."""
        return tuple(replace(v, identity=self._identity(v)) for v in voices)

    def _identity(self, voice: Voice) -> Identity:
        if voice.kind not in _SPEAKING:
            return voice.identity
        asked = voice.span, voice.identity
        if asked not in self._filled:
            self._filled[asked] = self._scene.ground.filled(voice.identity, voice.span)
        known = self._filled[asked]
        return known if known.sector != "JRN" else voice.identity


def elsewhere(place: Where | None, actors: Sequence[Party]) -> Where | None:
    """The place of an event, unless it is nowhere on the map and one of those who act: "*a court* sentenced him"."""
    acting = place is not None and place.lat is None and any(a.span.overlaps(place.span) for a in actors)
    return None if acting else place


def reality_of(trigger: Trigger, actors: Sequence[Party], scene: Scene) -> tuple[Reality, str]:
    """The likeliest reality, with what decided it: a plain "not" or "if" goes before a head that takes the event for real.

    What nobody confirms is unclear, whatever the head says; nobody threatens help, unless in so many words. Who "orders" or
    "wants" more than asks, who "expects" or "considers" something threatens nobody, who does not rule it out leaves it open, and a "not" that makes the refusal does not deny it. Who denies his part denies what he is said to
    have done.
    """
    told = conditions.told_as(scene.doc, trigger.span)
    if "denied" in {told, trigger.reality} and conditions.is_made_by_not(scene.doc, trigger.span, trigger.type):
        return "happened", "the not is what refuses"
    if actors and trigger.reality in _REAL | {"unclear"} and conditions.is_disowned(scene.doc, trigger.span):
        return "denied", "syntax"
    if told in DONE and trigger.reality not in DONE:
        return told, "syntax"
    if told == "unclear" or (told is not None and told not in DONE and trigger.reality in _REAL):
        return told, "syntax"
    if told is not None and (told, trigger.reality) in _SURER:
        return told, "syntax"
    if trigger.reality == "threatened" and (
        threatening.is_foreboded(scene.doc, trigger.span) or conditions.is_weighed(scene.doc, trigger.span)
    ):
        return "hypothetical", "nobody threatens it"
    if trigger.reality == "threatened" and told != "threatened" and trigger.type in _WELCOME:
        return "planned", f"what {trigger.type} is, is promised"
    return trigger.reality, f"reality head {trigger.realities[trigger.reality]:.2f}"


def _reasons(trigger: Trigger, mode: str | None) -> dict[str, str]:
    """Which head decided a field, and how surely."""
    sure = {r.kind: r.chance for r in sorted(trigger.roles, key=lambda r: r.chance)}
    reasons = {
        "type": f"trigger head {trigger.chance:.2f}, type {trigger.type_chance:.2f}",
    }
    if mode:
        reasons["mode"] = f"mode head {trigger.modes[mode]:.2f}"
    for role, field in (("actor", "actors"), ("recipient", "recipients")):
        if role in sure:
            reasons[field] = f"role head {sure[role]:.2f}"
    return reasons


def sentence_of(span: Span, sentences: Sequence[Span]) -> Span:
    """The sentence in which ``span`` begins; the span itself where none holds it."""
    return next((s for s in sentences if s.start <= span.start < s.end), span)


def _shared(events: Sequence[Event], found: Sequence[Trigger], first: Sequence[int], scene: Scene) -> tuple[Event, ...]:
    """All mentions of one event share its time, place and mode: the time by all of them, the others from the first that tells it."""
    groups: dict[int, list[int]] = {}
    for number, head in enumerate(first):
        groups.setdefault(head, []).append(number)
    shared = list(events)
    for head, group in groups.items():
        told = [events[n] for n in group]
        sure = (scene.where(found[n], events[n].mode, events[n].reality, True) for n in group if events[n].where)
        place = next((w for w in sure if w), None) if len(group) > 1 else None
        whens = scene.when([(found[n], events[n].reality) for n in group])
        for number, when in zip(group, whens, strict=True):
            event = events[number]
            where = event.where or place
            mode = event.mode or next((e.mode for e in told if e.mode), None)
            same_as = None if number == head else events[head].id
            score = ontology.score(event.type, mode)
            shared[number] = replace(event, when=when, where=where, mode=mode, score=score, same_as=same_as)
    return tuple(shared)
