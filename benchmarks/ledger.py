"""A ledger of a million made-up events, and how long it takes to ask it: ``ledger.py [EVENTS]``.

Reports, events, parties, voices and dyads are written straight to the tables, from one seed; texts have 150 words, of
which the commoner stand in a tenth of all reports. The ledger is made where it is not there yet, in ``build/``; that takes
some minutes and 1 GB.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rich.progress import track

from benchmarks import scores
from benchmarks.made_up import kept
from firsthand import ontology
from firsthand.ledger import Filter, Writer, open_ledger
from firsthand.ledger.opening import open_for_writing, transaction
from firsthand.ledger.packing import pack_text

EACH = 20  # events a report
COUNTRIES = [f"{a}{b}{c}" for a in "ABCDE" for b in "ABCDE" for c in "ABCDEFGH"]
CUMULATED = list(accumulate(1 / (n + 10) for n in range(20_000)))  # how often a word or an actor is met
ROUNDS = 5


def make(path: Path, events: int) -> None:
    """Fill the ledger at ``path``."""
    chance = random.Random(7)
    connection = open_for_writing(path)
    words = [f"word{n}" for n in range(20_000)]
    types = [(kind.name, kind.quad, kind.score) for kind in ontology.event_types()]
    of = chance.choices(COUNTRIES, [1 / (n + 3) for n in range(len(COUNTRIES))], k=len(words))
    names = [(n + 1, f"Actor {n}", country, "GOV", "") for n, country in enumerate(of)]
    with transaction(connection):
        connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", names)
    for begin in track(range(0, events // EACH, 1000), "making"):
        with transaction(connection):
            for report in range(begin, min(begin + 1000, events // EACH)):
                text = " ".join(chance.choices(words, cum_weights=CUMULATED, k=150))
                day = f"{2000 + report % 25}-{report % 12 + 1:02}-{report % 28 + 1:02}"
                _report(connection, report + 1, day, text)
                _events(connection, chance, report + 1, day, types, names)
    connection.execute("INSERT INTO found (found) VALUES ('optimize')")
    connection.execute("PRAGMA analysis_limit = 400")
    connection.execute("ANALYZE")
    connection.close()


def _report(connection: sqlite3.Connection, key: int, day: str, text: str) -> None:
    connection.execute("INSERT INTO texts VALUES (?, ?)", (str(key), pack_text(text)))
    connection.execute(
        "INSERT INTO reports (report, id, version, source, hash, outlet, publisher, published, language, reader, added,"
        " current) VALUES (?, ?, 1, ?, ?, ?, ?, ?, 'en', '1', ?, 1)",
        (key, f"r{key}", f"r{key}", str(key), f"outlet {key % 300}", f"Outlet {key % 300}", day, day),
    )
    connection.execute("INSERT INTO readings VALUES (?, ?, '1', ?, 1, x'00')", (key, key, day))
    connection.execute("INSERT INTO found (rowid, title, text) VALUES (?, ?, ?)", (key, text[:60], text))


def _events(
    connection: sqlite3.Connection,
    chance: random.Random,
    report: int,
    day: str,
    types: list[tuple[str, int, float]],
    names: list[tuple[int, str, str, str, str]],
) -> None:
    rows, parties, voices, dyads = [], [], [], []
    chosen = chance.choices(names, cum_weights=CUMULATED, k=3 * EACH)
    for number in range(1, EACH + 1):
        key = (report - 1) * EACH + number
        head = key - 1 if number % 4 == 0 else key
        kind, quad, score = chance.choice(types)
        actor, recipient, voice = chosen[3 * number - 3 : 3 * number]
        rows.append((key, f"r{report}#{number}", report, report, head, kind, quad, score, day, day, day, day, day[:7]))
        parties += [(key, "actor", actor[0], head), (key, "recipient", recipient[0], head)]
        voices.append((key, voice[0], head))
        if head == key:
            dyads.append((actor[2], recipient[2], day[:7], day, key, quad, kind))
    connection.executemany(
        "INSERT INTO events (event, id, reading, report, head, view, derived, type, contexts, quad, score, reality,"
        " confidence, first, last, begins, ends, month, trigger, trigger_start, trigger_end, sentence_start,"
        " sentence_end, counts) VALUES (?, ?, ?, ?, ?, 3, 0, ?, '[]', ?, ?, 'happened', 0.5, ?, ?, ?, ?, ?, 'word', 0, 4,"
        " 0, 40, '{}')",
        rows,
    )
    connection.executemany("INSERT INTO parties VALUES (?, ?, 0, ?, ?)", parties)
    connection.executemany("INSERT INTO voices VALUES (?, 0, ?, 'named', 'asserts', 0, ?)", voices)
    connection.executemany(
        "INSERT INTO dyads (actor, recipient, month, begins, event, view, quad, type, reality, mentions)"
        " VALUES (?, ?, ?, ?, ?, 3, ?, ?, 'happened', 1)",
        dyads,
    )


def timed(path: Path) -> Iterator[tuple[str, float, int]]:
    """Each question, its time in milliseconds of CPU (the median of ``ROUNDS``, the first left out) and the rows it gave."""
    with open_ledger(path) as ledger:
        pairs: Counter[tuple[str, str]] = Counter()
        for counted in ledger.counts(Filter(country=COUNTRIES[0])):
            pairs[counted.actor, counted.recipient] += counted.events
        dyad = pairs.most_common(1)[0][0]
        asked: dict[str, Callable[[], list[object]]] = {
            f"dyad by month, the busiest ({pairs[dyad]:,} events)": lambda: [*ledger.counts(Filter(dyad=dyad))],
            "dyad by month, of material conflict, since 2015": lambda: [
                *ledger.counts(Filter(dyad=dyad, both_ways=True, quad=(4,), since="2015"))
            ],
            "full text, a common word": lambda: [*ledger.search("word3")],
            "full text, two words": lambda: [*ledger.search("word30 word100")],
            "full text, a rare word": lambda: [*ledger.search("word19000")],
            "events, newest 100": lambda: [*ledger.events(Filter(limit=100))],
            "events of a dyad, newest 100": lambda: [*ledger.events(Filter(dyad=dyad, limit=100))],
            "events of an actor, newest 100": lambda: [*ledger.events(Filter(actor="Actor 77", limit=100))],
            "events of an actor by a part of the name": lambda: [*ledger.events(Filter(actor="77", limit=100))],
            "events of a country on either side, newest 100": lambda: [
                *ledger.events(Filter(country="AAB", limit=100))
            ],
            "events of a country on either side, of a type and a year": lambda: [
                *ledger.events(Filter(country="AAB", type=("AID",), since="2010", until="2010", limit=100))
            ],
            "events of a rare country, newest 100": lambda: [*ledger.events(Filter(country="EEH", limit=100))],
            "events that a country did, newest 100": lambda: [*ledger.events(Filter(actor="AAB", limit=100))],
            "events of a type and a year": lambda: [
                *ledger.events(Filter(type=("AID",), since="2010", until="2010", limit=100))
            ],
            "events with words": lambda: [*ledger.events(Filter(words="word30 word100", limit=100))],
            "events of an outlet": lambda: [*ledger.events(Filter(publisher="outlet 7", limit=100))],
            "events of a voice": lambda: [*ledger.events(Filter(voice="Actor 5", limit=100))],
            "one event": lambda: [ledger.event("r777#3")],
        }
        for name, ask in asked.items():
            times = []
            for _ in range(ROUNDS + 1):
                begun = time.thread_time()
                found = ask()
                times.append((time.thread_time() - begun) * 1000)
            yield name, sorted(times[1:])[ROUNDS // 2], len(found)


def main(count: int) -> None:
    """Make the ledger if it is not there; time, print and write the figures."""
    path = kept(f"ledger-{count}.db", lambda path: make(path, count))
    with Writer(path):  # brings a ledger of an earlier form up to date
        pass
    rows = ["| question | ms | answers |", "|---|---|---|"]
    for name, milliseconds, answers in timed(path):
        rows.append(f"| {name} | {milliseconds:.1f} | {answers:,} |")
        print(rows[-1], flush=True)
    data = (
        f"{count:,} made-up events of {count // EACH:,} reports, {path.stat().st_size / 2**30:.1f} GB; processor time,"
        f" median of {ROUNDS}; SQLite {sqlite3.sqlite_version}"
    )
    scores.write("Asking a ledger", "make bench", data, "\n".join(rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
