"""Nobody is killed twice: two killings of one man or woman by name are one, whatever days a report is read to give."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Protocol

from firsthand.linking.naming import called, one_name, words_of
from firsthand.linking.parties import Named
from firsthand.linking.words import stem, tokens
from firsthand.ontology import IRREGULARS


class Deadly(Protocol):
    """What has the words of an event and to whom it was done."""

    @property
    def triggers(self) -> Collection[str]:
        """The stems of its words."""
        ...

    @property
    def recipients(self) -> Sequence[Named]:
        """To whom."""
        ...


def one_death(one: Deadly, other: Deadly) -> bool:
    """Whether both are told as the death of one man or woman with a name."""
    if not all(words_of("deadly") & set(told.triggers) for told in (one, other)):
        return False
    return any(_one_person(a, b) for a in one.recipients for b in other.recipients)


def _one_person(one: Named, other: Named) -> bool:
    """Whether two are one man or woman, whose full name at least one of them is."""
    if not (_full(one) or _full(other)) or one.counted or other.counted:
        return False
    known = one.id is not None and one.id == other.id
    return known or (bool(called(one.name) and called(other.name)) and one_name(called(one.name), called(other.name)))


@lru_cache(maxsize=1 << 14)
def _full(one: Named) -> bool:
    """Whether a name is a man's or woman's by first and last name, or the atlas's."""
    if one.id:
        return one.id.startswith("person:")
    words, name = tokens(one.name), called(one.name)
    body = one.sector in IRREGULARS or bool(set(map(stem, words)) & words_of("institutions"))
    return len(name) > 1 and not body and all(w[0].isupper() for w in words)
