"""News text is hostile: whatever a report or a name holds, a page shows it as words and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from firsthand.ledger import Writer
from firsthand.linking import records as linked
from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource
from firsthand.pages.showing import host, link, outward, templates
from firsthand.records import Identity, Party, Report, Span, Voice
from tests.made import KILLED, READING
from tests.pages import affair
from tests.pages.test_app import Attributes, words_of
from tests.pages.test_marking import UNHURRIED

EVIL = """"><script>alert(1)</script><img src=x onerror=alert(1)>'"{{9999*9999}}{% raw %}<!--</title></textarea>&lt;b&gt;\u202e"""
ID = "../a?b=c&d#e/%2e%2e/<b>\"'"
TEXT = f"{EVIL} killed {EVIL}\n\n{EVIL} said."


def evil_source(path: Path) -> LedgerSource:
    actor = linked.Actor(EVIL, EVIL, EVIL, EVIL)
    incident = replace(
        affair.incident(),
        id=ID,
        actors=(actor,),
        recipients=(actor,),
        where=linked.Spot(EVIL, EVIL, 1.0, 2.0),
        tellings=(linked.Telling("evil", "evil#1", (EVIL, EVIL), "happened", ("evil#1",)),),
        origins=(linked.Origin(EVIL, "named", "third", ("evil",), counted=False),),
        merges=(linked.Merge((EVIL,), EVIL),),
        disputes=(linked.Dispute(EVIL, (linked.Version(EVIL, (EVIL,), ("evil",)),)),),
        grade=linked.Grade(EVIL, 1, (EVIL,)),
    )
    story = linked.Story(ID, EVIL, "2024", "2024", ("evil",))

    class Linked(LedgerSource):
        def incident(self, name: str) -> linked.Incident | None:
            return incident if name == ID else None

        def incidents(self, wanted: Any) -> list[linked.Incident]:  # noqa: ARG002
            return [incident]

        def incidents_of(self, report: str) -> list[linked.Incident]:  # noqa: ARG002
            return [incident]

        def story(self, name: str) -> linked.Story | None:
            return story if name == ID else None

        def stories(self, wanted: Any) -> list[linked.Story]:  # noqa: ARG002
            return [story]

        def story_of(self, report: str) -> linked.Story | None:  # noqa: ARG002
            return replace(story, reports=("evil", "evil"))

    return Linked(path)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerSource]:
    """A ledger with one report whose every word is an attack."""
    who = Identity(EVIL, EVIL, EVIL, EVIL)
    start = TEXT.index("killed")
    event = replace(
        KILLED,
        id="evil#1",
        trigger=Span(start, start + 6),
        sentence=Span(0, TEXT.index("\n")),
        actors=(Party(Span(0, 20), EVIL, who),),
        recipients=(Party(Span(start + 7, start + 20), EVIL, who),),
        voices=(Voice(Span(0, 10), EVIL, who, "named", cue=Span(3, 8)),),
        when=None,
        where=replace(KILLED.where, name=EVIL, country=EVIL) if KILLED.where else None,
        counts={},
        evidence={},
        reasons={"type": EVIL},
    )
    report = Report("evil", TEXT, EVIL, EVIL, "2024-08-06", "javascript:alert(1)")
    path = tmp_path_factory.mktemp("evil") / "evil.db"
    with Writer(path) as writer:
        writer.add(replace(READING, report=report, events=(event,), mentions=(), times=(), places=()), EVIL)
        writer.judge("evil#1", "correct", who=EVIL, why=EVIL, changes={"actors": [{"name": EVIL}]})
    with evil_source(path) as source:
        yield source


@pytest.fixture(scope="module")
def client(source: LedgerSource) -> TestClient:
    return TestClient(make_app(source, name=EVIL), base_url="http://127.0.0.1")


ADDRESSES = [
    link("/report", id="evil"),
    link("/report", id="evil", event="evil#1", cell=EVIL),
    link("/incident", id=ID),
    link("/story", id=ID),
    link("/actor", name=EVIL),
    link("/dyad", one=EVIL, other=EVIL),
    link("/search", words=f'killed "{EVIL}', publisher=EVIL, voice=EVIL),
    link("/search", actor=EVIL, place=EVIL),
    link("/search", since="<b>"),
    link("/" + EVIL),
    "/",
    "/stories",
    "/map",
    "/search",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_shows_hostile_words_as_words(client: TestClient, address: str) -> None:
    html = client.get(address).text
    assert "<script>" not in html
    assert "<img" not in html
    assert "<b>alert" not in html
    assert "99980001" not in html
    tags = Attributes(html)
    assert {name for _, name, _ in tags.found if name.startswith("on") or name == "style"} == set()
    for _, name, value in tags.found:
        if name in {"href", "src", "action"}:
            assert value.startswith(("/", "#"))
            assert not value.startswith("//")


def test_the_hostile_text_is_there_word_for_word(client: TestClient) -> None:
    for address in ADDRESSES[:2]:
        assert words_of(client.get(address).text, "text") == TEXT
    page = client.get(ADDRESSES[0]).text
    assert "javascript:alert(1)" in words_of(page, "out")
    assert ("a", "href", "javascript:alert(1)") not in Attributes(page).found


def test_ids_of_any_characters_lead_to_their_page(client: TestClient) -> None:
    briefing = Attributes(client.get("/").text).found
    (address,) = {value for tag, name, value in briefing if tag == "a" and value.startswith("/incident")}
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "http://example.org", "https://[::1]:8/x", "HTTPS://EXAMPLE.ORG/"]
)
def test_a_web_address_may_be_a_link(url: str) -> None:
    assert outward(url) == url


def test_a_link_outward_shows_its_host() -> None:
    assert host("https://www.example.org/a?b") == "example.org"
    assert host("https://user@evil.example:8/good.example") == "evil.example"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/judge",
        "https:///x",
        "https:evil",
        "http://[bad",
        "https://evil\\@good.example/",
        "https://good.example/\u202egnp",
        "https://good.example/a b",
        "mailto:x@example.org",
    ],
)
def test_nothing_else_is_made_a_link(url: str | None) -> None:
    assert outward(url) is None


@UNHURRIED
@given(st.text(max_size=60))
def test_any_words_are_escaped_and_any_address_stays_on_the_desk(words: str) -> None:
    shown = templates().from_string('<p title="{{ words }}">{{ words }}</p>').render(words=words)
    inner = shown.removeprefix('<p title="').removesuffix("</p>")
    assert "<" not in inner
    assert inner.count('"') == 1
    assert inner.count(">") == 1
    address = link("/report", words, id=words)
    assert address.startswith("/report")
    assert address.isascii()
    assert not set(address) & set("\"'<> \n\\")


@UNHURRIED
@given(st.text(max_size=60))
def test_a_link_outward_is_a_web_address(url: str) -> None:
    assert outward(url) is None or url.lower().startswith(("http://", "https://"))
