"""Who is named: every span that could be a party or a voice, each with its entity and what the atlas knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.ontology import international_actors
from firsthand.reading.mentions import candidates, collectives, coreference, namesakes, nations
from firsthand.reading.mentions.entities import Candidate
from firsthand.reading.text.wording import words
from firsthand.reading.text.written import written
from firsthand.records import Identity, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.mentions.nations import Resolver
    from firsthand.reading.text.page import Page
    from firsthand.records import Report


_SIDES = frozenset({"REB", "CRM", "PRM", "UAF", "PTY", "OPP", "LAB"})  # whose followers are what they are
_GIVEN = ("female_name", "male_name", "also_given")


@dataclass(frozen=True, slots=True)
class Cast:
    """The mentions of a report in order; for a collective ("the two countries") the identities that it means.

    ``heads`` gives for each mention's span where its head word begins, ``owners`` the country of whose a phrase is ("its
    embassy"), ``followers`` who is of the side of whose he is (a rebel's "his forces"), ``private`` who heads a body of which nothing is
    known; ``on`` is when the report was published, or was
    written as far as that is known.
    """

    mentions: tuple[Mention, ...]
    members: Mapping[Span, tuple[Identity, ...]]
    heads: Mapping[Span, int]
    owners: Mapping[Span, str]
    followers: frozenset[Span] = frozenset()
    private: frozenset[Span] = frozenset()
    on: str | None = None


def find_mentions(doc: Doc, page: Page, report: Report, atlas: Resolver) -> Cast:
    """The cast of ``report``."""
    found = tuple(sorted(candidates.find(doc, page, atlas), key=lambda c: (c.span.start, -c.span.end)))
    on = report.published or written(atlas.terms(c.text) for c in found)
    known = {c.span: _resolve(c, atlas, on) for c in found}
    heading = {c.span: c.head.i for c in found if c.form != "pronoun" and atlas.heads_unknown(c.text)}
    short = (c.span for c in found if c.head.i in heading.values() and c.span not in heading)
    known |= {s: None for s in short if (own := known[s]) is not None and own.id is None}  # "the president" of it alone
    known |= namesakes.at_home(found, known, atlas, lambda c, home: _resolve(c, atlas, on, home))
    known |= namesakes.halves(found, known, lambda words: atlas.resolve(words, on))
    known |= namesakes.seated(found, known, lambda words: atlas.resolve(words, on))
    found = tuple(replace(c, form="name") if _names_one(c, known[c.span]) else c for c in found)
    known |= namesakes.scholars(found, known)
    known |= dict.fromkeys(namesakes.borne(found, known))
    entities, doubtful = coreference.entities(
        found, known, doc, page, lambda name, text: atlas.held_once(name, text, on)
    )
    grouped: dict[int, list[Candidate]] = {}
    for candidate, number in zip(found, entities, strict=True):
        grouped.setdefault(number, []).append(candidate)
    identities = {number: _identity(group, known) for number, group in grouped.items()}
    at = {c.span: number for c, number in zip(found, entities, strict=True) if c.span not in doubtful}
    owners = {c.span: owner for c in found if (owner := _owner(c, at, identities)) is not None}
    followers = frozenset(c.span for c in found if c.span in owners and _follows(c, owners[c.span]))
    known |= {s: _following(own, owners[s]) for s in followers if (own := known[s]) is not None}
    identities |= {
        number: _with_owner(group[0], identities[number], owners[group[0].span])
        for number, group in grouped.items()
        if group[0].span in owners and identities[number].id is None
    }
    publishing = _publishing(report.publisher, atlas)
    for number, group in grouped.items():
        if publishing is not None and all(c.head.lower_ in words("self") for c in group):
            identities[number] = publishing
    mentions = tuple(
        Mention(c.span, c.span.of(report.text), c.form, n, _own(c, known[c.span], identities[n]))
        for c, n in zip(found, entities, strict=True)
    )
    members = collectives.members(found, mentions) | nations.members(found, atlas, on)
    homes = {span: owner.country for span, owner in owners.items() if owner.country}
    private = _of_entities(mentions, {m.entity for m in mentions if m.span in heading})
    return Cast(mentions, members, {c.span: c.head.idx for c in found}, homes, followers, private, on)


def _of_entities(mentions: Sequence[Mention], entities: set[int]) -> frozenset[Span]:
    """Where the mentions of some ``entities`` stand."""
    return frozenset(m.span for m in mentions if m.entity in entities)


def labelled(doc: Doc, mentions: Sequence[Mention]) -> list[tuple[Span, str]]:
    """The names in the text with spaCy's labels; whom the atlas knows by name is a PERSON, whatever spaCy says."""
    people = {
        m.span for m in mentions if m.identity.kind == "person" and set(m.text.split()) <= set(m.identity.name.split())
    }
    others = [(Span(e.start_char, e.end_char), e.label_) for e in doc.ents]
    return [
        *((s, label) for s, label in others if not any(s.overlaps(p) for p in people)),
        *((p, "PERSON") for p in sorted(people)),
    ]


def _resolve(candidate: Candidate, atlas: Resolver, on: str | None, home: str | None = None) -> Identity | None:
    if candidate.form == "pronoun":
        return None
    joint = candidate.head.conjuncts if " " not in candidate.text else ()
    if joint and joint[-1].i > candidate.head.i and joint[-1].text.islower():  # "Kyrgyz and Tajik border guards"
        doc = candidate.head.doc
        if told := nations.parts(doc[candidate.head.i : joint[-1].i + 1].text, atlas, on):
            return told[0]
    known = atlas.resolve(candidate.text, on, home)
    if known is not None and known.id is None and _has_given_name(candidate):
        return None
    if known is not None and known.kind == "person" and _is_namesake(candidate, known):
        return None
    if known is not None and known.kind == "country" and _is_person(candidate.head):
        return Identity(candidate.text, known.country, "CVL", None, f"somebody of {known.name}; {known.why}")
    if known is not None and known.kind == "group" and _is_member(candidate, known, atlas):
        return replace(known, name=candidate.text, id=None, why=f"one of {known.name}; {known.why}")
    if known is not None and known.id is None and _of_several(candidate):
        return replace(known, country=None)
    return known


def _of_several(candidate: Candidate) -> bool:
    """Whether people of several nations are told of together: "American, European and African officials" are not America's."""
    nations = [t for t in candidate.head.children if t.dep_ == "amod" and t.ent_type_ in {"NORP", "GPE", "LOC"}]
    return any(c.ent_type_ in {"NORP", "GPE", "LOC"} for t in nations for c in t.conjuncts)


def _has_given_name(candidate: Candidate) -> bool:
    """Whether a person's name begins with a first name, so that its words tell of no office or state: "Frank Judge", "Chad Wolf"."""
    first, *rest = candidate.text.lower().split()
    return candidate.head.ent_type_ == "PERSON" and bool(rest) and any(first in words(k) for k in _GIVEN)


def _is_namesake(candidate: Candidate, known: Identity) -> bool:
    """Whether a first name stands before the whole name that the atlas knows: "*Michael* Patrick Leahy" is not Patrick Leahy."""
    first, *rest = candidate.core.lower().split()
    given = any(first in words(k) for k in ("female_name", "male_name"))
    return candidate.label == "PERSON" and given and rest == known.name.lower().split() and len(rest) > 1


def _is_person(head: Token) -> bool:
    """Whether the name of a nation stands for one of it or some: "a Palestinian", "six Chinese"."""
    if head.dep_ in {"amod", "compound", "nmod"}:
        return False
    return any(t.lower_ in words("indefinite") or t.dep_ == "nummod" for t in head.lefts)


def _is_member(candidate: Candidate, known: Identity, atlas: Resolver) -> bool:
    """Whether one of a known group is told of, by the word of which the plural names the group: "a Republican"."""
    head = candidate.head
    if candidate.plural or not any(t.pos_ == "DET" for t in head.lefts):
        return False
    several = atlas.resolve(f"{head.text}s")
    return several is not None and several.id == known.id


def _names_one(candidate: Candidate, known: Identity | None) -> bool:
    """Whether a word is a known person's or state's name, though it may be a noun, too: "Trump met …", "Kyrgyz and Tajik guards"."""
    alone = " " not in candidate.text and candidate.text[0].isupper()
    return alone and known is not None and known.kind in {"person", "country"}


def _publishing(publisher: str | None, atlas: Resolver) -> Identity | None:
    """The body that speaks of itself as "we" in a text of its own; a news outlet does not."""
    known = atlas.resolve(publisher) if publisher else None
    return known if known is not None and known.sector != "JRN" else None


def _identity(candidates: Sequence[Candidate], known: Mapping[Span, Identity | None]) -> Identity:
    """What an entity is: the fullest known name, else what its descriptions tell, else its fullest words."""
    resolved = [(c, i) for c in candidates if (i := known[c.span]) is not None]
    names = [c for c in candidates if c.form == "name"]
    people = [c for c in names if c.label == "PERSON"]
    fullest = max(people or names or candidates, key=lambda c: (c.form != "pronoun", len(c.core.split())))
    name = fullest.core
    best = max(
        resolved, key=lambda r: (r[1].id is not None, r[1].sector is not None, r[1].country is not None), default=None
    )
    if best is None:
        return Identity(name, why="no known name in these words")
    identity = best[1]
    country = identity.country or next((i.country for _, i in resolved if i.country), None)
    whole = identity.id is not None and country in international_actors()  # the UN has no sector
    sector = identity.sector or next((i.sector for _, i in resolved if i.sector and not whole), None)
    return replace(identity, name=identity.name if identity.id else name, country=country, sector=sector)


def _owner(candidate: Candidate, at: Mapping[Span, int], identities: Mapping[int, Identity]) -> Identity | None:
    """Who the possessive pronoun surely is that a phrase begins with; None where there is none or it is of nobody told."""
    whose = coreference.possessive(candidate)
    if whose is None or whose.idx != candidate.span.start:
        return None
    number = at.get(Span(whose.idx, whose.idx + len(whose)))
    owner = identities[number] if number is not None else None
    return owner if owner is not None and owner.name.lower() != whose.lower_ else None


def _with_owner(candidate: Candidate, identity: Identity, owner: Identity) -> Identity:
    """What "its embassy" is called: "Mexico's embassy", which is of Mexico as far as nothing else is told."""
    pronoun, _, rest = candidate.text.partition(" ")
    if owner.kind in {"", "person"} and pronoun.lower() == "our":  # "our veterans" are not the speaker's alone
        return identity
    name = f"{owner.name}' {rest}" if owner.name.endswith("s") else f"{owner.name}'s {rest}"
    country = identity.country or (owner.country if owner.kind == "country" else None)
    why = f"{identity.why}; “{pronoun}” is {owner.name}".lstrip("; ")
    sector = owner.sector if _follows(candidate, owner) else identity.sector
    return replace(identity, name=name, country=country, sector=sector, why=why)


def _follows(candidate: Candidate, owner: Identity) -> bool:
    """Whether somebody is of the side of whose he is: a rebel's "his forces" are rebels, a party's "its members" the party's."""
    return owner.sector in _SIDES and candidate.head.lower_ in words("followers")


def _following(known: Identity, owner: Identity) -> Identity:
    """Who is of the ``owner``'s side, of its sector, and of its country where his words tell none."""
    return replace(known, sector=owner.sector, country=known.country or owner.country)


def _own(candidate: Candidate, known: Identity | None, entity: Identity) -> Identity:
    """A mention is what its entity is; its own words keep a sector or country of their own."""
    if candidate.form == "pronoun" or known is None:
        return entity
    return replace(entity, country=known.country or entity.country, sector=known.sector or entity.sector)
