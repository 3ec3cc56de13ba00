from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from firsthand.errors import UsageError
from firsthand.pages.safety import POLICY, Guard, Rules, form_token, is_genuine, rules


def client(own: Rules, base: str = "http://127.0.0.1:8642") -> TestClient:
    def page(request: Request) -> Response:
        return HTMLResponse(f"<p>{form_token(request, own)}</p>")

    async def judge(request: Request) -> Response:
        sent = (await request.body()).decode()
        return PlainTextResponse("kept" if is_genuine(request, own, sent) else "forged")

    app = Starlette(routes=[Route("/report", page), Route("/judge", judge, methods=["POST"])])
    return TestClient(Guard(app, own), base_url=base, follow_redirects=False)


@pytest.mark.parametrize(
    "host", ["http://127.0.0.1:8642", "http://localhost", "http://LOCALHOST:1", "http://[::1]:8642"]
)
def test_this_machine_is_let_in_by_its_names(host: str) -> None:
    assert client(rules(), host).get("/report").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.", "", "[::2]", "desk.lan:8642"])
def test_other_names_are_refused_against_rebinding(host: str) -> None:
    assert client(rules()).get("/report", headers={"host": host}).status_code == 421


def test_a_host_that_was_allowed_is_let_in() -> None:
    assert client(rules({"Desk.lan"}, "secret"), "http://desk.lan").get("/report?token=secret").status_code == 303


def test_every_answer_says_what_a_page_may_load() -> None:
    here = client(rules())
    for answer in (here.get("/report"), here.get("/nowhere"), here.get("/report", headers={"host": "evil.example"})):
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_a_judgement_needs_the_token_of_the_session() -> None:
    here = client(rules())
    token = here.get("/report").text[3:-4]
    assert len(token) == 64
    assert here.get("/report").text == f"<p>{token}</p>"
    assert here.post("/judge", content=token).text == "kept"
    assert here.post("/judge", content="0" * 64).text == "forged"
    assert here.post("/judge", content="\u2603").text == "forged"
    here.cookies.clear()
    assert here.post("/judge", content=token).text == "forged"


def test_the_token_of_another_session_is_forged() -> None:
    own = rules()
    other = client(own).get("/report").text[3:-4]
    here = client(own)
    here.get("/report")
    assert here.post("/judge", content=other).text == "forged"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_comes_from_elsewhere_changes_nothing(headers: dict[str, str]) -> None:
    here = client(rules())
    token = here.get("/report").text[3:-4]
    assert here.post("/judge", content=token, headers=headers).status_code == 403


def test_what_comes_from_the_desk_itself_is_taken() -> None:
    here = client(rules())
    token = here.get("/report").text[3:-4]
    headers = {"origin": "http://127.0.0.1:8642", "sec-fetch-site": "same-origin"}
    assert here.post("/judge", content=token, headers=headers).text == "kept"


def test_nothing_can_be_changed_in_read_only_mode() -> None:
    here = client(rules(read_only=True))
    assert here.get("/report").status_code == 200
    assert here.post("/judge", content="x").status_code == 403


def test_too_much_is_not_taken() -> None:
    assert client(rules()).post("/judge", content="x" * 65_537).status_code == 413
    assert client(rules()).post("/judge", content=iter([b"x"])).status_code == 413


def test_with_a_token_nobody_is_let_in_without_it() -> None:
    here = client(rules(token="the right words"))
    answer = here.get("/report")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert here.get("/report?token=the+wrong+words").status_code == 401
    assert here.get("/report?token=").status_code == 401
    assert here.get("/report", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert here.post("/judge?token=the+right+words", content="x").status_code == 401
    assert here.get("/report", headers={"authorization": "Bearer the right words"}).status_code == 200


def test_the_token_is_said_once_and_leaves_the_address() -> None:
    here = client(rules(token="words"))
    answer = here.get("/report?id=a%23b&token=words")
    assert (answer.status_code, answer.headers["location"]) == (303, "/report?id=a%23b")
    assert "words" not in answer.headers["set-cookie"]
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert here.get("/report").status_code == 200


def test_the_way_in_never_leads_elsewhere() -> None:
    answer = client(rules(token="words")).get("http://127.0.0.1:8642//evil.example/?token=words")
    assert answer.headers["location"] == "/evil.example/"


def test_a_pass_of_another_desk_does_not_open_this_one() -> None:
    here, other = client(rules(token="words")), client(rules(token="words"))
    here.get("/report?token=words")
    other.cookies = here.cookies
    assert other.get("/report").status_code == 401


def test_a_desk_that_others_can_reach_needs_a_token() -> None:
    with pytest.raises(UsageError, match="needs a token"):
        rules({"0.0.0.0", "127.0.0.1"})
