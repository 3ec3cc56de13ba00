"""Reports coded by hand: lines to records, and back to reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from firsthand.ontology import modes
from training import coding, corpora

KEY = "own1/1"


def compiled(*lines: str) -> dict[str, Any]:
    return dict(coding.compiled([f"@ {KEY}", *lines]))


def test_words_become_spans_and_mentions_share_what_the_event_is() -> None:
    text, _ = coding.extract(KEY)
    first, last = text.split()[0], text.rstrip(".").split()[-1]
    told = compiled(
        f"1 | 1:{last} | ASSAULT aerial | happened | 1:{first} = Somebody ISR MIL | - | - | 2017-01",
        f"2 | 1:{last} | ASSAULT | denied | - | - | 1:{first} | - | - | =1",
    )[KEY]
    assert isinstance(told, dict)
    one, two = told["events"]
    assert text[slice(*one["trigger"])] == last
    assert one["actors"] == [{"span": [0, len(first)], "name": "Somebody", "country": "ISR", "sector": "MIL"}]
    assert (two["same_as"], two["mode"], two["when"]) == ("e1", "aerial", "2017-01")
    assert two["voices"] == [{"span": [0, len(first)]}]


def test_a_line_that_cannot_be_read_is_a_complaint() -> None:
    complaints = compiled(
        "1 | 1:no such words | ASSAULT | happened",
        "2 | 9:x | ASSAULT | happened",
        "3 | 1:x | PEACE | happened",
        "4 | 1:x | ASSAULT visit | happened",
    )
    assert [complaints[f"line {n}"].split("   in:")[0] for n in (2, 3, 4, 5)] == [
        "sentence 1 does not say 'no such words'",
        "no sentence 9",
        "no type 'PEACE'",
        "ASSAULT has no mode 'visit', but " + ", ".join(modes("ASSAULT")),
    ]


def test_our_own_reports_hold_their_codes() -> None:
    own = {}
    for record in corpora.lines(coding.CODINGS):
        if record["key"].startswith("own"):
            own[record["key"]] = record["events"]
    assert len(own) == 4522
    for key, events in own.items():
        text, _ = coding.extract(key)
        spans = [e["trigger"] for e in events] + [p["span"] for e in events for p in (*e["actors"], *e["recipients"])]
        assert all(text[slice(*span)].strip() for span in spans), key


def test_new_codings_are_added_to_earlier_ones(tmp_path: Path) -> None:
    word = coding.extract(KEY)[0].split()[0]
    code, again, target = tmp_path / "a.code", tmp_path / "b.code", tmp_path / "all.jsonl.gz"
    code.write_text(f"@ {KEY}\n1 | 1:{word} | ASSAULT | happened\n", encoding="utf-8")
    again.write_text(f"@ {KEY}\n@ own1/2\n", encoding="utf-8")
    assert coding.main(["compile", str(code), str(target)]) == 0
    assert coding.main(["compile", str(target), str(again), str(target)]) == 0
    assert {r["key"]: len(r["events"]) for r in corpora.lines(target)} == {KEY: 1, "own1/2": 0}


def test_of_our_own_the_first_sentences_of_one_file_are_kept_back() -> None:
    assert [corpora.held_out(f"ours-own3-{n}") for n in (1, 99, 150, 151, 700)] == [True, True, True, False, False]
    assert not corpora.held_out("ours-own1-7")
