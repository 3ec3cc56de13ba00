"""What the stages before know of a report, handed to those that make its events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spacy.tokens import Doc

    from firsthand.reading.events.parties import Ground
    from firsthand.reading.network.encoder import Encoded, Weights
    from firsthand.reading.network.heads import Trigger
    from firsthand.reading.text.page import Page
    from firsthand.reading.voices.telling import Telling
    from firsthand.records import Identity, Mention, Party, Reality, Span, When, Where


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the other stages know of the report, for the events to draw on.

    ``times`` are where times are told, ``heads`` gives where the head word of a mention begins. ``when`` answers for the
    triggers of one event with their realities, ``where`` for a trigger with its mode and reality, surely enough for other
    mentions if asked so, ``apart`` says of two triggers whether each has a time of its own, ``tell`` makes of all triggers and
    their actors what says on whose word each is told.
    """

    text: str
    encoded: Encoded
    weights: Weights
    doc: Doc
    page: Page
    times: Sequence[Span]
    mentions: Sequence[Mention]
    told: Mapping[Span, Identity]
    members: Mapping[Span, tuple[Identity, ...]]
    heads: Mapping[Span, int]
    ground: Ground
    when: Callable[[Sequence[tuple[Trigger, Reality]]], Sequence[When | None]]
    where: Callable[[Trigger, str | None, Reality, bool], Where | None]
    apart: Callable[[Span, Span], bool]
    tell: Callable[[Sequence[tuple[Trigger, Sequence[Party]]]], Telling]
