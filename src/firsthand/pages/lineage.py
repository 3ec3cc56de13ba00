"""Who has it from whom: the tellings of an incident as trees, origins at the roots, reports behind them.

A report stands behind the report it was copied from, else behind the voice it heard it from: the outermost of its chain,
which stands behind the next one, down to the origin. An outlet that is cited and whose own report tells the incident too
is that report. What would stand behind itself stands behind its origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from firsthand.ledger import ListedEvent
from firsthand.linking.outlets import known
from firsthand.linking.records import Copy, Incident, Origin, Telling

Kind = Literal["origin", "relay", "report"]
How = Literal["tells", "copies"]


@dataclass(slots=True)
class Node:
    """An origin, a voice between, or a report; ``how`` says what ties it to the one before it.

    ``event`` is what a report tells; ``origin`` is None at a root that linking does not know.
    """

    kind: Kind
    name: str
    how: How = "tells"
    origin: Origin | None = None
    event: ListedEvent | None = None
    copy: Copy | None = None
    behind: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[tuple[int, Node, Node | None]]:
        """The node and all behind it, each with its depth, this one at 0, and the one before it."""
        left: list[tuple[int, Node, Node | None]] = [(0, self, None)]
        while left:
            depth, node, before = left.pop()
            yield depth, node, before
            left += ((depth + 1, other, node) for other in reversed(node.behind))


@dataclass(frozen=True, slots=True)
class _Path:
    """How one report has it: the root's key, then the voices from there to the report."""

    telling: Telling
    root: str
    voices: tuple[str, ...]


def lineage(incident: Incident, events: Mapping[str, ListedEvent], copies: Sequence[Copy]) -> tuple[Node, ...]:
    """The trees of ``incident``; an origin's reports in the order of publication, origins in that of their first one."""
    paths = [_path(incident, t, events[t.event]) for t in incident.tellings if t.event in events]
    paths.sort(key=lambda p: (events[p.telling.event].published or "9", p.telling.report))
    roots: dict[str, Node] = {}
    reports = {p.telling.report: _report(events[p.telling.event]) for p in paths}
    outlets = _outlets(reports.values())
    order = {p.telling.report: place for place, p in enumerate(paths)}
    inside = [c for c in copies if c.earlier in reports and c.later in reports]
    before = {c.later: c for c in sorted(inside, key=lambda c: -order[c.earlier])}
    relays: dict[tuple[str, ...], Node] = {}
    above: dict[int, Node] = {}
    for path in paths:
        node = reports[path.telling.report]
        root = roots.setdefault(path.root, _root(incident, path.root))
        copy = before.get(path.telling.report)
        if copy is not None:
            node.how, node.copy = "copies", copy
            parent = reports[copy.earlier]
        else:
            parent = _place(path, root, node, relays, outlets, above)
        _tie(node, parent, root, above)
    return tuple(roots.values())


def _tie(node: Node, parent: Node, root: Node, above: dict[int, Node]) -> None:
    """Put ``node`` behind ``parent``, behind ``root`` where that would be a ring."""
    higher: Node | None = parent
    while higher is not None:
        if higher is node:
            parent = root
            node.how, node.copy = "tells", None
            break
        higher = above.get(id(higher))
    above[id(node)] = parent
    parent.behind.append(node)


def _path(incident: Incident, telling: Telling, event: ListedEvent) -> _Path:
    mine = [origin for origin in incident.origins if telling.report in origin.reports]
    innermost = telling.chain[-1] if telling.chain else event.publisher or telling.report
    origin = next((o for o in mine if o.name == innermost), mine[0] if mine else None)
    root = origin.name if origin else innermost
    own = origin is not None and origin.manner == "own"
    between = () if own else tuple(name for name in reversed(telling.chain[:-1]) if name != root)
    return _Path(telling, root, between)


def _root(incident: Incident, name: str) -> Node:
    return Node("origin", name, origin=next((o for o in incident.origins if o.name == name), None))


def _report(event: ListedEvent) -> Node:
    return Node("report", event.publisher or event.report, event=event)


def _outlets(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(_key(node.name), []).append(node)
    return found


def _key(name: str) -> str:
    outlet = known(name)
    return (outlet.name if outlet else name).casefold()


def _place(
    path: _Path,
    root: Node,
    node: Node,
    relays: dict[tuple[str, ...], Node],
    outlets: Mapping[str, list[Node]],
    above: dict[int, Node],
) -> Node:
    """What stands before the report of ``path``; voices between are made where they are new."""
    parent = root
    for place, voice in enumerate(path.voices, start=1):
        own = next((n for n in outlets.get(_key(voice), ()) if n is not node and _earlier(n, node)), None)
        if own is not None:
            parent = own
            continue
        key = (path.root, str(id(parent)), *path.voices[:place][-1:])
        if key not in relays:
            relays[key] = Node("relay", voice)
            _tie(relays[key], parent, root, above)
        parent = relays[key]
    return parent


def _earlier(one: Node, other: Node) -> bool:
    """Whether the report ``one`` was out when ``other`` was."""
    days = [(node.event.published or "" if node.event else "")[:10] for node in (one, other)]
    return days[0] <= days[1]
