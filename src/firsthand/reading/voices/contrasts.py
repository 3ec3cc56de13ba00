"""What one says against what another says: "the army said that …, while the rebels said that …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.reading.text import wording
from firsthand.reading.voices.hearing import Room, anchor, covers

if TYPE_CHECKING:
    from firsthand.records import Attribution, Span

_OPENING = re.compile(r"(?:\w+\W+){3,}(\w+)\W*$")  # what was said before, and the word that opens the clause


def is_set_against(outer: Attribution, inner: Attribution, trigger: Span, room: Room) -> bool:
    """Whether ``inner`` says what holds ``trigger`` in a clause of its own, set against what ``outer`` said before.

    Its source stands right behind the "while" or "but" that opens the clause, outside of what is quoted.
    """
    if not (inner.source and outer.cue and covers(inner, trigger)) or inner.source == outer.source:
        return False
    before, says = anchor(outer), inner.source[0]
    together = room.sentence_of(before.start) == room.sentence_of(says.start) == room.sentence_of(trigger.start)
    ordered = before.end <= says.start < trigger.start
    if not (together and ordered) or any(q.covers(says) for q in room.quotations):
        return False
    opening = _OPENING.search(room.text, before.end, says.start)
    return opening is not None and opening[1].lower() in wording.words("contrasting")
