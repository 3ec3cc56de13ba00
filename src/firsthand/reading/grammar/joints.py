"""How two words that name events may stand together so that they tell of one act, by syntax alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from firsthand.atlas.agents import agents
from firsthand.reading.grammar.arguments import shared_object
from firsthand.reading.grammar.syntax import root_of
from firsthand.reading.text import wording
from firsthand.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Joint = Literal[
    "object",
    "light",
    "idiom",
    "compound",
    "quality",
    "aim",
    "will",
    "shared",
    "for",
    "described",
    "purpose",
]


def joint(doc: Doc, first: Span, second: Span) -> Joint | None:
    """How two words that name events may tell of one act, and None where they stand otherwise.

    "object": of a verb ("signed a deal"); "light": of a verb that only says that what its object or state names is done
    ("imposed sanctions", "put on trial"); "idiom": of both as one word ("set fire", "sent to prison"), or of a verb that is
    done to somebody ("sent troops"); "compound": of one noun ("car bomb attack"); "quality": of an adjective and its noun
    ("secret talks"); "aim": of what somebody is ready to do, or only says ("agreed to help", "said it would help"); "will": of a
    verb with its own auxiliary ("will help"); "shared": of two verbs with one object ("raped and killed women"), or of a verb
    with a participle ("attacked him, calling him a liar"); "for": of a verb and what it is done for ("arrived for talks");
    "described": of a verb and an adjective of its object ("cut diplomatic ties"), or an adverb; "purpose": of a verb and what it
    is done for ("marched to protest").
    """
    over, under = root_of(doc, first), root_of(doc, second)
    if over is None or under is None:
        return None
    return _of_object(over, under) or _of_state(over, under) or _of_verb(over, under) or _of_noun(over, under)


def _of_object(verb: Token, noun: Token) -> Joint | None:
    if noun.dep_ != "dobj" or noun.head != verb:
        return None
    if noun.lemma_.lower() in agents() or noun.lower_ in agents():
        return "idiom"
    if f"{verb.lemma_.lower()}_{noun.lemma_.lower()}" in wording.words("idioms"):
        return "idiom"
    return "light" if verb.lemma_.lower() in wording.words("light") else "object"


def _of_state(verb: Token, word: Token) -> Joint | None:
    """Of a verb and the state into which it puts somebody: "took into *custody*", "sentenced to ten years in *prison*", "held *responsible*"."""
    if word.pos_ == "ADP" and verb.pos_ == "VERB":
        led = word if word.head == verb else _led_from(word.head)
        return "idiom" if led is not None and led.head == verb else None
    brings = verb.lemma_.lower() in wording.words("bringing")
    if word.dep_ == "nummod":  # "sentenced to *eight* years"
        word = word.head
    if word.dep_ in {"acomp", "oprd", "ccomp"}:
        reached = word.head == verb and word.lower_ in wording.words("found")
    else:
        led = _led_from(word) if word.lower_ in wording.words("states") else None
        reached = led is not None and led.head == verb and (brings or led.lower_ in wording.words("into"))
    return ("light" if brings else "idiom") if reached else None


def _led_from(noun: Token) -> Token | None:
    """The outermost preposition behind which a noun stands: "to" of "to ten years in *prison*"."""
    led = None
    while noun.dep_ == "pobj":
        led = noun.head
        noun = led.head
    return led


def _of_verb(over: Token, under: Token) -> Joint | None:
    if over.dep_ == "aux" and over.head == under:
        return "will"
    if under.head == over:
        return _of_dependent(over, under)
    if under.dep_ == "pobj":
        return _behind(over, under)
    if under.dep_ == "xcomp" and under.head.dep_ == "acomp" and under.head.head == over:
        return "aim"
    return _of_its_object(under) if under.head.dep_ == "dobj" and under.head.head == over else None


def _of_dependent(verb: Token, word: Token) -> Joint | None:
    """Of a verb and a word that hangs on it."""
    match word.dep_:
        case "advmod":
            return "described"
        case "ccomp":
            return "aim" if verb.lemma_.lower() in wording.words("saying") else None
        case "xcomp":
            return "aim"
        case "advcl" if word.tag_ in {"VB", "VBG"}:
            return "shared" if word.tag_ == "VBG" else "purpose"
        case "conj" if word.tag_ == verb.tag_ and _share_object(verb, word):
            return "shared"
        case _:
            return None


def _behind(verb: Token, noun: Token) -> Joint | None:
    """Of a word and a noun behind its preposition: "arrived *for* talks", "took part *in* exercises", "ready *for* talks"."""
    led = noun.head
    if led.lower_ == "in" and _takes_part(verb, led.head):
        return "light"
    if led.head != verb:
        return None
    if verb.pos_ == "ADJ":  # "ready *for* cooperation", "open *to* talks"
        return "aim" if led.lower_ in {"for", "to"} else None
    return "for" if led.lower_ == "for" else None


def _takes_part(verb: Token, word: Token) -> bool:
    """Whether a verb, or with its object ``word``, says no more than that somebody is in it: "took *part* in", "engaged in"."""
    parts = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "part"]
    named = bool(parts) or verb.lemma_.lower() in wording.words("taking part")
    return named and word in {verb, *parts}


def _of_its_object(word: Token) -> Joint | None:
    """Of a verb and what tells more of its object, or is more of it: "expressed readiness to *help*", "cut *diplomatic* ties"."""
    if word.dep_ == "conj" and word.pos_ == "NOUN":
        return "object"
    if word.dep_ == "acl" and word.tag_ == "VB":
        return "aim"
    return "described" if word.dep_ == "amod" and word.tag_ == "JJ" else None


def _share_object(first: Token, second: Token) -> bool:
    """Whether the object of the second verb, or the subject of both passives, is what the first is done to, too."""
    passive = second.i - first.i == 2 and {c.dep_ for c in first.children} & {"dobj", "nsubjpass"} == {"nsubjpass"}
    shared = shared_object(first)
    return passive or (shared is not None and shared.head == second)


def _of_noun(part: Token, whole: Token) -> Joint | None:
    if part.dep_ == "amod" and part.pos_ == "ADJ" and part.head == whole:
        return "quality"
    over = part
    while over.dep_ == "compound" and over != whole:
        over = over.head
    return "compound" if over == whole else None
