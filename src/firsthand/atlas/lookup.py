"""From the words of a mention to what is known of the actor they name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from firsthand.atlas import entries
from firsthand.atlas.entries import Entry, Outlet
from firsthand.records import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_LEADING = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|many|several|other|all|its|his|her|their|our|my)\s+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_](?:[\w.&'’]*[^\W_.])?(?:\.(?=\w))?|[A-Z](?:\.[A-Z])+\.?")
_BORDER = re.compile(r"\s+(?:of|for|in|from|at|on|with|who|that|which|to|by|near|against|,)\s+|,\s+|\s+\(")
_SHORT = 5  # letters up to which an alias in capitals must stand in capitals


class Atlas:
    """Look-ups over a list of entries; read-only, so that threads may share one."""

    def __init__(self, known: Iterable[Entry]) -> None:
        self._aliases: dict[str, list[Entry]] = {}
        self._last_names: dict[str, set[str]] = {}
        self._agents = entries.agents()
        for entry in known:
            for alias in (entry.name, *entry.aliases):
                self._enter(_key(alias), entry)
                if entry.kind == "person" and " " in alias:
                    self._last_names.setdefault(_key(alias.split()[-1]), set()).add(_key(entry.name))

    def _enter(self, key: str, entry: Entry) -> None:
        """A later actor takes over the alias of an earlier one; roles of one actor stand together."""
        held = self._aliases.get(key)
        if held and held[0].id == entry.id:
            held.append(entry)
        elif not (held and held[0].name.lower() == key and entry.name.lower() != key):
            self._aliases[key] = [entry]

    def resolve(self, text: str, on: str | None = None) -> Identity | None:
        """What is known of the actor that ``text`` names or describes, in its role ``on`` an ISO date; None if nothing."""
        words = _bare(text)
        known = self._known(words, on)
        if known is not None:
            return Identity(known.name, known.country, known.sector, known.id, _why(known))
        return self._described(words, on)

    def who(self, name: str, on: str | None = None) -> tuple[Entry, ...]:
        """All roles of the actor called ``name``; with ``on`` only those held at that ISO date."""
        found = self._aliases.get(_key(_bare(name))) or self._by_last_name(_bare(name))
        return tuple(e for e in found if on is None or e.held(on))

    def outlet(self, name: str) -> Outlet | None:
        """The outlet of that name, short form or web domain."""
        domain, key = name.lower().removeprefix("www."), _key(name)
        return next(
            (o for o in entries.outlets() if domain == o.domain or key in map(_key, (o.name, *o.aliases))), None
        )

    def _known(self, words: str, on: str | None) -> Entry | None:
        if not words or not (words[0].isupper() or words[0].isdigit() or any(c.isupper() for c in words[:4])):
            return None
        roles = self._aliases.get(_key(words))
        if roles is None and " " not in words:
            roles = self._by_last_name(words)
        if not roles or (roles[0].kind == "outlet" and not _outlet_case(words, roles[0])):
            return None
        return _role(roles, on)

    def _by_last_name(self, word: str) -> list[Entry]:
        full = self._last_names.get(_key(word), set())
        return self._aliases.get(next(iter(full)), []) if len(full) == 1 else []

    def _described(self, words: str, on: str | None) -> Identity | None:
        """A phrase by the known actor in it, by nationality and agent noun: "two Iranian officials" → IRN GOV."""
        head = _BORDER.split(words, maxsplit=1)[0]
        inner = self._actor_in(head, on) or self._actor_in(words, on)
        person = self._person_in(words, on)
        if person is not None:
            return Identity(person.name, person.country, person.sector, person.id, _why(person))
        sector, noun = self._agent_in(head)
        if sector is None and inner is None:
            return None
        country = inner.country if inner else None
        if (
            inner is not None
            and inner.kind in {"group", "body"}
            and inner.sector
            and sector in {None, "GOV", "CVL", "MIL", "REB"}
        ):
            sector = inner.sector
        if sector is None and inner is not None and inner.kind == "country":
            sector = None
        why = " and ".join(
            part
            for part in (f"“{noun}” is {sector}" if noun else "", f"“{inner.name}” is {inner.country}" if inner else "")
            if part
        )
        return Identity(words, country, sector, None, why)

    def _agent_in(self, head: str) -> tuple[str | None, str | None]:
        """The sector of the last agent noun of the phrase's head."""
        for word in reversed(_WORD.findall(head)):
            sector = self._agents.get(word.lower().replace("’", "'").removesuffix("'s"))
            if sector is not None:
                return sector, word
        return None, None

    def _actor_in(self, words: str, on: str | None) -> Entry | None:
        """The longest known name inside the phrase, the first of equals; persons aside."""
        tokens = _WORD.findall(words.replace("-", " "))
        for size in range(min(5, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                name = " ".join(tokens[start : start + size]).removesuffix("'s").removesuffix("’s")
                found = self._known(name, on)
                if found is not None and found.kind != "person":
                    return found
        return None

    def _person_in(self, words: str, on: str | None) -> Entry | None:
        """A known person's name at the end of the phrase, behind titles: "Russian Foreign Minister Sergei Lavrov"."""
        tokens = words.split()
        for start in range(1, len(tokens)):
            name = " ".join(tokens[start:])
            found = self._known(name, on)
            if found is not None and found.kind == "person" and (" " in name or tokens[start - 1][0].isupper()):
                return found
        return None


def _bare(text: str) -> str:
    words = " ".join(text.split())
    while match := _LEADING.match(words):
        words = words[match.end() :]
    for ending in ("'s", "’s", "'", "’"):
        words = words.removesuffix(ending)
    return words.strip(' ,"“”')


def _key(alias: str) -> str:
    """Short names in capitals keep their case ("US", "IS", "WHO"); others are folded."""
    bare = _bare(alias)
    plain = bare.replace(".", "")
    if plain.isupper() and len(plain) <= _SHORT:
        return plain
    folded = unicodedata.normalize("NFKD", bare.lower().replace("’", "'").replace(" - ", "-"))
    return "".join(c for c in folded if not unicodedata.combining(c))


def _outlet_case(words: str, entry: Entry) -> bool:
    """Outlets have names of common words ("The Times", "Time"): they must stand as the atlas has them."""
    return words in {_bare(name) for name in (entry.name, *entry.aliases)}


def _role(roles: Sequence[Entry], on: str | None) -> Entry:
    """The role held on the date; the last one known where the date is not known or no role is."""
    if on is not None:
        held = [r for r in roles if r.held(on)]
        if held:
            return max(held, key=lambda r: r.first or "")
    return max(roles, key=lambda r: r.first or "")


def _why(entry: Entry) -> str:
    role = f", {entry.role}" if entry.role else ""
    span = f" ({entry.first or '…'} – {entry.last or ''})" if entry.role and (entry.first or entry.last) else ""
    return f"the atlas has {entry.name}{role}{span}; {entry.source}"


@cache
def load_atlas(overlays: tuple[Path, ...] = ()) -> Atlas:
    """The shipped atlas, with the actors of a user's TOML files over it."""
    own = [entry for path in overlays for entry in entries.overlay(path)]
    return Atlas([*entries.shipped(), *own])
