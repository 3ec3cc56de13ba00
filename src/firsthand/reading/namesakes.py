"""Which of several bearers of a name is meant: the one named in full before, the one at home, the other half of a state, who has its seat there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from firsthand.atlas.describing import ORGANS
from firsthand.reading import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from firsthand.reading.entities import Candidate
    from firsthand.reading.nations import Resolver
    from firsthand.records import Identity, Span

_FIRMS = frozenset({"body", "outlet"})  # the atlas's kinds of what is now and then called by a founder's name
HALVES = frozenset({"North", "South"})
SEVERAL = 3  # who are surely of a country, from which a place of several names is the one there


def borne(found: Sequence[Candidate], known: Mapping[Span, Identity | None]) -> Iterator[Span]:
    """The last names that the atlas takes for one person or firm after the text has named another in full: "Jim Yong Kim … Kim".

    A firm that the text has named itself keeps its name. A compatriot whom the atlas knows, too, may be kin: after "Ivanka Trump" the president may still be "Trump".
    """
    borne: dict[str, list[Identity | None]] = {}  # who bore each last name so far, None for one whom the atlas lacks
    firms: set[str | None] = set()
    for candidate in found:
        words, who = candidate.core.lower().split(), known[candidate.span]
        person = who is not None and who.kind == "person"
        if who is not None and who.kind in _FIRMS and len(words) == 1:
            if borne.get(words[0]) and who.id not in firms:
                yield candidate.span
            else:
                firms.add(who.id)
            continue
        if not words or not (person or candidate.label == "PERSON"):
            continue
        bearers = borne.setdefault(wording.last_name(words[-1]), [])
        if len(words) > 1:
            bearers.append(who)
        elif who is not None and bearers and all(b is None or b.country != who.country for b in bearers):
            yield candidate.span
        elif who is not None:
            bearers.append(who)


def at_home(
    found: Sequence[Candidate],
    known: Mapping[Span, Identity | None],
    atlas: Resolver,
    resolve: Callable[[Candidate, str | None], Identity | None],
) -> Iterator[tuple[Span, Identity | None]]:
    """Those of ``found`` with namesakes, where most who are surely known are of one country: "Peru's president dissolved Congress".

    ``resolve`` says who somebody is in a country.
    Of places of one name that country's is meant only where several others of it are told of: American troops are in Georgia, too.
    """
    shared = [c for c in found if c.form != "pronoun" and atlas.has_namesakes(c.text)]
    if not shared:
        return
    sure = {c.head.i: i.country for c in found if (i := known[c.span]) and i.id and i.country and c not in shared}
    (home, often), *_ = (*Counter(sure.values()).most_common(1), (None, 0))
    if 2 * often <= len(sure):
        return
    for candidate in shared:
        told = resolve(candidate, home)
        if told is not None and (often >= SEVERAL or told.kind in ORGANS):
            yield candidate.span, told


def halves(
    found: Sequence[Candidate],
    known: Mapping[Span, Identity | None],
    resolve: Callable[[str], Identity | None],
) -> Iterator[tuple[Span, Identity | None]]:
    """Those of "the North" and "the South" that are the other half of a state that the text names: North Korea, South Sudan."""
    named = {i.name for i in known.values() if i is not None and i.kind == "country"}
    for candidate in found:
        half = candidate.core
        if half in HALVES and known[candidate.span] is None:
            wholes = {name.split(" ", 1)[1] for name in named if name.split(" ", 1)[0] in HALVES}
            told = [resolve(f"{half} {rest}") for rest in wholes] if len(wholes) == 1 else []
            yield from ((candidate.span, state) for state in told if state is not None and state.kind == "country")


def seated(
    found: Sequence[Candidate],
    known: Mapping[Span, Identity | None],
    resolve: Callable[[str], Identity | None],
) -> Iterator[tuple[Span, Identity | None]]:
    """The capitals that stand for a body with its seat there: "Brussels" where the text names the Union and nobody of Belgium."""
    seats = wording.seats()
    named = {i.country for c in found if (i := known[c.span]) is not None and c.core not in seats}
    for candidate in found:
        if candidate.core not in seats:
            continue
        state, body = known[candidate.span], resolve(seats[candidate.core])
        if state is not None and body is not None and body.country in named and state.country not in named:
            yield candidate.span, body
