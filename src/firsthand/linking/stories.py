"""Reports about the same happening, gathered into stories.

Two reports are linked if they share a key and are like enough; what links hold together is a component; within it,
average linkage parts the stories. Merging two stories whose mean likeness is above a bar at or above the link's own
never reaches over a component's border, so a new report moves only the components that it is linked to, and a set of
reports has the same stories whatever the order they came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

import numpy as np

from firsthand.linking.keys import keys
from firsthand.linking.likeness import Matrix, likeness, table
from firsthand.linking.records import Signature, Story

LINK = 0.16  # likeness from which two reports are linked: best on half of newscluster.dev, not on the edge
STORY = 0.12  # mean likeness down to which parts of a component are one story
LARGE = 1500  # different texts from which a component is cut at a higher bar first
STEP = 0.03  # by how much that bar is higher, again and again until the pieces are small


def linked(one: Signature, other: Signature) -> bool:
    """Whether two reports that share a key are linked."""
    return one.digest == other.digest or likeness(one, other) >= LINK


def links(signature: Signature, candidates: Iterable[Signature]) -> tuple[str, ...]:
    """The reports among ``candidates`` (those that share a key) that ``signature``'s report is linked to, in order."""
    return tuple(sorted(c.report for c in candidates if c.report != signature.report and linked(signature, c)))


def all_links(signatures: Sequence[Signature]) -> dict[str, tuple[str, ...]]:
    """For each report the reports it is linked to, over the whole of ``signatures``."""
    holders: dict[str, set[int]] = {}
    for i, s in enumerate(signatures):
        for key in keys(s):
            holders.setdefault(key, set()).add(i)
    near: list[set[int]] = [set() for _ in signatures]
    for held in holders.values():
        for i in held if len(held) > 1 else ():
            near[i] |= held
    return {s.report: links(s, (signatures[j] for j in near[i])) for i, s in enumerate(signatures)}


def components(linked_to: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """The reports that links hold together, each component in the order of ids, the components in that of their first."""
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for report in sorted(linked_to):
        if report in seen:
            continue
        held, waiting = {report}, [report]
        while waiting:
            new = set(linked_to[waiting.pop()]) - held
            held |= new
            waiting += new
        seen |= held
        found.append(tuple(sorted(held)))
    return tuple(found)


def stories(signatures: Sequence[Signature], titles: Mapping[str, str | None]) -> tuple[Story, ...]:
    """All stories of ``signatures``; ``titles`` are the reports' own. Earliest first."""
    known = {s.report: s for s in signatures}
    groups = (stories_of([known[r] for r in c], titles) for c in components(all_links(signatures)))
    return tuple(sorted((s for group in groups for s in group), key=lambda s: (s.first or "", s.id)))


def stories_of(component: Sequence[Signature], titles: Mapping[str, str | None]) -> tuple[Story, ...]:
    """The stories of one component; a report on its own is a story, too."""
    texts: dict[str, list[Signature]] = {}
    for s in sorted(component, key=lambda s: s.report):
        texts.setdefault(s.digest, []).append(s)
    first = [copies[0] for copies in texts.values()]
    sizes = [len(copies) for copies in texts.values()]
    groups = _parted(table(first), np.array(sizes, dtype=np.float32), LINK)
    members = ([s for i in group for s in texts[first[i].digest]] for group in groups)
    return tuple(sorted((_story(m, titles) for m in members), key=lambda s: s.id))


def _parted(likes: Matrix, sizes: Matrix, bar: float) -> list[list[int]]:
    if len(likes) <= LARGE or bar > 1:
        return average_linkage(likes, sizes, STORY)
    linked_to = {str(i): [str(j) for j in np.flatnonzero(row >= bar + STEP)] for i, row in enumerate(likes)}
    found: list[list[int]] = []
    for piece in components(linked_to):
        rows = sorted(int(i) for i in piece)
        inner = _parted(likes[np.ix_(rows, rows)], sizes[rows], bar + STEP)
        found += [[rows[i] for i in group] for group in inner]
    return found


def average_linkage(likes: Matrix, sizes: Matrix, bar: float) -> list[list[int]]:
    """Rows gathered from the likest two up while their mean likeness is at least ``bar``; equals by the lower rows."""
    near, weight = likes.astype(np.float64), sizes.astype(np.float64)
    np.fill_diagonal(near, -1)
    groups = [[i] for i in range(len(near))]
    while len(near) > 1:
        one, other = np.unravel_index(int(near.argmax()), near.shape)
        if near[one, other] < bar:
            break
        mean = (near[one] * weight[one] + near[other] * weight[other]) / (weight[one] + weight[other])
        near[one] = near[:, one] = np.where((near[one] < 0) | (near[other] < 0), -1, mean)
        near[other] = near[:, other] = -1
        near[one, one] = -1
        weight[one] += weight[other]
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]


def _story(members: Sequence[Signature], titles: Mapping[str, str | None]) -> Story:
    days = sorted(s.published[:10] for s in members if s.published)
    middle = max(members, key=lambda s: (_closeness(s, members), s.report))
    first = min(members, key=lambda s: (s.published or "~", s.report))
    return Story(
        id="s" + blake2b(first.report.encode(), digest_size=5).hexdigest(),
        title=titles.get(middle.report) or "",
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=tuple(s.report for s in sorted(members, key=lambda s: (s.published or "~", s.report))),
    )


def _closeness(one: Signature, members: Sequence[Signature]) -> float:
    return round(sum(likeness(one, other) for other in members[:50]), 6)
