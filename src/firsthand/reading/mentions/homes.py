"""The country of a party whose own words tell none: a trained choice among those that the report names, or none.

The weights (``data/homes_weights.json``) are trained by ``training/homes.py``; a feature is a string that holds or does
not. International bodies' codes (IGO, IMG …) are countries here as they are in PLOVER.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from firsthand.atlas.bodies import sectors_of_nobody
from firsthand.ontology import international_actors
from firsthand.reading.text import wording
from firsthand.reading.times.choice import table, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.records import Identity, Mention, Place, Span

WEIGHTS = "homes_weights.json"
WINDOW = 1000  # characters around a party in which countries count, about what the reports trained on have
REACH = 400  # characters away at which a country's name speaks half for what stands there
LEADING, LEAD = 4, 0.25  # names that open the report, and how much each of them speaks for its country everywhere
SHARES = (0.1, 0.25, 0.4, 0.6, 0.8, 1.0)  # steps of a country's share in all that is named
FAR = 10**9
_OFFICIAL = frozenset({"GOV", "MIL", "SPY"})
DETERMINERS = ("indefinite", "definite", "this", "own", "our")  # kinds of words that lead a party


class Asked(NamedTuple):
    """The party whose country is asked for: where it stands, its words and name, its sector and the form of the mention.

    ``owner`` is the country of whose it is ("its embassy").
    """

    span: Span
    words: str
    name: str
    sector: str | None
    form: str
    owner: str | None = None


class Told(NamedTuple):
    """A country that the report names: where, and by what kind of mention."""

    span: Span
    code: str
    kind: str
    sector: str | None


class Choice(NamedTuple):
    """The countries that may be a party's, each with the features that hold, and the features of none."""

    codes: tuple[tuple[str, tuple[str, ...]], ...]
    none: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Homes:
    """What a report tells of countries, for its parties to ask."""

    text: str
    sentences: Sequence[Span]
    told: tuple[Told, ...]
    forms: dict[Span, str]
    owners: Mapping[Span, str]
    publisher: Identity | None = None

    @classmethod
    def of(
        cls,
        text: str,
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        places: Sequence[Place],
        owners: Mapping[Span, str],
        publisher: Identity | None = None,
    ) -> Homes:
        """The countries of the named ``mentions`` and ``places``, that of the ``publisher``, and those of whose a phrase is."""
        named = [
            Told(m.span, m.identity.country, _kind(m), m.identity.sector)
            for m in mentions
            if m.form != "pronoun" and m.identity.country and m.identity.kind != "outlet" and m.span not in owners
        ]
        located = [Told(p.span, p.country, "place", None) for p in places if p.country]
        told = tuple(sorted((*named, *located), key=lambda t: (t.span, t.kind)))
        return cls(text, sentences, told, {m.span: m.form for m in mentions}, owners, publisher)

    def asked(self, span: Span, identity: Identity) -> Asked:
        """The party at ``span``, as far as it is known."""
        form, owner = self.forms.get(span, "words"), self.owners.get(span)
        return Asked(span, span.of(self.text), identity.name, identity.sector, form, owner)

    def choice(self, asked: Asked) -> Choice:
        """What there is to choose from for a party."""
        scene = _Scene.of(asked, self)
        codes = dict.fromkeys(t.code for t in self.told)
        if self.publisher is not None and self.publisher.country:
            codes[self.publisher.country] = None
        return Choice(tuple((c, tuple(_features(c, asked, scene))) for c in codes), tuple(_none(asked, scene)))

    def home(self, span: Span, identity: Identity, without: frozenset[str] = frozenset()) -> str | None:
        """The likeliest country of the party at ``span``, none of ``without``, or None, as for those of many ("Arab leaders").

        Of an international body nobody is who is of a sector that it has not: soldiers of whom Amnesty speaks are not its own.
        """
        asked = self.asked(span, identity)
        if asked.sector in _OFFICIAL and wording.of_many_states(asked.words):
            return None
        choice = self.choice(asked)
        able = tuple(c for c in choice.codes if c[0] not in without and asked.sector not in sectors_of_nobody(c[0]))
        return chosen(choice._replace(codes=able), table(WEIGHTS).weights)


def chosen(choice: Choice, weights: Mapping[str, float]) -> str | None:
    """The likeliest country, or None."""
    best = max(choice.codes, key=lambda c: weigh(c[1], weights), default=None)
    return best[0] if best is not None and weigh(best[1], weights) > weigh(choice.none, weights) else None


def _kind(mention: Mention) -> str:
    """What kind of name told of the country."""
    kind = mention.identity.kind
    return kind if kind in {"country", "person", "region", "people"} else "body" if kind else mention.form


class _Scene(NamedTuple):
    """How the countries stand around a party: ``voted`` is the one that the report is about where it stands."""

    share: dict[str, float]
    order: list[str]
    lead: Counter[str]
    voted: str | None
    publisher: tuple[str, str | None]
    here: dict[str, set[str]]
    alike: dict[str, int]
    kinds: dict[str, set[str]]
    recent: list[str]
    headed: dict[str, set[str]]

    @classmethod
    def of(cls, asked: Asked, homes: Homes) -> _Scene:
        foreign = international_actors()
        lead = Counter([t.code for t in homes.told if t.code not in foreign and t.kind != "place"][:LEADING])
        gaps = [(t, t.span.gap(asked.span)) for t in homes.told]
        near = [(t, gap) for t, gap in gaps if gap < WINDOW]
        others = [t for t, _ in near]
        votes = {code: LEAD * n for code, n in lead.items()}
        for told, gap in near:
            votes[told.code] = votes.get(told.code, 0.0) + 1 / (1 + gap / REACH)
        order = sorted(votes, key=lambda c: -votes[c])
        whole = sum(votes.values()) or 1.0
        return cls(
            {code: vote / whole for code, vote in votes.items()},
            order,
            lead,
            next((code for code in order if code not in foreign), None),
            _published(homes.publisher),
            _here(asked, others, homes.sentences),
            _alike(asked, others),
            _kinds(others),
            _recent(asked, homes.told),
            _headed(asked, others, homes.text),
        )


def _published(publisher: Identity | None) -> tuple[str, str | None]:
    """Whether the press or another body publishes the report, and its country."""
    if publisher is None:
        return "unknown", None
    return "press" if publisher.sector == "JRN" else "body", publisher.country


def _here(asked: Asked, others: Sequence[Told], sentences: Sequence[Span]) -> dict[str, set[str]]:
    """The countries of the party's own sentence, each with what names it before or after."""
    own = next((s for s in sentences if s.start <= asked.span.start < s.end), None)
    here: dict[str, set[str]] = {}
    for told in others if own is not None else ():
        if own is not None and own.covers(told.span):
            here.setdefault(told.code, set()).add(f"{told.kind} {'before' if told.span < asked.span else 'after'}")
    return here


def _alike(asked: Asked, others: Sequence[Told]) -> dict[str, int]:
    """How many characters away each country has an actor of the party's sector."""
    gaps: dict[str, int] = {}
    for told in others:
        if told.sector and told.sector == asked.sector:
            gaps[told.code] = min(gaps.get(told.code, FAR), told.span.gap(asked.span))
    return gaps


def _kinds(others: Sequence[Told]) -> dict[str, set[str]]:
    """Whether each country is told of by places, by actors, or by both."""
    kinds: dict[str, set[str]] = {}
    for told in others:
        kinds.setdefault(told.code, set()).add("place" if told.kind == "place" else "actor")
    return kinds


def _recent(asked: Asked, told: Sequence[Told]) -> list[str]:
    """The countries whose actors are named before the party, the last named first."""
    before = (t.code for t in reversed(told) if t.span.end <= asked.span.start and t.kind != "place")
    return list(dict.fromkeys(before))


def _headed(asked: Asked, others: Sequence[Told], text: str) -> dict[str, set[str]]:
    """The countries that have an actor with the party's own head word, before or after it: "the Sudanese army … the army"."""
    own = _head(asked.words)
    headed: dict[str, set[str]] = {}
    for told in others if asked.form != "pronoun" else ():
        if told.kind != "place" and told.span != asked.span and _head(told.span.of(text)) == own:
            headed.setdefault(told.code, set()).add("before" if told.span < asked.span else "after")
    return headed


@lru_cache(maxsize=1 << 12)
def _head(phrase: str) -> str:
    """The head word of a phrase, about: its last word before "of" or "in"."""
    return re.split(r"\s(?:of|in)\s", phrase.lower(), maxsplit=1)[0].split()[-1]


def _share(share: float) -> str:
    return f"share {sum(share >= step for step in SHARES)}"


def _features(code: str, asked: Asked, scene: _Scene) -> Iterator[str]:
    """What holds between a party and a country."""
    words = asked.words.lower().split()
    yield from ("state", f"{code} {asked.sector}", *(f"{code} has {word}" for word in words if word.isalpha()))
    if code in international_actors():
        yield from (code, f"{code} word {words[-1]}")
    yield f"rank {min(scene.order.index(code), 4) if code in scene.share else 5}"
    yield _share(scene.share.get(code, 0.0))
    yield f"lead {scene.lead[code]}"
    yield f"alike {_gap(scene.alike.get(code))}"
    if asked.owner is not None:
        yield f"owner {code == asked.owner}"
    yield f"here {code in scene.here} of {min(len(scene.here), 3)}"
    yield from (f"here {how}" for how in sorted(scene.here.get(code, ())))
    yield f"told {'+'.join(sorted(scene.kinds.get(code, {'no'})))}"
    yield f"recent {min(scene.recent.index(code), 3) if code in scene.recent else 9}"
    yield from (f"head {how}" for how in sorted(scene.headed.get(code, ())))
    if set(scene.headed) == {code}:
        yield "head only"
    by, own = scene.publisher
    if code == own:
        yield from (f"publisher {by}", f"publisher {by} {asked.sector}", f"publisher {by} {_article(asked)}")
    if code == scene.voted and not wording.stateless(asked.name):
        yield from ("voted", f"voted {asked.sector}", f"voted {asked.form}", f"voted {words[-1]}")


def _gap(gap: int | None) -> str:
    return "none" if gap is None else "near" if gap < 150 else "away" if gap < 600 else "far"


def _article(asked: Asked) -> str:
    first = asked.words.lower().split()[0]
    known = next((kind for kind in DETERMINERS if first in wording.words(kind)), None)
    return known or ("number" if first[0].isdigit() else "bare")


def _none(asked: Asked, scene: _Scene) -> Iterator[str]:
    """What speaks for no country."""
    words = asked.words.lower().split()
    article = _article(asked)
    yield "none"
    for what in (
        f"{asked.sector}",
        asked.form,
        f"{asked.form} {asked.sector}",
        f"word {words[-1]}",
        f"name {asked.name.lower().split()[-1]}",
        f"article {article}",
        f"{article} {words[-1].endswith('s')} {asked.form}",
        f"codes {min(len(scene.share), 6)}",
        _share(max(scene.share.values(), default=0.0)),
        f"voted {scene.voted is not None}",
        f"stateless {wording.stateless(asked.name)}",
        f"head {bool(scene.headed)}",
    ):
        yield f"none {what}"
