"""Whom a report may speak of: a span that may be a party, and the spans found so far that are one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.records import MentionForm, Span

_ACTING = frozenset({"PERSON", "GPE", "NORP", "ORG"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may be a party: its words as they were parsed (:mod:`casing`), form, head token, spaCy's label, its words without title."""

    span: Span
    text: str
    form: MentionForm
    head: Token
    label: str
    core: str

    @property
    def plural(self) -> bool:
        """Whether it stands in the plural."""
        return self.head.tag_ in {"NNS", "NNPS"} or self.head.lower_ in wording.words("plural")


class Cluster:
    """The mentions found so far of one entity, while entities are being built."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.members: list[Candidate] = []
        self.kinds: set[str] = set()  # "person", "country" … of those that the atlas knows
        self.country: str | None = None  # of what is known of the first mention that has one
        self.people: set[str] = set()  # the atlas's names of those persons whom it knows

    @property
    def last(self) -> Candidate:
        """The mention that stands last."""
        return self.members[-1]

    @property
    def named(self) -> Candidate:
        """The last mention that is no pronoun, if there is one."""
        return next((c for c in reversed(self.members) if c.form != "pronoun"), self.members[-1])

    def is_person(self) -> bool:
        """Whether a mention is a person's name or a noun for one person; what the atlas knows otherwise is none."""
        if self.kinds:
            return "person" in self.kinds
        return any(
            c.label == "PERSON" or (c.head.lower_ in wording.words("person") and not c.plural) for c in self.members
        )

    def may_be_person(self) -> bool:
        """Whether a mention is a name of what the atlas does not know, or a person's."""
        return self.is_person() or (
            not self.kinds
            and any(c.form == "name" and c.label not in {"GPE", "NORP", "LOC", "FAC"} for c in self.members)
        )

    def acts(self) -> bool:
        """Whether a mention is the name of somebody, or a noun for somebody who acts ("an analyst", "the army")."""
        return bool(self.kinds) or any(c.label in _ACTING or c.head.lower_ in agents() for c in self.members)

    def gender(self) -> str | None:
        """Whether pronouns, titles and nouns, else a first name tell of a "he" or a "she"; None where they do not.

        Of whom the atlas knows the first name is known where the text leaves it out ("President Macron").
        """
        named = [c for c in self.members if c.form == "name"]
        told = {c.head.lower_ for c in self.members} | {c.text.split()[0].lower().rstrip(".") for c in named}
        whole = self.people | {c.core for c in named if " " in c.core} if self.is_person() else set()
        first = {name.split()[0].lower() for name in whole}
        male, female = (wording.words(p) | wording.words(kind) for p, kind in (("he", "male"), ("she", "female")))
        names = wording.words("male_name"), wording.words("female_name")
        for words, he_words, she_words in ((told, male, female), (first, *names)):
            he, she = bool(words & he_words), bool(words & she_words)
            if he != she:
                return "he" if he else "she"
        return None

    def is_plural(self) -> bool:
        """Whether a mention stands in the plural or names a group, or what the atlas knows as no person."""
        return (bool(self.kinds) and "person" not in self.kinds) or any(
            c.plural or c.head.lower_ in wording.words("group") or c.label in {"GPE", "ORG", "NORP"}
            for c in self.members
        )
