"""Made-up readings for measurements: words drawn by chance, five reports a happening, thirty events a report."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from firsthand import ontology
from firsthand.records import Attribution, Event, Identity, Party, Reading, Reality, Report, Span, Voice, When, Where

_CODES = "RUS UKR IRN ISR USA SDN ARE TCD SYR TUR CHN IND FRA GBR EGY LBY"
COUNTRIES = _CODES.split()
SECTORS = ("GOV", "MIL", "REB")
PLACES = (
    ("Homs", "SYR", 34.7, 36.7),
    ("Kyiv", "UKR", 50.4, 30.5),
    ("Khartoum", "SDN", 15.6, 32.5),
    ("Tripoli", "LBY", 32.9, 13.2),
)
TOLD: tuple[Reality, ...] = ("happened", "happened", "happened", "planned", "threatened", "denied", "expected")
_COMMON = (
    "the of and to in a that is was for on said with as by at from his it an were which have has be had not are but this "
    "who they its after would their been more when about two than first over also new one last could people time year"
)
COMMON = _COMMON.split()
FIRST = date(2023, 1, 1)
SENTENCES, WORDS = 30, 13


def words(chance: random.Random, count: int = 200_000) -> list[str]:
    """Made-up words: so many that two reports about different things seldom share one that is not common."""
    parts = ("ka", "ro", "mi", "ten", "sol", "ba", "ri", "un", "del", "vor", "pa", "shi")
    return ["".join(chance.choice(parts) for _ in range(chance.randint(4, 6))) for _ in range(count)]


def readings(count: int, seed: int = 1) -> Iterator[Reading]:
    """``count`` readings, the same for the same seed."""
    chance = random.Random(seed)
    vocabulary = words(chance)
    outlets = [f"The {word.capitalize()} Post" for word in vocabulary[:60]]
    kinds = ontology.event_types()
    for number in range(count):
        if number % 5 == 0:
            subject = chance.sample(vocabulary, 40)
            sides = [chance.sample(COUNTRIES, 2) for _ in range(4)]
            day = FIRST + timedelta(days=chance.randrange(700))
        yield _reading(f"r{number}", chance, subject, vocabulary, sides, day, chance.choice(outlets), kinds)


def _reading(
    name: str,
    chance: random.Random,
    subject: list[str],
    vocabulary: list[str],
    sides: list[list[str]],
    day: date,
    outlet: str,
    kinds: tuple[ontology.EventType, ...],
) -> Reading:
    text = ""
    events: list[Event] = []
    sayings: list[Attribution] = []
    for number in range(SENTENCES):
        drawn = [chance.choice(subject if place % 3 == 0 else COMMON) for place in range(WORDS - 1)]
        drawn.append(chance.choice(vocabulary))
        start = len(text)
        spans = []
        for word in drawn:
            spans.append(Span(len(text), len(text) + len(word)))
            text += word + " "
        sentence = Span(start, len(text) - 1)
        text += "\n" if number % 3 == 2 else ""
        one, other = (
            Identity(f"{c} {s}", c, s) for c, s in zip(chance.choice(sides), chance.choices(SECTORS, k=2), strict=True)
        )
        kind = chance.choice(kinds)
        place = chance.choice(PLACES)
        voices = (
            (Voice(spans[0], drawn[0], Identity(f"{drawn[0]} agency"), "named", cue=spans[1]),) if number % 2 else ()
        )
        events.append(
            Event(
                f"{name}#{number + 1}",
                spans[4],
                kind.name,
                None,
                (),
                kind.quad,
                kind.score,
                (Party(spans[2], drawn[2], one),),
                (Party(spans[6], drawn[6], other),),
                When(day.isoformat(), day.isoformat(), spans[8], drawn[8]) if number % 3 else None,
                Where(*place, spans[9]) if number % 4 == 0 else None,
                chance.choice(TOLD),
                0.5,
                voices,
                sentence,
            )
        )
        if voices:
            sayings.append(Attribution((spans[0],), (spans[1],), (Span(spans[2].start, sentence.end),)))
    title = " ".join(chance.sample(subject, 6)).capitalize()
    published = (day + timedelta(days=chance.randrange(3))).isoformat()
    return Reading(Report(name, text, title, outlet, published), tuple(events), tuple(sayings))


def kept(name: str, make: Callable[[Path], None]) -> Path:
    """The file ``build/NAME``, by ``make`` where it is not there yet; one that was broken off is made anew."""
    path = Path("build", name)
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        half = path.with_suffix(".half")
        half.unlink(missing_ok=True)
        make(half)
        half.rename(path)
    return path
