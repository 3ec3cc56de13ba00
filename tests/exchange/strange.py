"""Readings full of strange text, for round trips."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from firsthand.records import Count, Event, Identity, Party, Reading, Report, Span, Voice, When, Where

FEW = settings(
    max_examples=30,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # whole readings shrink for minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LETTERS = st.characters(codec=None) | st.sampled_from("\t\n\r\v\x85\u2028\"'`=+-@;,\\|\0\ud800\udfff\ufeff ←")
TEXT = st.text(LETTERS, max_size=12) | st.sampled_from(
    ["", " ", "; ", "\\", "\\;", "=1+1", "-1", "'", "''", '"', '""', "\r\n", "\0", "None", "true", "1", "\ufeff"]
)
MAYBE = st.none() | TEXT
NAMES = TEXT.filter(bool)
IDENTITIES = st.builds(Identity, TEXT, MAYBE, MAYBE, MAYBE)
SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
PARTIES = st.lists(st.builds(Party, SPANS, TEXT, IDENTITIES), max_size=3).map(tuple)
VOICES = st.lists(
    st.builds(
        Voice,
        SPANS,
        TEXT,
        IDENTITIES,
        st.sampled_from(["named", "phrase"]),
        st.sampled_from(["asserts", "denies"]),
        st.booleans(),
    ),
    max_size=3,
).map(tuple)
COUNTS = st.dictionaries(
    st.sampled_from(["killed", "money"]), st.builds(Count, st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1), SPANS)
)
EVENTS = st.builds(
    Event,
    id=NAMES,
    trigger=SPANS,
    type=st.sampled_from(["ASSAULT", "CONSULT", "RETREAT"]),
    mode=st.none() | st.sampled_from(["aerial", "visit"]),
    contexts=st.lists(st.sampled_from(["military", "legal"]), max_size=2).map(tuple),
    quad=st.integers(1, 4),
    score=st.floats(-10, 10),
    actors=PARTIES,
    recipients=PARTIES,
    when=st.none() | st.builds(When, MAYBE, MAYBE, SPANS, TEXT),
    where=st.none() | st.builds(Where, TEXT, MAYBE, st.none() | NUMBERS, st.none() | NUMBERS, SPANS),
    reality=st.sampled_from(["happened", "denied"]),
    confidence=st.floats(0, 1),
    voices=VOICES,
    sentence=SPANS,
    counts=COUNTS,
    same_as=st.none() | NAMES,
)
REPORTS = st.builds(Report, NAMES, TEXT, MAYBE, MAYBE, MAYBE, MAYBE)
READINGS = st.lists(st.builds(Reading, REPORTS, st.lists(EVENTS, max_size=3).map(tuple)), max_size=3)
