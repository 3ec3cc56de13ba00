"""Which mentions of a report are one actor, by plain rules that would rather part than join wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.reading import cues, wording
from firsthand.records import Identity, Mention, MentionForm, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.page import Page

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BACK = 400  # characters that a pronoun looks back at most


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may be a party: its words, form, head token, spaCy's label, its words without title."""

    span: Span
    text: str
    form: MentionForm
    head: Token
    label: str
    core: str


def core_name(text: str) -> str:
    """The words without leading determiner and title: "Gen. Bagheri" → "Bagheri"."""
    tokens = text.split()
    while len(tokens) > 1 and (
        tokens[0].lower() in {"the", "a", "an", "this", "that", "these", "those"} or _is_title(tokens[0], tokens[1])
    ):
        tokens = tokens[1:]
    return " ".join(tokens).removesuffix("'s").removesuffix("’s")


def _is_title(word: str, following: str) -> bool:
    return word[:1].isupper() and following[:1].isupper() and wording.is_title(word)


class _Cluster:
    """The mentions found so far of one entity, while entities are being built."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.members: list[Candidate] = []

    @property
    def last(self) -> Candidate:
        return self.members[-1]

    def is_person(self) -> bool:
        """Whether a mention is a person's name or a noun for one person."""
        return any(
            c.label == "PERSON" or (c.head.lower_ in wording.words("person") and not _is_plural(c))
            for c in self.members
        )

    def is_plural(self) -> bool:
        """Whether a mention stands in the plural or names a group."""
        return any(
            _is_plural(c) or c.head.lower_ in wording.words("group") or c.label in {"GPE", "ORG", "NORP"}
            for c in self.members
        )


def _is_plural(candidate: Candidate) -> bool:
    return candidate.head.tag_ in {"NNS", "NNPS"} or candidate.head.lower_ in wording.words("plural")


class _Cast:
    """The entities found so far, and where to look one up."""

    def __init__(self) -> None:
        self.clusters: list[_Cluster] = []
        self.at: dict[Span, _Cluster] = {}
        self.heads: dict[int, _Cluster] = {}
        self.names: dict[str, _Cluster] = {}
        self.ids: dict[str, _Cluster] = {}
        self.nouns: dict[tuple[str, bool], _Cluster] = {}
        self.band: _Cluster | None = None  # the armed group, party or movement named last

    def add(self, candidate: Candidate, known: Identity | None, cluster: _Cluster | None) -> None:
        """Enter ``candidate`` under its entity; None for a new one."""
        if cluster is None:
            cluster = _Cluster(len(self.clusters))
            self.clusters.append(cluster)
        cluster.members.append(candidate)
        self.at[candidate.span] = cluster
        self.heads.setdefault(candidate.head.i, cluster)
        if candidate.form == "pronoun":
            return
        core = candidate.core.lower()
        self.names[core] = cluster
        self.nouns[candidate.head.lemma_.lower(), _is_plural(candidate)] = cluster
        if candidate.form == "name":
            if known is not None and known.id:
                self.ids.setdefault(known.id, cluster)
                self.band = cluster if known.id.startswith("group:") else self.band
            words = core.split()
            if candidate.label == "PERSON" and len(words) > 1:
                self.names.setdefault(words[-1], cluster)
            elif len(words) > 1:
                initials = "".join(w[0] for w in words if w not in {"of", "the", "and", "for"})
                self.names.setdefault(initials, cluster)


def entities(
    found: Sequence[Candidate], known: Mapping[Span, Identity | None], doc: Doc, page: Page
) -> tuple[int, ...]:
    """The number of the entity of each of ``found``, which are in the text's order.

    First persons come last: their speaker is often named behind the quotation.
    """
    cast = _Cast()
    speakers = _speakers(doc, page)
    for candidate in sorted(found, key=lambda c: c.form == "pronoun" and c.head.lower_ in wording.words("self")):
        cluster = _cluster_of(candidate, known[candidate.span], cast, speakers, page)
        cast.add(candidate, known[candidate.span], cluster)
    return tuple(cast.at[c.span].number for c in found)


def _cluster_of(
    candidate: Candidate, known: Identity | None, cast: _Cast, speakers: Mapping[Span, Token], page: Page
) -> _Cluster | None:
    if candidate.form == "pronoun":
        return _antecedent(candidate, cast, speakers, page)
    if candidate.head.i in cast.heads:  # the phrase with and without what "of" adds
        return cast.heads[candidate.head.i]
    return _apposed(candidate, cast.at) or _named_before(candidate, known, cast)


def _named_before(candidate: Candidate, known: Identity | None, cast: _Cast) -> _Cluster | None:
    """The entity of the same id, name, last name or initials; for a definite noun the last one so described."""
    core = candidate.core.lower()
    if candidate.form == "name":
        if known is not None and known.id:
            return cast.ids.get(known.id)
        words = core.split()
        same = cast.names.get(core) or cast.names.get(core.replace(".", ""))
        if same is None and candidate.label == "PERSON":
            last = cast.names.get(words[-1])
            same = last if last is not None and last.members[0].core.lower() == words[-1] else None
        return same
    if core in cast.names:
        return cast.names[core]
    definite = candidate.text.lower().startswith(("the ", "this ", "that ", "these ", "those "))
    if (
        definite
        and " " not in core
        and (same := cast.nouns.get((candidate.head.lemma_.lower(), _is_plural(candidate))))
    ):
        return same
    if definite and candidate.head.lower_ in wording.words("band") and (known is None or known.country is None):
        return cast.band
    return None


def _apposed(candidate: Candidate, of: Mapping[Span, _Cluster]) -> _Cluster | None:
    """The entity that the phrase stands in apposition to, or is said to be ("One of them is a member of …")."""
    head = candidate.head
    other = head.head if head.dep_ == "appos" else None
    if head.dep_ == "attr" and head.head.lemma_ == "be" and head.lower_ in wording.words("person"):
        other = next((c for c in head.head.children if c.dep_ == "nsubj"), None)
    if other is None:
        return None
    spans = [
        s
        for s in of
        if s.start <= other.idx < s.end and not s.overlaps(candidate.span) and s in of and of[s].last.head == other
    ]
    return of[min(spans, key=lambda s: s.end - s.start)] if spans else None


def _antecedent(candidate: Candidate, cast: _Cast, speakers: Mapping[Span, Token], page: Page) -> _Cluster | None:
    word = candidate.head.lower_
    if word in wording.words("self"):
        speaker = next((t for q, t in speakers.items() if q.covers(candidate.span)), None)
        return _at(speaker, cast.at) if speaker is not None else None
    near = [
        c
        for c in cast.clusters
        if c.last.span.end <= candidate.span.start and candidate.span.start - c.last.span.end < _BACK
    ]
    fits = [c for c in near if _fits(word, c) and not _same_clause(candidate, c)]
    return max(fits, key=lambda c: _salience(candidate, c, page), default=None)


def _at(token: Token, of: Mapping[Span, _Cluster]) -> _Cluster | None:
    spans = [s for s in of if s.start <= token.idx < s.end]
    return of[min(spans, key=lambda s: (of[s].last.head != token, s.end - s.start))] if spans else None


def _fits(word: str, cluster: _Cluster) -> bool:
    if word in wording.words("he") | wording.words("she"):
        gendered = {c.head.lower_ for c in cluster.members if c.form == "pronoun"}
        other = wording.words("she") if word in wording.words("he") else wording.words("he")
        return cluster.is_person() and not gendered & other
    if word in wording.words("it"):
        return not cluster.is_person() and not all(_is_plural(c) for c in cluster.members)
    return cluster.is_plural() and not cluster.is_person()


def _same_clause(candidate: Candidate, cluster: _Cluster) -> bool:
    """Whether the pronoun and the entity's last mention are both arguments of one verb; a possessive may be its own."""
    return (
        candidate.head.dep_ != "poss"
        and cluster.last.head.head == candidate.head.head
        and candidate.head.head.pos_ == "VERB"
    )


def _salience(candidate: Candidate, cluster: _Cluster, page: Page) -> float:
    """Nearness, with a bonus for subjects, names and entities often told of."""
    last = cluster.last
    between = sum(1 for s in page.sentences if last.span.end <= s.start <= candidate.span.start)
    subject = last.head.dep_ in _SUBJECTS
    known = any(
        c.label in {"PERSON", "GPE", "ORG", "NORP"} or c.head.lower_ in wording.words("group") for c in cluster.members
    )
    return (
        1.5 * subject
        + 1.0 * known
        + 0.2 * min(len(cluster.members), 5)
        - 1.2 * between
        - (candidate.span.start - last.span.end) / 300
    )


def _speakers(doc: Doc, page: Page) -> dict[Span, Token]:
    """For each quotation the head token of who speaks it: the subject of the nearest reporting verb outside of it."""
    verbs = [t for t in doc if t.pos_ == "VERB" and t.lemma_.lower() in cues.verbs()]
    found: dict[Span, Token] = {}
    last: Token | None = None
    for quotation in page.quotations:
        outside = [v for v in verbs if not (quotation.start <= v.idx < quotation.end)]
        near = sorted(outside, key=lambda v: quotation.gap(Span(v.idx, v.idx + 1)))[:2]
        subjects = (_subject(v) for v in near if quotation.gap(Span(v.idx, v.idx + 1)) < 60)
        speaker = next((s for s in subjects if s is not None and not quotation.start <= s.idx < quotation.end), last)
        if speaker is not None:
            found[quotation] = last = speaker
    return found


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None)


def members(found: Sequence[Candidate], named: Sequence[Mention]) -> dict[Span, tuple[Identity, ...]]:
    """For each collective ("the two countries", "both sides") the two actors last named before it."""
    pairs: dict[Span, tuple[Identity, ...]] = {}
    for number, candidate in enumerate(found):
        tokens = candidate.text.lower().split()
        if not (set(tokens) & wording.words("pair") and candidate.head.lower_ in wording.words("paired")):
            continue
        if "dozen" in tokens or "hundred" in tokens:
            continue
        recent: dict[object, Identity] = {}
        for mention, other in zip(reversed(named[:number]), reversed(found[:number]), strict=True):
            key = _pairs_with(candidate, mention, other)
            if key is not None:
                recent.setdefault(key, mention.identity)
            if len(recent) == 2:
                break
        if len(recent) == 2:
            pairs[candidate.span] = tuple(reversed(recent.values()))
    return pairs


def _pairs_with(collective: Candidate, mention: Mention, other: Candidate) -> object | None:
    """What tells the members of ``collective`` apart: a person's entity, a state's code; None for one that is no member."""
    people = collective.head.lower_ in {"leaders", "presidents", "ministers", "men"}
    if mention.form != "name":
        return None
    if people:
        return mention.entity if other.label == "PERSON" else None
    if collective.head.lower_ in {"countries", "nations", "states", "capitals", "governments", "allies", "neighbours"}:
        return mention.identity.country if other.label in {"GPE", "NORP"} else None
    return mention.identity.country if other.label != "PERSON" else None
