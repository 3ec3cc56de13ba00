"""Of which state officials are whose country is not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from firsthand.linking.bodies import homes
from firsthand.linking.citing import Citing
from firsthand.linking.sameness import settled
from firsthand.linking.sources import source
from firsthand.records import Identity, Mention, Reading, Span
from tests.linking.made import NORRLAND, UTLAND, Act, Says, reading, span

MINISTRY = Identity("ministry", None, "GOV")
MINISTER = Identity("Jan Lipavsky", None, "GOV")
REBELS = Identity("Hill Raiders", "UGA", "REB", "group:hill-raiders")


def read(
    text: str, who: Identity, words: str, kind: str = "SANCTION", named: Sequence[tuple[str, Identity]] = ()
) -> Reading:
    """A report of what Utland did to Norrland on the word of ``who``, with the mentions ``named``."""
    act = Act("did", kind, {"Utland": UTLAND}, {"Norrland": NORRLAND}, says=[Says(words, who)])
    return replace(
        reading("r", text, act),
        mentions=tuple(Mention(span(text, w), w, "name", n, i) for n, (w, i) in enumerate(named)),
    )


PARTIES = (("Utland", UTLAND), ("Norrland", NORRLAND))


@pytest.mark.parametrize(
    ("text", "words", "kind", "country"),
    [
        ("Utland did it to Norrland, the ministry said.", "the ministry", "SANCTION", "PRK"),
        ("Utland did it to Norrland, the ministry said.", "the ministry", "ASSAULT", "JPN"),
        ("Utland did it to Norrland, the ministry in Moscow said.", "the ministry in Moscow", "SANCTION", "RUS"),
    ],
)
def test_officials_are_of_the_city_where_they_sit_or_of_the_doer(
    text: str, words: str, kind: str, country: str
) -> None:
    made = read(text, MINISTRY, words, kind, PARTIES)
    assert homes(made)(made.events[0].voices[0], "GOV") == country


def test_officials_of_a_report_that_has_a_states_word_are_of_that_state() -> None:
    text = "Japan accuses neighbour\nUtland did it to Norrland and to Utland, the ministry said."
    made = read(text, MINISTRY, "the ministry", "ASSAULT")
    assert homes(made)(made.events[0].voices[0], "GOV") == "JPN"


def test_the_country_of_rebels_is_no_officials_country() -> None:
    text = "Hill Raiders came.\nUtland did it to Norrland, the ministry said."
    made = read(text, MINISTRY, "the ministry", "ASSAULT", [("Hill Raiders", REBELS)])
    assert homes(made)(made.events[0].voices[0], "GOV") is None


def test_who_accuses_a_state_is_none_of_its_officials() -> None:
    text = "Estland wept.\nGeneral Holt accused Utland of arming them."
    holt, estland = Identity("General Holt", None, "MIL"), Identity("Estland", "EST", "GOV", "country:EST")
    accused = Act("accused", "ACCUSE", {"General Holt": holt}, {"Utland": UTLAND})
    arming = Act("arming", "AID", {"Utland": UTLAND}, says=[Says("General Holt", holt)])
    made = replace(reading("r", text, accused, arming), mentions=(Mention(Span(0, 7), "Estland", "name", 0, estland),))
    assert homes(made)(made.events[1].voices[0], "MIL") == "EST"
    unaccused = replace(made, events=made.events[1:])
    assert homes(unaccused)(unaccused.events[0].voices[0], "MIL") == "PRK"


def test_who_has_a_country_in_another_report_is_of_that_country() -> None:
    czech = replace(MINISTER, country="CZE")
    words = "Czech Foreign Minister Jan Lipavsky"
    said = Citing(read(f"Utland did it to Norrland, {words} said.", czech, words))
    bare = read("Utland did it to Norrland, Jan Lipavsky said.", MINISTER, "Jan Lipavsky", "ASSAULT", PARTIES)
    one = source(bare.events[0].voices[0], None, None, homes(bare))
    assert (one.key, one.supposed) == ("state:JPN", True)
    assert settled(one, said.people).key == "state:CZE"
    assert settled(one, Citing(bare).people).key == "state:JPN"


def test_a_spokesman_of_an_army_is_the_army() -> None:
    spokesman, soldier = (
        Identity("South Korean army spokesman", "KOR", "MIL"),
        Identity("South Korean army source", "KOR", "MIL"),
    )
    voices = [Says(who.name, who, "anonymous") for who in (spokesman, soldier)]
    text = "It did so, a South Korean army spokesman and a South Korean army source said."
    found = [source(v, None, None) for v in reading("r", text, Act("did", says=voices)).events[0].voices]
    assert [one.key for one in found] == ["state:KOR", "state:KOR:MIL"]


def test_an_outlet_with_a_name_is_no_state() -> None:
    channel = Identity("Hilltop television", None, None)
    text = "Utland and Norrland met.\nUtland did it, Hilltop television said."
    act = Act("did", "ASSAULT", {"Utland": UTLAND}, says=[Says("Hilltop television", channel, "outlet")])
    made = replace(
        reading("r", text, act), mentions=(Mention(span(text, "Norrland"), "Norrland", "name", 0, NORRLAND),)
    )
    assert source(made.events[0].voices[0], None, None, homes(made)).key == "outlet:Hilltop television"
