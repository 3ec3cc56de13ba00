"""Manners: robots.txt, time between requests, one connection a host, waiting when asked to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from firsthand.errors import IntakeError
from firsthand.intake.fetching import Fetch, FetchError, fetch_step
from firsthand.intake.polite import DAY, Polite, seconds_to_wait
from tests.intake.serving import Answer, MadeClock, Site, serving

STEP: Fetch = partial(fetch_step, allow_private=True)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.answers |= {"/a": Answer(b"a"), "/b": Answer(b"b"), "/private/x": Answer(b"x")}
        yield site


def test_robots_are_asked_once_a_day_and_kept(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: Firsthand\nDisallow: /private/", "text/plain")
    clock = MadeClock()
    polite = Polite(STEP, clock)
    assert polite(f"{site.url}/a").raw == b"a"
    with pytest.raises(IntakeError, match=r"the robots.txt of 127\.0\.0\.1:\d+ asks not to fetch it") as raised:
        polite(f"{site.url}/private/x")
    assert (raised.value.report, raised.value.stage) == (f"{site.url}/private/x", "fetching")
    assert site.paths() == ["/robots.txt", "/a"]
    clock.sleep(DAY)
    polite(f"{site.url}/b")
    assert site.paths() == ["/robots.txt", "/a", "/robots.txt", "/b"]


def test_no_robots_forbid_nothing(site: Site) -> None:
    assert Polite(STEP, MadeClock())(f"{site.url}/private/x").raw == b"x"


def test_robots_that_cannot_be_had_forbid_for_now(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(status=500)
    polite = Polite(STEP, MadeClock())
    with pytest.raises(FetchError, match=r"the server answers 500 for its robots\.txt") as raised:
        polite(f"{site.url}/a")
    assert raised.value.passing
    del site.answers["/robots.txt"]
    assert polite(f"{site.url}/a").raw == b"a"


def test_requests_to_a_host_leave_time_between_them(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 7", "text/plain")
    clock = MadeClock()
    polite = Polite(STEP, clock, gap=2.0)
    for path in ("/a", "/b", "/a"):
        polite(site.url + path)
    assert clock.waits == [2.0, 7.0, 7.0]


def test_a_redirect_is_asked_for_as_politely(site: Site) -> None:
    with serving("127.0.0.2") as other:
        other.answers |= {"/robots.txt": Answer(b"User-agent: *\nDisallow: /no"), "/yes": Answer(b"yes")}
        site.answers["/to-yes"] = Answer(status=302, headers={"Location": f"{other.url}/yes"})
        site.answers["/to-no"] = Answer(status=302, headers={"Location": f"{other.url}/no"})
        polite = Polite(STEP, MadeClock())
        page = polite(f"{site.url}/to-yes")
        assert (page.url, page.raw) == (f"{other.url}/yes", b"yes")
        with pytest.raises(IntakeError, match="asks not to fetch it") as raised:
            polite(f"{site.url}/to-no")
        assert raised.value.report == f"{site.url}/to-no"
        assert other.paths() == ["/robots.txt", "/yes"]


def test_robots_may_lead_elsewhere(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(status=301, headers={"Location": "/rules"})
    site.answers["/rules"] = Answer(b"User-agent: *\nDisallow: /a")
    with pytest.raises(IntakeError, match="asks not to fetch it"):
        Polite(STEP, MadeClock())(f"{site.url}/a")


def test_robots_that_lead_nowhere_forbid_nothing(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(status=301, headers={"Location": "/robots.txt"})
    assert Polite(STEP, MadeClock())(f"{site.url}/a").raw == b"a"


@pytest.mark.parametrize(("headers", "wait"), [({"Retry-After": "120"}, 120), ({}, 300)])
def test_a_host_that_is_busy_is_left_alone(site: Site, headers: dict[str, str], wait: float) -> None:
    site.answers["/busy"] = Answer(status=429, headers=headers)
    clock = MadeClock()
    polite = Polite(STEP, clock)
    with pytest.raises(FetchError, match="the server answers 429"):
        polite(f"{site.url}/busy")
    with pytest.raises(FetchError, match=rf"the server asks to wait {wait} seconds more") as raised:
        polite(f"{site.url}/a")
    assert raised.value.passing
    assert site.paths() == ["/robots.txt", "/busy"]
    clock.sleep(wait)
    assert polite(f"{site.url}/a").raw == b"a"


def test_one_connection_a_host(site: Site) -> None:
    site.answers["/slow"] = Answer(b"s", pause=0.001)
    polite = Polite(STEP, MadeClock())
    threads = [threading.Thread(target=polite, args=(f"{site.url}/slow",)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert site.paths() == ["/robots.txt", *["/slow"] * 5]
    assert site.most_at_once == 1


def test_what_is_no_address_of_the_web() -> None:
    with pytest.raises(IntakeError, match="file is no address that is fetched"):
        Polite(STEP, MadeClock())("file:///etc/passwd")


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("120", 120.0),
        ("-5", 0.0),
        ("999999", DAY),
        ("Tue, 06 Aug 2024 10:01:30 GMT", 90.0),
        ("Tue, 06 Aug 2024 09:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_to_wait(words: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(words, 1_722_938_400.0) == seconds
