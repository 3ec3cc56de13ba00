"""Who did it, where tellings of one attack name rivals: "rebels", "militiamen", "soldiers"."""

from __future__ import annotations

from itertools import combinations

from firsthand.linking.bodies import papers
from firsthand.linking.naming import words_of
from firsthand.linking.parties import Named, alike, named
from firsthand.linking.records import Incident
from firsthand.linking.scenes import Said, Scene
from firsthand.linking.stances import denied
from firsthand.linking.words import rarity, stem, tokens
from firsthand.ontology import IRREGULARS

CULPRIT = "actor:culprit"
_CLAIM = "actor:claim"
_TYPES = frozenset({"ASSAULT"})
_ARMED = IRREGULARS | {"MIL", "SPY", "COP"}
_NAME = 6.5  # rarity from which a first word with a capital is a name ("Congolese soldiers", not "Masked men")
_ONE = 0.5  # likeness from which two culprits may be one


def culprits(about: Incident, seen: Scene) -> list[Said]:
    """Whom each teller says to have done it; those who may be one, or are once said to have done it together, as one version.

    Only bodies under arms with a name are rivals: "gunmen" may be of any of them. Two that both claim it are rivals in one report, too.
    """
    told: list[tuple[Named, str, str]] = []
    claims: list[Said] = []
    together: set[frozenset[str]] = set()
    for event, report, teller in seen.events:
        if {about.type, event.type} <= _TYPES and not denied(event, seen.readings[report]):
            who = [one for p in event.actors if is_body(one := named(p))]
            told += [(one, teller, report) for one in who]
            himself = seen.sources[teller].named
            claims += [Said(_CLAIM, o.name, teller, report) for o in who if himself and o.id and o.id == himself.id]
            together |= {frozenset((a.name, b.name)) for a, b in combinations(who, 2)}

    def same(a: Named, b: Named) -> bool:
        return a.name == b.name or may_be_one(a, b) or frozenset((a.name, b.name)) in together

    named_by = [Said(CULPRIT, next(o.name for o, _, _ in told if same(o, c)), teller, rep) for c, teller, rep in told]
    return [*claims, *named_by]


def is_body(one: Named) -> bool:
    """Whether a party is a force with a name: a word with a capital that does not only begin a sentence, and no single man."""
    words = tokens(one.name)
    last = stem(words[-1]) if words else ""
    if (
        words
        and words[-1].islower()
        and not (words[-1].endswith(("s", "men")) or last in words_of("institutions") or last in papers())
    ):
        return False
    names = [w for i, w in enumerate(words) if w[0].isupper() and (i or rarity(stem(w)) >= _NAME)]
    return one.sector in _ARMED and (bool(one.id) or bool(one.sure) or bool(names))


def may_be_one(one: Named, other: Named) -> bool:
    """Whether two forces may be one: a state's army and its soldiers; a name in common."""
    nameless = one.sector == other.sector and not (one.marks and other.marks)
    return alike(one, other) >= _ONE or (nameless and one.country == other.country)
