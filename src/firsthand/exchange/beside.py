"""What the field's own tables have no column for, in a table beside them: ``week.tab.firsthand.tsv`` beside ``week.tab``.

One line for each line of the main table, keyed by its event id: reality, chain of voices and origin above all, without
which a denied killing looks like a killing.
"""

from __future__ import annotations

from firsthand.exchange.cells import Cell
from firsthand.exchange.dating import Dated
from firsthand.exchange.rows import chain_of, name_of
from firsthand.exchange.selection import Telling
from firsthand.records import Party

ENDING = ".firsthand.tsv"
COLUMNS = (
    "id",
    "event",
    "same_as",
    "report",
    "publisher",
    "url",
    "type",
    "mode",
    "contexts",
    "quad",
    "score",
    "actor_id",
    "recipient_id",
    "reality",
    "confidence",
    "when_from",
    "when_to",
    "dated_by",
    "chain",
    "origin",
    "origin_kind",
    "stance",
    "direct",
    "trigger_start",
    "trigger_end",
)


def cells(
    key: Cell, telling: Telling, dated: Dated | None, actor: Party | None = None, recipient: Party | None = None
) -> tuple[Cell, ...]:
    """The cells of one line, in the order of :data:`COLUMNS`; ``key`` is the event id of the main table's line.

    ``origin`` is the innermost voice, else the publisher, as far as this report tells; linking may follow it further.
    """
    event, report = telling.event, telling.report
    inner = event.voices[-1] if event.voices else None
    return (
        key,
        event.id,
        event.same_as,
        report.id,
        report.publisher,
        report.url,
        event.type,
        event.mode,
        "; ".join(event.contexts),
        event.quad,
        event.score,
        actor.identity.id if actor else None,
        recipient.identity.id if recipient else None,
        event.reality,
        event.confidence,
        event.when.first if event.when else None,
        event.when.last if event.when else None,
        dated.by if dated else None,
        chain_of(event.voices),
        name_of(inner.identity, inner.text) if inner else report.publisher,
        inner.kind if inner else "outlet" if report.publisher else None,
        inner.stance if inner else None,
        inner.direct if inner else None,
        event.trigger.start,
        event.trigger.end,
    )
