"""What a report says of the outlets that it cites: which one "the newspaper" is, and whom that outlet cites in turn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from firsthand.linking.bodies import STATE, Home, homes, said_of
from firsthand.linking.eyewitnesses import Eyewitness, eyewitnesses
from firsthand.linking.naming import called, words_of
from firsthand.linking.outlets import known, plain
from firsthand.linking.sources import cited_outlet
from firsthand.linking.words import stem, tokens
from firsthand.ontology import IRREGULARS
from firsthand.reading.grammar.cues import kinds
from firsthand.records import Event, Identity, Reading, Span, Voice, VoiceKind

_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?P<noun>[a-z]+)\b")
_CITED = re.compile(
    r"\b(?:citing|quoting|cited|quoted|(?:which|that|who|it|has|had)\s+(?:spoke|spoken|talked)\s+(?:to|with)|interviewed)"
    r"\s+(?P<who>(?:[A-Z][\w-]+,\s+)*[^,.;:“”\"\n]+)"
)
_ENDS = re.compile(
    r"\s+(?:who|whom|which|that|as|in|on|with|saying|familiar|briefed|close|for|at|last|said|reported)\b.*", re.DOTALL
)
_TOLD = re.compile(
    r"\b(?:told|telling|interview with|speaking to|spoke to|statement to|briefed)\s+(?:the\s+)?$", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?](?=\s|[”\"])|\n")
_BEHIND = re.compile(
    r",\s+(?:(?:an?|the)\s+(?=[a-z\d])|(?![a-z]+(?:ing|ed)\b)[a-z]+(?: [a-z]+)?\s+(?:of|for|at)\s)[^,.;:“”\"\n]{2,60}"
)
_BARE = re.compile(
    r"(?:(?:an?|the|its|their)\s+)?(?:group[’']s\s+)?spokes(?:man|woman|person)\b(?!\s+(?:for|of)\b)", re.IGNORECASE
)
_FOR = re.compile(r"\b(?P<who>\w+)\s+(?:for|of)\s+(?:the|its)\s+(?P<what>\w+(?:\s+\w+)?)")
_SHORT = 60  # characters of a citing's source at most


@dataclass(frozen=True)
class Citing:
    """One report with the outlets that it names and the countries of its officials."""

    reading: Reading

    @cached_property
    def home(self) -> Home:
        """Of which country officials of none are, as in ``bodies.homes``."""
        return homes(self.reading)

    @cached_property
    def stood(self) -> tuple[tuple[Span, str], ...]:
        """Where outlets are named, with their names; short forms and common nouns left out."""
        named = {m.span: m.identity.name for m in self.reading.mentions if (m.identity.id or "").startswith("outlet:")}
        voices = (v for e in self.reading.events for v in e.voices if v.kind == "outlet" and not _common(v))
        named |= {v.span: _name_in_full(v) for v in voices if v.identity.sector not in {"GOV", "MIL"}}
        return tuple(sorted(named.items()))

    @cached_property
    def bodies(self) -> tuple[tuple[int, Identity], ...]:
        """Where bodies are named that are no state's and no outlet."""
        named = (
            m
            for m in self.reading.mentions
            if m.form == "name" and (m.identity.id or "").startswith(("body:", "group:"))
        )
        return tuple(sorted(((m.span.start, m.identity) for m in named), key=lambda x: x[0]))

    @cached_property
    def there(self) -> tuple[Eyewitness, ...]:
        """Those who were there, by the report's own words."""
        return eyewitnesses(self.reading)

    def was_there(self, voice: Voice) -> bool:
        """Whether a voice is of somebody of whom the report says anywhere that he saw or heard it."""
        return any(one.voice.identity.name == voice.identity.name for one in self.there)

    @cached_property
    def people(self) -> tuple[tuple[tuple[str, ...], str, bool], ...]:
        """Officials by their names, with a country and whether words give it: "Czech Foreign Minister Jan Lipavsky"."""
        voices = [v for e in self.reading.events for v in e.voices if v.kind == "named"]
        named = (Voice(m.span, m.text, m.identity, "named") for m in self.reading.mentions if m.form != "pronoun")
        officials = [v for v in (*voices, *named) if v.identity.sector in STATE]
        said = {(called(v.identity.name), country, True) for v in officials if (country := said_of(v))}
        bare = (v for v in voices if v.identity.sector in STATE and v.identity.country is None)
        likely = {(called(v.identity.name), home, False) for v in bare if (home := self.home(v, v.identity.sector))}
        return tuple(sorted(said | likely))

    @cached_property
    def titled(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        """The stems of all words that stand with a full name: "founder" and "Hilltop" of "Hilltop founder Mara Holt"."""
        found: dict[tuple[str, ...], set[str]] = {}
        for m in self.reading.mentions:
            name = called(m.identity.name) if m.form == "name" and m.text != m.identity.name else ()
            if len(name) > 1:
                found.setdefault(name, set()).update(map(stem, tokens(m.text)))
        return {name: frozenset(words) for name, words in found.items()}

    def full(self, voice: Voice) -> Voice:
        """``voice``, with the name of the outlet or body that "the newspaper", "the Gazette" or "the company" stands for."""
        voice = self._described(voice)
        if (group := self._group_of(voice)) is not None:
            return replace(voice, text=f"{group.name} {voice.text}", identity=replace(voice.identity, sector=None))
        if (holder := self._holder(voice)) is not None:
            return replace(voice, text=f"{voice.text} {holder.name}", identity=holder, kind="named")
        if _is_body(voice):
            found = next((who for start, who in reversed(self.bodies) if start < voice.span.start), None)
            return replace(voice, identity=found, kind="named") if found else voice
        if voice.kind != "outlet" or cited_outlet(voice):
            return voice
        before = [name for span, name in self.stood if span.start < voice.span.start]
        if _common(voice):
            name = next(iter(before[-1:]), None)
        else:
            own = _name_in_full(voice)
            longer = (b for b in reversed(before) if tokens(b)[-1:] == tokens(own)[-1:] and len(b) > len(own))
            name = next(longer, own if own != voice.identity.name else None)
        if name is None:
            return voice
        outlet = known(name)
        return replace(voice, identity=Identity(name, outlet.country if outlet else None, None, None))

    def _holder(self, voice: Voice) -> Identity | None:
        """Whom a bare office stands for: "the mayor", where one man or woman alone is called mayor in the report."""
        words = tokens(voice.text.lower().removeprefix("the "))
        office = stem(words[0]) if len(words) == 1 else None
        if voice.identity.id or office not in words_of("offices") | words_of("posts"):
            return None
        held = {
            called(m.identity.name): m.identity
            for m in self.reading.mentions
            if m.form == "name" and office in map(stem, tokens(m.text)) and m.text != m.identity.name
        }
        held.pop((), None)
        return next(iter(held.values())) if len(held) == 1 else None

    def _described(self, voice: Voice) -> Voice:
        """``voice``, with what stands behind the name: "Mara Holt, a waitress who saw it"."""
        behind = _BEHIND.match(self.reading.report.text, voice.span.end)
        return replace(voice, text=voice.text + behind[0]) if behind and voice.kind == "named" else voice

    def _group_of(self, voice: Voice) -> Identity | None:
        """The armed group for which a spokesman of no stated body, or of "the group", speaks: "the Taliban claimed it, spokesman Ali Tallow said"."""
        if any(_for_a_band(m) for m in _FOR.finditer(voice.text)):
            before = (who for start, who in reversed(self.bodies) if start < voice.span.start)
            return next((who for who in before if who.sector in IRREGULARS), None)
        if voice.identity.country or voice.identity.id or not _BARE.match(voice.text):
            return None
        start = max((m.end() for m in _SENTENCE.finditer(self.reading.report.text, 0, voice.span.start)), default=0)
        names = [m for m in self.reading.mentions if m.form == "name" and start <= m.span.start < voice.span.start]
        first = min(names, key=lambda m: m.span.start, default=None)
        armed = first is not None and (first.identity.id or "").startswith("group:")
        return first.identity if first and armed and first.identity.sector in IRREGULARS else None

    def told(self, event: Event, outlet: str | None) -> str | None:
        """The outlet to which the innermost voice of ``event`` spoke: one of its chain, one "told", else ``outlet``."""
        outer = [v for v in event.voices[:-1] if v.kind == "outlet"]
        if outer:
            return plain(self.full(outer[-1]).identity.name)
        text = self.reading.report.text
        inside = ((span, name) for span, name in self.stood if event.sentence.covers(span))
        heard = (name for span, name in inside if _TOLD.search(text[event.sentence.start : span.start]))
        name = next(heard, None)
        return plain(name) if name else outlet

    @cached_property
    def behind(self) -> Mapping[str, tuple[Voice, ...]]:
        """For each outlet that this report cites, those whom it says that outlet cites."""
        found: dict[str, list[Voice]] = {}
        for event in self.reading.events:
            for outer, inner in zip(event.voices, event.voices[1:], strict=False):
                if outer.kind == "outlet" and inner.kind != "phrase":
                    found.setdefault(plain(self.full(outer).identity.name), []).append(_unnamed(inner))
        for span, name in self._places:
            voice = self._after(span)
            cited = found.setdefault(plain(name), []) if voice is not None else []
            if voice is not None and not any(v.span.overlaps(voice.span) for v in cited):
                cited.append(voice)
        return {outlet: tuple(voices) for outlet, voices in found.items()}

    @cached_property
    def _places(self) -> tuple[tuple[Span, str], ...]:
        """Where outlets are spoken of, by name or as "the newspaper"."""
        found = list(self.stood)
        for match in _DEFINITE.finditer(self.reading.report.text):
            before = [name for span, name in self.stood if span.end <= match.start()]
            if kinds().get(match["noun"]) == "outlet" and before:
                found.append((Span(*match.span()), before[-1]))
        return tuple(sorted(found))

    def _after(self, outlet: Span) -> Voice | None:
        """Whom the rest of the sentence says that the outlet cites; another outlet in between takes the citing."""
        text = self.reading.report.text
        end = _SENTENCE.search(text, outlet.end)
        match = _CITED.search(text, outlet.end, end.start() if end else len(text))
        if match is None or any(outlet.end <= span.start < match.start() for span, _ in self.stood):
            return None
        words = _ENDS.sub("", match["who"]).strip()
        if not words or len(words) > _SHORT:
            return None
        span = Span(match.start("who"), match.start("who") + len(words))
        return self._voice(span, words)

    def _voice(self, span: Span, words: str) -> Voice:
        exact = next((m for m in self.reading.mentions if m.span.end == span.end and m.span.start >= span.start), None)
        last = (tokens(words)[-1:] or [""])[0].lower()
        known_kinds = (kinds().get(w) for w in (last, last.removesuffix("s"), stem(last)))
        several: VoiceKind = "collective" if words.islower() and last.endswith("s") else "named"
        kind = next((k for k in known_kinds if k), several)
        named = exact is not None and exact.form != "pronoun" and kind != "anonymous"
        identity = exact.identity if exact is not None and named else Identity(words, None, None, None)
        return Voice(span, words, identity, "outlet" if (identity.id or "").startswith("outlet:") else kind)

    def presents(self, voice: Voice) -> bool:
        """Whether a voice is one of the outlet's own people in a transcript: "KELLY, HOST:", "SHAPIRO, BYLINE:"."""
        last = (tokens(voice.text)[-1:] or [""])[0]
        return voice.text.isupper() and bool(
            re.search(rf"\b{re.escape(last)}, (?:BYLINE|HOST)\b", self.reading.report.text)
        )

    def innermost(self, event: Event) -> Voice:
        """The voice closest to the fact; a phrase ("reportedly") only where nobody stands before it.

        One whom somebody told it is where that somebody spoke, and no closer.
        """
        speaking = [v for v in event.voices if v.kind != "phrase"] or list(event.voices[-1:])
        told = len(speaking) > 1 and speaking[-2].kind != "outlet" and self._hears(speaking[-1])
        return self.full(self.owner(speaking[-2] if told else speaking[-1]))

    def chain(self, event: Event, outlet: str | None) -> tuple[str, ...]:
        """The names of those on whose word ``event`` is told, without the report's own ``outlet`` and those who are only told it."""
        speaking = [v for v in event.voices if not (outlet and outlet.lower() in v.text.lower())]
        told = (v for v in speaking if v.kind == "outlet" or len(speaking) == 1 or not self._hears(v))
        return tuple(self.full(v).identity.name for v in told)

    def _hears(self, voice: Voice) -> bool:
        """Whether a voice is of one whom somebody told something: "the mayor told the Gazette"."""
        return bool(_TOLD.search(self.reading.report.text, max(0, voice.span.start - _SHORT), voice.span.start))

    def owner(self, voice: Voice) -> Voice:
        """Whose document speaks: the panel of "the panel's report"; the voice itself where nobody's is said."""
        text = self.reading.report.text
        inside = (m for m in self.reading.mentions if m.span != voice.span and voice.span.covers(m.span))
        whose = (m for m in inside if text[m.span.end : m.span.end + 1] in {"'", "’"} or m.text.endswith(("'s", "’s")))
        first = next(iter(sorted(whose, key=lambda m: m.span.start)), None) if voice.kind == "document" else None
        if first is None or first.form == "pronoun":
            return voice
        return replace(voice, text=first.text, identity=first.identity, kind="named")


def _for_a_band(match: re.Match[str]) -> bool:
    """Whether somebody speaks for "the group", "the rebel movement"."""
    bands = any(stem(word) in words_of("bands") for word in tokens(match["what"]))
    return bands and stem(match["who"]) in words_of("spokespeople")


def _unnamed(voice: Voice) -> Voice:
    """``voice``, without the country that its officials are taken to be of: an outlet's unnamed sources may be of several."""
    country = voice.identity.kind == "country"
    return replace(voice, identity=Identity(voice.text, None, None)) if country and voice.kind == "anonymous" else voice


def _is_body(voice: Voice) -> bool:
    """Whether somebody is spoken of as "the company", "the group": by a common noun that stands for a body named before."""
    words = tokens(voice.text)
    one = len(words) > 1 and words[0].lower() == "the" and words[-1].islower() and not words[-1].endswith("s")
    return one and stem(words[-1]) in words_of("bodies")


def _name_in_full(voice: Voice) -> str:
    """The name of an outlet by all the words of the text: "The Harbour Gazette" where the reader has the last word only."""
    longer = voice.text.endswith(f" {voice.identity.name}") and all(w[0].isupper() for w in tokens(voice.text))
    return voice.text if longer else voice.identity.name


def _common(voice: Voice) -> bool:
    """Whether an outlet is spoken of by a common noun: "the newspaper"."""
    words = tokens(voice.identity.name)
    return bool(words) and all(w.islower() for w in words) and kinds().get(words[-1]) == "outlet"
