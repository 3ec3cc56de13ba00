"""A directed multigraph of actors as GraphML 1.0: a node an actor, an edge an event from an actor to a recipient.

The edges of one event share a ``weight`` of one, so that sums of weights count events and not pairs. An event that
lacks one side joins nobody and is left out. Nodes follow the edges, which GraphML allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from firsthand.exchange.cells import storable
from firsthand.exchange.dating import dated
from firsthand.exchange.dyads import Dyad, dyads
from firsthand.exchange.gathered import Gathered, Thing
from firsthand.exchange.rows import chain_of, name_of
from firsthand.exchange.selection import Telling
from firsthand.records import Party

Fact = str | int | float | None

NODE_KEYS = {"name": "string", "country": "string", "sector": "string", "actor_id": "string"}
EDGE_KEYS = {
    "event": "string",
    "report": "string",
    "publisher": "string",
    "type": "string",
    "mode": "string",
    "quad": "int",
    "score": "double",
    "reality": "string",
    "confidence": "double",
    "weight": "double",
    "day": "string",
    "where": "string",
    "chain": "string",
}
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(tellings: Iterable[Telling], file: TextIO) -> int:
    """Write the graph of ``tellings`` to ``file``; how many events have edges."""
    file.write(HEAD)
    file.writelines(_key(name, kind, "node") for name, kind in NODE_KEYS.items())
    file.writelines(_key(name, kind, "edge") for name, kind in EDGE_KEYS.items())
    file.write('<graph id="events" edgedefault="directed">\n')
    count = 0
    with Gathered() as actors:
        for telling in tellings:
            count += _write_edges(telling, file, actors)
        file.writelines(_node(actor) for actor in actors)
    file.write("</graph>\n</graphml>\n")
    return count


def _write_edges(telling: Telling, file: TextIO, actors: Gathered) -> bool:
    """Write the edges of one event and take its actors; whether it has any."""
    if not (telling.event.actors and telling.event.recipients):
        return False
    pairs = list(dyads(telling))
    for dyad in pairs:
        ends = [_taken(party, actors) for party in (dyad.actor, dyad.recipient) if party]
        file.write(
            f'<edge id="e{dyad.id}" source={quoteattr(ends[0])} target={quoteattr(ends[1])}>'
            f"{_data('edge', _edge_facts(dyad, len(pairs)))}</edge>\n"
        )
    return True


def _taken(party: Party, actors: Gathered) -> str:
    """The node's id: the atlas's, else name and country, so that reports meet in what they call an actor."""
    identity = party.identity
    name = name_of(identity, party.text)
    facts = {
        "name": name,
        "country": identity.country,
        "sector": identity.sector,
        "actor_id": identity.id,
    }
    node = xml_text(identity.id or f"{name}|{identity.country or ''}")
    actors.add(node, "actor", [(key, storable(value)) for key, value in facts.items() if value])
    return node


def _edge_facts(dyad: Dyad, pairs: int) -> Mapping[str, Fact]:
    event, report = dyad.telling.event, dyad.telling.report
    day = dated(event, report)
    return {
        "event": event.id,
        "report": report.id,
        "publisher": report.publisher,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "score": event.score,
        "reality": event.reality,
        "confidence": event.confidence,
        "weight": round(1 / pairs, 6),
        "day": day.day.isoformat() if day else None,
        "where": event.where.name if event.where else None,
        "chain": chain_of(event.voices),
    }


def _node(actor: Thing) -> str:
    facts = {name: values[0] for name, values in actor.facts.items()}
    return f"<node id={quoteattr(actor.id)}>{_data('node', facts)}</node>\n"


def _key(name: str, kind: str, what: str) -> str:
    return f'<key id="{what}_{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(what: str, facts: Mapping[str, Fact]) -> str:
    return "".join(
        f'<data key="{what}_{name}">{escape(xml_text(str(value)))}</data>'
        for name, value in facts.items()
        if value is not None
    )


def xml_text(text: str) -> str:
    """``text`` with each character that XML 1.0 cannot hold, escaped or not, as U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)
