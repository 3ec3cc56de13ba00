"""What syntax tells of how real an event is: negations, conditions, doubts, and the verb above it; and the words that tell it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from firsthand.reading.events import negations
from firsthand.reading.grammar import cues
from firsthand.reading.grammar.clauses import is_passive
from firsthand.reading.grammar.syntax import root_of
from firsthand.reading.network import lexicon
from firsthand.reading.text import wording
from firsthand.records import DONE, Reality, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBP", "VBZ"})  # forms of a verb that has a subject
_SIGNS = frozenset({"aux", "auxpass", "neg", "mark"})  # what a verb carries that tells how real it is


def cues_of(doc: Doc, trigger: Span) -> tuple[Span, ...]:
    """The words around a trigger that tell how real it is: auxiliaries, negations, governing verbs."""
    root = root_of(doc, trigger)
    if root is None:
        return ()
    tokens = [child for child in root.children if child.dep_ in _SIGNS]
    if root.head is not root and root.head.pos_ in {"VERB", "AUX"}:
        tokens.append(root.head)
    return tuple(Span(t.idx, t.idx + len(t)) for t in sorted(tokens, key=lambda t: t.i))


def told_as(doc: Doc, trigger: Span) -> Reality | None:
    """What syntax alone tells of a trigger's reality.

    Denied by "not", and where nobody does it (35 of 39 times in what is coded), unclear where nobody confirms it, hypothetical
    under "if", else what the verb above it says ("prepares to …", "demanded …").
    """
    token = root_of(doc, trigger)
    if token is None:
        return None
    noun, token = token, _done(token)
    if negations.is_late(token):
        return "happened"
    if (
        negations.is_negated(token)
        or negations.by_nobody(token)
        or negations.of_nobody(token)
        or negations.is_yet_to_be(token)
        or _is_false(token)
    ):
        return "denied"
    if _is_granted(token):
        return "happened"
    if _is_open(token) or _is_asked(token):
        return "unclear"
    if _is_under_if(token) or (noun is not token and _is_guessed(token)):
        return "hypothetical"
    governed = _governed(token)
    described = (_governors().get(("amod", c.lower_)) for c in noun.children if c.dep_ in {"amod", "acl"})
    if governed != "denied" and (quality := next((d for d in described if d), None)):
        return quality
    inner = (c for c in token.children if c.dep_ == "xcomp" and trigger.start <= c.idx < trigger.end)
    both = next(
        (_governed(verb) for verb in inner), None
    )  # words that name both: "plans to send aid", "considers sending it"
    return both if both in {"planned", "hypothetical"} else governed


def is_made_by_not(doc: Doc, trigger: Span, kind: str) -> bool:
    """Whether it is a "not" that makes words name an event of their type: who would *not accept* refuses.

    Of 22 such refusals in gold/train 20 have happened, and all of 6 accusations named together with their "not".
    """
    token = root_of(doc, trigger)
    negation = next((c for c in token.children if c.dep_ == "neg"), None) if token is not None else None
    if token is None or negation is None:
        return False
    named = trigger.start <= negation.idx < trigger.end
    itself = lexicon.entries().get(("v", token.lemma_.lower()), ())
    denying = (t.lemma_.lower() if t is token else f"{token.lemma_.lower()} {t.lower_}" for t in _with_turns(token))
    refuses = any((cue := cues.verbs().get(w)) and cue.stance == "denies" for w in denying)  # "did not *rule out*"
    return (kind == "REJECT" or (kind == "ACCUSE" and named)) and not (
        refuses or any(e.type == kind and not e.companions for e in itself)
    )


def is_disowned(doc: Doc, trigger: Span) -> bool:
    """Whether somebody denies only that he had part in an event: "denied any involvement in the murder"."""
    token = root_of(doc, trigger)
    if token is None or token.dep_ != "pobj":
        return False
    part = token.head.head
    denied = part.dep_ == "dobj" and part.head.lemma_.lower() in wording.words("denying")
    return denied and part.lower_ in wording.words("part_in") and not negations.is_negated(part.head)


def _done(token: Token) -> Token:
    """The verb by which a noun is done or takes place, where it has one: "carried out the *attack*", "was behind the *raid*"; else the word itself."""
    doing = wording.words("light") | wording.words("beginning")
    done = {"dobj": doing, "nsubjpass": doing, "nsubj": wording.words("occurring")}.get(token.dep_, ())
    raised = (c for c in token.head.children if c.dep_ == "xcomp")  # "the talks have yet *to take* place"
    for verb in (token.head, *raised) if token.dep_ == "nsubj" else (token.head,):
        place = any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children) and token.dep_ == "nsubj"
        if place or (verb.lemma_.lower() in done and not any(c.dep_ == "oprd" for c in verb.children)):
            return verb
    behind = token.dep_ == "pobj" and token.head.lower_ == "behind" and token.head.head.lemma_ == "be"
    return token.head.head if behind else token


def _is_under_if(token: Token) -> bool:
    """Whether "if", "unless" or "whether to" stands above ``token``, and no "after" or "during" that takes for granted what it names."""
    above = token
    while not (_is_inverted(above) or any(c.dep_ == "mark" and c.lower_ in _ifs(above) for c in above.children)):
        granted = above.dep_ == "prep" and above.lower_ in wording.words("granting")
        if granted or above.dep_ not in {"xcomp", "conj", "dobj", "prep", "pobj", "aux"} or above.head == above:
            return False
        above = above.head
    return True


def _is_inverted(verb: Token) -> bool:
    """Whether the auxiliary before its subject makes a condition of a clause: "*had* they attacked, the army would have fired"."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    first = verb.head if verb.dep_ == "ccomp" else verb.left_edge  # spaCy takes "had" for a verb of its own at times
    inverted = subject is not None and verb in {first.head, *first.children} and first.i < subject.i
    return inverted and verb.dep_ != "ROOT" and first.lower_ in wording.words("inverted")


def _is_guessed(verb: Token) -> bool:
    """Whether a verb only may have been done: "may have carried out"."""
    return any(c.tag_ == "MD" and c.lower_ in wording.words("maybe") for c in verb.children)


def _ifs(verb: Token) -> set[str]:
    """The words that make a condition of what hangs on ``verb``: "whether" only before what is to come."""
    return {"if", "unless", "whether"} if negations.is_to_come(verb) else {"if", "unless"}


def _is_asked(token: Token) -> bool:
    """Whether the sentence asks if ``token`` is so: "Did the police *shoot* him?"."""
    first = token.left_edge
    asking = first.dep_ in {"aux", "auxpass"} and first.head == token and first.lower_ in wording.words("whether")
    return asking and token.dep_ in {"ROOT", "ccomp"} and any(t.text == "?" for t in token.sent[-2:])


def _is_open(token: Token) -> bool:
    """Whether it is left open that ``token`` is so: "could not verify that …", "neither confirmed nor denied", "asked whether …".

    Of 56 clauses with "whether" in what is coded five tell what has happened; those of what is or was are mostly unclear.
    """
    over = token.head
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
    if token.dep_ == "conj" and not marks and not negations.has_subject(token):
        return _is_open(token.head)  # "if he was shot or *run over*"
    if not negations.is_to_come(token) and ("whether" in marks or ("if" in marks and token.dep_ == "ccomp")):
        return True
    feared = over.lemma_.lower() in wording.words("fearing") and is_passive(over)
    if feared and token.dep_ in {"xcomp", "oprd"}:  # "are feared *dead*", "are feared to have *died*"
        return not negations.is_to_come(token) or any(c.lower_ in wording.words("perfect") for c in token.children)
    if token.dep_ not in {"ccomp", "advcl", "csubj", "csubjpass", "acl"}:
        return False
    if over.lemma_.lower() in wording.words("unsure") and not (negations.is_negated(over) or negations.is_none(over)):
        return negations.is_past(token)
    if marks & {"whether", "if"}:
        said = (over, *over.children)
        doubted = any(t.lower_ in wording.words("unclear") for t in said)
        return doubted or (negations.is_negated(over) and any(t.lower_ in wording.words("clear") for t in said))
    if over.lemma_.lower() == "confirmation":
        return negations.is_none(over)
    if over.lemma_.lower() not in wording.words("confirm"):
        return False
    nobody = negations.by_nobody(over)
    neither = any(c.lower_ == "neither" for t in (over, over.head) for c in t.children)
    refused = over.dep_ == "xcomp" and over.head.lemma_.lower() in wording.words("unable")
    return neither or refused or ((nobody or negations.is_negated(over)) and over.lemma_.lower() != "deny")


def _is_false(token: Token) -> bool:
    """Whether what says so is said to be false, or another did it: "reports that the army attacked are false", "denied claims of it"."""
    report = token.head.head if token.dep_ in {"pobj", "pcomp"} and token.head.lower_ == "of" else token.head
    if token.dep_ == "relcl" and report.lower_ == "one" and report.dep_ == "attr":  # "is not the one who *fired*"
        return negations.is_negated(report.head)
    if (
        token.dep_ not in {"ccomp", "acl", "pobj", "pcomp"}
        or report.pos_ != "NOUN"
        or negations.is_negated(report.head)
    ):
        return False
    known = cues.nouns().get(report.lemma_.lower())
    if report.dep_ == "dobj":
        denied = report.head.lemma_.lower() in wording.words("denying")
        return denied and known is not None and known.stance == "asserts" and not negations.by_nobody(report.head)
    told = [c for c in report.head.children if c.dep_ in {"acomp", "attr"}] if report.dep_ == "nsubj" else []
    return token.dep_ != "pobj" and any(c.lower_ in wording.words("false") for c in told)


def _governed(token: Token) -> Reality | None:
    """What the verb that ``token`` is the complement or object of makes of it."""
    while token.dep_ == "conj" and token.head != token:
        if (
            token.head.tag_ == "VB" and token.tag_ in _FINITE
        ):  # a verb of its own: "refused to go and *called* for talks"
            return None
        token = token.head
    if token.dep_ in {"pcomp", "pobj"}:  # "prevented them from storming", "warned against an attack"
        verb = token.head.head
        behind = _governors().get((token.head.lower_, verb.lemma_.lower())) or _by(token.head, token.dep_)
        return None if _is_undone(verb) or (behind == "denied" and _is_aim(verb)) else behind
    if token.dep_ in {"nsubj", "nsubjpass"}:  # "the talks were due on Monday but were *cancelled*"
        told = (_by(v, "nsubjpass") for v in (token.head, *_sharing(token.head)) if is_passive(v) and not _is_undone(v))
        return next((t for t in told if t), None)
    if token.dep_ == "ccomp" and token.i < token.head.i:  # "India accuses Pakistan, a charge Islamabad denies"
        return None
    if _is_undone(token.head) or negations.by_nobody(token.head):
        undone = _by(token.head, f"not {token.dep_}")
        return undone if undone not in DONE or negations.was(token.head) else None
    governed = _by(token.head, token.dep_)
    if token.dep_ == "acl" and governed is not None:  # "thwarted a plan to *bomb* it"
        return "denied" if _governed(token.head) == "denied" else governed
    if governed == "denied" and token.dep_ == "dobj" and _is_aim(token.head):
        return None
    return None if governed in DONE and not _came_about(token.head) else governed


def is_weighed(doc: Doc, trigger: Span) -> bool:
    """Whether somebody only thinks of it: "is considering *sanctions*"."""
    token = root_of(doc, trigger)
    return token is not None and _governed(token) == "hypothetical"


def _with_turns(verb: Token) -> tuple[Token, ...]:
    """A verb and the particles that belong to it."""
    return (verb, *(c for c in verb.children if c.dep_ == "prt"))


def _is_aim(verb: Token) -> bool:
    """Whether a verb only tells what something is for: "the means *to prevent* an attack", which may have come or not."""
    return verb.tag_ == "VB" and verb.dep_ in {"advcl", "acl"}


def _came_about(verb: Token) -> bool:
    """Whether a verb is told as done: "forced them to flee", not "could force them" or "wants to force them"."""
    return verb.tag_ != "VB" and verb.dep_ != "xcomp" and not any(c.tag_ == "MD" for c in verb.children)


def _by(verb: Token, edge: str) -> Reality | None:
    """What a verb makes of what hangs on it by ``edge``."""
    lemma = verb.lemma_.lower()
    whole = next((f"{lemma} {c.lower_}" for c in verb.children if c.dep_ == "prt"), lemma)
    return _governors().get((edge, whole)) or _governors().get((edge, lemma))


def _sharing(verb: Token) -> list[Token]:
    """The verbs beside ``verb`` that have its subject."""
    beside = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"}]
    return [c for c in beside if not negations.has_subject(c)]


def _is_undone(verb: Token) -> bool:
    """Whether a verb is not done: negated, or what somebody "failed to" do."""
    return negations.is_negated(verb) or (verb.dep_ == "xcomp" and _by(verb.head, "xcomp") == "denied")


def _is_granted(verb: Token) -> bool:
    """Whether a question that somebody answers or not takes a deed for granted: "did not know *who had killed* him"."""
    asking = any(t.tag_ in {"WP", "WRB"} for c in verb.lefts for t in (c, *c.lefts))
    return asking and verb.dep_ == "ccomp" and negations.is_past(verb)


@cache
def _governors() -> Mapping[tuple[str, str], Reality]:
    """Verbs by the edge to what they govern, with the reality that they give it (``data/governors.tsv``)."""
    rows = (files("firsthand.reading") / "data/governors.tsv").read_text(encoding="utf-8").splitlines()[1:]
    lines = (row.split("\t") for row in rows)
    return MappingProxyType(
        {(edge, v.replace("_", " ")): cast("Reality", reality) for edge, reality, verbs in lines for v in verbs.split()}
    )
