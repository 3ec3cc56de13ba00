from __future__ import annotations

from dataclasses import replace

from firsthand.ledger import ListedEvent
from firsthand.linking.records import Copy, Incident, Telling
from firsthand.pages.from_ledger import LedgerSource
from firsthand.pages.lineage import Node, lineage
from tests.pages import affair


def events(source: LedgerSource, incident: Incident) -> dict[str, ListedEvent]:
    return {t.event: event for t in incident.tellings if (event := source.event(t.event))}


def drawn(roots: tuple[Node, ...]) -> list[str]:
    return [
        f"{'  ' * depth}{n.kind} {n.name}{' (copy)' if n.copy else ''}" for root in roots for depth, n, _ in root.walk()
    ]


def test_the_affair_goes_back_to_five_origins_most_of_it_to_one(kept: LedgerSource) -> None:
    assert drawn(lineage(affair.incident(), events(kept, affair.incident()), affair.copies())) == [
        "origin a dozen current and former officials",
        "  relay The New York Times",
        "    report Meridian Wire",
        "      report The Harbour Gazette (copy)",
        "        report Eastgate Today",
        "      report Northern Courier (copy)",
        "    report The Morning Digest",
        "    report The Morning Digest",
        "origin United Arab Emirates",
        "  report Gulf Bulletin",
        "origin Chad",
        "  report Sahel Observer",
        "origin Yasser al-Atta",
        "  report Nile Evening Post",
        "origin panel of United Nations experts",
        "  report Lakeside Chronicle",
    ]


def test_every_telling_stands_in_the_trees_once(kept: LedgerSource) -> None:
    roots = lineage(affair.incident(), events(kept, affair.incident()), affair.copies())
    found = [n.event.id for root in roots for _, n, _ in root.walk() if n.event]
    assert sorted(found) == sorted(t.event for t in affair.incident().tellings)


def test_without_copies_each_cites_for_itself(kept: LedgerSource) -> None:
    assert drawn(lineage(affair.incident(), events(kept, affair.incident()), ()))[:6] == [
        "origin a dozen current and former officials",
        "  relay The New York Times",
        "    report Meridian Wire",
        "    report The Harbour Gazette",
        "      report Eastgate Today",
        "    report Northern Courier",
    ]


def test_a_report_on_its_own_word_is_its_own_origin(kept: LedgerSource) -> None:
    telling = Telling("affair-09", "affair-09#1", (), "happened")
    alone = replace(affair.expulsion(), tellings=(telling,), origins=())
    assert drawn(lineage(alone, events(kept, alone), ())) == [
        "origin The Harbour Gazette",
        "  report The Harbour Gazette",
    ]


def test_an_outlets_own_voice_has_nobody_between(kept: LedgerSource) -> None:
    own = replace(
        affair.incident().origins[0], name="own voice of Eastgate Today", manner="own", reports=("affair-05",)
    )
    incident = replace(affair.incident(), tellings=affair.incident().tellings[4:5], origins=(own,))
    assert drawn(lineage(incident, events(kept, incident), ())) == [
        "origin own voice of Eastgate Today",
        "  report Eastgate Today",
    ]


def test_rings_end_at_the_origin(kept: LedgerSource) -> None:
    incident = affair.incident()
    ring = (
        Copy("affair-02", "affair-01", "exact", 1.0, None, ()),
        Copy("affair-01", "affair-02", "exact", 1.0, None, ()),
    )
    found = lineage(incident, events(kept, incident), ring)
    assert sorted(n.event.id for root in found for _, n, _ in root.walk() if n.event) == sorted(
        t.event for t in incident.tellings
    )


def test_nothing_stands_where_every_event_was_rejected() -> None:
    assert lineage(affair.incident(), {}, affair.copies()) == ()
