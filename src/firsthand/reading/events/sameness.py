"""Which triggers of a report name one event."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from firsthand.ontology import IRREGULARS
from firsthand.reading.network.heads import same_scores
from firsthand.reading.text import wording
from firsthand.records import DONE, WANTED, Reality, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firsthand.reading.network.encoder import Encoded, Weights
    from firsthand.reading.network.heads import Trigger
    from firsthand.records import Party

BAR = -0.5  # log odds, against a new event, from which two mentions are one: best on reports not trained on
_FORCES = frozenset({"MIL", "GOV", "COP", "SPY"})
SMALL = 3  # letters of a small word in a name ("bin", "of") at most
NOTHING: Mapping[int, Sequence[int]] = MappingProxyType({})
Sides = tuple["tuple[Party, ...]", "tuple[Party, ...]"]
Told = tuple[Reality, tuple[str, ...]]  # how real an event is, and the names of the voices on whose word it is


def first_mentions(
    triggers: Sequence[Trigger],
    sides: Sequence[Sides],
    told: Sequence[Told],
    encoded: Encoded,
    weights: Weights,
    below: Mapping[int, Sequence[int]] = NOTHING,
    naming: Mapping[int, Sequence[int]] = NOTHING,
    apart: Callable[[Span, Span], bool] = lambda *_: False,
) -> tuple[int, ...]:
    """For each trigger the number of its event's first mention: its own number where it is the first.

    ``told`` gives for each how real it is and on whose word.
    ``below`` gives, for those that only point to what follows (a heading that names nobody), the numbers of the mentions
    that do: the first of these that can be their event is it, and none before them. ``naming`` gives the same for headings that
    name somebody, where nothing else is their event.
    ``apart`` says of two spans in the text whether they are told to name two events.
    """
    heads: list[int] = []
    for number, trigger in enumerate(triggers):
        heads.append(number)
        if number == 0 or number in below:
            continue
        scores = same_scores(trigger, tuple(triggers[:number]), encoded, weights)
        # nobody is killed twice: an earlier mention of the same killing comes before whatever the head prefers
        victim = _killed(trigger, sides[number], encoded.text)
        if victim:
            died = [n for n in range(number) if _killed(triggers[n], sides[n], encoded.text) == victim]
            scores[died] = max(scores.max(), -BAR) + 1
        for earlier in sorted(range(number), key=lambda n: -scores[n]):
            if scores[earlier] <= BAR:
                break
            mates = [n for n in range(number) if heads[n] == heads[earlier]]
            two = _apart({told[n] for n in (*mates, number)}) or any(
                apart(triggers[n].span, trigger.span) for n in mates
            )
            if triggers[earlier].type == trigger.type and agree(sides[earlier], sides[number]) and not two:
                heads[number] = heads[earlier]
                break
    for number, following in (*below.items(), *naming.items()):
        alike = (n for n in following if triggers[n].type == triggers[number].type and agree(sides[number], sides[n]))
        mention = next((n for n in alike if not _apart({told[number], told[n]})), None)
        if mention is not None and heads.count(number) == 1 and heads[number] == number:
            first, second = sorted((number, heads[mention]))
            heads = [first if head == second else head for head in heads]
    return tuple(heads)


def _killed(trigger: Trigger, sides: Sides, text: str) -> str | None:
    """The one known person whose killing a trigger names: of 25 pairs of such mentions in gold/train, all are one event."""
    names = trigger.type == "ASSAULT" and any(
        w in wording.words("killing") for w in trigger.span.of(text).lower().split()
    )
    victims = {p.identity.id for p in sides[1]} if names else set()
    victim = victims.pop() if len(victims) == 1 else None
    return victim if victim is not None and victim.startswith("person:") else None


def _apart(told: set[Told]) -> bool:
    """Whether mentions told so are two events: what is asked for is not what is done, nor denied by who says that it is.

    Of 23 pairs of mentions of one event in gold/train, one told as done and one as denied, one pair is on the same word.
    """
    realities = {reality for reality, _ in told}
    denying = {voices for reality, voices in told if reality == "denied"}
    return bool(realities & WANTED and realities & DONE) or any(v in denying for r, v in told if r in DONE)


def agree(one: Sides, other: Sides) -> bool:
    """Whether two mentions can be one event: no side that both tell has parties of different countries only.

    Nor is it done to two people, each named in full. Nor is what rebels do what an army does: "a bomber killed 23", "troops
    killed all six assailants". Of 752 events of gold/train with several mentions that have actors, such are coded as one in
    four cases, two of them coups.
    """
    able = all(_can_be(a, b) for a, b in zip(one, other, strict=True))
    return able and not _strikes_back(one, other) and not _are_others(one[1], other[1])


def _are_others(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether each side is one person or body, no state, by its full name, and no word of the two names is the same."""
    if len(some) != 1 or len(others) != 1 or any(p.identity.kind == "country" for p in (*some, *others)):
        return False
    names = [p.identity.name.split() for p in (*some, *others)]
    full = all(len(name) > 1 and all(w[0].isupper() for w in name if len(w) > SMALL) for name in names)
    return full and not {w.lower() for w in names[0]} & {w.lower() for w in names[1]}


def _strikes_back(one: Sides, other: Sides) -> bool:
    """Whether of two mentions one has rebels attack forces, the other forces attack rebels."""
    ways = [tuple(frozenset(p.identity.sector for p in side) for side in sides) for sides in (one, other)]
    return all(all(way) for way in ways) and any(
        a[0] <= IRREGULARS and a[1] <= _FORCES and b[0] <= _FORCES and b[1] <= IRREGULARS for a, b in (ways, ways[::-1])
    )


def _can_be(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    countries = [{p.identity.country for p in side if p.identity.country} for side in (some, others)]
    return not all(countries) or bool(countries[0] & countries[1])
