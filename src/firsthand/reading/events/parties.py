"""From what the role head says of words to the parties of an event."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents, plain
from firsthand.atlas.phrases import is_quantity
from firsthand.ontology import international_actors
from firsthand.reading.text import wording
from firsthand.records import Identity, Mention, Party, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.reading.events.marks import Held
    from firsthand.records import Place

_LOCATIVE = re.compile(r"\s+(?:in|from|of|at|near|across)\s+(?:the\s+)?")
_POSSESSIVE = re.compile(r"\s?['’]s?\s")
SECTOR_BAR = 0.35  # chance from which the learned sector is taken where the atlas has none
SURE = 0.85  # chance from which it goes before that of a description, or of whom a pronoun is taken for


_OFFICIAL = "GOV"
_HEADED = "sector by the sector head"
_PLACED = "country: of the place that these words name or stand before"
_ABOUT = "country: the one that the report is about"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a party is where its words do not tell.

    ``home`` gives the country that the report has for such a party where it stands; ``sector_of`` the sector a head gives;
    ``surely`` one of which it is nearly sure; ``country_at`` the country of a place that the party is said to be in;
    ``known`` what is known of words that no mention has, ``several`` the words of several states at a span and what they name of each;
    ``roles`` the sectors of all that a known person is at the time, or ever was where that is not known; ``settled`` whose sector the
    words around them tell, whatever the head says; ``private`` who head bodies of which nothing is known, and no state's.
    """

    home: Callable[[Span, Identity, frozenset[str]], str | None]
    sector_of: Callable[[Span], str | None]
    country_at: Callable[[Span], str | None] = lambda _: None
    known: Callable[[str], Identity | None] = lambda _: None
    several: Callable[[Span], tuple[Span, tuple[Identity, ...]]] = lambda span: (span, ())
    surely: Callable[[Span], str | None] = lambda _: None
    roles: Callable[[Identity], frozenset[str]] = lambda _: frozenset()
    settled: frozenset[Span] = frozenset()
    private: frozenset[Span] = frozenset()

    def filled(
        self, identity: Identity, span: Span, *, named: bool = True, without: frozenset[str] = frozenset()
    ) -> Identity:
        """``identity`` with country, none of ``without``, and sector filled in, and said so in its ``why``.

        Where the words at ``span`` do not name a known actor, a sure sector head goes before what they describe; of one who is
        several things at once ("Sanders", senator and candidate) the sector head says as which he acts.
        """
        known = (
            identity.id is not None and identity.country in international_actors()
        )  # the UN has no sector of its own
        sure = self.surely(span) if span not in self.settled else None
        roles = self.roles(identity) if identity.id else frozenset()
        if named and identity.id and sure not in roles:
            sure = None
        if sure is None and len(roles) > 1 and (likely := self.sector_of(span)) in roles:
            sure = likely
        sector = sure or identity.sector or (None if known else self.sector_of(span))
        if sector == _OFFICIAL and span in self.private and identity.sector != _OFFICIAL:
            sector = None
        why = identity.why if sector == identity.sector else f"{identity.why}; {_HEADED}".lstrip("; ")
        country = identity.country
        if country is None and (country := self.country_at(span)) is not None:
            why = f"{why}; {_PLACED}".lstrip("; ")
        if country is None and (country := self.home(span, replace(identity, sector=sector), without)) is not None:
            why = f"{why}; {_ABOUT}".lstrip("; ")
        filled = {"country": country != identity.country, "sector": sector != identity.sector}
        guessed = tuple(field for field, is_new in filled.items() if is_new or field in identity.guessed)
        return replace(identity, country=country, sector=sector, why=why, guessed=guessed)


def by_words(identity: Identity) -> Identity:
    """``identity`` without the country and sector that no words tell."""
    kept = {"country": identity.country, "sector": identity.sector}
    told = {field: None if field in identity.guessed else value for field, value in kept.items()}
    return replace(identity, country=told["country"], sector=told["sector"])


def locality(text: str, places: Sequence[Place]) -> Callable[[Span], str | None]:
    """The country of the place that words name, or that follows them ("a hospital in Yemen"), as a function of their span."""
    at = {p.span.start: p.country for p in places}
    named = {p.span: p.country for p in places}

    def country_at(span: Span) -> str | None:
        if country := named.get(span):
            return country
        behind = _LOCATIVE.match(text, span.end)
        return at.get(behind.end()) if behind else None

    return country_at


def without_places(found: Sequence[Party], text: str, together: Callable[[Span, Span], bool]) -> tuple[Party, ...]:
    """``found`` less those that are only told as where it was, as long as others are left.

    "Bombed rebels in Syria and Iraq": those that stand ``together`` with one told so are, too, and of "fired at Trump and Cruz" both are left.
    """
    led = [p.span for p in found if _led_by(p.span, text, "where")]
    others = tuple(p for p in found if p.span not in led and not any(together(p.span, at) for at in led))
    return others or tuple(found)


def without_places_around(found: Sequence[Party], text: str) -> tuple[Party, ...]:
    """``found`` less states that are only told as where it was ("kidnapped in Yemen")."""
    return tuple(p for p in found if not is_place_around(p.identity, p.span, text))


def is_place_around(identity: Identity, span: Span, text: str) -> bool:
    """Whether the words at ``span`` name a state, or a town as such, only as where something was: "in the city of Jeddah"."""
    is_town = not wording.words("spots").isdisjoint(span.of(text).lower().split())
    return (identity.kind == "country" or is_town) and _led_by(span, text, "inside")


def without_owners(found: Sequence[Party], doers: Sequence[Party], text: str) -> tuple[Party, ...]:
    """``found`` less those that only tell whose one of the ``doers`` is, and the state of one who governs it.

    "Obama's aides", "Bolivia's Evo Morales", of whom it is told that he invited somebody "to La Paz".
    """
    return tuple(p for p in found if not any(_owns(p, doer, text) for doer in doers))


def _owns(party: Party, doer: Party, text: str) -> bool:
    own = doer.identity.sector == "GOV" and party.identity.id == f"country:{doer.identity.country}"
    if own and _led_by(party.span, text, "going"):
        return True
    inside = doer.span.covers(party.span) and doer.span != party.span
    between = text[party.span.end : doer.span.start]
    return inside or _POSSESSIVE.fullmatch(between) is not None


def hosts(found: Sequence[Party], text: str) -> tuple[Party, ...]:
    """Those of ``found`` that are told as where a visit led ("arrived in Tehran")."""
    return tuple(p for p in found if _led_by(p.span, text, "where"))


def told_apart(found: Sequence[Party], disjoint: Callable[[Span, Span], bool], ground: Ground) -> Mapping[Party, Party]:
    """Each of ``found`` as who it is: of those who are taken for one, but are ``disjoint``, one is known by his words alone.

    That is the pronoun, else who is told later: "Leader said *she* told Hiller" where "she" was taken for Hiller.
    """
    pronouns = wording.words("he") | wording.words("she") | wording.words("it") | wording.words("plural")
    known: dict[Party, Party] = {}
    for party in sorted(found, key=lambda p: (p.text.lower() in pronouns, p.span)):
        taken = any(p.identity == party.identity and disjoint(p.span, party.span) for p in known)
        alone = ground.known(party.text) or Identity(party.text)
        known[party] = replace(party, identity=ground.filled(alone, party.span)) if taken else party
    return known


def is_beside(party: Party, text: str) -> bool:
    """Whether a party is told as who was on the doer's side: "fought alongside the rebels"."""
    return _led_by(party.span, text, "beside")


def is_left_out(span: Span, text: str) -> bool:
    """Whether the words before those at ``span`` say that it was not they: "France, but *not* Italy", "all states except Iran".

    Nor is it done to whom somebody gets for it: "freed captives *in exchange for* detainees".
    """
    before = [w for w in text[max(0, span.start - 20) : span.start].lower().split() if w not in wording.articles()]
    but_not = before[-1:] == ["not"] and not wording.words("but").isdisjoint(before[-2:-1])
    exchanged = before[-1:] == ["for"] and not wording.words("exchange").isdisjoint(before[-2:-1])
    return but_not or exchanged or not wording.words("left_out").isdisjoint(before[-1:])


def has_embassy(span: Span, text: str) -> bool:
    """Whether the words at ``span`` tell to whom an embassy or envoy is sent: "closed its embassy in Minsk"."""
    before = text[max(0, span.start - 30) : span.start].lower().split()
    return len(before) > 1 and before[-1] == "in" and before[-2] in wording.words("embassies")


def _led_by(span: Span, text: str, kind: str) -> bool:
    """Whether a preposition of a ``kind`` stands before the words at ``span``, with or without an article."""
    before = text[max(0, span.start - 20) : span.start]
    words = before.lower().split() if before[-1:].isspace() else []
    while words and words[-1] in wording.articles():
        words.pop()
    return bool(words) and words[-1] in wording.words(kind)


def parties_of(
    held: Held, text: str, members: Mapping[Span, tuple[Identity, ...]], ground: Ground
) -> tuple[Party, ...]:
    """The party that is held; a collective ("the two countries", "the ministers of Iran and Iraq") gives one for each member.

    Of a phrase marked in parts ("US" and "British warplanes") each part gives its own member.
    """
    mention, marked = held.mention, held.marked or held.span
    whole, several = ground.several(marked)
    if several:
        return tuple(Party(whole, whole.of(text), identity) for identity in several)
    words = marked.of(text)
    if part := _part_of(marked, words, members, ground):
        return (Party(marked, words, part),)
    if mention is None:
        words = held.span.of(text)
        return (Party(held.span, words, ground.filled(ground.known(words) or Identity(words), held.span)),)
    told = _told_by(held.marked, mention, text, ground)
    if told is None and mention.span in members:
        return tuple(Party(mention.span, mention.text, identity) for identity in members[mention.span])
    return (
        Party(
            mention.span,
            mention.text,
            ground.filled(told or mention.identity, mention.span, named=mention.form != "pronoun"),
        ),
    )


def _part_of(marked: Span, words: str, members: Mapping[Span, tuple[Identity, ...]], ground: Ground) -> Identity | None:
    """The member of a collective of which ``marked`` is a part and whose country its ``words`` tell."""
    whole = next((s for s in members if s.covers(marked) and s != marked), None)
    told = ground.known(words) if whole is not None else None
    if whole is None or told is None or told.country is None:
        return None
    return next((member for member in members[whole] if member.country == told.country), None)


def _told_by(marked: Span | None, mention: Mention, text: str, ground: Ground) -> Identity | None:
    """What the marked words tell more than the mention's: "Turkish troops" of "Turkish", "Syrian" of "Russian-Syrian"."""
    told = ground.known(marked.of(text)) if marked is not None and mention.form != "pronoun" else None
    if marked is None or told is None or mention.span in ground.settled:
        return None
    if told.id:  # of "Somalia, Abdul Mumin" the man is meant, of "Turkish" in "the Turkish president" he
        man = mention.form == "name" and told.name not in mention.text
        more = mention.span.covers(marked) and mention.span != marked and plain(mention.text.split()[-1]) in agents()
        return None if told.kind == "country" and (man or more) else told
    if all(is_quantity(word) for word in marked.of(text).split()):
        return None
    if mention.span.covers(marked):
        told = replace(told, name=mention.identity.name)
    known = mention.identity
    if told.sector is None or (known.id and not (known.kind == "country" and marked.covers(mention.span))):
        return None
    same = told.sector == known.sector
    return replace(told, country=told.country or (known.country if same else None))


def learned_sector(
    likeliest: Callable[[Span], tuple[str | None, float]], bar: float = SECTOR_BAR
) -> Callable[[Span], str | None]:
    """The sector head as a function of a span: the ``likeliest`` sector, None below ``bar``."""

    def sector_of(span: Span) -> str | None:
        sector, chance = likeliest(span)
        return sector if chance >= bar else None

    return sector_of
