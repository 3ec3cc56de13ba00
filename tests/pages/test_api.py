from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from firsthand import contract
from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource
from tests.pages import affair
from tests.pages.stored import rows


@pytest.fixture
def client(source: LedgerSource) -> Iterator[TestClient]:
    with TestClient(make_app(source), base_url="http://127.0.0.1") as client:
        yield client


def got(client: TestClient, address: str) -> Any:
    answer = client.get(f"/api/1/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    return answer.json()


def test_events_are_asked_for_as_on_the_pages(client: TestClient) -> None:
    found = got(client, "events?type=SANCTION&limit=1")
    assert [(e["id"], e["type"], e["counts"], e["trigger_span"]) for e in found] == [
        ("affair-10#1", "SANCTION", {"deported": [4, 4]}, {"start": 9, "end": 17})
    ]
    assert [e["id"] for e in got(client, "events?type=SANCTION&start=1")] == ["affair-09#1"]
    assert {e["reality"] for e in got(client, "events?reality=denied&reality=planned")} == {"denied", "planned"}


def test_an_event_and_an_incident_stand_for_themselves(client: TestClient) -> None:
    assert got(client, "event?id=affair-09%231")["said"].startswith("Sudan expelled 15 diplomats")
    found = got(client, "incident?id=i5a0c9e21d7")
    assert (found["independent_origins"], len(found["tellings"]), found["grade"]["source"]) == (4, 10, "B")
    assert [i["id"] for i in got(client, "incidents?since=2024")] == ["i5a0c9e21d7"]
    assert got(client, "story?id=s11c0ffee00")["reports"][0] == "affair-01"
    assert [s["id"] for s in got(client, "stories")] == ["s11c0ffee00"]


def test_a_report_is_the_contracts_object(client: TestClient, source: LedgerSource) -> None:
    reading = source.reading("affair-01")
    assert reading is not None
    assert got(client, "report?id=affair-01") == json.loads(json.dumps(contract.to_dict(reading)))
    assert got(client, "summary")["reports"] == 12
    assert [f["report"]["id"] for f in got(client, "reports?words=drones&publisher=Eastgate+Today")] == ["affair-05"]


def test_a_dyad_is_its_course(client: TestClient) -> None:
    assert got(client, "dyad?one=SDN&other=ARE")[0] == {
        "period": "2023-06",
        "cooperation_firm": 2,
        "cooperation_ahead": 0,
        "cooperation_open": 0,
        "conflict_firm": 0,
        "conflict_ahead": 0,
        "conflict_open": 0,
    }


@pytest.mark.parametrize("table", ["incidents", "stories", "reports", "dyad?one=ARE&other=SDN", "events"])
def test_each_table_is_a_file_in_three_forms(client: TestClient, table: str) -> None:
    joint = "&" if "?" in table else "?"
    count = len(got(client, table))
    csv = client.get(f"/api/1/{table}{joint}format=csv")
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert csv.headers["content-disposition"].startswith('attachment; filename="')
    assert csv.text.count("\r\n") == count + 1
    stored = client.get(f"/api/1/{table}{joint}format=parquet")
    assert len(rows(stored.content)) == count


def test_a_file_of_events_holds_only_what_is_asked_for(client: TestClient) -> None:
    found = rows(client.get("/api/1/events?reality=denied&format=parquet").content)
    assert sorted(row["event"] for row in found) == ["affair-06#1", "affair-07#1"]
    assert client.get("/api/1/events?format=polecat&type=AID").status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "why"),
    [
        ("event?id=nothing", 404, "there is none with that id"),
        ("incident?id=nothing", 404, "there is none with that id"),
        ("report?id=nothing", 404, "there is none with that id"),
        ("events?format=doc", 422, "the formats are json, csv"),
        ("events?type=WAR", 422, "WAR is no type"),
        ("events?limit=1001", 422, "limit: "),
        ("events?words=%22", 422, "no word to search for"),
        ("nothing", 404, "Not Found"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(client: TestClient, address: str, status: int, why: str) -> None:
    answer = client.get(f"/api/1/{address}")
    assert answer.status_code == status
    assert why in answer.json()["detail"]


def test_a_program_judges_too(client: TestClient, source: LedgerSource) -> None:
    told = {
        "event": "affair-05#1",
        "verdict": "correct",
        "who": "a script",
        "why": "",
        "changes": {"reality": "unclear"},
    }
    answer = client.post("/api/1/judgements", json=told)
    assert (answer.status_code, answer.json()["who"]) == (201, "a script")
    assert [j["changes"] for j in got(client, "judgements?event=affair-05%231")] == [{"reality": "unclear"}]
    event = source.event("affair-05#1")
    assert event is not None
    assert event.reality == "unclear"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        ('{"event": "affair-05#1", "verdict": "accept", "who": "Eve"}', "text/plain", 422),
        ('{"event": "affair-05#1", "verdict": "accept", "who": "Eve"}', "application/x-www-form-urlencoded", 422),
        ('{"event": "nothing", "verdict": "accept", "who": "Ada"}', "application/json", 422),
        ('{"event": "affair-05#1", "verdict": "maybe", "who": "Ada"}', "application/json", 422),
        ('{"event": "affair-05#1", "verdict": "accept", "who": ""}', "application/json", 422),
        ("{", "application/json", 422),
    ],
)
def test_what_a_form_of_another_site_could_send_is_no_judgement(
    client: TestClient, source: LedgerSource, content: str, kind: str, status: int
) -> None:
    assert client.post("/api/1/judgements", content=content, headers={"content-type": kind}).status_code == status
    assert source.judgements() == []


def test_the_interface_describes_itself(client: TestClient) -> None:
    told = client.get("/api/1/openapi.json").json()
    paths = (
        "dyad",
        "event",
        "events",
        "incident",
        "incidents",
        "judgements",
        "report",
        "reports",
        "stories",
        "story",
        "summary",
    )
    assert sorted(told["paths"]) == [f"/api/1/{path}" for path in paths]
    assert "trigger_span" in told["components"]["schemas"]["ListedEvent"]["properties"]
    assert affair.incident().id not in json.dumps(told)


@pytest.mark.parametrize(
    "address",
    [
        "dyad?one=ARE&other=SDN",
        "event?id=affair-09%231",
        "events",
        "incident?id=i5a0c9e21d7",
        "incidents",
        "judgements?event=affair-05%231",
        "report?id=affair-08",
        "reports?words=drones",
        "stories",
        "story?id=s11c0ffee00",
        "summary",
    ],
)
def test_each_answer_is_what_the_description_says(client: TestClient, address: str) -> None:
    client.post("/api/1/judgements", json={"event": "affair-05#1", "verdict": "accept", "who": "Ada"})
    told = client.get("/api/1/openapi.json").json()
    path = f"/api/1/{address.partition('?')[0]}"
    schema = told["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert set(schema) & {"$ref", "items", "required"}
    answer = got(client, address)
    assert answer
    Draft202012Validator({**told, **schema}).validate(answer)


def test_a_refusal_is_what_the_description_says(client: TestClient) -> None:
    told = client.get("/api/1/openapi.json").json()
    for status, address in (("404", "incident?id=nothing"), ("422", "events?type=WAR")):
        path = f"/api/1/{address.partition('?')[0]}"
        schema = told["paths"][path]["get"]["responses"][status]["content"]["application/json"]["schema"]
        Draft202012Validator({**told, **schema}).validate(client.get(f"/api/1/{address}").json())
