"""Our own table: exact rows, and a schema that covers what is counted and what the columns hold."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from importlib.resources import files

from firsthand.exchange.rows import ALONG, COUNTED, Row, columns, rows
from firsthand.exchange.selection import Selection
from firsthand.records import Count, Identity, Party, Reading, Report, Span, Voice
from tests.made import ATTACK, KILLED, READING, REUTERS, TEXT, span

OFFICIAL = Voice(span("the army"), "the army", Identity("army", "SYR", "MIL"), "collective", "denies", direct=True)


def test_a_row_to_the_letter() -> None:
    (row,) = rows([READING])
    given = {name: value for name, value in asdict(row).items() if not name.endswith(("_low", "_high"))}
    assert given == {
        "report": "r",
        "publisher": "The Digest",
        "published": "2024-08-06",
        "title": "Army kills rebels",
        "url": None,
        "event": "r#1",
        "same_as": None,
        "type": "ASSAULT",
        "mode": "firearms",
        "contexts": ("military",),
        "quad": 4,
        "score": -9.0,
        "actors": ("army",),
        "actor_texts": ("the army",),
        "actor_countries": ("SYR",),
        "actor_sectors": ("MIL",),
        "actor_ids": (None,),
        "recipients": ("rebels",),
        "recipient_texts": ("13 rebels",),
        "recipient_countries": ("SYR",),
        "recipient_sectors": ("REB",),
        "recipient_ids": (None,),
        "when_from": "2024-08-05",
        "when_to": "2024-08-05",
        "when_text": "Monday",
        "day": date(2024, 8, 5),
        "dated_by": "day",
        "where": "Homs",
        "where_country": "SYR",
        "lat": 34.7,
        "lon": 36.7,
        "reality": "happened",
        "confidence": 0.75,
        "chain": "Reuters",
        "voices": ("Reuters",),
        "voice_kinds": ("outlet",),
        "voice_stances": ("asserts",),
        "voice": "Reuters",
        "stance": "asserts",
        "kind": "outlet",
        "direct": False,
        "trigger": "killed",
        "trigger_start": 22,
        "trigger_end": 28,
        "sentence": TEXT[:57],
        "sentence_start": 0,
        "sentence_end": 57,
    }
    counts = {k: v for k, v in asdict(row).items() if k.endswith(("_low", "_high"))}
    assert {k: v for k, v in counts.items() if v is not None} == {"killed_low": 13, "killed_high": 13}
    assert len(counts) == 2 * len(COUNTED)


def test_a_mention_is_a_row_only_where_asked_for() -> None:
    told = list(rows([READING], Selection(mentions=True)))
    assert [(r.event, r.same_as, r.chain, r.voice, r.direct) for r in told] == [
        ("r#1", None, "Reuters", "Reuters", False),
        ("r#2", "r#1", None, None, None),
    ]


def test_a_chain_runs_from_the_outermost_voice_to_the_innermost() -> None:
    event = replace(KILLED, voices=(*KILLED.voices, OFFICIAL))
    (row,) = rows([replace(READING, events=(event,))])
    assert row.chain == "Reuters ← army"
    assert (row.voice, row.kind, row.stance, row.direct) == ("army", "collective", "denies", True)
    assert row.voice_stances == ("asserts", "denies")


def test_what_is_empty_is_not_known_and_what_has_no_name_is_called_by_its_words() -> None:
    nameless = Party(Span(0, 3), "him", Identity(""))
    bare = replace(
        ATTACK, same_as=None, actors=(nameless, Party(Span(0, 0), "", Identity("", ""))), where=None, when=None
    )
    reading = Reading(Report("r", TEXT, "", "", "", ""), (bare,))
    (row,) = rows([reading])
    assert (row.publisher, row.published, row.title, row.url, row.when_from, row.where, row.lat) == (None,) * 7
    assert row.actors == ("him", "?")
    assert row.actor_texts == ("him", None)
    assert row.actor_countries == (None, None)


def test_a_lone_surrogate_is_replaced_character_for_character() -> None:
    broken = Party(Span(0, 3), "a\ud800b", Identity("x\udfff"))
    (row,) = rows([replace(READING, events=(replace(KILLED, actors=(broken,)),))])
    assert (row.actors, row.actor_texts) == (("x\ufffd",), ("a\ufffdb",))


def test_kinds_of_columns() -> None:
    kinds = columns()
    assert list(kinds)[:3] == ["report", "publisher", "published"]
    assert [kinds[name] for name in ("event", "mode", "quad", "score", "lat", "direct", "killed_low")] == [
        "text",
        "text",
        "integer",
        "number",
        "number",
        "truth",
        "integer",
    ]
    assert {name for name, kind in kinds.items() if kind == "list"} == {
        "contexts",
        "actors",
        "recipients",
        "voices",
        *ALONG,
    }
    assert {ALONG[name] for name in ALONG} == {"actors", "recipients", "voices"}


def test_every_count_that_is_read_has_its_columns() -> None:
    lines = (files("firsthand.reading") / "data/counts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert {line.split("\t")[0] for line in lines} == set(COUNTED)
    assert {f"{kind}_{end}" for kind in COUNTED for end in ("low", "high")} <= set(columns())


def test_a_count_that_no_table_holds_is_cut() -> None:
    event = replace(KILLED, counts={"money": Count(5, 10**25, span("13"))})
    (row,) = rows([replace(READING, events=(event,))])
    assert (row.money_low, row.money_high, row.killed_low) == (5, 2**63 - 1, None)


def test_the_innermost_voice_keeps_its_name() -> None:
    assert KILLED.voices[-1].identity == REUTERS
    assert isinstance(next(rows([READING])), Row)
