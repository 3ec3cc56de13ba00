"""Who stands on which side of an event, read from whole sentences."""

from __future__ import annotations

import pytest

from firsthand.reading.reader import load_reader
from firsthand.records import Report


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        (
            "The man was charged with the murder of his mother and sister.",
            "murder",
            ["The man"],
            ["his mother", "sister"],
        ),
        (
            "Togolese and Malian officials held consultations on Western Sahara.",
            "held consultations",
            ["Togolese and Malian officials", "Togolese and Malian officials"],
            [],
        ),
        ("Italian police were put on alert on Thursday ahead of the summit.", "put on alert", ["Italian police"], []),
        ("Youths hurled petrol bombs at stores and banks.", "hurled", ["Youths"], ["stores", "banks"]),
        (
            "The crowd and police clashed when the former attacked the banker.",
            "attacked",
            ["the former"],
            ["the banker"],
        ),
        (
            "Hamas killed a judge, a court reporter and a deputy.",
            "killed",
            ["Hamas"],
            ["a judge", "a court reporter", "a deputy"],
        ),
        (
            "Gunmen abducted the mayor, his wife and children.",
            "abducted",
            ["Gunmen"],
            ["the mayor", "his wife", "children"],
        ),
        (
            "Relatives of the hostages held by Hamas met the prime minister.",
            "met",
            ["Relatives of the hostages", "the prime minister"],
            [],
        ),
        ("Chad accused Sudan of bombing its territory.", "bombing", ["Sudan"], ["its"]),
        ("France and Germany, but not Italy, agreed to send troops.", "agreed", ["France", "Germany"], []),
        ("An appeal from the Red Cross to both sides was ignored.", "appeal", ["the Red Cross"], ["both sides"]),
        ("Six people died in an attack blamed on the rebels.", "attack", ["the rebels"], ["Six people"]),
        ("Hamas said it would free two hostages.", "free", ["it"], ["two hostages"]),
        (
            "Visiting Oslo in June, Prime Minister Kishida met students.",
            "Visiting",
            ["Prime Minister Kishida"],
            ["Oslo"],
        ),
        (
            "A court sentenced opposition politician Ilya Yashin.",
            "sentenced",
            ["A court"],
            ["opposition politician Ilya Yashin"],
        ),
        ("The deputy's slaying went unpunished.", "slaying", [], ["The deputy"]),
        (
            "The two officers involved in the boy's shooting have been arrested.",
            "shooting",
            ["The two officers"],
            ["the boy"],
        ),
        (
            "The police officer was killed by a gunman, who was later arrested by soldiers.",
            "killed",
            ["a gunman"],
            ["The police officer"],
        ),
        ("Soldiers near a camp run by the rebels killed two boys.", "killed", ["Soldiers"], ["two boys"]),
        ("He gave money to a group backing Governor Jones.", "gave", ["He"], ["a group"]),
        ("Her parents were arrested and deported to Colombia.", "deported", [], ["Her parents"]),
        ("Many on the right these days oppose any immigrants.", "oppose", [], ["any immigrants"]),
        ("The driver of a lorry rammed a bus stop, killing two.", "rammed", ["The driver of a lorry"], ["two"]),
        ("A lorry rammed a bus stop, killing four soldiers.", "rammed", [], ["four soldiers"]),
        ("The Iran-Iraq war lasted eight years.", "war", ["Iran", "Iraq"], []),
        (
            "The Russian-Ukrainian war has killed thousands of soldiers.",
            "war",
            ["Russian", "Ukrainian"],
            ["thousands of soldiers"],
        ),
        ("The Saudi-Houthi truce collapsed in Hodeidah.", "truce", ["Saudi", "Houthi"], []),
        ("A police raid on a mosque in Mombasa killed two worshippers.", "killed", ["police"], ["two worshippers"]),
        (
            "The United States, along with Britain and France, struck Syrian airfields.",
            "struck",
            ["The United States", "Britain", "France"],
            ["Syrian airfields"],
        ),
        ("Gunmen shot dead two policemen in Karachi.", "shot dead", ["Gunmen"], ["two policemen"]),
        (
            "Colombia's ELN rebels kidnapped the father of footballer Luis Diaz.",
            "kidnapped",
            ["Colombia's ELN rebels"],
            ["the father of footballer Luis Diaz"],
        ),
        ("Nine people were killed in an Israeli air strike in Gaza.", "air strike", ["Israeli"], ["Nine people"]),
        ("Four aid workers died in Israeli shelling near Rafah.", "shelling", ["Israeli"], ["Four aid workers"]),
        ("He was arrested in a French police raid in Lyon.", "arrested", ["French police"], ["He"]),
        ("A US drone strike killed Ayman al-Zawahiri in Kabul.", "killed", ["US"], ["Ayman al-Zawahiri"]),
        ("Cambodia and Thailand accused each other.", "accused", ["Cambodia", "Thailand"], []),
        (
            "Cambodia and Thailand accused each other of opening fire first.",
            "opening fire",
            ["Cambodia", "Thailand"],
            [],
        ),
        ("A US-backed militia raid on Mosul killed nine.", "raid", ["US-backed militia"], ["nine"]),
        ("Opposition protests in Harare were broken up by police.", "protests", ["Opposition"], []),
    ],
)
def test_who_does_it_and_to_whom(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    events = load_reader().read(Report("x", text, published="2024-08-06")).events
    found = next(e for e in events if trigger in e.trigger.of(text))
    assert [[p.text for p in side] for side in (found.actors, found.recipients)] == [actors, recipients]


def test_who_stands_elsewhere_in_the_sentence_must_be_surer_unless_they_meet() -> None:
    flew, met = load_reader().read(Report("x", "The general flew to Doha, where Iran was meeting the Houthis.")).events
    assert [p.text for p in (*flew.actors, *flew.recipients)] == ["The general"]
    assert [p.text for p in met.actors] == ["Iran", "the Houthis"]
    (meeting,) = load_reader().read(Report("x", "The union attended a meeting called by the minister.")).events
    assert [p.text for p in meeting.actors] == ["The union", "the minister"]
