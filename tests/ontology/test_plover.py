"""PLOVER's table, by its printed values."""

import pytest

from firsthand import ontology


def test_sixteen_types_in_four_quads() -> None:
    by_quad = {q: [t.name for t in ontology.event_types() if t.quad == q] for q in (1, 2, 3, 4)}
    assert by_quad == {
        1: ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
        2: ["COOPERATE", "AID", "RETREAT"],
        3: ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
        4: ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
    }


def test_event_type_gives_all_fields() -> None:
    threaten = ontology.event_type("THREATEN")
    assert (threaten.quad, threaten.score, threaten.requires_recipient) == (3, -3.5, False)
    assert threaten.modes["territory"] == -4.0
    assert ontology.event_type("AID").requires_recipient


@pytest.mark.parametrize(
    ("name", "mode", "value"),
    [
        ("ASSAULT", None, -9.0),
        ("ASSAULT", "unconventional", -10.0),
        ("CONSULT", "phone", 1.5),
        ("REQUEST", "meet", 0.0),
        ("PROTEST", "vandalize", -5.0),
    ],
)
def test_score_of_type_and_mode(name: str, mode: str | None, value: float) -> None:
    assert ontology.score(name, mode) == value


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        ontology.event_type("YIELD")
    with pytest.raises(KeyError):
        ontology.score("AID", "aerial")


def test_modes_contexts_sectors() -> None:
    assert ontology.modes("CONSULT") == ("visit", "third-party", "multilateral", "phone")
    assert ontology.modes("AID") == ()
    assert (len(ontology.contexts()), len(ontology.sectors())) == (37, 25)
    assert ontology.international_actors() == ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
    assert ontology.quad("COERCE") == 4


def test_every_score_lies_on_the_scale() -> None:
    values = [t.score for t in ontology.event_types()]
    values += [s for t in ontology.event_types() for s in t.modes.values() if s is not None]
    assert min(values) == -10.0
    assert max(values) == 10.0
