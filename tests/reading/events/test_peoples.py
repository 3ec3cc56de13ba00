"""Peoples that stand for their states."""

from __future__ import annotations

from dataclasses import replace

from firsthand.reading.events.peoples import as_states
from firsthand.records import Identity, Party, Span, Voice
from tests.made import KILLED

STATE, PEOPLE = (
    Identity("Chad", "TCD", "GOV", "country:TCD"),
    Identity("Chadians", "TCD", "CVL", "people:TCD"),
)
CHAD, CHADIANS = (Party(Span(0, 1), who.name, who) for who in (STATE, PEOPLE))
SAID = Voice(Span(0, 1), "Chadians", PEOPLE, "collective", "demands", False, None)


def test_a_people_is_its_state_where_another_mention_of_the_event_has_the_state() -> None:
    first = replace(KILLED, actors=(CHAD,), recipients=())
    again = replace(KILLED, actors=(CHADIANS,), recipients=(CHADIANS,), voices=(SAID,))
    told = as_states([first, again], [0, 0])[1]
    assert told.actors == (replace(CHADIANS, identity=STATE),)
    assert told.recipients == (CHADIANS,)
    assert told.voices == (replace(SAID, identity=STATE),)
    assert as_states([first, again], [0, 1])[1] == again
