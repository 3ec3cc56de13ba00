"""GraphML: exact elements, weights that count events, and well-formed XML for any text."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given

from firsthand.exchange import graphml
from firsthand.exchange.dyads import different
from firsthand.exchange.selection import Selection, tellings
from firsthand.records import Identity, Party, Reading
from tests.exchange.strange import FEW, READINGS
from tests.made import ATTACK, KILLED, READING, span

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def written(readings: list[Reading], selection: Selection | None = None) -> str:
    file = io.StringIO()
    graphml.write(tellings(readings, selection or Selection()), file)
    return file.getvalue()


def elements(text: str, name: str) -> list[ET.Element]:
    return list(ET.fromstring(text.encode()).iter(NAMESPACE + name))  # noqa: S314  (made here)


def facts(element: ET.Element) -> dict[str, str]:
    return {data.attrib["key"]: data.text or "" for data in element}


def test_a_graph_to_the_letter() -> None:
    text = written([READING])
    assert text.startswith(
        graphml.HEAD + '<key id="node_name" for="node" attr.name="name" attr.type="string"/>\n',
    )
    assert text.endswith(
        '<graph id="events" edgedefault="directed">\n'
        '<edge id="e5607586396169173" source="army|SYR" target="rebels|SYR"><data key="edge_event">r#1</data>'
        '<data key="edge_report">r</data><data key="edge_publisher">The Digest</data>'
        '<data key="edge_type">ASSAULT</data><data key="edge_mode">firearms</data><data key="edge_quad">4</data>'
        '<data key="edge_score">-9.0</data><data key="edge_reality">happened</data>'
        '<data key="edge_confidence">0.75</data><data key="edge_weight">1.0</data>'
        '<data key="edge_day">2024-08-05</data><data key="edge_where">Homs</data>'
        '<data key="edge_chain">Reuters</data></edge>\n'
        '<node id="army|SYR"><data key="node_country">SYR</data><data key="node_name">army</data>'
        '<data key="node_sector">MIL</data></node>\n'
        '<node id="rebels|SYR"><data key="node_country">SYR</data><data key="node_name">rebels</data>'
        '<data key="node_sector">REB</data></node>\n'
        "</graph>\n</graphml>\n"
    )


def test_the_edges_of_one_event_share_its_weight_and_a_lone_side_has_none() -> None:
    putin = Party(span("Homs"), "Putin", Identity("Vladimir Putin", "RUS", "GOV", "person:vladimir-putin"))
    joint = replace(KILLED, actors=(*KILLED.actors, putin), recipients=(*KILLED.recipients, putin))
    lone = replace(ATTACK, same_as=None)
    file = io.StringIO()
    assert graphml.write(tellings([replace(READING, events=(joint, lone))], Selection()), file) == 1
    edges = elements(file.getvalue(), "edge")
    assert [facts(edge)["edge_weight"] for edge in edges] == ["0.25"] * 4
    assert [edge.get("source") for edge in edges].count("person:vladimir-putin") == 2
    nodes = elements(file.getvalue(), "node")
    assert [node.get("id") for node in nodes] == ["army|SYR", "rebels|SYR", "person:vladimir-putin"]
    assert facts(nodes[2]) == {
        "node_actor_id": "person:vladimir-putin",
        "node_country": "RUS",
        "node_name": "Vladimir Putin",
        "node_sector": "GOV",
    }


def test_what_xml_cannot_hold() -> None:
    assert graphml.xml_text("a\0b\ud800c\ufffed\te\U0001f600") == "a\ufffdb\ufffdc\ufffdd\te\U0001f600"


@FEW
@given(READINGS)
def test_any_text_is_well_formed_and_every_edge_joins_nodes(readings: list[Reading]) -> None:
    text = written(readings, Selection(mentions=True))
    nodes = [node.get("id") for node in elements(text, "node")]
    assert len(nodes) == len(set(nodes))
    edges = elements(text, "edge")
    assert {edge.get(end) for edge in edges for end in ("source", "target")} == set(nodes)
    sides = [(different(e.actors), different(e.recipients)) for r in readings for e in r.events]
    assert len(edges) == sum(len(actors) * len(recipients) for actors, recipients in sides)
