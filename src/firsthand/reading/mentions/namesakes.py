"""Which of several bearers of a name is meant: the one named in full before, the one at home, the other half of a state, who has its seat there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from firsthand.atlas import tables
from firsthand.atlas.describing import ORGANS
from firsthand.reading.text import wording
from firsthand.records import Identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from firsthand.reading.mentions.entities import Candidate
    from firsthand.reading.mentions.nations import Resolver
    from firsthand.records import Span

_FIRMS = frozenset({"body", "outlet"})  # the atlas's kinds of what is now and then called by a founder's name
HALVES = frozenset({"North", "South"})
_SCHOLARLY = "EDU"
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


def scholars(found: Sequence[Candidate], known: Mapping[Span, Identity | None]) -> Iterator[tuple[Span, Identity]]:
    """Those who are told of as scholars and only bear the name of somebody known: "*Historian* Gordon Brown", "David Cameron, a *professor*"."""
    for candidate in found:
        who = known[candidate.span]
        if who is None or who.kind != "person" or who.sector == _SCHOLARLY or candidate.label != "PERSON":
            continue
        if (noun := next(_told_as(candidate.head), None)) is not None:
            why = f"“{noun}” is {_SCHOLARLY}, which {who.name} is not"
            yield candidate.span, Identity(candidate.core, None, _SCHOLARLY, None, why)


def _told_as(name: Token) -> Iterator[str]:
    """The nouns for a scholar right before a name, and in a new apposition behind it; "former" ones are none."""
    for noun in name.children:
        new = noun.dep_ == "appos" and any(c.lower_ in wording.words("indefinite") for c in noun.children)
        if noun.lower_ in wording.words("scholar") and (new or noun.dep_ == "compound"):
            around = {c.lower_ for c in (*noun.children, *name.children)}
            if around.isdisjoint(tables.words("former")):
                yield noun.lower_


def at_home(
    found: Sequence[Candidate],
    known: Mapping[Span, Identity | None],
    atlas: Resolver,
    resolve: Callable[[Candidate, str | None], Identity | None],
) -> Iterator[tuple[Span, Identity | None]]:
    """Those of ``found`` with namesakes, where most who are surely known are of one country: "Peru's president dissolved Congress".

    ``resolve`` says who somebody is in a country.
    Of places of one name that country's is meant only where several others of it are told of: American troops are in Georgia, too.
    A phrase is of the country of the body that it names: "Maoist rebels in Nepal".
    """
    shared = [c for c in found if c.form != "pronoun" and atlas.has_namesakes(c.text)]
    if not shared:
        return
    sure = {c.head.i: i.country for c in found if (i := known[c.span]) and i.id and i.country and c not in shared}
    (home, often), *_ = (*Counter(sure.values()).most_common(1), (None, 0))
    if 2 * often <= len(sure):
        return
    told = {c.span: who for c in shared if (who := resolve(c, home)) is not None}
    organs = [span for span, who in told.items() if who.kind in ORGANS]
    for span, who in told.items():
        if often >= SEVERAL or any(span.covers(organ) for organ in organs):
            yield span, who


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
