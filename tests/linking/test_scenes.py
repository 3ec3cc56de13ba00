"""Who tells each mention of an incident."""

from __future__ import annotations

from firsthand.linking.linked import incidents_of
from firsthand.linking.records import Incident
from firsthand.linking.signatures import signature
from firsthand.records import Identity, Reading
from tests.linking.made import UTLAND, Act, Says, reading

ARMY = Identity("Sudland army", "KOR", "MIL")
NURSE = Identity("Mara Holt", None, None)
AT = {"Utland": UTLAND}


def only(*readings: Reading) -> Incident:
    """The one incident that the readings tell."""
    (found,) = incidents_of(readings, [signature(r) for r in readings])
    return found


def test_a_telling_is_on_the_word_of_one_of_the_origins() -> None:
    text = "Utland fired, the Sudland army said.\nMara Holt called the firing of Utland a shame."
    heard = Act("fired", actors=AT, says=[Says("the Sudland army", ARMY)])
    aside = Act("firing", actors=AT, says=[Says("Mara Holt", NURSE)], confidence=0.9, reality="hypothetical", same_as=1)
    found = only(reading("a", text, heard, aside, publisher="Hill Post"))
    assert [o.name for o in found.origins] == ["Sudland army"]
    assert [(t.event, t.chain) for t in found.tellings] == [("a#1", ("Sudland army",))]


def test_who_holds_a_version_only_is_an_origin_that_does_not_count() -> None:
    text = "Utland fired and killed 3, the Sudland army said.\nMara Holt asked: did the firing of Utland kill 13?"
    heard = Act("fired", actors=AT, says=[Says("the Sudland army", ARMY)], counts={"killed": 3})
    asked = Act("firing", actors=AT, says=[Says("Mara Holt", NURSE)], counts={"killed": 13}, same_as=1)
    found = only(reading("a", text, heard, asked, publisher="Hill Post"))
    assert [(v.value, v.origins) for d in found.disputes for v in d.versions] == [
        ("13 killed", ("Mara Holt",)),
        ("3 killed", ("Sudland army",)),
    ]
    assert [(o.name, o.counted) for o in found.origins] == [("Sudland army", True), ("Mara Holt", False)]


def test_of_chains_alike_long_the_one_of_what_was_done_is_shown() -> None:
    text = "Utland fired, the Sudland army said.\nUtland denied that it fired."
    said = Act("fired", actors=AT, says=[Says("the Sudland army", ARMY)], confidence=0.5)
    untrue = Act("fired", actors=AT, says=[Says("Utland", UTLAND, stance="denies")], reality="denied", same_as=1, nth=2)
    found = only(reading("a", text, said, untrue, publisher="Hill Post"))
    assert [(t.event, t.reality) for t in found.tellings] == [("a#1", "happened")]


def test_a_denial_of_one_who_is_no_origin_makes_no_dispute() -> None:
    text = "Utland fired, the Sudland army said.\nMara Holt asked: is the firing untrue?"
    heard = Act("fired", actors=AT, says=[Says("the Sudland army", ARMY)])
    asked = Act("firing", actors=AT, says=[Says("Mara Holt", NURSE)], reality="denied", same_as=1)
    found = only(reading("a", text, heard, asked, publisher="Hill Post"))
    assert [o.name for o in found.origins] == ["Sudland army"]
    assert found.disputes == ()
