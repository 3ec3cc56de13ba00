"""How real an event is, as far as syntax tells."""

from __future__ import annotations

from functools import partial

import pytest

from firsthand.reading.events import conditions
from firsthand.reading.grammar import syntax
from firsthand.reading.text import page
from firsthand.records import Report, Span

TEXT = "Troops enter town\nGen. Smith did not say that they would attack. He left."
ASKED = "If Iran asks, Russia will not refuse. The army killed three rebels in the town."


def test_the_words_that_tell_how_real_an_event_is() -> None:
    doc = syntax.parse(TEXT, page.lay_out(Report("x", TEXT)))
    start = TEXT.index("attack")
    found = conditions.cues_of(doc, Span(start, start + 6))
    assert [s.of(TEXT) for s in found] == ["say", "that", "would"]


def test_what_not_and_if_tell() -> None:
    told_as = partial(conditions.told_as, syntax.parse(ASKED, page.lay_out(Report("x", ASKED))))
    assert [told_as(Span(ASKED.index(w), ASKED.index(w) + len(w))) for w in ("asks", "refuse", "killed")] == [
        "hypothetical",
        "denied",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Iran prepares to retaliate against Israel.", "retaliate", "planned"),
        ("The leader ordered an attack on Israel.", "attack", "ordered"),
        ("Peru urged Chile to withdraw and to disarm.", "withdraw", "requested"),
        ("Peru urged Chile to open talks.", "talks", "requested"),
        ("Planes came near, prompting Chile to send jets.", "send", "happened"),
        ("Peru could force Chile to retreat.", "retreat", None),
        ("The rebels refused to surrender.", "surrender", "denied"),
        ("Police prevented them from storming the palace.", "storming", "denied"),
        ("Police did not prevent them from storming it.", "storming", None),
        ("The army continued to withdraw.", "withdraw", "ongoing"),
        ("The army had begun to withdraw.", "withdraw", "ongoing"),
        ("The army continues to withdraw.", "withdraw", "ongoing"),
        ("The army will begin to withdraw.", "withdraw", None),
        ("Chad wants to expel the envoy.", "expel", "planned"),
        ("Egypt plans to send aid to Sudan.", "plans to send aid", "planned"),
        ("Egypt refused to send aid to Sudan.", "refused to send aid", None),
        ("The rebels failed to capture the town.", "capture", "denied"),
        ("Police failed to prevent them from storming the palace.", "storming", None),
        ("The army managed to withdraw.", "withdraw", None),
        ("The army has yet to attack the town.", "attack", "denied"),
        ("The talks have yet to take place.", "talks", "denied"),
        ("Police arrested no one.", "arrested", "denied"),
        ("Police made no arrests.", "arrests", "denied"),
        ("Police arrested the mayor.", "arrested", None),
        ("He does not believe that Iran will attack it.", "attack", "denied"),
        ("He believes that Iran will attack it.", "attack", None),
        ("He did not rule out sanctions.", "sanctions", "hypothetical"),
        ("He ruled out sanctions.", "sanctions", "denied"),
        ("Chad is considering imposing sanctions.", "considering imposing sanctions", "hypothetical"),
        ("Dozens are feared killed.", "killed", "unclear"),
        ("Dozens are feared to have been killed.", "killed", "unclear"),
        ("He did not know if they were shot or stabbed.", "stabbed", "unclear"),
        ("The navy fired shots to stop the pirates from storming the ship.", "storming", None),
        ("Iran does not plan to retaliate.", "retaliate", None),
        ("Israel neither confirmed nor denied that it struck the consulate.", "struck", "unclear"),
        ("The paper could not verify that rebels took the town.", "took", "unclear"),
        ("The ministry declined to confirm that it bombed the base.", "bombed", "unclear"),
        ("Officials were unable to confirm that rebels killed him.", "killed", "unclear"),
        ("It was not clear whether rebels shelled the village.", "shelled", "unclear"),
        ("There was no confirmation that Russia shelled the village.", "shelled", "unclear"),
        ("The ministry confirmed that it bombed the base.", "bombed", None),
        ("It did not deny that it bombed the base.", "bombed", None),
        ("Nobody denies that it bombed the base.", "bombed", None),
        ("It denied that it bombed the base.", "bombed", "denied"),
        ("India accuses Pakistan of arming the rebels, a charge Islamabad denies.", "accuses", None),
        ("It was unclear whether Russia had carried out the attack.", "attack", "unclear"),
        ("It was unclear whether Russia was behind the attack.", "attack", "unclear"),
        ("The ministry denied that its forces had caused the deaths.", "deaths", "denied"),
        ("No official has confirmed that it bombed the base.", "bombed", "unclear"),
        ("Reports that the army bombed the base are false.", "bombed", "denied"),
        ("Reports that the army bombed the base are not false.", "bombed", None),
        ("The attack on the base was called off.", "attack", "denied"),
        ("The talks had been due to start on Monday but were cancelled.", "talks", "denied"),
        ("The talks were due to start but they were cancelled.", "talks", None),
        ("The company rejected claims that its guards had beaten villagers.", "beaten", "denied"),
        ("The coach denied allegations of assault.", "assault", "denied"),
        ("The company did not deny claims that its guards had beaten villagers.", "beaten", None),
        ("The company rejected a demand that its guards withdraw.", "withdraw", "requested"),
        ("The possible withdrawal of the troops worries donors.", "withdrawal", "hypothetical"),
        ("If the general, after this attack, does not resign, he will be dismissed.", "attack", None),
        ("Did the police shoot the student?", "shoot", "unclear"),
        ("Why did the police shoot the student?", "shoot", None),
        ("Moscow is expected to bomb the port.", "bomb", "expected"),
        ("Analysts expect Moscow to bomb the port.", "bomb", "expected"),
        ("They were convicted of conspiring to kill the governor.", "kill", "planned"),
        ("Rebels made a plan to attack the port.", "attack", "planned"),
        ("The army thwarted a plan to bomb a train.", "bomb", "denied"),
        ("Mali is weighing an attack on Chad.", "attack", "hypothetical"),
        ("Ghana has considered air strikes on the camps.", "air strikes", "hypothetical"),
        ("A plan to attack the port was called off.", "attack", "denied"),
        ("The union warned against an attack on Iran.", "attack", "hypothetical"),
        ("The union did not warn against an attack on Iran.", "attack", None),
        ("They spoke of future attacks on the port.", "attacks", "hypothetical"),
        ("It was the first step in the eventual release of the hostages.", "release", "expected"),
        ("He did not say whether the army had shelled the village.", "shelled", "unclear"),
        ("The court will decide whether to release him.", "release", "hypothetical"),
        ("An inquiry into whether guards had attacked the rebels was opened.", "attacked", "unclear"),
        ("The bishop asked who fired and whether anyone had shelled the village.", "shelled", "unclear"),
        ("It depends on whether they feel hatred of the rebels.", "hatred", None),
        ("The bishop asked if the army had shelled the village.", "shelled", "unclear"),
        ("The police did not know who had killed the priest.", "killed", "happened"),
        ("The police did not know why the priest had not been killed.", "killed", "denied"),
        ("Nobody attacked the village.", "attacked", "denied"),
        ("Nobody but the army attacked the village.", "attacked", None),
        ("No soldiers were killed in the raid.", "killed", "denied"),
        ("No fewer than twelve soldiers were killed in the raid.", "killed", None),
        ("The two presidents did not meet until 2008.", "meet", "happened"),
        ("The army did not attack until the rebels had left.", "attack", "happened"),
        ("The army will not attack until the rebels leave.", "attack", "denied"),
        ("Police foiled an attack on the port.", "attack", "denied"),
        ("Ships came to prevent an attack on the port.", "attack", None),
        ("The pilot did not mean to hit the school.", "hit", "happened"),
        ("The rebels withdrew a threat to execute him.", "execute", "threatened"),
        ("The army's refusal to leave the town angered him.", "leave", "denied"),
        ("The mayor's refusal to go angered her, and the bishop called for talks.", "called", None),
        ("A call to boycott the fair was ignored.", "boycott", "requested"),
        ("Guards have the power to arrest protesters.", "arrest", "hypothetical"),
        ("The court ordered guards to arrest him.", "arrest", "ordered"),
        ("He was jailed pending trial.", "trial", "planned"),
        ("The company avoided a trial.", "trial", "denied"),
        ("The mayor did not go and shoot the boy.", "shoot", "denied"),
        ("The mayor did not go and shot the boy.", "shot", None),
        ("The mayor is not the one who shot the boy.", "shot", "denied"),
        ("The mayor is the one who shot the boy.", "shot", None),
        ("The guards did not hesitate to shoot.", "shoot", "happened"),
        ("The guards will not hesitate to shoot.", "shoot", None),
        ("The guards pretended to retreat.", "retreat", "denied"),
        ("The envoy stopped short of accusing the army.", "accusing", "denied"),
        ("The rebels left the town without harming anybody.", "harming", "denied"),
        ("The rebels never left a town without harming somebody.", "harming", None),
        ("The premier considered sending troops.", "sending", "hypothetical"),
        ("The mayor banned a rally.", "rally", "denied"),
        ("The mayor called off a planned rally.", "rally", "denied"),
        ("A rally planned for Friday drew no interest.", "rally", "planned"),
        ("The talks were scheduled for Friday.", "talks", "planned"),
        ("The talks never took place.", "talks", "denied"),
        ("The talks did not start a war.", "talks", None),
        ("The raid was not carried out.", "raid", "denied"),
        ("The raid was not made public.", "raid", None),
        ("Togo may have carried out the raid.", "raid", "hypothetical"),
        ("Had the rebels attacked the port, the army would have fired.", "attacked", "hypothetical"),
        ("The rebels had attacked the port.", "attacked", None),
        ("Her family hoped that she had been freed.", "freed", "unclear"),
        ("Her family hoped that she would be freed.", "freed", None),
        ("There was no doubt that she had been freed.", "freed", None),
    ],
)
def test_what_the_verb_above_makes_of_a_trigger(text: str, trigger: str, told: str | None) -> None:
    told_as = partial(conditions.told_as, syntax.parse(text, page.lay_out(Report("x", text))))
    start = text.index(trigger)
    assert told_as(Span(start, start + len(trigger))) == told


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("The government denied any involvement in the murder.", "murder", True),
        ("The government did not deny any involvement in the murder.", "murder", False),
        ("The government denied a report on the murder.", "murder", False),
    ],
)
def test_who_denies_his_part_in_something(text: str, trigger: str, told: bool) -> None:
    disowned = partial(conditions.is_disowned, syntax.parse(text, page.lay_out(Report("x", text))))
    start = text.index(trigger)
    assert disowned(Span(start, start + len(trigger))) == told


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "told"),
    [
        ("The rebels would not accept the offer.", "accept", "REJECT", True),
        ("The rebels did not reject the offer.", "reject", "REJECT", False),
        ("The rebels did not rule out the offer.", "rule", "REJECT", False),
        ("The rebels accepted the offer.", "accepted", "REJECT", False),
        ("The police are not moving fast enough, she said.", "not moving", "ACCUSE", True),
        ("The police did not investigate the mayor.", "investigate", "ACCUSE", False),
        ("The police did not arrest the mayor.", "not arrest", "COERCE", False),
    ],
)
def test_a_not_may_be_what_refuses(text: str, trigger: str, kind: str, told: bool) -> None:
    made_by_not = partial(conditions.is_made_by_not, syntax.parse(text, page.lay_out(Report("x", text))))
    start = text.index(trigger)
    assert made_by_not(Span(start, start + len(trigger)), kind) == told
