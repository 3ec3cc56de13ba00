"""What the words of a source and its cue tell: which mention it is, its kind, and its stance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.atlas.agents import agents, plain
from firsthand.reading.grammar import cues
from firsthand.reading.text import wording
from firsthand.reading.voices.hearing import Room
from firsthand.records import Attribution, Identity, Mention, Span, Stance, VoiceKind

SHARED = 0.5  # share of the longer that a source and its mention have in common at least
SHARED_NAME = 0.25  # the same where the mention is a name that ends the source's words
OWNING = re.compile(r"\s?['’](?:\s?s\b|\s)")
OUTER = re.compile(r",\s*|\s+(?:of|in|from|with|for|at|on|close|who|familiar|briefed)\b.*", re.DOTALL)


def meant(span: Span, mentions: Sequence[Mention], room: Room) -> Span:
    """The mention that a relative clause ("who were familiar with the plans") speaks of; ``span`` itself where it is none."""
    first = room.token(Span(span.start, span.start + 1))
    if first.tag_ not in {"WP", "WDT"}:
        return span
    clause = next((t for t in (first.head, *first.head.ancestors) if t.dep_ == "relcl"), None)
    if clause is None:
        return span
    noun = clause.head.idx
    found = [m.span for m in mentions if m.span.start <= noun < m.span.end <= span.start + 1]
    return max(found, key=lambda s: s.end - s.start, default=span)


def mention_of(span: Span, mentions: Sequence[Mention], text: str) -> Mention | None:
    """The mention that a source's words in ``text`` are; None where none shares enough of them.

    "Turkey's president, Recep Tayyip Erdogan" is the mention of the name that ends it; "A diplomat, who spoke on
    condition of anonymity", "rebels in Congo" and "a memo seen by Reuters" the one that they begin with.
    """
    span = Span(span.start, span.start + len(span.of(text).rstrip(", ")))
    start, end = span.start, span.end
    touched = [m for m in mentions if m.span.start < end and start < m.span.end]
    shared = [(m, min(end, m.span.end) - max(start, m.span.start)) for m in touched]
    ranked = [
        (most / max(span.end - span.start, m.span.end - m.span.start), m.form == "name" and m.span.end == span.end, m)
        for m, most in shared
    ]
    fitting = [r for r in ranked if r[0] >= SHARED or (r[1] and r[0] >= SHARED_NAME)]
    leading = max(
        (m for m, _ in shared if m.span.start == span.start and span.covers(m.span) and not _owns(m.span, span, text)),
        key=lambda m: m.span.end,
        default=None,
    )
    best = max(fitting, key=lambda r: (r[0] == 1.0, r[1], r[0]))[2] if fitting else None
    if leading is None or best is None:
        return best or leading
    between = text[leading.span.end : best.span.start].split()
    led = between and (between[0] in wording.words("joining") or between[-1] == "by")
    return leading if led else best


def _owns(mention: Span, span: Span, text: str) -> bool:
    """Whether a mention tells whose the source is: "*Emmerson*'s report"."""
    return OWNING.match(text, mention.end, span.end) is not None


def kind_of(words: str, mention: Mention | None) -> VoiceKind:
    """What kind of voice the words of a source make, with the mention that they are."""
    if mention is not None and mention.form == "name" and _is_known_outlet(mention.identity):
        return "outlet"
    if mention is not None and mention.form == "pronoun":
        words = mention.identity.name
    heads = [part for part in OUTER.split(words) if part] or [words]
    noun = next((cues.kinds()[w] for w in reversed(_words(heads[0])) if w in cues.kinds()), None)
    if noun in {"document", "outlet"}:
        return noun
    if (mention is not None and mention.form == "name") or any(_is_named(part) for part in heads):
        return "named"
    return noun or "collective"


def is_outlet(source: Span, mentions: Sequence[Mention], text: str) -> bool:
    """Whether a source is an outlet."""
    return kind_of(source.of(text), mention_of(source, mentions, text)) == "outlet"


def _is_known_outlet(known: Identity) -> bool:
    """Whether a name is an outlet's by the atlas or by its last word ("the Kano Tribune"), and no journalist's."""
    if known.kind in {"outlet", "person"} or known.sector != "JRN":
        return known.kind == "outlet"
    noun = agents().get(plain(known.name.split()[-1]))
    return known.id is not None or (noun is not None and noun.sector == "JRN")


def _is_named(part: str) -> bool:
    """Whether the last word is a name: capital, no common noun, and not only because it begins a sentence."""
    words = part.split()
    if not words or part.lower() in cues.kinds() or not words[-1][:1].isupper():
        return False
    return not any(word in cues.kinds() for word in (*_words(words[-1]), _singular(words[-1].lower())))


def stance_of(cue: Span | None, text: str) -> Stance:
    """The stance that a cue's words give the source; what is turned round by a "not" is doubted, a denial asserted."""
    if cue is None:
        return "asserts"
    words = _words(cue.of(text))
    known = next((cue_of(word) for word in words if cue_of(word)), None)
    stance: Stance = known.stance if known else "asserts"
    if any(word in cues.phrases("negation") or word.endswith(("n't", "n’t")) for word in words):
        return {"confirms": "doubts", "asserts": "doubts"}.get(stance, "asserts")  # type: ignore[return-value]
    return stance


def cue_of(word: str) -> cues.Cue | None:
    """The lexicon's entry for a word in any of a regular verb's forms."""
    forms = (word, f"{word}e", word[:-1], word[:-2], word[:-3], f"{word[:-3]}e", f"{word[:-3]}y", f"{word[:-2]}y")
    return next((cues.verbs()[f] for f in forms if f in cues.verbs()), None)


def can_tell(source: Span, room: Room) -> bool:
    """Whether a source is somebody or a document, and no reason: "citing *a memo*", not "citing security concerns"."""
    token = room.token(source)
    return token.pos_ != "NOUN" or bool(token.ent_type_) or token.lemma_.lower() in cues.kinds()


def is_spoken(attribution: Attribution, text: str) -> bool:
    """Whether something is said, by the lexicon or in the speaker's own words: "said …", "according to", not "seeks aid"."""
    words = [w for cue in attribution.cue for w in _words(cue.of(text))]
    known = [cue for word in words if (cue := cue_of(word))]
    if any(set(cue.frames) & {"c", "q"} and cue.stance != "demands" for cue in known):
        return True
    named = any(w in cues.nouns() for w in words) or any(cues.is_turned(c.of(text)) for c in attribution.cue)
    return named or any(set(c.of(text)) & {'"', "“", "”"} for c in attribution.content)


def _words(text: str) -> list[str]:
    found = []
    for word in text.lower().replace("-", " ").split():
        bare = word.strip(".,;:'’\"“”()")
        found.append(bare[:-1] if bare.endswith("s") and not bare.endswith("ss") else bare)
    return found


def _singular(plural: str) -> str:
    """The singular of "authorities" or "witnesses"; any other word as it is."""
    known = (plural.removesuffix(e) + s for e, s in (("ies", "y"), ("sses", "ss")) if plural.endswith(e))
    return next(known, plural)
