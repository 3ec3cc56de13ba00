"""From the words that the role head marks to what they stand for: mentions, names, what a relative pronoun means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.atlas.agents import agents, plain
from firsthand.atlas.phrases import is_quantity
from firsthand.reading.text import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from firsthand.reading.network.heads import Role, Tagged
    from firsthand.records import Identity, Mention, Span

STANDS_FOR = 0.3  # share of both from which marked words without a mention's head are taken for that mention


@dataclass(frozen=True, slots=True)
class Held:
    """A mention, or words that no mention has (None), that may play a role, with the chance.

    ``marked`` are the words that the head marked, where they are not the mention's.
    """

    span: Span
    mention: Mention | None
    chance: float
    marked: Span | None = None


def held_by(
    roles: Sequence[Tagged],
    role: Role,
    floor: float,
    mentions: Sequence[Mention],
    heads_of: Mapping[Span, int],
    together: Callable[[Span, Span], bool] = lambda *_: False,
) -> tuple[Held, ...]:
    """What of the marked ``roles`` may play ``role``, with a chance of at least ``floor``, in the text's order.

    Marked words are the mention whose head word they hold, of several one that begins with them ("police in Belarus"), then
    the one that shares most with them, with those that stand ``together`` with it ("his mother and sister"); else a mention
    that they stand in for the most part, or the name that they are elsewhere; else themselves.
    """
    found = []
    for marked in roles:
        if marked.kind == role and marked.chance >= floor:
            begin, end = marked.span.start, marked.span.end
            touched = [m for m in mentions if m.span.start < end and begin < m.span.end]
            headed = [m for m in touched if begin <= heads_of[m.span] < end]
            near = [m for m in headed if not _is_within(m, headed, heads_of)] or [
                m for m in touched if _shared(m.span, marked.span) >= STANDS_FOR or _begins(marked.span, m)
            ]

            def fit(mention: Mention, marked: Tagged = marked) -> tuple[bool, float]:
                return mention.span.start == marked.span.start, _shared(mention.span, marked.span)

            mention = max(near, key=fit, default=None)
            beside = [m for m in near if mention and m in headed and _is_beside(mention, m, heads_of, together)]
            if mention is not None and beside:
                found += [Held(m.span, m, marked.chance) for m in (mention, *beside)]
                continue
            mention = _people_of(mention, mentions, together) if mention is not None else None
            other = marked.span if mention is not None and mention.span != marked.span else None
            found.append(Held(mention.span if mention else marked.span, mention, marked.chance, other))
    return tuple(sorted(found, key=lambda h: h.span))


def _is_beside(
    one: Mention, other: Mention, heads_of: Mapping[Span, int], together: Callable[[Span, Span], bool]
) -> bool:
    """Whether two mentions are two of a list."""
    return heads_of[one.span] != heads_of[other.span] and together(one.span, other.span)


def _is_within(mention: Mention, others: Sequence[Mention], heads_of: Mapping[Span, int]) -> bool:
    """Whether ``mention`` only tells more of one of the ``others``: "Afghan" of "5,000 Afghan refugees"."""
    head = heads_of[mention.span]
    return any(o.span.covers(mention.span) and heads_of[o.span] != head for o in others)


def _people_of(mention: Mention, mentions: Sequence[Mention], together: Callable[[Span, Span], bool]) -> Mention:
    """The people whose nation alone was marked ("*Palestinian* girl"); else, as of several nations, the mention itself."""
    if mention.identity.kind != "country" or mention.identity.name.startswith(mention.text):
        return mention

    def are_people(other: Mention) -> bool:
        return other.identity.country == mention.identity.country and plain(other.text.split()[-1]) in agents()

    wider = (m for m in mentions if m.span.covers(mention.span) and m.span != mention.span and m.form == "description")
    people = max((m for m in wider if are_people(m)), key=lambda m: m.span.end - m.span.start, default=mention)
    several = people is not mention and any(together(mention.span, m.span) for m in mentions if m.span != mention.span)
    return mention if several else people


def _begins(marked: Span, mention: Mention) -> bool:
    """Whether only the number or article was marked of what it stands before: "27" of "27 Chinese companies"."""
    words = mention.text[: marked.end - marked.start].lower().split()
    return mention.span.start == marked.start and all(is_quantity(word) or word in wording.articles() for word in words)


def one_side(
    able: Sequence[Held], beside: Callable[[Held], float], together: Callable[[Span, Span], bool]
) -> list[Held]:
    """Of those who may be a side the likeliest, others from their ``beside`` chance, and those who stand ``together`` with one of these."""
    best = max(able, key=lambda h: h.chance, default=None)
    sure = [h for h in able if h is best or h.chance >= beside(h)]
    return [h for h in able if h in sure or any(together(s.span, h.span) for s in sure)]


def widest(found: Sequence[Held], members: Mapping[Span, tuple[Identity, ...]]) -> list[Held]:
    """``found`` less those inside of another: "Haitian" and "gang leader Jimmy Cherizier" are marked of one man.

    In a collective ("US and British warplanes") each part is somebody.
    """
    wider = [h.span for h in found if h.mention is not None and h.span not in members]
    return [h for h in found if not any(w.covers(h.span) and w != h.span for w in wider)]


def standing_for(
    found: Sequence[Held],
    text: str,
    antecedent: Callable[[Span], int | None],
    mentions: Sequence[Mention],
    heads_of: Mapping[Span, int],
) -> tuple[Held, ...]:
    """``found`` with what a relative pronoun stands for in its place ("a man *who* fired"), each mention once.

    Words that are a name elsewhere in the report are that name here, whatever the parser takes them for.
    """
    meant: dict[Span, Held] = {}
    for held in found:
        at = antecedent(held.span) if held.mention is None else None
        named = [m for m in mentions if at is not None and heads_of[m.span] == at]
        mention = max(named, key=lambda m: m.span.end - m.span.start, default=None)
        if held.mention is None and mention is None and (name := _same_name(held.span.of(text), mentions)):
            mention = replace(name, span=held.span)
        whole = Held(mention.span, mention, held.chance) if mention else held
        meant.setdefault(whole.span, whole)
    return tuple(meant.values())


def _same_name(words: str, mentions: Sequence[Mention]) -> Mention | None:
    """A name that consists of ``words``, as long as these begin with a capital."""
    return next((m for m in mentions if m.form == "name" and m.text == words), None) if words[:1].isupper() else None


def _shared(span: Span, run: Span) -> float:
    """The share of the characters of both that both have."""
    common = min(span.end, run.end) - max(span.start, run.start)
    return max(common, 0) / (max(span.end, run.end) - min(span.start, run.start))
