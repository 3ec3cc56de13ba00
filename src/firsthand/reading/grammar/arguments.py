"""What a span is to an event's word by syntax alone: who does it, or to whom it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from firsthand.reading.grammar.clauses import agent_of, is_passive
from firsthand.reading.grammar.syntax import first_of_list, is_first_half, root_of
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from firsthand.records import Span

Part = Literal["actor", "recipient", "other"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "iobj", "dative"})
# whose deeds are not done to them: "Monday's killing", "Iran's"
_NOBODY = frozenset({"DATE", "TIME", "GPE", "LOC", "NORP"})
# behind them stands what the object does: "kept him from *firing*"
_HOLDING_TO = frozenset({"of", "for", "from", "into"})
_DONE_TO = frozenset({"on", "against", "of", "with"})


def role_of(doc: Doc, trigger: Span, span: Span) -> Part | None:
    """What a span is to a trigger by syntax alone: its "actor", its "recipient", something "other" that hangs on it, or nothing."""
    act, noun = root_of(doc, trigger), root_of(doc, span)
    return _role(noun, act) if act is not None and noun is not None else None


def _role(noun: Token, act: Token) -> Part | None:
    while noun.dep_ in {"conj", "appos"}:
        noun = noun.head
    via = noun.head.lower_ if noun.dep_ == "pobj" else None
    if via == "from" and _is_taken_from(noun, act):
        return "recipient"
    if (noun.head.head if via else noun.head) == act:
        return _own(noun, act, via)
    if noun.dep_ == "poss" and noun.head.dep_ in _OBJECTS and noun.head.head == act:  # "seized *their* weapons"
        return "other"
    if act.dep_ in {"acl", "relcl"} and act.head == noun:
        return _of_a_clause_behind(act)
    if noun in (addressee(act), shared_object(act)):
        return "recipient"
    if noun == _done_by(act):
        return "actor"
    subject = "recipient" if _undergoes(act) else "actor"
    return subject if noun == shared_subject(act) else None  # type: ignore[return-value]


def _own(noun: Token, act: Token, via: str | None) -> Part:
    """What an argument of ``act`` itself is to it."""
    if noun.dep_ in _SUBJECTS:
        return "recipient" if noun.dep_ == "nsubjpass" or _undergoes(act) else "actor"
    if noun.dep_ == "poss":
        return "recipient" if noun == undergoer(act) else "actor"
    if via == "by":
        return "actor"
    return "recipient" if noun.dep_ in _OBJECTS or via in _DONE_TO else "other"


def _is_taken_from(noun: Token, act: Token) -> bool:
    """Whether ``act`` takes something from whom ``noun`` names: "seized rifles from *the boats*"."""
    over = noun.head.head
    if over.dep_ in {"nsubjpass", *_OBJECTS}:  # the parser's place for the preposition
        over = over.head
    return over == act and act.lemma_.lower() in wording.words("taking")


def _of_a_clause_behind(act: Token) -> Part | None:
    """What the noun is to the verb of the clause behind it: "a man *who fired*", "rebels *killed* in the raid", "forces *fighting* IS"."""
    if act.dep_ == "acl":
        return {"VBN": "recipient", "VBD": "recipient", "VBG": "actor"}.get(act.tag_)  # type: ignore[return-value]
    pronoun = next((c for c in act.children if c.tag_ in {"WDT", "WP"}), None)
    if pronoun is not None:
        return _own(pronoun, act, None)
    return None if any(c.dep_ in _OBJECTS for c in act.children) else "recipient"  # "the men they killed"


def undergoer_in(doc: Doc, trigger: Span) -> int | None:
    """Where the word begins for who undergoes what a trigger names; None for others.

    "The *deputy*'s slaying", "*Iran* refused the request".
    """
    act = root_of(doc, trigger)
    who = (undergoer(act) or addressee(act)) if act is not None else None
    return who.idx if who is not None else None


def met_in(doc: Doc, trigger: Span) -> int | None:
    """Where the word begins for whom somebody meets or speaks to: all 52 in gold/train have a part in it."""
    act = root_of(doc, trigger)
    if act is None or act.pos_ != "VERB" or act.lemma_.lower() not in wording.words("conversing"):
        return None
    behind = (g for c in act.children if c.lower_ in {"with", "to"} for g in c.children if g.dep_ == "pobj")
    whom = next((c for c in act.children if c.dep_ == "dobj" and act.lemma_ == "meet"), None) or next(behind, None)
    return whom.idx if whom is not None else None


def undergoer(act: Token) -> Token | None:
    """Who undergoes the killing, arrest or trial that a noun names, as its possessor: "*his* murder", "the *boy*'s killers".

    Of 90 possessors of such nouns in what is coded 78 are recipients, nine no party and one is an actor; where "of" tells who undergoes it
    ("Israel's killing *of* a general"), the possessor does it.
    """
    if act.pos_ not in {"NOUN", "PROPN"} or act.lower_ not in wording.words("undergone"):
        return None
    if any(c.lower_ == "of" for c in act.children):
        return None
    return next((c for c in act.children if c.dep_ == "poss" and c.ent_type_ not in _NOBODY), None)


def addressee(act: Token) -> Token | None:
    """Who is asked, accused or threatened by what a noun names, as the one who answers it: "*Iran* refused a request".

    Of 357 subjects of such verbs in what is coded 251 are recipients and one is an actor.
    """
    verb = act.head.head if act.dep_ == "pobj" and act.head.lower_ in {"to", "with"} else act.head
    if act.dep_ not in {"dobj", "pobj", "nsubjpass"} or act.lemma_.lower() not in wording.words("addressed"):
        return None
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in wording.words("responding"):
        return None
    return agent_of(verb) if act.dep_ == "nsubjpass" else shared_subject(verb)


def _done_by(act: Token) -> Token | None:
    """Whose deed a noun names, as the subject of a verb that only says that it is done: "*the union* filed a suit"."""
    verb = act.head
    if act.dep_ not in _OBJECTS or act.pos_ != "NOUN" or verb.lemma_.lower() not in wording.words("light"):
        return None
    return None if is_passive(verb) else shared_subject(verb)


def shared_object(act: Token) -> Token | None:
    """The object of the verb that stands right behind ``act`` and an "and", where that has none: "ramming and boarding *a boat*"."""
    if any(c.dep_ in _OBJECTS for c in act.children):
        return None
    beside = (c for c in act.children if c.dep_ == "conj" and c.i - act.i == 2)
    return next((c for verb in beside for c in verb.children if c.dep_ == "dobj"), None)


def shared_subject(act: Token) -> Token | None:
    """Whose deed a verb is: its subject, or, where it has none of its own, another's.

    Of one behind "and" and of a participle the subject of the verb above, of one that somebody is made to do, or accused of,
    whoever it is.
    """
    while not any(c.dep_ in _SUBJECTS for c in act.children):
        over = act.head
        if act.dep_ == "pcomp" and over.dep_ == "prep":  # "fled after *killing* two", "accused him of *killing* two"
            held_to = over.lower_ in _HOLDING_TO
            over = over.head
            if held_to and (held := next((c for c in over.children if c.dep_ in _OBJECTS), None)):
                return held
        elif act.dep_ == "xcomp":
            if made := next((c for c in over.children if c.dep_ in _OBJECTS), None):
                return made
        elif act.dep_ != "conj" and not (act.dep_ == "advcl" and act.tag_ in {"VBG", "VBN"}):
            return None
        if over.pos_ not in {"VERB", "AUX"} or over == act:
            return None
        act = over
    return next(c for c in act.children if c.dep_ in _SUBJECTS)


def _undergoes(verb: Token) -> bool:
    """Whether something is done to the subject of ``verb``, one behind "and" included: "was arrested and *charged*"."""
    if is_passive(verb):
        return True
    bare = verb.tag_ == "VBN" and not any(c.dep_ in {"aux", *_SUBJECTS} for c in verb.children)
    if not bare:
        return False
    return _undergoes(verb.head) if verb.dep_ == "conj" else verb.dep_ == "advcl"


def are_disjoint(doc: Doc, one: Span, other: Span) -> bool:
    """Whether two spans are somebody else each: "A and B", and who does something and whom it is done to.

    "LaCalamita took a gun and fired at him": the pronoun would be "himself" (principle B of Chomsky 1981).
    """
    first, second = root_of(doc, one), root_of(doc, other)
    if first is None or second is None or first == second:
        return False
    heads = first_of_list(first), first_of_list(second)
    return heads[0] == heads[1] or _acts_on(heads[0], heads[1]) or _acts_on(heads[1], heads[0])


def is_strange(doc: Doc, trigger: Span, span: Span) -> bool:
    """Whether a span is the subject, object or doer of another verb than a trigger's: "the army fired and *rebels* fled"."""
    act, noun = root_of(doc, trigger), root_of(doc, span)
    if act is None or noun is None:
        return False
    noun = first_of_list(noun)
    by = noun.dep_ == "pobj" and noun.head.dep_ == "agent"
    verb = noun.head.head if by else noun.head
    if not by and noun.dep_ not in {*_SUBJECTS, *_OBJECTS}:
        return False
    carried = act.pos_ != "VERB" and verb == act.head  # "*the army* launched an attack"
    if verb.pos_ != "VERB" or verb == act or carried:
        return False
    done_to = noun.dep_ in _OBJECTS
    if done_to and verb.lower_ in wording.words("killing"):  # "hit a house, killing *two*", wherever the parser has it
        return False
    further = done_to and verb.dep_ in {"conj", "advcl", "acl", "relcl"}  # "shot ten and wounded *two*": one act
    within = verb.dep_ in {"ccomp", "xcomp"}  # "helped *reporters* follow": the parser's clause
    return not ((further or within) and verb.head == act)


def is_inside(doc: Doc, trigger: Span, span: Span, other: Span) -> bool:
    """Whether a span only tells more of another within its phrase: "envoys of *Iran*", "rebels whom *Turkey* arms", "*Syrian* president X".

    What a trigger names between the two keeps them apart ("envoys who met *the rebels*"), and so does a list.
    """
    act, noun, whole = (root_of(doc, s) for s in (trigger, span, other))
    if noun is None or whole is None or whole.pos_ == "VERB" or noun.conjuncts:
        return False
    while noun != whole:
        apart = noun.dep_ in {"conj", "appos"} or is_first_half(noun) or noun.lower_ in wording.words("such as")
        if apart or noun in (act, noun.head):
            return False
        noun = noun.head
    return noun != root_of(doc, span)


def is_reached(doc: Doc, trigger: Span, span: Span) -> bool:
    """Whether somebody is told only as where what a trigger names leads, which he does not do: "deported them to *Chad*"."""
    act, noun = root_of(doc, trigger), root_of(doc, span)
    if act is None or noun is None or noun.dep_ != "pobj" or noun.head.lower_ not in wording.words("to"):
        return False
    return act.pos_ == "VERB" and noun.head.head == act


def is_aside(doc: Doc, trigger: Span, span: Span) -> bool:
    """Whether somebody has no part in what a trigger names, though his verb has it behind it.

    It only tells when he does something ("*Iran* has armed it since the *invasion*"), or is what he speaks of ("*Iran*
    condemned the *attack*": of 700 subjects of such verbs in what is coded four are actors).
    """
    act, noun = root_of(doc, trigger), root_of(doc, span)
    if act is None or noun is None:
        return False
    noun = first_of_list(noun)
    if act.dep_ == "pobj" and act.head.lower_ in wording.words("dating"):
        return noun.dep_ in {*_SUBJECTS, *_OBJECTS} and noun.head == act.head.head
    commented = act.dep_ == "dobj" and act.head.lemma_.lower() in wording.words("commenting")
    return commented and noun.dep_ == "nsubj" and noun.head == act.head


def describes(doc: Doc, span: Span) -> bool:
    """Whether a name stands before a noun of which it tells more, wherever the parser has it: "killed in a *US* raid"."""
    noun = root_of(doc, span)
    if noun is None:
        return False
    return noun.ent_type_ == "NORP" or (noun.dep_ in {"amod", "compound", "nmod"} and noun.head.i > noun.i)


def is_topic(doc: Doc, span: Span) -> bool:
    """Whether who meet only talk of somebody: "talks *on Iraq*". Of 72 whom nouns have so in what is coded one has a part."""
    noun = root_of(doc, span)
    led = first_of_list(noun).head if noun is not None and first_of_list(noun).dep_ == "pobj" else None
    return led is not None and led.lower_ in wording.words("topic") and led.head.pos_ == "NOUN"


def _acts_on(subject: Token, other: Token) -> bool:
    """Whether ``other`` is the object, or stands behind a preposition, of a verb of which ``subject`` is the subject."""
    reflexive = other.lower_.endswith(("self", "selves"))
    verb = other.head.head if other.dep_ == "pobj" else other.head
    if reflexive or other.dep_ not in {"pobj", *_OBJECTS} or verb.pos_ != "VERB":
        return False
    return shared_subject(verb) == subject
