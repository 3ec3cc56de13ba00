"""One report to its reading: the stages, asked in order.

page · syntax · encoder · mentions · attributions · times · places · events, each a function from records to records.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from firsthand.atlas.lookup import Atlas, load_atlas
from firsthand.errors import ReadingError, ReportError
from firsthand.intake.moments import moment_of
from firsthand.ontology.terms import is_day
from firsthand.reading import places, times
from firsthand.reading.events import parties, scene
from firsthand.reading.events.finding import find_events
from firsthand.reading.grammar import syntax
from firsthand.reading.mentions import homes, nations
from firsthand.reading.mentions.finding import find_mentions, labelled
from firsthand.reading.network import heads
from firsthand.reading.network.encoder import Encoder, load_encoder
from firsthand.reading.text import page
from firsthand.reading.voices import telling
from firsthand.records import Mention, Reading, Reality, Report, When, Where

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from firsthand.reading.network.heads import Trigger


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads reports. Holds no state of a report, so that one reader may serve several threads."""

    encoder: Encoder
    atlas: Atlas

    def read(self, report: Report) -> Reading:
        """Everything that is read from ``report``; a :class:`ReportError` says which stage failed on it."""
        try:
            return _read(_dated(report), self.encoder, self.atlas)
        except ReportError:
            raise
        except Exception as cause:  # the border of one report: the others go on
            raise ReadingError(report.id, "reading", f"{type(cause).__name__}: {cause}") from cause


@cache
def load_reader(own: tuple[Path, ...] = (), *, alone: bool = False) -> Reader:
    """The reader with the weights and the atlas that the package ships, loaded once.

    ``own`` are a user's files of actors, ``alone`` leaves the shipped ones out (:func:`firsthand.atlas.lookup.load_atlas`).
    """
    return Reader(load_encoder(), load_atlas(own, alone=alone))


def _dated(report: Report) -> Report:
    """``report`` with its day of publication in ISO; ReadingError for what tells none."""
    published = report.published
    if not published or (isinstance(published, str) and is_day(published[:10])):
        return report
    day = moment_of(published) if isinstance(published, str) else None
    if day is None:
        raise ReadingError(report.id, "reading", f"published: {published!r} is no ISO date; write it as '2024-08-06'")
    return replace(report, published=day)


def _read(report: Report, encoder: Encoder, atlas: Atlas) -> Reading:
    text = report.text
    laid = page.lay_out(report)
    doc = syntax.parse(text, laid)
    encoded = encoder.encode(text, doc)
    cast = find_mentions(doc, laid, report, atlas)
    tagged = heads.attribution_spans(encoded, encoder.weights)
    said = telling.said_in(doc, laid, tagged)
    dated = times.find_times(text, report.published)
    placed = places.find_places(text, labelled(doc, cast.mentions), _homes(cast.mentions))

    known = partial(atlas.resolve, on=cast.on)
    publisher = atlas.publisher(report.publisher)
    sectors = heads.sectors(encoded, encoder.weights)
    own = {name for name in (report.publisher, publisher.name if publisher else None) if name}
    timeline = times.Timeline.of(dated, doc, report.published)
    sight = _Sight(timeline, places.Locations.of(placed, doc, laid, timeline.tells_two))
    handed = scene.Scene(
        text=text,
        encoded=encoded,
        weights=encoder.weights,
        doc=doc,
        page=laid,
        times=[t.span for t in dated],
        mentions=cast.mentions,
        told={m.span: m.identity for m in cast.mentions},
        members=cast.members,
        heads=cast.heads,
        ground=parties.Ground(
            homes.Homes.of(text, laid.sentences, cast.mentions, placed, cast.owners, publisher).home,
            parties.learned_sector(sectors),
            parties.locality(text, placed),
            known,
            lambda span: nations.at(text, span, atlas, cast.on),
            parties.learned_sector(sectors, parties.SURE),
            lambda known: atlas.sectors(known, report.published),
            cast.followers,
            cast.private,
        ),
        when=sight.when,
        where=sight.where,
        apart=timeline.are_apart,
        tell=lambda told: telling.telling(doc, laid, said, cast.mentions, told, known, own),
    )
    found = find_events(handed, report.id)
    return Reading(report, found, telling.borne_out(said, tagged, found, text), cast.mentions, dated, placed)


def _homes(told: Sequence[Mention]) -> list[str]:
    """The country of each known person and body, once each."""
    known = {m.identity.id: m.identity for m in told if m.identity.kind not in {"", "country", "outlet"}}
    return [who.country for who in known.values() if who.country]


@dataclass(frozen=True, slots=True)
class _Sight:
    """The times and places of a report, for its events to ask."""

    timeline: times.Timeline
    locations: places.Locations

    def when(self, mentions: Sequence[tuple[Trigger, Reality]]) -> list[When | None]:
        """The event's own time, for each of its mentions."""
        told = self.timeline.times_of([times.Mention(t.span, t.type, reality, t.roles) for t, reality in mentions])
        return [When(t.first, t.last, t.span, t.text) if t else None for t in told]

    def where(self, trigger: Trigger, mode: str | None, reality: Reality, shared: bool) -> Where | None:
        """The event's own place; ``shared`` asks for one that is sure enough for its other mentions."""
        place = self.locations.place_of(trigger.span, trigger.type, mode, reality, trigger.roles, shared=shared)
        return Where(place.name, place.country, place.lat, place.lon, place.span) if place else None
