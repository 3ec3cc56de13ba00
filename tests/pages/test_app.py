from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from firsthand.errors import LedgerError
from firsthand.ledger import Writer
from firsthand.linking.records import Incident
from firsthand.pages.app import make_app
from firsthand.pages.briefing import newest_day
from firsthand.pages.from_ledger import LedgerSource
from firsthand.records import Reading, Report
from tests.made import KILLED, TEXT
from tests.pages import affair

PAGES = {
    "/": "Briefing",
    "/?since=2023-12": "Incidents by weight",
    "/?since=2031": "Nothing in this time",
    "/stories": "Emirates secretly armed",
    "/story?id=s11c0ffee00": "Sudan expels fifteen Emirati diplomats",
    "/map": "Amdjarass",
    "/map?whole=true": "Only where the incidents lie",
    "/search": "Four months, one accusation",
    "/search?words=drones": "Gulf state named as source of Darfur arms",
    "/search?actor=Chad": "Chad has expelled four Sudanese diplomats",
    "/search?start=10": "after the first 10",
    "/search?type=sanction": "Chad has expelled four Sudanese diplomats",
    "/search?words=drones%00": "Gulf state named as source of Darfur arms",
    "/search?words=%22%22": "no word to search for",
    "/search?words=nothingofthekind": "Nothing answers to that",
    "/actor?name=country:ARE": "What it is said to have done",
    "/actor?name=Yasser+al-Atta": "On its word",
    "/dyad?one=ARE&other=SDN": "United Arab Emirates</a> and <a",
    "/dyad?one=ARE&other=SDN&during=2023-12": "Events of 2023-12",
    "/dyad?one=ARE&other=ZZZ": "No event between the two",
    "/incident?id=i5a0c9e21d7": "10 reports, 4 independent origins.",
    "/incident?id=i77b1d0f3aa": "1 report, 1 independent origin.",
    "/report?id=affair-05": "Gulf state named as source of Darfur arms",
    "/report?id=affair-05&event=affair-05%231": "Judge this event",
    "/report?id=affair-05&event=affair-05%231&cell=where": 'class="lit on" data-cells="where"',
}


class Text(HTMLParser):
    """The words inside elements of a class."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.depth, self.words = name, 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self.depth or self.name in (dict(attrs).get("class") or "").split():
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.depth = max(self.depth - 1, 0)

    def handle_data(self, data: str) -> None:
        self.words += data if self.depth else ""


def words_of(html: str, name: str) -> str:
    parser = Text(name)
    parser.feed(html)
    return parser.words


class Attributes(HTMLParser):
    """All attributes of a page: (tag, name, value)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += ((tag, name, value or "") for name, value in attrs)


@pytest.fixture
def client(kept: LedgerSource) -> Iterator[TestClient]:
    with TestClient(make_app(kept, name="affair.db"), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize("address", PAGES)
def test_each_page_says_what_it_is_for(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert PAGES[address] in answer.text
    assert len(answer.content) < 100_000


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/desk.css", "/api/1/summary", "/api/1/events?format=csv"])
def test_a_head_is_that_of_the_answer(client: TestClient, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "content-security-policy"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_loads_or_runs_anything_from_elsewhere(client: TestClient, address: str) -> None:
    html = client.get(address).text
    found = Attributes(html).found
    assert "<style" not in html
    assert html.count("<script") == html.count('<script src="/static/desk.js" defer></script>') == 1
    assert not [name for _, name, _ in found if name == "style" or name.startswith("on")]
    assert all(
        value.startswith("/static/") for tag, name, value in found if name == "src" or (tag, name) == ("link", "href")
    )
    for tag, name, value in found:
        assert (tag, name) not in {("base", "href"), ("object", "data")}
        if name in {"href", "action"} and not value.startswith("#"):
            assert value.startswith("/") or value in {r.url for r in affair.reports().values()}


@pytest.mark.parametrize("number", affair.reports())
def test_the_text_of_a_report_is_shown_as_it_is(client: TestClient, number: str) -> None:
    for event in ("", f"&event=affair-{number}%231"):
        html = client.get(f"/report?id=affair-{number}{event}").text
        assert words_of(html, "text") == affair.reports()[number].text


@pytest.mark.parametrize(
    "address",
    ["/report?id=nothing", "/incident?id=nothing", "/story?id=nothing", "/actor?name=nobody+at+all", "/nowhere"],
)
def test_what_is_not_there_is_said_in_words(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Nothing here goes by that address" in answer.text


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/search?type=WAR", "WAR is no type"),
        ("/api/1/incidents?type=war", "WAR is no type"),
        ("/search?start=-1", "start: "),
        ("/report", "id: it is missing from the address"),
        ("/?since=yesterday", "Yesterday is no ISO date; write it as 2024, "),
        ("/search?since=2024-13", "<h1>Not to be answered</h1>"),
        ("/dyad?one=ARE&other=SDN&during=x", "month is written 2024-08"),
    ],
)
def test_what_cannot_be_asked_is_said_in_words(client: TestClient, address: str, why: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    assert why.lower() in answer.text.lower()


def test_reports_that_are_not_linked_are_told_and_filters_go_on_to_the_next_page(source: LedgerSource) -> None:
    waiting = "{} not linked yet: what they tell is in no story or incident."
    with TestClient(make_app(source), base_url="http://127.0.0.1") as client:
        count = source.summary().reports
        assert waiting.format(f"{count} reports are") in client.get("/").text
        with Writer(source.path) as writer:
            writer.link()
        assert "not linked yet" not in client.get("/").text
        lighter = client.get("/?actor=ARE&type=AID&start=50").text
        assert 'href="/?actor=ARE&amp;type=AID"' in lighter


def test_a_newcomer_comes_to_the_tree_of_origins_in_one_click(client: TestClient) -> None:
    briefing = client.get("/").text
    assert 'href="/incident?id=i5a0c9e21d7"' in briefing
    incident = client.get("/incident?id=i5a0c9e21d7").text
    assert '<svg class="tree"' in incident
    assert words_of(incident, "report-node").count("Meridian Wire") == 2
    assert "copies" in incident


def test_the_static_files_are_there(client: TestClient) -> None:
    for name, kind in (("desk.css", "text/css"), ("desk.js", "javascript"), ("icon.svg", "image/svg+xml")):
        answer = client.get(f"/static/{name}")
        assert kind in answer.headers["content-type"]
        assert answer.headers["cache-control"] == "no-cache"


def test_in_read_only_mode_there_is_no_form(kept: LedgerSource) -> None:
    client = TestClient(make_app(kept, read_only=True), base_url="http://127.0.0.1")
    assert "Judge this event" not in client.get("/report?id=affair-05&event=affair-05%231").text
    assert client.post("/judge", content="x").status_code == 403
    assert client.post("/api/1/judgements", json={}).status_code == 403


@pytest.mark.parametrize(
    ("change", "heading"),
    [
        ({"recipients": ()}, "Aid: United Arab Emirates"),
        ({"actors": ()}, "Aid: unknown → Rapid Support Forces"),
        ({"actors": (), "recipients": ()}, "Aid: unknown"),
        ({"actors": affair.incident().actors * 2}, "Aid: United Arab Emirates → Rapid Support Forces"),
    ],
)
def test_an_incident_may_lack_a_side(kept: LedgerSource, change: dict[str, Any], heading: str) -> None:
    class Lacking(LedgerSource):
        def incident(self, name: str) -> Incident | None:  # noqa: ARG002
            return replace(affair.incident(), **change)

    with Lacking(kept.path) as source:
        answer = TestClient(make_app(source), base_url="http://127.0.0.1").get("/incident?id=x")
    assert answer.status_code == 200
    assert f"<h1>{heading}</h1>" in re.sub("</?a[^>]*>", "", answer.text)


def test_a_ledger_that_cannot_be_read_is_told_in_words(kept: LedgerSource) -> None:
    class Broken(LedgerSource):
        def incidents(self, wanted: Any) -> Any:  # noqa: ARG002
            raise LedgerError("affair.db: disk I/O error")

    with Broken(kept.path) as source:
        client = TestClient(make_app(source), base_url="http://127.0.0.1")
        answer, told = client.get("/"), client.get("/api/1/incidents")
    assert (answer.status_code, "disk I/O error" in answer.text) == (500, True)
    assert (told.status_code, told.json()) == (500, {"detail": "affair.db: disk I/O error"})


def test_a_report_of_a_day_to_come_does_not_make_the_others_old(tmp_path: Path) -> None:
    with Writer(tmp_path / "a.db") as writer:
        for number, published in enumerate(("2024-08-06", "2999-01-01", "soon", None)):
            report = Report(f"r{number}", f"{TEXT} {number}", published=published)
            writer.add(Reading(report, (replace(KILLED, id=f"r{number}#1"),)), "1")
    with LedgerSource(tmp_path / "a.db") as source:
        assert str(newest_day(source)) == "2024-08-06"
