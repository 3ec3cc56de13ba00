"""The event's own place among those that the report names, or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from firsthand.atlas.places import fold
from firsthand.reading.grammar.syntax import text_of
from firsthand.reading.places.clauses import happens_in, is_of_next, said_there, there, told_of
from firsthand.reading.places.lexicon import words
from firsthand.reading.places.phrases import LINK, phrases
from firsthand.reading.places.ranking import EXACT, TOWN, Asked, Near, Spot, features, near, none_features
from firsthand.reading.places.referring import referring
from firsthand.reading.places.resolving import candidates
from firsthand.reading.times.choice import likeliest, log_odds, table, weigh
from firsthand.reading.times.extent import counts_apart
from firsthand.reading.times.ties import judged, settle, way
from firsthand.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.network.heads import Tagged
    from firsthand.reading.text.page import Page
    from firsthand.records import Place, Reality

WEIGHTS = "places_weights.json"
HEAD, NONE = (
    0.75,
    0.0,
)  # what the role head's log odds of a place count, and those that none has: best on held-out reports
PHRASE = -1.5  # what a place without a known name counts beside its mark: best with the whole reader on coded excerpts
SHARED = 0.5  # chance from which the place of one mention is that of others of its event, too
ROLE_BAR = 0.5  # chance from which the role head's actor or recipient is one


class Choice(NamedTuple):
    """The places that may be an event's own, each with the features that hold, and the features of none."""

    places: tuple[tuple[Place, tuple[str, ...]], ...]
    none: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Locations:
    """The places of one parsed report, for its events to ask."""

    doc: Doc
    page: Page
    spots: tuple[Spot, ...]
    tells_two: Callable[[Token, Token], bool] = lambda *_: False

    @classmethod
    def of(
        cls,
        places: Sequence[Place],
        doc: Doc,
        page: Page,
        tells_two: Callable[[Token, Token], bool] = lambda *_: False,
    ) -> Locations:
        """``places`` as ``find_places`` gave them for the text of ``doc``; ``tells_two`` says of two words whether they are of two times."""
        kinds = {fold(p.name): _kind(p) for p in reversed(places)}
        unnamed = referring(doc, places, kinds)
        kinds = {fold(p.name): _kind(p) for p in unnamed} | kinds
        named = [p for p in places if not any(u.span.overlaps(p.span) for u in unnamed)]
        told = sorted([*named, *unnamed], key=lambda p: p.span)
        settled = [(p, at) for p in told if (at := settle(p.span, doc))]
        often = Counter(fold(p.name) for p in told)
        main = next((k for k, _ in often.most_common() if EXACT.get(kinds[k], TOWN) == TOWN), None)
        line = page.dateline.place if page.dateline else None
        spots = []
        for i, (place, at) in enumerate(settled):
            key = fold(place.name)
            before = settled[i - 1][0] if i else None
            after = settled[i + 1][0] if i + 1 < len(settled) else None
            spots.append(
                Spot(
                    place,
                    at,
                    kinds[key],
                    EXACT.get(kinds[key], TOWN),
                    often[key],
                    main=key == main,
                    inside=after is not None and _linked(text_of(doc), place, after),
                    around=before is not None and _linked(text_of(doc), before, place),
                    dateline=line is not None and line.overlaps(place.span),
                    heading=page.is_heading(place.span),
                )
            )
        return cls(doc, page, tuple(spots), tells_two)

    def place_of(
        self,
        trigger: Span,
        type_: str,
        mode: str | None,
        reality: Reality | None,
        roles: Sequence[Tagged] | None = None,
        *,
        shared: bool = False,
    ) -> Place | None:
        """The place of the event named by ``trigger``; None where the text gives none.

        It may be one without a known name that the role head marks ("the courthouse"). ``shared`` asks for one that is sure
        enough for the event's other mentions.
        ``roles`` is what the role head marks around the trigger: its actors and recipients, and how likely each place is;
        None where no head was asked.
        """
        led = self._led_to(trigger)
        if led:
            return led
        told = roles or ()
        parties = {kind: [r.span for r in told if r.kind == kind and r.chance >= ROLE_BAR] for kind in _PARTIES}
        choice = self.choice(trigger, type_, mode, reality, parties)
        known, marked = table(WEIGHTS), [r for r in told if r.kind == "place"]
        scores, none = [weigh(held, known.weights) for _, held in choice.places], weigh(choice.none, known.weights)
        unnamed = phrases(marked, [s.place for s in self.spots], self.doc)
        if roles is not None:
            scores = [
                s + _marked(p, marked, text_of(self.doc)) for s, (p, _) in zip(scores, choice.places, strict=True)
            ]
            scores += [PHRASE + HEAD * log_odds(chance) for chance in unnamed.values()]
            none += HEAD * NONE
        best, chance = likeliest(scores, none)
        named = [p for p, _ in choice.places]
        if best < 0 or chance < (SHARED if shared else known.bar):
            return None
        if best < len(named):
            return named[best]
        rows = [(p, s) for p, s in zip(named, scores, strict=False) if _role(p.span, parties) != "actor"]
        return self._lying(list(unnamed)[best - len(named)], rows)

    def _led_to(self, trigger: Span) -> Place | None:
        """The place of which a clause with "where" says that the event happened there, or the one that "there" points back to."""
        at = settle(trigger, self.doc)
        if at is None:
            return None
        led = next((s.place for s in self.spots if happens_in(at.root, s.at.root)), None)
        word = there(at.root)
        if led or word is None:
            return led
        before = [
            s
            for s in self.spots
            if s.place.span.end <= word.idx and s.at.sentence >= at.sentence - 1 and not at.root.is_ancestor(s.at.root)
        ]  # "planes from *Kenya* landed there" landed elsewhere
        meant = [s.place for s in before if s.exact == TOWN] or [s.place for s in before]
        return replace(meant[-1], span=Span(word.idx, word.idx + len(word)), text=word.text) if meant else None

    def _lying(self, phrase: Place, named: Sequence[tuple[Place, float]]) -> Place:
        """A place without a known name, put where the likeliest of those with one lies, if that is likelier than all others."""
        best, chance = likeliest([score for _, score in named], -inf)
        if phrase.country is not None or chance < SHARED:
            return phrase
        around = named[best][0]
        if any(s.exact > 0 and s.place.name == around.name for s in self.spots):
            return replace(phrase, country=around.country, lat=around.lat, lon=around.lon)
        return replace(phrase, country=around.country)

    def choice(
        self,
        trigger: Span,
        type_: str,
        mode: str | None,
        reality: Reality | None,
        parties: Mapping[str, Sequence[Span]],
    ) -> Choice:
        """What there is to choose from; of one name only the nearest. ``parties`` are the spans of actors and recipients."""
        at = settle(trigger, self.doc)
        if at is None:
            return Choice((), ())
        asked = Asked(at, type_, mode, reality, self.page.is_heading(trigger))
        here = [s for s in self.spots if s.at.sentence == at.sentence]
        found: dict[str, tuple[Place, tuple[str, ...]]] = {}
        for i in near(at, self.spots):
            spot = self.spots[i]
            key = fold(spot.place.name)
            if (
                key in found
                or judged(at.root, spot.at.root)
                or (type_ not in _SPOKEN and said_there(at.root, spot.at.root))
                or self.tells_two(at.root, told_of(spot.at.root))
                or counts_apart(at.root, spot.at.root)
                or (spot.exact > 0 and at.root.lemma_ in words("waged") and not _is_beside(at.root, spot.at.root))
                or is_of_next(at.root, spot.at.root, (s.at.root for s in here))
                or (type_ in _TRIED and _is_court(spot) and way(at.root, spot.at.root) != "direct")
            ):
                continue
            outdone = any(s.exact > spot.exact for s in here)
            beside = Near(len(found), len(here) == 1, outdone, _role(spot.place.span, parties))
            found[key] = spot.place, tuple(features(asked, spot, beside))
        main = any(s.main for s in self.spots)
        return Choice(tuple(found.values()), tuple(none_features(asked, here, len(found), main)))


_PARTIES = ("actor", "recipient")
_SPOKEN = frozenset({"ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})  # what may be done by saying it
_TRIED = frozenset({"ASSAULT"})  # what is told of in a court and was done elsewhere


def _is_beside(trigger: Token, place: Token) -> bool:
    """Whether a place hangs on the word for an event, or the other way round: "the war in Aleppo"."""
    return way(trigger, place).split()[0] in {"direct", "down"}


def _is_court(spot: Spot) -> bool:
    """Whether a place is a court's name, or where a court or judge sits: "in Leeds Crown Court", "a judge *in Leeds*"."""
    token = spot.at.root
    seat = token.dep_ == "pobj" and token.head.head.lower_ in words("court")
    return seat or fold(spot.place.name).rpartition(" ")[2] in words("court")


def _role(span: Span, parties: Mapping[str, Sequence[Span]]) -> str:
    """Whether a place is a party, stands in the words for one, or neither."""
    for kind in _PARTIES:
        for party in parties.get(kind, ()):
            if party.overlaps(span):
                return f"in {kind}" if party.covers(span) and party != span else kind
    return "free"


def _marked(place: Place, marked: Sequence[Tagged], text: str) -> float:
    """What the role head's marks count for ``place``: the surest at its words, or at other words with its name."""
    name = set(fold(place.name).split())
    chances = (r.chance for r in marked if r.span.overlaps(place.span) or name <= set(fold(r.span.of(text)).split()))
    return HEAD * log_odds(max(chances, default=0.0))


def _kind(place: Place) -> str:
    """The gazetteer's kind of a place: "inside" for one that lies in a known one, "unknown" for one that it lacks."""
    if place.lat is None:
        return "unknown"
    meant: Iterator[str] = (e.kind for e in candidates(place.name) if (e.lat, e.lon) == (place.lat, place.lon))
    return next(meant, "inside")


def _linked(text: str, inner: Place, outer: Place) -> bool:
    return LINK.fullmatch(text[inner.span.end : outer.span.start]) is not None
