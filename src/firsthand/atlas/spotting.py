"""The known actors inside a phrase: "Russian" and "Lavrov" in "Russian Foreign Minister Sergei Lavrov"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.atlas.agents import Agent, agent_in, is_agent, plain
from firsthand.atlas.describing import ORGANS, Found
from firsthand.atlas.names import key, singular, without_middle
from firsthand.atlas.tables import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.atlas.entries import Entry
    from firsthand.atlas.index import Index

_OWNING = ("'s", "’s", "s'", "s’")
_LONGEST = 6  # words in the longest name looked for inside a phrase


@dataclass(frozen=True, slots=True)
class Spotter:
    """Finds the actors of ``index`` among the words of a phrase; ``agents`` are nouns that stand beside names.

    ``adjectives`` are those of states, as the index has them.
    """

    index: Index
    agents: Mapping[str, Agent]
    adjectives: frozenset[str]

    def actors_in(self, tokens: Sequence[str], on: str | None, home: str | None) -> Iterator[Found]:
        """The known actors inside the phrase, longest names first, none twice."""
        nation = home or next((c for t in tokens if (c := self.nation(t))), None)
        start = 0
        while start < len(tokens):
            for size in range(min(_LONGEST, len(tokens) - start), 0, -1):
                entry = self._inside(tokens, start, size, on, nation)
                if entry is not None:
                    if not self._is_concern(entry, tokens, start + size):
                        yield Found(start, start + size, entry)
                    start += size - 1
                    break
            start += 1

    def _inside(self, tokens: Sequence[str], start: int, size: int, on: str | None, nation: str | None) -> Entry | None:
        name = singular(" ".join(tokens[start : start + size]))
        if not any(c.isupper() for c in name):
            return None
        found = self.index.find(name, on, nation)
        if size == 1 and found is None and not start and len(tokens) > 1 and is_agent(tokens[1], self.agents):
            return self.index.person_called(name, on) if name[0].isupper() else None
        if found is None or (found.kind == "person" and start + size == len(tokens)):
            return None
        if found.kind not in ORGANS:
            return found
        part = start > 0 and (
            self.is_unknown_name(tokens[start - 1]) or self._is_of_another(found, tokens[start - 1], size)
        )
        plain = size == 1 and found.kind == "outlet" and not self._is_of_press(tokens, start)
        return None if part or plain else found

    def _is_concern(self, entry: Entry, tokens: Sequence[str], end: int) -> bool:
        """Whether a state or place is what somebody is concerned with, not whose he is: "Syria envoy", no "Syrian envoy"."""
        word, behind = tokens[end - 1], tokens[end : end + 1]
        plainly = entry.kind in {"country", "region"} and not word.isupper() and not word.endswith(_OWNING)
        concerned = any(plain(after) in words_of("concerned") for after in behind)
        return plainly and concerned and key(word) not in self.adjectives

    def _is_of_press(self, tokens: Sequence[str], at: int) -> bool:
        """Whether a phrase tells that its name of one word is an outlet's: "Guardian reporter", "Russia's Interfax"."""
        agent = agent_in(tokens, self.agents)
        behind_nation = 0 < at == len(tokens) - 1 and self.is_nation(tokens[at - 1])
        return behind_nation or (agent is not None and agent.sector == "JRN")

    def _is_of_another(self, body: Entry, before: str, size: int) -> bool:
        """Whether the word before a body's name of one word tells of another body: "Trade *Union* Congress", "*Labour* Congress"."""
        if size > 1 or body.kind != "body" or not before[:1].isupper():
            return False
        known = self.index.find(singular(before))
        if known is None:
            return is_agent(before, self.agents)
        return known.kind == "group" and known.country != body.country

    def is_unknown_name(self, word: str) -> bool:
        """Whether a capitalised word is neither a nation nor an agent noun: "Trinamool" in "Trinamool Congress".

        Nor is it what only opens a sentence: "*Senior* Hamas officials".
        """
        word = singular(word)
        return (
            word.lower() not in words_of("qualifying")
            and word[:1].isupper()
            and self.index.find(word) is None
            and not is_agent(word, self.agents)
        )

    def titled(self, tokens: Sequence[str], on: str | None) -> Entry | None:
        """A known person's name at the phrase's end, behind titles: "Russian Foreign Minister Sergei Lavrov"."""
        for start in range(1, len(tokens)):
            name = " ".join(tokens[start:])
            if " " in name:
                found = self.index.find(name, on) or self.index.find(without_middle(name), on)
                if found is not None and found.kind == "person" and found.id:
                    return found
            elif name[:1].isupper() and self._is_title(tokens[start - 1]):
                return self._person(name, on, " ".join(tokens[:start]))
        return None

    def _person(self, name: str, on: str | None, title: str) -> Entry | None:
        found = self.index.find(name, on)
        if found is not None and found.kind == "person" and found.id:
            return found
        return self.index.person_called(name, on, title) if found is None else None

    def _is_title(self, word: str) -> bool:
        return word.lower().rstrip(".") in words_of("honorific") or is_agent(word, self.agents)

    def nation(self, word: str) -> str | None:
        """The code of the country that a word names: "Russia", "Russians", "Russian"."""
        found = self.index.find(singular(word)) if word[:1].isupper() else None
        return found.country if found is not None and found.kind in {"country", "people"} else None

    def is_nation(self, word: str) -> bool:
        """Whether a word names a country or its people."""
        return self.nation(word) is not None
