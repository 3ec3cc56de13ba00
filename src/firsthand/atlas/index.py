"""The names of the atlas's actors, and which actor a name means on a date and in a country."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.atlas.names import bare, folded, key, last_names
from firsthand.atlas.spelling import sound
from firsthand.atlas.tables import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firsthand.atlas.entries import Entry

_NO_OFFICE = frozenset({"PTY", "OPP", "ELI", "CVL", "BUS"})
_HEADS = ("president", "prime minister", "premier", "chancellor", "supreme leader", "leader", "taoiseach")


class Index:
    """Names in all their forms with the entries that bear them; ``own`` entries stand before the shipped ones."""

    def __init__(self, known: Iterable[Entry], own: Iterable[Entry] = ()) -> None:
        self._aliases: dict[str, list[Entry]] = {}
        self._last_names: dict[str, list[Entry]] = {}
        self._spelled: set[str] = set()
        mine = _by_id(own)
        self._own = frozenset(mine)
        for roles in ({name: held for name, held in _by_id(known).items() if name not in mine} | mine).values():
            self._enter(roles)

    def _enter(self, roles: list[Entry]) -> None:
        """One actor's roles under all names that any of them has."""
        first = roles[0]
        for alias in dict.fromkeys(name for role in roles for name in (role.name, *role.aliases)):
            self._aliases.setdefault(key(alias), []).extend(roles)
            if alias[0].islower():
                self._spelled.add(alias)
        if first.kind == "person":
            for name in last_names(first.name, first.country):
                self._last_names.setdefault(name, []).extend(roles)

    def clashes(self) -> dict[str, tuple[Entry, ...]]:
        """The names that mean several actors of different country or sector, with one entry of each actor."""
        found = {name: tuple({e.id: e for e in held}.values()) for name, held in self._aliases.items()}
        return {name: actors for name, actors in found.items() if len({(e.country, e.sector) for e in actors}) > 1}

    def roles(self, name: str) -> tuple[Entry, ...]:
        """All entries of that name, or of people of that last name, or of a name that sounds so."""
        words = key(name)
        return tuple(
            dict.fromkeys(self._aliases.get(words) or self._last_names.get(words) or self._sounding(bare(name)))
        )

    def find(self, words: str, on: str | None = None, home: str | None = None, full: str | None = None) -> Entry | None:
        """The actor that the bare ``words`` name, in its role ``on`` an ISO date; None if none or if it is not clear.

        ``home`` is the country that the text is about: of namesakes its own is meant. ``full`` gives the words with
        their article, which outlets of plain names need ("the Independent"). Where namesakes share sector or country,
        the entry has an empty id and what they share.
        """
        if not _may_name(words, self._spelled):
            return None
        named = self._aliases.get(folded(words)) or self._sounding(words)
        held = [e for e in named if self._spelled_so(e, words, full)]
        return self._meant(held, words, on, home) if held else None

    def person_called(self, last_name: str, on: str | None, title: str | None = None) -> Entry | None:
        """The one person of that last name who is meant on the date, by the words of a ``title`` in front of it.

        A common last name alone is only taken for a head of state or government in office on the date.
        """
        name = folded(last_name)
        people = _by_id(self._last_names.get(name, ()))
        if title:
            fitting = [p for p in people.values() if _fits(title, p, on)]
            if fitting or name in words_of("common"):
                return _role(fitting[0], on) if len(fitting) == 1 else None
        candidates = _in_office(people.values(), on)
        if name in words_of("common"):
            candidates = [p for p in candidates if on is not None and _heads(p, on)]
        return _role(candidates[0], on) if len(candidates) == 1 else None

    def _sounding(self, words: str) -> list[Entry]:
        """The one person whose name sounds like ``words``, in all roles."""
        plain = (w for w in words.split() if not w[0].isupper() and "-" not in w)
        if " " not in words or any(w not in words_of("particle") for w in plain):
            return []
        return self._sounds.get(sound(words), [])

    @cached_property
    def _sounds(self) -> dict[str, list[Entry]]:
        """People by the sounds of their names; a sound that several share is nobody's."""
        found: dict[str, dict[str, list[Entry]]] = {}
        for alias, held in self._aliases.items():
            people = _by_id(e for e in held if e.kind == "person")
            if people and (heard := sound(alias)):
                found.setdefault(heard, {}).update(people)
        return {heard: roles for heard, held in found.items() if len(held) == 1 for roles in held.values()}

    def _spelled_so(self, entry: Entry, words: str, full: str | None) -> bool:
        """Outlets have names of common words ("The Times", "Time"): they must stand as the atlas has them."""
        if entry.kind != "outlet":
            return True
        whole = full or words
        for name in (entry.name, *entry.aliases):
            if name.startswith("The ") and " " not in name[4:] and name[4:] not in entry.aliases:
                if whole.lower().startswith("the ") and words == name[4:]:
                    return True
            elif words == bare(name):
                return True
        return False

    def _meant(self, held: Sequence[Entry], words: str, on: str | None, home: str | None) -> Entry:
        left = everyone = list(_by_id(held).values())
        if len(everyone) > 1:
            for narrower in (
                [a for a in everyone if a[0].id in self._own],
                [a for a in everyone if home and a[0].country == home],
                _in_office(everyone, on) if all(a[0].kind == "person" for a in everyone) else everyone,
                [a for a in everyone if any(key(n) == folded(words) for role in a for n in (role.name, *role.prime))],
            ):
                left = [a for a in left if a in narrower] or left
        return _role(left[0], on) if len(left) == 1 else _shared([_role(a, on) for a in left], words)


def _by_id(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.id, []).append(entry)
    return found


def _may_name(words: str, spelled: set[str]) -> bool:
    return bool(words) and (
        words[0].isupper() or words[0].isdigit() or any(c.isupper() for c in words[:4]) or words in spelled
    )


def _shared(namesakes: Sequence[Entry], words: str) -> Entry:
    first = namesakes[0]
    country = first.country if len({e.country for e in namesakes}) == 1 else None
    sector = first.sector if len({e.sector for e in namesakes}) == 1 else None
    kind = first.kind if len({e.kind for e in namesakes}) == 1 else "body"
    return replace(
        first, id="", name=words, kind=kind, country=country, sector=sector, role=None, first=None, last=None
    )


def _in_office(people: Iterable[list[Entry]], on: str | None) -> list[list[Entry]]:
    """Those who hold a dated role on the date; all where no one does; of several the one who heads a state."""
    everyone = list(people)
    if on is None:
        return everyone
    active = [p for p in everyone if any((r.first or r.last) and r.held(on) for r in p)] or everyone
    heads = [p for p in active if _heads(p, on)]
    return heads if len(heads) == 1 else active


def _heads(roles: Iterable[Entry], on: str) -> bool:
    return any(r.role in _HEADS and r.first and r.held(on) for r in roles)


def _fits(title: str, roles: Sequence[Entry], on: str | None) -> bool:
    """Whether a role has a word of the title: "Foreign Minister" fits "foreign minister", held on the date or before."""
    said = set(title.lower().replace("defense", "defence").split())
    return any(
        said & set(r.role.replace("defense", "defence").split()) and (on is None or r.first is None or r.first <= on)
        for r in roles
        if r.role
    )


def _role(roles: Sequence[Entry], on: str | None) -> Entry:
    """The role held on the date, else the last one begun before it; without date the last one.

    Of several held together an office counts more than a party's or no office. Before the first role there is none:
    the person is known, the sector is not.
    """
    if on is not None:
        held = [r for r in roles if r.held(on)]
        begun = [r for r in roles if r.first is None or r.first <= on]
        if held or begun:
            return max(held or begun, key=lambda r: (bool(held) and r.sector not in _NO_OFFICE, r.first or ""))
        return replace(min(roles, key=lambda r: r.first or ""), sector=None, role=None, first=None, last=None)
    return max(roles, key=lambda r: (_ever_headed(r), r.first or ""))


def _ever_headed(role: Entry) -> bool:
    return role.role in _HEADS and role.first is not None
