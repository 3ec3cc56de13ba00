"""What the tellings of one incident say together: type, parties, time, place, counts, reality.

Each report votes once for each thing, with the confidence of the surest mention that says it, so that a report that
says a thing ten times does not outvote two that say it once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from hashlib import blake2b

from firsthand.linking.dates import Stretch, stretch
from firsthand.linking.measures import part_of
from firsthand.linking.parties import Named, alike, named
from firsthand.linking.records import Actor, Incident, Period, Spot, Telling
from firsthand.linking.tellings import ANSWERS, Told, own_time
from firsthand.linking.words import stem, tokens
from firsthand.records import Event, Party, Reality, When

Backed = tuple[float, list[Named]]  # a party's votes and its names
SAME = 0.8  # likeness from which two names are one party
HEARD = 0.3  # part of the best-supported party's votes that a party needs
_ORDER: tuple[Reality, ...] = (
    "happened",
    "ongoing",
    "denied",
    "unclear",
    "planned",
    "ordered",
    "requested",
    "threatened",
    "expected",
    "hypothetical",
)


def incident(
    group: Sequence[Told], texts: Mapping[str, str] | None = None, kin: Mapping[str, str] | None = None
) -> Incident:
    """The incident that ``group`` tells, origins, disputes and grade still to come.

    ``texts`` are the reports' by their ids, and ``kin`` has of those that copy one text the one that stands for them.
    """
    kind = _best(group, lambda e: [e.type])
    typed = [t for t in group if any(name == kind for name, _ in t.types)] or list(group)
    actors, recipients = both_sides(group)
    return Incident(
        id="i" + blake2b(min(t.lead.id for t in group).encode(), digest_size=6).hexdigest(),
        type=kind or "",
        mode=_best(typed, lambda e: [e.mode] if e.type == kind and e.mode else []),
        actors=actors,
        recipients=recipients,
        when=period(group, kin),
        where=spot(group),
        reality=reality([e for t in typed for e in t.events]),
        tellings=tellings(group),
        general=all(t.general for t in group),
        counts=counts(group, texts or {}),
        about=subject(group) if kind in ANSWERS else None,
    )


def subject(group: Sequence[Told]) -> str | None:
    """What a statement speaks of in the words of most reports: what was done, by whom, on which day."""
    said = sorted((t.subject.words.lower(), t.subject.event.id, t.subject.event) for t in group if t.subject)
    words = Counter(word for word, _, _ in said)
    if not words:
        return None
    best = max(words, key=lambda word: words[word])
    told = [event for word, _, event in said if word == best]
    whom = next((f" by {e.actors[0].identity.name}" for e in told if e.actors), "")
    day = next((f", {e.when.first}" for e in told if e.when and e.when.first and e.when.first == e.when.last), "")
    return f"{best}{whom}{day}"


def votes(group: Iterable[Told], says: Callable[[Event], Iterable[Hashable]]) -> dict[Hashable, float]:
    """For each thing that events say the sum, over reports, of the surest event's confidence."""
    surest: dict[tuple[str, Hashable], float] = {}
    for t in group:
        for event in t.events:
            for thing in says(event):
                surest[t.report, thing] = max(surest.get((t.report, thing), 0.0), event.confidence)
    total: dict[Hashable, float] = defaultdict(float)
    for (_, thing), confidence in sorted(surest.items(), key=str):
        total[thing] += confidence
    return total


def _best(group: Iterable[Told], says: Callable[[Event], Iterable[str]]) -> str | None:
    found = votes(group, says)
    return max((str(thing) for thing in found), key=lambda thing: (round(found[thing], 6), thing), default=None)


def both_sides(group: Sequence[Told]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Those who did it and those to whom it was done, the best supported first.

    Who stands on both sides and in no mention does it to himself is of the side that more reports give, if somebody else is of the other.
    """
    did = _parties(group, lambda e: e.actors if e.reality != "denied" else ()) or _parties(group, lambda e: e.actors)
    hit = _parties(group, lambda e: e.recipients)
    to_himself = {
        key
        for t in group
        for e in t.events
        for key in {_key(named(p)) for p in e.actors} & {_key(named(p)) for p in e.recipients}
    }
    return _of_one_side(did, hit, to_himself), _of_one_side(hit, did, to_himself)


def _of_one_side(some: Sequence[Backed], others: Sequence[Backed], to_himself: AbstractSet[str]) -> tuple[Actor, ...]:
    """The parties of ``some``, without those whom more reports have among ``others``."""

    def better(one: Backed) -> bool:
        keys = set(map(_key, one[1]))
        other = max((o[0] for o in others if keys & set(map(_key, o[1]))), default=0.0)
        return other > one[0] and not keys & to_himself

    return tuple(_actor(names) for _, names in [one for one in some if not better(one)] or some)


def _key(name: Named) -> str:
    return name.id or name.name.lower()


def _parties(group: Sequence[Told], side: Callable[[Event], Sequence[Party]]) -> list[Backed]:
    """The parties of one side with their votes, names of one party made one, the best supported first."""
    found = votes(group, lambda e: {named(p) for p in side(e) if telling(named(p))})
    ranked = sorted(found, key=lambda n: (-round(found[n], 6), str(n)))
    merged: list[list[Named]] = []
    for name in ranked:
        if isinstance(name, Named):
            home = next((m for m in merged if any(one_party(name, other) for other in m)), None)
            if home is None:
                merged.append([name])
            else:
                home.append(name)
    support = [sum(found[n] for n in names) for names in merged]
    enough = max(support, default=0.0) * HEARD
    kept = sorted(((s, m) for s, m in zip(support, merged, strict=True) if s >= enough), key=lambda x: -x[0])
    named_once: list[Backed] = []
    for votes_, names in [k for k in kept if not all(n.bare for n in k[1])] or kept:
        if not any(shortens(a, b) for _, other in named_once for a in names for b in other):
            named_once.append((votes_, names))
    return named_once


def one_party(one: Named, other: Named) -> bool:
    """Whether two names are of one party of an incident; "three people" and "at least five people" are the same people counted twice."""
    if one.counted is None or other.counted is None:
        return alike(one, other) >= SAME
    some, others = ((_counted_words(n), n.sure, n.sector) for n in (one, other))
    return some == others


def _counted_words(name: Named) -> tuple[str, frozenset[str]]:
    """The noun of those who are counted, and what else tells who they are."""
    return tokens(name.name.lower())[-1], frozenset(m for m in name.marks if not m[0].isdigit())


def shortens(one: Named, other: Named) -> bool:
    """Whether the words of one are among the other's and nothing tells them apart: "village" and "the Thai village"."""
    some, others = (frozenset(map(stem, tokens(n.name))) for n in (one, other))
    alone = one.sector == other.sector and one.country == other.country and not one.id and not other.id
    return alone and (some <= others or others <= some) and alike(one, other) >= 0


def telling(name: Named) -> bool:
    """Whether a name says who it is: a word such as "it" or "the" does not."""
    return bool(name.id or name.marks or name.sure or name.sector)


def _actor(names: Sequence[Named]) -> Actor:
    best = max(
        names,
        key=lambda n: (n.id is not None, n.name[:1].isupper() and n.counted is None, n.sure is not None, bool(n.marks)),
    )
    country = best.sure or next((n.sure for n in names if n.sure), None) or best.country
    return Actor(best.name, country, best.sector or next((n.sector for n in names if n.sector), None), best.id)


def period(group: Sequence[Told], kin: Mapping[str, str] | None = None) -> Period | None:
    """The time that most reports can agree to, copies of one text as one; of equals the one of the latest year, then the most exact."""
    same = kin or {}
    known = {(w.first, w.last): days for t in group for w in times(t) if (days := stretch(w.first, w.last))}
    if not known:
        return None
    told: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for t in group:
        for when in times(t):
            told[when.first, when.last].add(same.get(t.report, t.report))
    agree = {k: len(told[k] if days.days > _WIDE else _agreeing(days, group, same)) for k, days in known.items()}
    published = min((t.day for t in group if t.day), default=0)
    years = {k: max(0, published - days.last) // _YEAR for k, days in known.items()}
    first, last = min(known, key=lambda k: (-agree[k], years[k], -len(told[k]), known[k].days, str(k)))
    return Period(first, last)


def times(told: Told) -> list[When]:
    """The times that the telling's own sentences give, else the one that the reader carried over."""
    own = [w for e in told.events if (w := own_time(e))]
    return own if own and told.when in own else [told.when] if told.when else []


def _agreeing(days: Stretch, group: Iterable[Told], kin: Mapping[str, str]) -> set[str]:
    """The reports whose own time, if it is no open one, can be in ``days``."""
    exact = ((t.report, t.stretch) for t in group if t.stretch and t.stretch.days <= _WIDE)
    return {kin.get(report, report) for report, own in exact if own.meets(days)}


_YEAR = 366  # days
_WIDE = 400  # days from which a stretch agrees with too much to count


def spot(group: Sequence[Told]) -> Spot | None:
    """The place that most reports give; one with a name goes before "the Thai village"."""
    found = votes(group, lambda e: [(e.where.name, e.where.country, e.where.lat, e.where.lon)] if e.where else [])
    best = max(found, key=lambda k: (_has_a_name(k), round(found[k], 6), str(k)), default=None)
    return Spot(*best) if isinstance(best, tuple) else None


def _has_a_name(place: Hashable) -> bool:
    last = tokens(str(place[0]))[-1:] if isinstance(place, tuple) else []
    return bool(last) and not last[0].islower()


def counts(group: Sequence[Told], texts: Mapping[str, str]) -> Mapping[str, tuple[int, int]]:
    """For each thing counted the number that most reports give, low and high, the greater of equals.

    The number of a part ("two children") stands only where nobody gives that of all; ``texts`` are the reports' by their ids.
    """
    found: dict[str, tuple[int, int]] = {}
    for field in sorted({field for t in group for e in t.events for field in e.counts}):
        told = _numbers(group, field, texts, parts=False) or _numbers(group, field, texts, parts=True)
        found[field] = max(told, key=lambda k: (round(told[k], 6), k))
    return found


def _numbers(
    group: Sequence[Told], field: str, texts: Mapping[str, str], *, parts: bool
) -> dict[tuple[int, int], float]:
    """The votes for each number of one thing counted, those of a part left out or let in."""
    known = {e.id: texts.get(t.report, "") for t in group for e in t.events}

    def says(event: Event) -> list[tuple[int, int]]:
        count = event.counts.get(field)
        whole = count is not None and (parts or part_of(count, known[event.id]) is None)
        return [(count.low, count.high)] if count is not None and whole else []

    return {k: v for k, v in votes(group, says).items() if isinstance(k, tuple)}


def reality(events: Iterable[Event]) -> Reality:
    """How real the incident is: as most mentions tell it, what is done before what is not."""
    weights: dict[Reality, float] = defaultdict(float)
    for event in events:
        weights[event.reality] += event.confidence
    return max(weights, key=lambda r: (round(weights[r], 6), -_ORDER.index(r)), default="unclear")


def tellings(group: Sequence[Told]) -> tuple[Telling, ...]:
    """One telling a report: by its best-sourced mention."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in group:
        by_report[t.report].append(t)
    return tuple(_telling(report, told) for report, told in sorted(by_report.items()))


def _telling(report: str, told: Sequence[Told]) -> Telling:
    events = [e for t in told for e in t.events]
    best = max(events, key=lambda e: (len(e.voices), e.confidence, -e.trigger.start))
    chain = tuple(v.identity.name for v in best.voices)
    return Telling(report, best.id, chain, best.reality, tuple(sorted(e.id for e in events)))
