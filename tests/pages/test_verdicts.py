from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from firsthand.ledger import Writer
from firsthand.pages import from_ledger
from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource
from firsthand.pages.verdicts import fields

EVENT = {"report": "affair-05", "event": "affair-05#1"}
ADDRESS = "/report?id=affair-05&event=affair-05%231"
BACK = ADDRESS + "#e-1"


@pytest.fixture
def client(source: LedgerSource) -> Iterator[TestClient]:
    with TestClient(make_app(source), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get(ADDRESS).text)
    assert found
    return found[1]


def judge(client: TestClient, **said: str) -> tuple[int, str]:
    answer = client.post("/judge", data={"token": token(client), **EVENT, "who": "Ada", **said})
    return answer.status_code, answer.headers.get("location") or answer.text


def test_an_event_is_accepted_and_says_so(client: TestClient, source: LedgerSource) -> None:
    assert judge(client, verdict="accept") == (303, BACK)
    (kept,) = source.judgements("affair-05#1")
    assert (kept.verdict, kept.who, kept.why, kept.changes, kept.reader) == ("accept", "Ada", "", {}, "by hand")
    page = client.get(ADDRESS).text
    assert "<b>accepted</b> by Ada" in page
    assert 'name="who" value="Ada"' in page


def test_a_rejected_event_leaves_the_lists_and_can_be_judged_again(client: TestClient, source: LedgerSource) -> None:
    assert judge(client, verdict="reject", why="it is the Gazette's") == (303, BACK)
    assert source.event("affair-05#1") is None
    assert "affair-05%231" not in client.get("/report?id=affair-05").text
    assert "10 reports" in client.get("/incident?id=i5a0c9e21d7").text
    assert "<b>rejected</b> by Ada" in client.get(ADDRESS).text
    assert judge(client, verdict="accept") == (303, BACK)
    assert source.event("affair-05#1") is not None
    assert [one.verdict for one in source.judgements("affair-05#1")] == ["reject", "accept"]


def test_an_event_is_mended(client: TestClient, source: LedgerSource) -> None:
    said = {"verdict": "correct", "why": "only told of", "reality": "unclear", "recipients": "RSF; SDN; PRM\nDarfur"}
    assert judge(client, **said) == (303, BACK)
    found = source.event("affair-05#1")
    assert found is not None
    assert (found.reality, [who.name for who in found.recipients]) == ("unclear", ["RSF", "Darfur"])
    assert "reality: unclear; recipients: RSF (SDN PRM) + Darfur" in client.get(ADDRESS).text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"verdict": "reject"}, "Say why"),
        ({"verdict": "accept", "who": " "}, "Say who judges"),
        ({"verdict": "maybe"}, "Choose: accept, reject or mend"),
        ({"verdict": "correct", "why": "x"}, "Nothing was changed"),
        ({"verdict": "correct", "why": "x", "type": "WAR"}, "Type cannot be"),
        ({"verdict": "correct", "why": "x", "from": "soon"}, "When: “soon” is no date; write it as 2024"),
        (
            {"verdict": "correct", "why": "x", "actors": "army; Syria"},
            "“army; Syria” is no party: a country is its code",
        ),
        ({"verdict": "correct", "why": "x", "type": "AID", "mode": "drone"}, "has no mode drone"),
    ],
)
def test_what_cannot_be_recorded_is_said_in_words(
    client: TestClient, source: LedgerSource, said: dict[str, str], why: str
) -> None:
    status, page = judge(client, **said)
    assert status == 422
    assert why.lower() in page.lower()
    assert source.judgements() == []


def test_a_form_that_is_refused_comes_back_as_it_was_filled(client: TestClient, source: LedgerSource) -> None:
    said = {"verdict": "correct", "why": "two <b>armies</b>", "type": "WAR", "actors": "army; Syria\nrebels"}
    status, page = judge(client, **said)
    assert status == 422
    assert "<h2>Judge this event</h2>" in page
    assert 'value="correct" data-key="m" checked required' in page
    assert 'name="why" value="two &lt;b&gt;armies&lt;/b&gt;"' in page
    assert "\narmy; Syria\nrebels</textarea>" in page
    assert 'name="who" value="Ada"' in page
    assert judge(client, **{**said, "type": "AID", "actors": "army; SYR"}) == (303, BACK)
    assert source.judgements()[0].changes["actors"] == [{"name": "army", "country": "SYR", "sector": None}]


def test_a_form_of_another_session_is_refused(client: TestClient, source: LedgerSource) -> None:
    mine = token(client)
    client.cookies.clear()
    answer = client.post("/judge", data={"token": mine, **EVENT, "who": "Eve", "verdict": "accept"})
    assert answer.status_code == 403
    assert "earlier session" in answer.text
    assert client.post("/judge", data={**EVENT, "who": "Eve", "verdict": "accept"}).status_code == 403
    assert source.judgements() == []


def test_an_event_that_is_not_there_cannot_be_judged(client: TestClient) -> None:
    assert judge(client, verdict="accept", event="affair-05#9")[0] == 404
    assert judge(client, verdict="accept", report="nothing")[0] == 404


def test_while_another_writes_the_judge_is_told_to_wait(
    client: TestClient, source: LedgerSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_ledger, "PATIENCE", 0.0)
    with Writer(source.path):
        status, page = judge(client, verdict="accept")
    assert status == 503
    assert "is writing to it" in page


def test_a_form_of_any_bytes_is_read() -> None:
    assert fields(b"why=%ff%fe&who=Ada&who=Eve&empty=") == {"why": "\ufffd\ufffd", "who": "Ada", "empty": ""}
    assert fields("why=\u00e4".encode()) == {"why": "ä"}
    assert fields(b"\xff") == {"\ufffd": ""}


def test_a_form_of_too_many_fields_is_refused(client: TestClient) -> None:
    answer = client.post("/judge", content="&".join(f"f{n}=" for n in range(61)))
    assert (answer.status_code, "at most 60 fields" in answer.text) == (422, True)
