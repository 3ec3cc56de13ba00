"""Which mentions of a report are one actor, by plain rules that would rather part than join wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.reading.grammar import cues
from firsthand.reading.grammar.syntax import tokens_of
from firsthand.reading.mentions import antecedents, apposition, binding
from firsthand.reading.mentions.entities import Candidate, Cluster
from firsthand.reading.text import wording
from firsthand.records import Identity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from firsthand.reading.text.page import Page


_BESIDE = 60  # characters between a quotation and who is said to speak it
SURE = 0.7  # chance of whom a pronoun stands for from which others are called by him


def core_name(text: str) -> str:
    """The words without leading determiner and title: "Gen. Bagheri" → "Bagheri"; "a dozen officials" are that many."""
    tokens = text.split()
    while len(tokens) > 1 and (_determines(*tokens[:2]) or _is_title(*tokens[:2])):
        tokens = tokens[1:]
    return " ".join(tokens).lstrip('“"').removesuffix("'s").removesuffix("’s")


def _determines(word: str, following: str) -> bool:
    counts = word.lower() == "a" and following in wording.words("amount")
    return word.lower() in {"the", "a", "an", "this", "that", "these", "those"} and not counts


def _is_title(word: str, following: str) -> bool:
    is_body = following.lower() in wording.words("generals")  # "the General Staff" is no Mr Staff
    return word[:1].isupper() and following[:1].isupper() and wording.is_title(word) and not is_body


def possessive(candidate: Candidate) -> Token | None:
    """The possessive pronoun of a phrase, if it has one."""
    return next((c for c in candidate.head.children if c.tag_ == "PRP$"), None)


class _Cast:
    """The entities found so far, and where to look one up."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self.at: dict[Span, Cluster] = {}
        self.heads: dict[int, Cluster] = {}
        self.names: dict[str, Cluster] = {}
        self.surnames: dict[str, Cluster] = {}  # last words of names that may be people's
        self.ids: dict[str, Cluster] = {}
        self.people: dict[str, Cluster] = {}  # by the atlas's name, who was named last standing last
        self.nouns: dict[tuple[str, bool], Cluster] = {}
        self.owned: dict[tuple[int, str], Cluster] = {}  # by whose it is, and what: "his country"
        self.band: Cluster | None = None  # the armed group, party or movement named last
        self.doubtful: set[Span] = set()  # pronouns that may well stand for another
        self.press: Cluster | None = None  # the outlet named last

    def add(self, candidate: Candidate, known: Identity | None, cluster: Cluster | None) -> None:
        """Enter ``candidate`` under its entity; None for a new one."""
        if cluster is None:
            cluster = Cluster(len(self.clusters))
            self.clusters.append(cluster)
        cluster.members.append(candidate)
        self.at[candidate.span] = cluster
        self.heads.setdefault(candidate.head.i, cluster)
        if candidate.form == "pronoun":
            return
        if (owner := self.owner(candidate)) is not None:
            self.owned[owner.number, candidate.head.lemma_.lower()] = cluster
        if known is not None:
            cluster.country = cluster.country or known.country
            cluster.kinds |= {known.kind} - {""}
            cluster.people |= {known.name} if "person" in cluster.kinds else set()
        self.names[candidate.core.lower()] = cluster
        self.nouns[candidate.head.lemma_.lower(), candidate.plural] = cluster
        if candidate.form == "name":
            self._name(candidate, known, cluster)

    def _name(self, candidate: Candidate, known: Identity | None, cluster: Cluster) -> None:
        """Enter a name under its id, its last words and its initials."""
        if known is not None and known.id:
            self._known(candidate, known, known.id, cluster)
        words = candidate.core.lower().split()
        if (candidate.label == "PERSON" or "person" in cluster.kinds) and len(words) > 1:
            for start in range(1, len(words)):
                self.names.setdefault(" ".join(words[start:]), cluster)
            self.names.setdefault(wording.last_name(candidate.core), cluster)
        elif len(words) > 1:
            if cluster.may_be_person():
                self.surnames.setdefault(words[-1], cluster)
            initials = "".join(w[0] for w in words if w not in {"of", "the", "and", "for"})
            self.names.setdefault(initials, cluster)

    def owner(self, candidate: Candidate) -> Cluster | None:
        """Whom the possessive pronoun of a phrase stands for: whose "his country" is."""
        whose = possessive(candidate)
        return self.at.get(Span(whose.idx, whose.idx + len(whose))) if whose is not None else None

    def _known(self, candidate: Candidate, known: Identity, name: str, cluster: Cluster) -> None:
        """Enter what the atlas knows under its id, and as the person, band or outlet named last ("an *al Qaeda* affiliate" is none)."""
        self.ids.setdefault(name, cluster)
        if name.startswith("person:"):
            self.people.pop(known.name, None)
            self.people[known.name] = cluster
        over = candidate.head.head
        tells_more = candidate.head.dep_ in {"compound", "amod", "nmod"} and over.dep_ in {"appos", "attr"}
        self.band = cluster if name.startswith("group:") and not tells_more else self.band
        self.press = cluster if name.startswith("outlet:") else self.press


def entities(
    found: Sequence[Candidate],
    known: Mapping[Span, Identity | None],
    doc: Doc,
    page: Page,
    held_once: Callable[[str, str], bool],
) -> tuple[tuple[int, ...], frozenset[Span]]:
    """The number of the entity of each of ``found``, which are in the text's order, and the pronouns of which it is doubtful.

    ``held_once`` says whether the person of a name is whom words tell of by an office that is over.
    A possessive pronoun comes before its phrase, who is named behind his speech before all of whom he speaks, first persons last.
    """
    cast = _Cast()
    speakers = _speakers(doc, page)
    spoken = binding.speeches(speakers)
    behind = {w.i: q.start for q, t in reversed(spoken.items()) if t.idx >= q.end for w in t.subtree if w.idx >= q.end}

    def turn(candidate: Candidate) -> tuple[bool, int, int, bool]:
        is_pronoun = candidate.form == "pronoun"
        start = behind.get(candidate.head.i, candidate.span.start)
        is_self = is_pronoun and candidate.head.lower_ in wording.words("self")
        return is_self, start, candidate.span.start, not is_pronoun

    for candidate in sorted(found, key=turn):
        cluster = _cluster_of(candidate, known[candidate.span], cast, speakers, spoken, page)
        if cluster is None and candidate.text.lower().startswith("the "):
            cluster = next((c for n, c in reversed(cast.people.items()) if held_once(n, candidate.text)), None)
        cast.add(candidate, known[candidate.span], cluster)
    return tuple(cast.at[c.span].number for c in found), frozenset(cast.doubtful)


def _cluster_of(
    candidate: Candidate,
    known: Identity | None,
    cast: _Cast,
    speakers: Mapping[Span, Token],
    spoken: Mapping[Span, Token],
    page: Page,
) -> Cluster | None:
    if candidate.form == "pronoun":
        return _antecedent(candidate, cast, speakers, spoken, page)
    if candidate.head.i in cast.heads:  # the phrase with and without what "of" adds
        phrase = cast.heads[candidate.head.i]
        return phrase if not _inside(known, phrase) else cast.ids.get(known.id) if known and known.id else None
    over = candidate.head.head.idx
    laid = page.dateline.span if page.dateline is not None else None
    dated = (
        laid is not None and laid.start <= over < laid.end
    )  # what a parser ties to "BAMAKO, Mali (AP) -" is not Mali
    apposed = apposition.apposed(candidate, cast.at) if not dated else None
    if (owner := cast.owner(candidate)) is not None:
        return apposed or _owned(candidate, owner, cast)
    return apposed or _named_before(candidate, known, cast)


def _inside(known: Identity | None, phrase: Cluster) -> bool:
    """Whether a state's name only ends the name of a group: "Tehreek-e-Taliban *Pakistan*"."""
    return known is not None and known.kind == "country" and "group" in phrase.kinds


def _owned(candidate: Candidate, owner: Cluster, cast: _Cast) -> Cluster | None:
    """The entity of a phrase by whose it is: "his country" is the state that he is of."""
    noun = candidate.head.lemma_.lower()
    if noun in wording.words("homeland"):
        return cast.ids.get(f"country:{owner.country}")
    return cast.owned.get((owner.number, noun))


def _named_before(candidate: Candidate, known: Identity | None, cast: _Cast) -> Cluster | None:
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
        return same or (cast.surnames.get(core) if candidate.label not in {"GPE", "NORP"} else None)
    if core in cast.names:
        return cast.names[core]
    definite = candidate.text.lower().startswith(("the ", "this ", "that ", "these ", "those "))
    if definite and " " not in core and (same := cast.nouns.get((candidate.head.lemma_.lower(), candidate.plural))):
        return same
    if definite and candidate.head.lower_ in wording.words("band") and (known is None or known.country is None):
        return cast.band
    if definite and core in wording.words("press"):
        return cast.press
    return None


def _antecedent(
    candidate: Candidate, cast: _Cast, speakers: Mapping[Span, Token], spoken: Mapping[Span, Token], page: Page
) -> Cluster | None:
    if candidate.head.lower_ in wording.words("self"):
        speaker = next((t for q, t in speakers.items() if q.covers(candidate.span)), None)
        return _at(speaker, cast.at) if speaker is not None else None
    meant = antecedents.antecedent(candidate, cast.clusters, page, spoken)
    if meant is not None and meant[1] < SURE:
        cast.doubtful.add(candidate.span)
    return meant[0] if meant is not None else None


def _at(token: Token, of: Mapping[Span, Cluster]) -> Cluster | None:
    spans = [s for s in of if s.start <= token.idx < s.end]
    return of[min(spans, key=lambda s: (of[s].last.head != token, s.end - s.start))] if spans else None


def _speakers(doc: Doc, page: Page) -> dict[Span, Token]:
    """For each quotation the head token of who speaks it: the subject of the nearest reporting verb outside of it."""
    verbs = [t for t in tokens_of(doc) if t.pos_ == "VERB" and t.lemma_.lower() in cues.verbs()]
    found: dict[Span, Token] = {}
    last: Token | None = None
    for quotation in page.quotations:
        outside = [v for v in verbs if not (quotation.start <= v.idx < quotation.end)]
        near = sorted((quotation.gap(Span(v.idx, v.idx + 1)), v.i) for v in outside)[:2]
        subjects = (antecedents.subject_of(doc[at]) for _, at in near if quotation.gap(_reach(doc[at])) < _BESIDE)
        speaker = next((s for s in subjects if s is not None and not quotation.start <= s.idx < quotation.end), last)
        if speaker is not None:
            found[quotation] = last = speaker
    return found


def _reach(verb: Token) -> Span:
    """From a reporting verb's subject, with all that tells more of it, to the verb, or the other way round."""
    subject = antecedents.subject_of(verb)
    begin = subject.left_edge.idx if subject is not None else verb.idx
    return Span(min(begin, verb.idx), max(begin, verb.idx) + 1)
