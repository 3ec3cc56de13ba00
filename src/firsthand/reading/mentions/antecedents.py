"""Whom a pronoun of the third person stands for: a trained choice among the entities named shortly before it.

The weights (``data/antecedents_weights.json``) are trained by ``training/antecedents.py`` on GUM's coreference and our
own gold's parties; a feature is a string that holds or does not.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from firsthand.reading.grammar import cues
from firsthand.reading.grammar.arguments import shared_subject
from firsthand.reading.grammar.syntax import sentences_of
from firsthand.reading.mentions import binding
from firsthand.reading.mentions.entities import Candidate, Cluster
from firsthand.reading.text import wording
from firsthand.reading.times.choice import table, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from firsthand.reading.text.page import Page
    from firsthand.records import Span

WEIGHTS = "antecedents_weights.json"
BACK = 500  # characters that a pronoun looks back at most
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})  # spaCy's labels of what no pronoun stands for
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "attr": "subject",
    "dobj": "object",
    "dative": "object",
    "pobj": "oblique",
}


def antecedent(
    pronoun: Candidate, clusters: Sequence[Cluster], page: Page, spoken: Mapping[Span, Token]
) -> tuple[Cluster, float] | None:
    """The likeliest of the ``clusters`` that ``pronoun`` may stand for, with the chance that it is meant.

    ``spoken`` gives who says each speech in quotation marks.
    """
    laid = page.dateline.span if page.dateline is not None else None
    told = [c for c in clusters if laid is None or not laid.covers(c.last.span)]  # "PARIS (AP) - It …" is neither
    fitting = [c for c in fits(pronoun, told) if not binding.is_speaker(pronoun, c, spoken)]
    known = table(WEIGHTS).weights
    certain = next((c for c in fitting if _is_certain(pronoun, c)), None) or _introduced(pronoun, fitting, page)
    if certain is not None:
        return certain, 1.0
    scores = [weigh(held, known) for held in features(pronoun, fitting, page)]
    if not scores:
        return None
    best = max(range(len(scores)), key=lambda i: scores[i])
    return fitting[best], 1 / sum(math.exp(score - scores[best]) for score in scores)


def _is_certain(pronoun: Candidate, cluster: Cluster) -> bool:
    """Whether a pronoun can only stand for an entity named before: who is held is charged, who has spoken adds something."""
    if _is_charged(pronoun.head):
        return _is_held(cluster.last.head)
    adds = _speaks(pronoun) and pronoun.head.head.lemma_.lower() in wording.words("adding")
    return adds and _kind(pronoun.head.lower_) in {"he", "she"} and _speaks(cluster.last)


def _introduced(pronoun: Candidate, fitting: Sequence[Cluster], page: Page) -> Cluster | None:
    """Whom the subject of the sentence before introduces, for a subject "he" or "she": "*A gunman* opened fire. *He* was shot".

    He is the centre of what follows (rule 1 of Grosz, Joshi and Weinstein 1995) as long as nobody else is told of since.
    """
    if pronoun.head.dep_ not in _SUBJECTS or _kind(pronoun.head.lower_) not in {"he", "she"}:
        return None
    starts = [s.start for s in page.sentences]
    own = _number(pronoun.span, starts)
    near = [c for c in fitting if own - _number(c.last.span, starts) <= 1]
    new = len(near) == 1 and near[0].last.head.dep_ in _SUBJECTS and near[0].last.span.start < starts[own]
    return near[0] if new and near[0].last.text.split()[0].lower() in wording.words("indefinite") else None


def _is_charged(pronoun: Token) -> bool:
    """Whether to a pronoun is done what is done to those who are held: "they were released", "she was charged"."""
    return pronoun.dep_ == "nsubjpass" and pronoun.head.lemma_.lower() in wording.words("charging")


def _is_held(head: Token) -> bool:
    """Whether somebody is held: "police detained *25 activists*"."""
    return head.dep_ in {"dobj", "nsubjpass"} and head.head.lemma_.lower() in wording.words("holding")


def fits(pronoun: Candidate, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Those of ``clusters`` that stand near, are no time or sum and agree in number and gender, the nearest first."""
    near = [
        c
        for c in clusters
        if c.last.span.end <= pronoun.span.start
        and pronoun.span.start - c.last.span.end < BACK
        and c.last.head.ent_type_ not in _MEASURES
        and _agrees(pronoun.head.lower_, c)
        and not binding.is_bound(pronoun, c)
    ]
    return sorted(near, key=lambda c: -c.last.span.end)


def _agrees(word: str, cluster: Cluster) -> bool:
    if word in wording.words("he") | wording.words("she"):
        other = "she" if word in wording.words("he") else "he"
        return cluster.may_be_person() and cluster.gender() != other
    if word in wording.words("it"):
        one = "country" in cluster.kinds or not all(c.plural for c in cluster.members)  # "The Emirates": it, or they
        return one and not cluster.is_person()
    return cluster.is_plural() and not cluster.is_person()


def subject_of(verb: Token) -> Token | None:
    """The head word of the subject of ``verb``, if it has one of its own."""
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None)


def doer_to(token: Token) -> Token | None:
    """The head word of who does what is done to ``token``, an object of the verb or of a preposition behind it.

    For a relative pronoun it is the noun that it stands for ("the Emirates, which has urged *both sides*").
    """
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ not in {"dobj", "dative", "pobj"} or verb.pos_ != "VERB":
        return None
    subject = shared_subject(verb)
    if subject is not None and subject.head.dep_ == "relcl" and subject.tag_ in {"WDT", "WP"}:
        return subject.head.head
    return subject


def features(pronoun: Candidate, fitting: Sequence[Cluster], page: Page) -> Iterator[tuple[str, ...]]:
    """What holds between ``pronoun`` and each of the ``fitting`` entities."""
    starts = [s.start for s in page.sentences]
    own, quoted = _number(pronoun.span, starts), _quotation(pronoun.span, page)
    subjects = [c.number for c in fitting if _role(c.last) == "subject"]
    people = [c.number for c in fitting if c.is_person()]
    speakers = [c.number for c in fitting if _speaks(c.last)]
    most = max((len(c.members) for c in fitting), default=0)
    above, doers = _above(pronoun.head), _doers(pronoun.head)
    for rank, cluster in enumerate(fitting):
        away = own - _number(cluster.last.span, starts)
        subject = subjects.index(cluster.number) if cluster.number in subjects else 9
        clause = next((n for n, doer in enumerate(doers) if doer in {m.head for m in cluster.members}), 9)
        held = {
            f"rank {min(rank, 4)}",
            f"subject rank {min(subject, 2)}",
            f"person rank {min(people.index(cluster.number), 3) if cluster.number in people else 9}",
            f"often {min(len(cluster.members), 4)}",
            f"most {len(cluster.members) == most}",
            f"quoted {quoted is not None} {quoted == _quotation(cluster.last.span, page)}",
            f"gap {min((pronoun.span.start - cluster.last.span.end) // 60, 6)}",
            f"lead {_number(cluster.members[0].span, starts) == 0}",
            f"says {_speaks(pronoun)} {_speaks(cluster.last)}",
            f"says {_speaks(pronoun)} rank {min(speakers.index(cluster.number), 2) if cluster.number in speakers else 9}",
            f"clause {min(clause, 3)}",
            f"clause {min(clause, 3)} {_role(pronoun)}",
            f"acts {cluster.acts()}",
            f"acts {cluster.acts()} {_role(pronoun)}",
            *_of_entity(cluster),
            *_of_place(pronoun, cluster, away, above),
        }
        word, ordered = _kind(pronoun.head.lower_), sorted(held)
        yield (*ordered, *[f"{word} {h}" for h in ordered])


def _of_entity(cluster: Cluster) -> Iterator[str]:
    named, last = cluster.named, cluster.last
    word = named.head.lower_
    yield f"label {named.label} {named.form}"
    yield f"kind {','.join(sorted(cluster.kinds))} {cluster.is_person()}"
    yield f"plural {named.plural}"
    yield f"group {word in wording.words('group')}"
    yield f"last {last.form == 'pronoun'}"
    yield f"size {min(len(named.text.split()), 5)}"
    yield f"begins {named.text.split()[0].lower() if named.form == 'description' else 'name'}"


def _of_place(pronoun: Candidate, cluster: Cluster, away: int, above: Mapping[int, Token]) -> Iterator[str]:
    """Where the entity's last mention stands, in its own sentence and towards the pronoun's."""
    last, far, role = cluster.last, min(away, 4), _role(cluster.last)
    yield f"away {far}"
    yield f"away {far} {role}"
    yield f"role {role} {_role(pronoun)}"
    yield f"same {last.head.lower_ == pronoun.head.lower_}"
    yield f"start {min(last.head.i - sentences_of(last.head.doc)[last.head.i][1], 6) // 2} {far}"
    verb = last.head.head
    if verb.i in above:
        yield f"over {role}"
        yield f"over {role} {verb.lemma_.lower()}"


def _speaks(candidate: Candidate) -> bool:
    """Whether it is the subject of a reporting verb."""
    return candidate.head.dep_ in _SUBJECTS and candidate.head.head.lemma_.lower() in cues.verbs()


def _above(token: Token) -> dict[int, Token]:
    """The words that the clause of ``token`` hangs from, by their places."""
    return {t.i: t for t in token.head.ancestors}


def _doers(token: Token) -> list[Token]:
    """The subjects of the clauses that ``token`` stands in, the innermost first, itself aside."""
    subjects = (subject_of(above) for above in token.ancestors)
    return [subject for subject in subjects if subject is not None and subject != token]


def _role(candidate: Candidate) -> str:
    label = candidate.head.dep_
    return _ROLES.get(label, label if label in {"poss", "conj", "appos", "compound", "amod"} else "other")


def _kind(word: str) -> str:
    return next((k for k in ("he", "she", "it") if word in wording.words(k)), "they")


def _number(span: Span, starts: Sequence[int]) -> int:
    """The number of the sentence in which ``span`` begins."""
    return sum(start <= span.start for start in starts) - 1


def _quotation(span: Span, page: Page) -> Span | None:
    return next((q for q in page.quotations if q.covers(span)), None)
