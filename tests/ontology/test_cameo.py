"""CAMEO to PLOVER and back."""

import pytest

from firsthand import ontology
from firsthand.ontology.cameo import Coding


@pytest.mark.parametrize(
    ("code", "coding"),
    [
        ("0841", Coding("RETREAT", "release", "legal")),
        ("042", Coding("CONSULT", "visit", None)),
        ("176", Coding("COERCE", None, None)),
        ("010", None),
    ],
)
def test_cameo_to_plover(code: str, coding: Coding | None) -> None:
    assert ontology.cameo_to_plover(code) == coding


@pytest.mark.parametrize(
    ("name", "mode", "code"),
    [
        ("ASSAULT", "aerial", "195"),
        ("ASSAULT", None, "190"),
        ("CONSULT", "visit", "042"),
        ("PROTEST", "demo", "141"),
        ("AID", "unheard-of", "070"),
    ],
)
def test_plover_to_cameo(name: str, mode: str | None, code: str) -> None:
    assert ontology.plover_to_cameo(name, mode) == code


def test_there_and_back_keeps_the_type() -> None:
    for kind in ontology.event_types():
        for mode in (None, *kind.modes):
            coding = ontology.cameo_to_plover(ontology.plover_to_cameo(kind.name, mode))
            assert coding is not None
            assert coding.type == kind.name
