"""From the words of a mention to what is known of the actor they name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from firsthand.atlas import entries, phrases
from firsthand.atlas.agents import Agent, agent_in, agents, is_agent
from firsthand.atlas.describing import ORGANS, Found, combined, foreign_owner, organ_named, without
from firsthand.atlas.entries import Entry, Outlet
from firsthand.atlas.index import Index
from firsthand.atlas.names import bare, folded, key, singular, without_middle
from firsthand.atlas.overlay import Overlay, join, read_overlay
from firsthand.atlas.spotting import Spotter
from firsthand.atlas.tables import words as words_of
from firsthand.records import Identity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


_WORD = re.compile(r"[\w-]+")


class Atlas:
    """Look-ups over entries and agent nouns; read-only, so that threads may share one.

    ``own`` stands before the ``shipped`` ones.
    """

    def __init__(self, shipped: Overlay, own: Overlay | None = None) -> None:
        mine = own or Overlay()
        self._index = Index(shipped.entries, mine.entries)
        self._agents: Mapping[str, Agent] = {a.word: a for a in (*shipped.agents, *mine.agents)}
        self._adjectives = frozenset(key(word) for word in entries.adjectives())
        self._spotter = Spotter(self._index, self._agents, self._adjectives)
        self._outlets = {
            name: outlet
            for outlet in reversed(entries.outlets())
            for name in (outlet.domain, key(outlet.name), *map(key, outlet.aliases))
        }
        self._resolved = lru_cache(maxsize=1 << 14)(self._resolve)  # a report asks for one name in four again

    def resolve(self, text: str, on: str | None = None, home: str | None = None) -> Identity | None:
        """What is known of the actor that ``text`` names or describes, in its role ``on`` an ISO date; None if nothing.

        ``home`` is the country that the text is about: it tells namesakes apart ("Congress", "the Supreme Court").
        """
        return self._resolved(text, on, home)

    def _resolve(self, text: str, on: str | None, home: str | None) -> Identity | None:
        words = bare(text)
        known = self._known(words, on, home, text)
        if known is not None and known.id:
            return _identity(known)
        described = self._described(words, on, home)
        if known is not None and (described is None or described.id is None):
            country = described.country if described is not None else None
            return Identity(words, known.country or country, known.sector, None, f"several actors are called “{words}”")
        return described

    def who(self, name: str, on: str | None = None) -> tuple[Entry, ...]:
        """All roles of the actors called ``name``, in the order of time; with ``on`` only those held at that ISO date."""
        roles = self._index.roles(name)
        if not roles:
            phrase = phrases.parse(bare(name), self._agents, self._spotter.is_nation)
            found = list(self._spotter.actors_in(phrase.head, on, None))
            own = self._listed(organ_named(phrase, found, self._behind(phrase, on, None), None))
            return (own,) if own is not None else ()
        held = (e for e in roles if on is None or e.held(on))
        return tuple(sorted(held, key=lambda e: (e.name, e.first or "", e.last or "")))

    def sectors(self, person: Identity, on: str | None = None) -> frozenset[str]:
        """The sectors of all roles of a known person; with ``on`` only of those held at that ISO date."""
        if person.kind != "person":
            return frozenset()
        return frozenset(r.sector for r in self.who(person.name, on) if r.id == person.id and r.sector)

    def terms(self, text: str) -> tuple[tuple[str, str | None], ...]:
        """The months between which a person held the office that stands before the name: "President Barack Obama".

        An open end is None; "the Smith campaign" tells of a candidate. There are several terms where it was held more than
        once, none where no known office is told, or one that is over or to come ("former president …").
        """
        head, said = self._said(text)
        if said & words_of("former"):
            return ()
        if said & words_of("candidate"):
            said.add("candidate")
        running = self._running(head)
        return self._held(running or self._spotter.titled(head, None), {"candidate"} if running else said)

    def held_once(self, name: str, text: str, on: str | None) -> bool:
        """Whether the person called ``name`` held the office of which ``text`` tells, until the ISO date ``on`` or before.

        "the former Russian defence minister"; False for a text that tells of no former office.
        """
        if not words_of("former") & set(text.lower().split()):
            return False
        head, said = self._said(text)
        nations = {code for word in head if (code := self._spotter.nation(word))}
        roles = (r for r in self.who(name) if r.office and r.office <= said and nations <= {r.country})
        return any(r.last is not None and (on is None or r.last <= on) for r in roles)

    def _said(self, text: str) -> tuple[Sequence[str], set[str]]:
        """The words before any preposition, as they stand and as the names of offices have them."""
        head = phrases.parse(bare(text), self._agents, self._spotter.is_nation).head
        return head, {word.lower().replace("defense", "defence") for word in head}

    def _running(self, head: Sequence[str]) -> Entry | None:
        """The person whose campaign is told of: "Smith's campaign manager"."""
        end = next((i for i, word in enumerate(head) if word.lower() in words_of("campaign")), 0)
        names = (singular(" ".join(head[start:end])) for start in range(end))
        return next((e for n in names if (e := self._index.find(n)) is not None and e.kind == "person" and e.id), None)

    def _held(self, holder: Entry | None, said: set[str]) -> tuple[tuple[str, str | None], ...]:
        """The terms of the office that has most of the words ``said``."""
        if holder is None:
            return ()
        held = [r for r in self.who(holder.name) if r.id == holder.id and r.office and r.office <= said]
        longest = max((len(r.office) for r in held), default=0)
        return tuple((r.first, r.last) for r in held if r.first and len(r.office) == longest)

    def outlet(self, name: str) -> Outlet | None:
        """The outlet of that name, short form or web domain."""
        return self._outlets.get(name.lower().removeprefix("www.")) or self._outlets.get(key(name))

    def publisher(self, name: str | None) -> Identity | None:
        """Who publishes under a name or web domain."""
        outlet = self.outlet(name) if name else None
        if outlet is not None:
            return Identity(outlet.name, outlet.country, "JRN", f"outlet:{entries.slug(outlet.name)}", outlet.source)
        return self.resolve(name) if name else None

    @cached_property
    def _clashing(self) -> tuple[frozenset[str], re.Pattern[str]]:
        """The first words of names that several bear, in small letters, and the names."""
        names = self.clashes()
        whole = rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b"
        return frozenset(name.split()[0].lower() for name in names), re.compile(whole)

    def has_namesakes(self, text: str) -> bool:
        """Whether ``text`` holds a name that actors of several countries or sectors bear ("Congress", "Georgia")."""
        firsts, names = self._clashing
        if firsts.isdisjoint(_WORD.findall(text.lower())):
            return False
        return names.search(folded(text)) is not None or names.search(text) is not None

    def clashes(self) -> dict[str, tuple[Entry, ...]]:
        """The names that mean several actors of different country or sector."""
        return self._index.clashes()

    def _known(self, words: str, on: str | None, home: str | None, full: str) -> Entry | None:
        """The actor that all the words name, with an abbreviation in brackets if there is one."""
        found = self._index.find(words, on, home, full)
        if found is None and words.endswith(")") and "(" in words:
            long, short = words[:-1].split("(", 1)
            found = self._index.find(long.strip(), on, home) or self._index.find(short.strip(), on, home)
        if found is None and (plain := without_middle(words)) != words:
            found = self._index.find(plain, on, home)
        if found is None and (common := _uncounted(words)):
            found = self._index.find(common, on, home)
        particle = words.partition(" ")[0].lower() in words_of("particle")
        if found is None and (" " not in words or particle) and any(c.isupper() for c in words[:4]):
            found = self._index.person_called(words, on)
        return found

    def _described(self, words: str, on: str | None, home: str | None) -> Identity | None:
        """A phrase by the known actor in it, by nationality and agent noun: "two Iranian officials" → IRN GOV."""
        phrase = phrases.parse(words, self._agents, self._spotter.is_nation)
        titled = self._spotter.titled(phrase.head, on)
        if titled is not None:
            return _identity(titled)
        found = list(self._spotter.actors_in(phrase.head, on, home))
        inner = self._behind(phrase, on, home)
        named = self._listed(organ_named(phrase, found, inner, home)) or self._ending(phrase.head, found)
        if named is not None:
            return _identity(named)
        if phrase.led:
            return Identity(words, "IGO", "MIL", None, "a coalition led by one of its states is IGO and MIL")
        agent = self._agent_of(phrase, found, inner)
        if agent is None and inner is not None and self._heads_a_name(phrase, inner):
            inner = replace(inner, sector=None)
        if agent is None and not found and (inner is None or phrase.joined not in {"of", "from"}):
            return Identity(words, inner.country, None, None, inner.why) if inner and inner.country else None
        if agent is not None and agent.word in words_of("other"):
            found = [f for f in found if key(phrase.head[f.start]) in self._adjectives or f.entry.kind == "group"]
            inner = replace(inner, country=None) if inner is not None else None
        return combined(words, agent, [f.entry for f in found], inner, phrase.joined)

    def _agent_of(self, phrase: phrases.Phrase, found: Sequence[Found], inner: Identity | None) -> Agent | None:
        """The agent noun of a phrase's head outside the known names; a number alone counts people.

        A "former soldier" is none: he acts as something else; nor is who heads a body of which nothing is known: "president of the Acme Trust".
        """
        head = phrase.head
        if len(head) == 1 and phrases.is_quantity(head[0]):
            return Agent(head[0], "CVL", "empty")
        agent = agent_in(without(head, found), self._agents)
        if agent is None:
            return None
        over = agent.sector in words_of("service") and head[0].lower() in words_of("over")
        unknown = agent.word in words_of("heading") and (self._heads_a_name(phrase, inner) or self._headed(head, agent))
        return None if over or unknown else agent

    def heads_unknown(self, text: str) -> bool:
        """Whether ``text`` tells of who heads a body of which nothing is known: "the president of the Acme Trust"."""
        if words_of("heading").isdisjoint(text.lower().split()) or sum(w[:1].isupper() for w in text.split()) < 2:
            return False
        phrase = phrases.parse(bare(text), self._agents, self._spotter.is_nation)
        found = list(self._spotter.actors_in(phrase.head, None, None))
        agent = agent_in(without(phrase.head, found), self._agents)
        heads = agent is not None and agent.word in words_of("heading")
        return heads and self._agent_of(phrase, found, self._behind(phrase, None, None)) is None

    def _headed(self, head: Sequence[str], agent: Agent) -> bool:
        """Whether a name of several words of which nothing is known stands before the noun for who heads it: "Acme Trust president"."""
        at = next((i for i, word in enumerate(head) if word == agent.word), 0)
        return at > 1 and head[at - 2][:1].isupper() and self._spotter.is_unknown_name(head[at - 1])

    def _heads_a_name(self, phrase: phrases.Phrase, inner: Identity | None) -> bool:
        """Whether a name of which nothing is known stands behind "of", whatever a word inside tells: "of the Leadership Fund"."""
        names = [word for word in phrase.rest if word.lower() not in words_of("determiner")]
        if not names or not (names[0][:1].isupper() and names[-1][:1].isupper()) or any(map(phrases.is_common, names)):
            return False
        told = inner is not None and inner.sector is not None and is_agent(names[-1], self._agents)
        return not told and (inner is None or inner.id is None)

    def _behind(self, phrase: phrases.Phrase, on: str | None, home: str | None) -> Identity | None:
        """What stands behind the preposition, as a phrase of its own."""
        if not phrase.rest:
            return None
        words = bare(" ".join(phrase.rest))
        known = self._known(words, on, home, words)
        return _identity(known) if known is not None else self._described(words, on, home)

    def _listed(self, own: Entry | None) -> Entry | None:
        """The entry of a state's organ in the files, where it has a name of its own there."""
        known = self._index.find(own.name) if own is not None else None
        return known if known is not None and known.id else own

    def _ending(self, head: Sequence[str], found: Sequence[Found]) -> Entry | None:
        """A known body, group, outlet or country at the phrase's end: "Lebanon's Hezbollah", "neighbouring Turkey".

        Another's body of the same name is meant where the phrase says whose: "Russia's Security Council" is not the UN's.
        """
        if not found or found[-1].end != len(head) or not found[-1].entry.id:
            return None
        last = found[-1]
        if last.entry.country is None and any(f.entry.country for f in found):
            return None
        if last.entry.kind == "body" and last.start > 0 and _ends_at(found, last.start, "region"):  # "the Ohio Senate"
            return None
        if (owner := foreign_owner(found)) is not None:
            return self._index.find(f"{' '.join(head[last.start : last.end])} of {owner.name}")
        if len(found) > 1 and last.entry.kind == "people" and head[-1].lower() in words_of("minority"):
            return None if key(head[last.start - 1]) in self._adjectives else last.entry
        if last.entry.kind == "country":
            before = [w for w in head[: last.start] if self._spotter.is_unknown_name(w)]
            adjective = key(singular(head[-1])) in self._adjectives
            return last.entry if len(found) == 1 and not before and not adjective else None
        return last.entry if last.entry.kind in ORGANS or last.entry.kind == "people" else None


def _ends_at(found: Sequence[Found], at: int, kind: str) -> bool:
    """Whether an actor of a ``kind`` stands before the word ``at``."""
    return any(f.end == at and f.entry.kind == kind for f in found)


def _uncounted(words: str) -> str | None:
    """A common noun without the number before it: "aid agencies" of "13 aid agencies"; None for other words."""
    first, _, rest = words.partition(" ")
    return rest if rest[:1].islower() and phrases.is_quantity(first) else None


def _identity(entry: Entry) -> Identity:
    return Identity(entry.name, entry.country, entry.sector, entry.id or None, _why(entry))


def _why(entry: Entry) -> str:
    if not entry.id:
        return f"several actors are called “{entry.name}”"
    role = f", {entry.role}" if entry.role else ""
    span = f" ({entry.first or '…'} – {entry.last or ''})" if entry.role and (entry.first or entry.last) else ""
    side = f", allied to {entry.allegiance}" if entry.allegiance else ""
    return f"the atlas has {entry.name}{role}{side}{span}; {entry.source}"


@cache
def load_atlas(overlays: tuple[Path, ...] = (), *, alone: bool = False) -> Atlas:
    """The shipped atlas with the actors of a user's TOML files over it; ``alone``, only those files' actors."""
    own = join(read_overlay(path) for path in overlays)
    shipped = Overlay() if alone else Overlay(entries.shipped(), tuple(agents().values()))
    return Atlas(shipped, own)
