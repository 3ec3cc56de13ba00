"""What is whose subject and object."""

from __future__ import annotations

from functools import partial

import pytest

from firsthand.reading.grammar import arguments, syntax
from firsthand.reading.text import page
from firsthand.records import Report, Span

ASKED = "If Iran asks, Russia will not refuse. The army killed three rebels in the town."


def place(words: str) -> Span:
    start = ASKED.index(words)
    return Span(start, start + len(words))


def test_what_is_subject_and_object_of_a_trigger() -> None:
    role_of = partial(arguments.role_of, syntax.parse(ASKED, page.lay_out(Report("x", ASKED))))
    assert role_of(place("killed"), place("The army")) == "actor"
    assert role_of(place("killed"), place("three rebels")) == "recipient"
    assert role_of(place("killed"), place("the town")) == "other"
    assert role_of(place("killed"), place("Russia")) is None


@pytest.mark.parametrize(
    ("text", "act", "whom"),
    [
        ("Deby also met with the secretary of a council.", "met", "secretary"),
        ("Deby met the king in Rabat.", "met", "king"),
        ("Deby spoke to the king.", "spoke", "king"),
        ("Deby spoke the truth.", "spoke", None),
        ("Deby went with the king.", "went", None),
    ],
)
def test_whom_somebody_meets(text: str, act: str, whom: str | None) -> None:
    doc, at = syntax.parse(text, page.lay_out(Report("x", text))), text.index(act)
    assert arguments.met_in(doc, Span(at, at + len(act))) == (text.index(whom) if whom else None)


@pytest.mark.parametrize(
    ("text", "act", "who", "part"),
    [
        ("The rebels needed to be stopped.", "stopped", "The rebels", "recipient"),
        ("The rebels were caught and jailed.", "jailed", "The rebels", "recipient"),
        ("The rebels caught and jailed him.", "jailed", "The rebels", "actor"),
        ("The rebels caught and jailed him.", "caught", "him", "recipient"),
        ("The rebels fled and, days later, jailed him.", "fled", "him", None),
        ("The general ordered troops to shoot.", "shoot", "troops", "actor"),
        ("The general ordered troops to shoot.", "shoot", "The general", None),
        ("The general wanted to shoot.", "shoot", "The general", "actor"),
        ("The army fled after killing two.", "killing", "The army", "actor"),
        ("Chad accused Sudan of bombing a town.", "bombing", "Sudan", "actor"),
        ("Chad accused Sudan of bombing a town.", "bombing", "Chad", None),
        ("Guards kept the crowd from storming the palace.", "storming", "the crowd", "actor"),
        ("The police seized rifles from the boats.", "seized", "the boats", "recipient"),
        ("The police fled from the boats.", "fled", "the boats", "other"),
        ("The army withdrew, leaving two soldiers behind.", "leaving", "The army", "actor"),
        ("He saw rebels killed in the raid.", "killed", "rebels", "recipient"),
        ("He saw rebels fighting the army.", "fighting", "rebels", "actor"),
        ("He met the man who shot her.", "shot", "the man", "actor"),
        ("He met the man they shot.", "shot", "the man", "recipient"),
        ("The army attacked the rebels and withdrew.", "withdrew", "the rebels", None),
        ("The union filed a lawsuit against the mine.", "lawsuit", "The union", "actor"),
        ("The police want to lodge a complaint.", "complaint", "The police", "actor"),
        ("The union read a lawsuit against the mine.", "lawsuit", "The union", None),
    ],
)
def test_whose_deed_it_is_where_the_verb_has_no_subject_of_its_own(
    text: str, act: str, who: str, part: str | None
) -> None:
    role_of = partial(arguments.role_of, syntax.parse(text, page.lay_out(Report("x", text))))
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (act, who)]
    assert role_of(*spans) == part


@pytest.mark.parametrize(
    ("text", "one", "other", "two"),
    [
        ("Leader told Hiller to leave.", "Leader", "Hiller", True),
        ("The guard took a gun and fired at him.", "The guard", "him", True),
        ("The guard shot himself.", "The guard", "himself", False),
        ("The guard shot his brother.", "The guard", "his", False),
        ("Lopez and Carrasquillo fled.", "Lopez", "Carrasquillo", True),
        ("The guard said he fled.", "The guard", "he", False),
    ],
)
def test_who_cannot_be_one_and_the_same(text: str, one: str, other: str, two: bool) -> None:
    disjoint = partial(arguments.are_disjoint, syntax.parse(text, page.lay_out(Report("x", text))))
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (one, other)]
    assert (disjoint(*spans), disjoint(*spans[::-1])) == (two, two)


@pytest.mark.parametrize(
    ("text", "act", "undergoer"),
    [
        ("The deputy's slaying went unpunished.", "slaying", "deputy"),
        ("His killers fled.", "killers", "His"),
        ("The rebels mourned the general after his arrest.", "arrest", "his"),
        ("Israel's killing of a general was condemned.", "killing", None),
        ("Monday's shooting was condemned.", "shooting", None),
        ("Iran's executions were condemned.", "executions", None),
        ("The army's attack was condemned.", "attack", None),
        ("The army attacked the town.", "attacked", None),
        ("If Russia refused the request, Iran would lose.", "request", "Russia"),
        ("Iran responded to the accusations.", "accusations", "Iran"),
        ("The request was rejected by Iran.", "request", "Iran"),
        ("Iran repeated the request.", "request", None),
        ("The army rejected the attack.", "attack", None),
    ],
)
def test_who_undergoes_what_a_noun_names_is_its_possessor_or_answers_it(
    text: str, act: str, undergoer: str | None
) -> None:
    doc = syntax.parse(text, page.lay_out(Report("x", text)))
    trigger = Span(text.index(act), text.index(act) + len(act))
    begin = arguments.undergoer_in(doc, trigger)
    assert begin == (text.index(undergoer) if undergoer else None)
    if undergoer:
        who = Span(text.index(undergoer), text.index(undergoer) + len(undergoer))
        assert arguments.role_of(doc, trigger, who) == "recipient"


@pytest.mark.parametrize(
    ("text", "act", "who", "strange"),
    [
        ("The guard was arrested near the house where his wife was found.", "arrested", "his wife", True),
        ("The guard was killed by a man who was caught by soldiers.", "killed", "soldiers", True),
        ("The army fired and the rebels fled.", "fired", "the rebels", True),
        ("The army fired and the rebels fled.", "fired", "The army", False),
        ("The army shot ten rebels and wounded two guards.", "shot", "two guards", False),
        ("The army shot ten rebels in the town.", "shot", "the town", False),
        ("The army launched an attack on the town.", "attack", "The army", False),
        ("The army hit a house, killing two guards.", "hit", "two guards", False),
        ("An attack that hurt two guards shook the town.", "attack", "two guards", False),
    ],
)
def test_who_is_the_subject_or_object_of_another_verb_is_a_stranger(
    text: str, act: str, who: str, strange: bool
) -> None:
    is_strange = partial(arguments.is_strange, syntax.parse(text, page.lay_out(Report("x", text))))
    assert is_strange(*(Span(text.index(w), text.index(w) + len(w)) for w in (act, who))) is strange


@pytest.mark.parametrize(
    ("text", "act", "span", "aside"),
    [
        ("Iran has armed Russia since the invasion.", "invasion", "Iran", True),
        ("Iran has armed Russia since the invasion.", "invasion", "Russia", True),
        ("Rebels fled before the attack on the town.", "attack", "the town", False),
        ("Iran took part in the invasion.", "invasion", "Iran", False),
        ("Algeria opposes any intervention by Niger.", "intervention", "Algeria", True),
        ("Algeria opposes any intervention by Niger.", "intervention", "Niger", False),
        ("Algeria launched an intervention.", "intervention", "Algeria", False),
    ],
)
def test_what_only_tells_when_or_is_spoken_of_is_no_deed_of_the_clause_around_it(
    text: str, act: str, span: str, aside: bool
) -> None:
    is_aside = partial(arguments.is_aside, syntax.parse(text, page.lay_out(Report("x", text))))
    trigger, who = (Span(text.index(words), text.index(words) + len(words)) for words in (act, span))
    assert is_aside(trigger, who) == aside


@pytest.mark.parametrize(
    ("text", "act", "who", "of", "inside"),
    [
        ("Soldiers near a camp run by the rebels killed two boys.", "killed", "the rebels", "Soldiers", True),
        ("He gave money to a group backing the governor.", "gave", "the governor", "a group", True),
        ("Agents who Turkey says shot him fled.", "shot", "Turkey", "Agents", True),
        ("Guards who met rebels in the town fled.", "met", "rebels", "Guards", False),
        ("Banks such as the Midland sued him.", "sued", "the Midland", "Banks", False),
        ("Rebels and soldiers of Chad killed two boys.", "killed", "soldiers", "Rebels", False),
        ("Soldiers near a camp run by the rebels killed two boys.", "killed", "Soldiers", "the rebels", False),
    ],
)
def test_who_only_tells_more_of_another(text: str, act: str, who: str, of: str, *, inside: bool) -> None:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (act, who, of)]
    assert arguments.is_inside(syntax.parse(text, page.lay_out(Report("x", text))), *spans) is inside
