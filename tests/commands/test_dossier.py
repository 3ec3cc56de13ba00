"""One incident as it is printed."""

from __future__ import annotations

from dataclasses import replace

from firsthand.commands.dossier import heading, origins
from firsthand.linking.records import Actor, Dispute, Incident, Merge, Origin, Version

BARE = Incident("i1", "ASSAULT", None, (), (), None, None, "happened", ())


def lines(incident: Incident) -> list[str]:
    """What stands in the tree of origins, without its branches' signs."""
    return [str(branch.label) for origin in origins(incident, {}).children for branch in (origin, *origin.children)]


def test_origins_of_one_name_have_their_reasons_once() -> None:
    first, second = (Origin("army", kind, "actor", ("a",), counted=True) for kind in ("named", "anonymous"))
    merge = Merge(("army", "spokesman"), "one voice")
    found = lines(replace(BARE, origins=(first, second), merges=(merge, merge)))
    assert found.count("also spokesman: one voice") == 1


def test_a_phrase_is_nobody() -> None:
    phrase = Origin("are reported", "phrase", "unknown", ("a",), counted=False, manner="phrase")
    assert lines(replace(BARE, origins=(phrase,)))[0].startswith("nobody by name: “are reported” (")


def test_a_number_in_dispute_is_each_that_is_told() -> None:
    versions = tuple(Version(f"{n} killed", ("army",), ("a",)) for n in (6, 7))
    disputed = replace(BARE, counts={"killed": (7, 7)}, disputes=(Dispute("counts", versions),))
    assert "killed 6 or 7" in heading(disputed).plain
    assert "killed 7\n" in heading(replace(BARE, counts={"killed": (7, 7)})).plain


def test_rivals_stand_with_or() -> None:
    actors = tuple(Actor(name, None, None, None) for name in ("army", "rebels"))
    versions = tuple(Version(a.name, ("mayor",), ("a",)) for a in actors)
    assert "· army + rebels ·" in heading(replace(BARE, actors=actors)).plain
    disputed = replace(BARE, actors=actors, disputes=(Dispute("actor", versions),))
    assert "· army or rebels ·" in heading(disputed).plain
