"""Following feeds on a made clock and servers on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from firsthand.errors import ReportError, UsageError
from firsthand.intake import fetching
from firsthand.intake.fetching import Page, fetch_step
from firsthand.intake.following import feeds_named, follow
from firsthand.intake.states import State
from firsthand.records import Report
from tests.intake.serving import Answer, MadeClock, MemoryState, Site, serving

STORY = (
    "The army said on Monday that its troops had entered the town and that they would stay there until the war ends."
)
LONG = "".join(f"<p>{STORY} Part {number}.</p>" for number in range(3))
HOUR = 3600.0


def feed(*names: str) -> Answer:
    """A feed whose items carry their text."""
    items = "".join(
        f"<item><guid>{name}</guid><content:encoded><![CDATA[{LONG}]]></content:encoded></item>" for name in names
    )
    head = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>'
    return Answer(f"{head}{items}</channel></rss>".encode(), headers={"ETag": f'"{"".join(names)}"'})


class Step:
    """Makes the requests, and keeps when each was made by the clock; before a request, what was planned for it happens."""

    def __init__(self, clock: MadeClock) -> None:
        self.clock = clock
        self.begin = clock.now()
        self.made: list[tuple[float, str]] = []

    def __call__(self, url: str, headers: Mapping[str, str] | None = None, /) -> Page:
        if not url.endswith("/robots.txt"):
            self.made.append((self.clock.now() - self.begin, url))
        return fetch_step(url, headers, allow_private=True)

    def gaps(self) -> list[float]:
        times = [at for at, _ in self.made]
        return [after - before for before, after in pairwise(times)]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.answers["/rss"] = feed("b", "a")
        html = f"<html><head><title>Page</title></head><body><article>{LONG}</article></body></html>"
        site.answers["/page"] = Answer(html.encode())
        yield site


def told(items: Iterator[Report | ReportError]) -> list[str]:
    """The ids of the reports, and the causes of the errors."""
    return [item.id if isinstance(item, Report) else item.cause for item in items]


def once(site: Site, store: State, *paths: str, **options: object) -> list[str]:
    """What one look at the feeds that are due gives."""
    clock = MadeClock()
    addresses = [site.url + path for path in paths or ("/rss",)]
    return told(follow(addresses, store, clock, Step(clock), until=clock.now(), **options))  # type: ignore[arg-type]


def test_items_come_once_also_in_another_run(site: Site) -> None:
    store = MemoryState()
    assert once(site, store) == ["T: a", "T: b"]
    site.answers["/rss"] = feed("c", "b", "a")
    clock = MadeClock()
    clock.sleep(HOUR)
    assert told(follow([f"{site.url}/rss"], store, clock, Step(clock), until=clock.now())) == ["T: c"]
    assert [headers.get("if-none-match") for path, headers in site.requests if path == "/rss"] == [None, '"ba"']


def test_an_item_that_changes_comes_again_but_not_for_ever(site: Site) -> None:
    store, clock = MemoryState(), MadeClock()

    def look(text: str) -> list[str]:
        site.answers["/rss"] = replace(
            feed("a", "b"), body=feed("a", "b").body.replace(b"Part 2", text.encode(), 1), headers={}
        )
        clock.sleep(HOUR)
        return told(follow([f"{site.url}/rss"], store, clock, Step(clock), until=clock.now()))

    assert look("Part 2") == ["T: b", "T: a"]
    assert look("Part two") == ["T: a"]
    assert look("Part two") == []
    assert [len(look(f"Part {number}")) for number in range(10, 16)] == [1, 1, 1, 1, 0, 0]


def test_a_feed_that_is_not_due_is_not_looked_at(site: Site) -> None:
    store = MemoryState()
    assert once(site, store) == ["T: a", "T: b"]
    assert once(site, store) == []
    assert site.paths() == ["/robots.txt", "/rss"]


def test_the_schedule(site: Site) -> None:
    clock = MadeClock()
    step = Step(clock)
    waits: list[float] = []
    following = follow([f"{site.url}/rss"], MemoryState(), clock, step, until=clock.now() + HOUR, waiting=waits.append)
    assert told(following) == ["T: a", "T: b"]
    assert len(step.made) in {4, 5}
    assert all(800 < gap < 1000 for gap in step.gaps())
    assert len(waits) == len(step.made) - 1


def test_chance_is_seeded(site: Site) -> None:
    def times(seed: int) -> list[float]:
        clock = MadeClock()
        step = Step(clock)
        list(follow([f"{site.url}/rss"], MemoryState(), clock, step, until=clock.now() + HOUR, seed=seed))
        return step.gaps()

    assert times(1) == times(1)
    assert times(1) != times(2)


def test_a_report_that_was_not_taken_comes_again(site: Site) -> None:
    store = MemoryState()
    clock = MadeClock()
    following = follow([f"{site.url}/rss"], store, clock, Step(clock), until=clock.now())
    first, second = next(following), next(following)
    assert told(iter([first, second])) == ["T: a", "T: b"]
    following.close()  # the second was given out, and never asked beyond
    assert once(site, store) == ["T: b"]


def test_a_feed_that_fails_is_asked_ever_more_rarely_and_recovers(site: Site) -> None:
    site.answers["/rss"] = Answer(status=500)
    clock = MadeClock()
    step = Step(clock)
    following = follow([f"{site.url}/rss"], MemoryState(), clock, step, until=clock.now() + 300 * HOUR)
    seen = []
    for item in following:
        seen.append(item)
        if len(step.made) == 9:
            break
    assert {item.cause for item in seen if isinstance(item, ReportError)} == {"the server answers 500"}
    assert {(item.report, item.stage) for item in seen if isinstance(item, ReportError)} == {
        (f"{site.url}/rss", "fetching")
    }
    doubled = [1800, 3600, 7200, 14_400, 28_800, 57_600, 86_400, 86_400]
    assert all(0.89 * wanted < gap < 1.11 * wanted for gap, wanted in zip(step.gaps(), doubled, strict=True))
    site.answers["/rss"] = feed("a")
    assert told(iter([next(following)])) == ["T: a"]
    next_gap = (len(step.made), clock.now())
    site.answers["/rss"] = feed("b", "a")
    assert told(iter([next(following)])) == ["T: b"]
    assert clock.now() - next_gap[1] < 1000


def test_a_server_that_asks_to_wait_is_obeyed(site: Site) -> None:
    site.answers["/rss"] = Answer(status=503, headers={"Retry-After": "20000"})
    clock = MadeClock()
    step = Step(clock)
    list(follow([f"{site.url}/rss"], MemoryState(), clock, step, until=clock.now() + 12 * HOUR))
    assert [round(gap) for gap in step.gaps()] == [20_000, 20_000]


def test_pages_are_tried_again_a_few_times(site: Site) -> None:
    site.answers["/rss"] = Answer(
        b"<rss><channel><item><link>/page</link></item></channel></rss>", headers={"ETag": "1"}
    )
    page, site.answers["/page"] = site.answers["/page"], Answer(status=502)
    clock = MadeClock()
    following = follow([f"{site.url}/rss"], MemoryState(), clock, Step(clock), until=clock.now() + 2 * HOUR)
    first, second = next(following), next(following)
    assert told(iter([first, second])) == ["the server answers 502"] * 2
    site.answers["/page"] = page
    assert told(following) == [f"{site.url}/page"]
    etags = [headers.get("if-none-match") for path, headers in site.requests if path == "/rss"]
    assert etags[:3] == [None, None, None]
    assert set(etags[3:]) == {"1"}


def test_pages_that_cannot_be_had_are_given_up(site: Site) -> None:
    items = "<item><link>/bad</link></item><item><link>/gone</link></item>"
    site.answers["/rss"] = Answer(f"<rss><channel>{items}</channel></rss>".encode())
    site.answers["/bad"] = Answer(status=502)
    clock = MadeClock()
    following = follow([f"{site.url}/rss"], MemoryState(), clock, Step(clock), until=clock.now() + 3 * HOUR)
    assert sorted(told(following)) == ["the server answers 404", *["the server answers 502"] * 3]


def test_robots_are_kept_for_feeds_too(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: firsthand\nDisallow: /rss")
    (cause,) = once(site, MemoryState())
    assert cause.endswith("asks not to fetch it")
    assert site.paths() == ["/robots.txt"]


def test_each_host_is_asked_by_one_connection(site: Site) -> None:
    with serving("127.0.0.2") as other:
        addresses = []
        for one in (site, other):
            for number in range(2):
                answer = feed(f"{one.url}-{number}")
                one.answers[f"/rss{number}"] = Answer(answer.body, pause=0.0005)
                addresses.append(f"{one.url}/rss{number}")
        clock = MadeClock()
        found = told(follow(addresses, MemoryState(), clock, Step(clock), until=clock.now()))
        assert len(found) == 4
        assert (site.most_at_once, other.most_at_once) == (1, 1)


def test_any_feed_is_survived(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 100_000)
    monkeypatch.setattr(fetching, "ALTOGETHER", 2.0)
    laughs = (
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
    )
    site.answers |= {
        "/bomb": Answer(laughs.encode()),
        "/loop": Answer(status=302, headers={"Location": "/loop"}),
        "/large": Answer(b"<rss>" + b"x" * 200_000),
        "/slow": Answer(b"<rss></rss>", pause=0.05),
        "/broken": Answer(b"<rss><channel><title>x & y</title><item><guid>1</guid><description>" + b"<a" * 90),
        "/page-not-feed": Answer(b"<html><body>Sorry</body></html>"),
        "/binary": Answer(bytes(range(256)) * 10),
        "/short": Answer(b"<rss>", headers={"Content-Length": "99", "Connection": "close"}),
        "/away": Answer(status=302, headers={"Location": "file:///etc/passwd"}),
    }
    hostile = [path for path in site.answers if path not in {"/rss", "/page"}]
    found = once(site, MemoryState(), *hostile, "/rss", workers=3)
    assert [item for item in found if item.startswith("T: ")] == ["T: a", "T: b"]
    assert len(found) == len(hostile) + 2


def test_private_addresses_are_refused(site: Site) -> None:
    clock = MadeClock()
    (cause,) = told(follow([f"{site.url}/rss"], MemoryState(), clock, until=clock.now()))
    assert cause == "127.0.0.1 is a private address; --allow-private lets it be fetched"
    assert site.requests == []


def test_what_nobody_expected_ends_one_feed_only(site: Site) -> None:
    def fetch(url: str, headers: Mapping[str, str] | None = None, /) -> Page:
        if url.endswith("odd"):
            raise RuntimeError("nobody expected this")
        return fetch_step(url, headers, allow_private=True)

    clock = MadeClock()
    following = follow([f"{site.url}/odd", f"{site.url}/rss"], MemoryState(), clock, fetch, until=clock.now())
    found = told(following)
    assert found == ["it cannot be read (RuntimeError: nobody expected this)", "T: a", "T: b"]


def test_threads_end_when_nobody_asks_any_more(site: Site) -> None:
    site.answers["/rss"] = feed(*(str(number) for number in range(60)))
    clock = MadeClock()
    following = follow([f"{site.url}/rss"], MemoryState(), clock, Step(clock), until=clock.now(), workers=1)
    next(following)
    following.close()
    end = time.monotonic() + 5
    while any(thread.name.startswith("look at") for thread in threading.enumerate()) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(thread.name.startswith("look at") for thread in threading.enumerate())


def test_no_feeds_are_no_work() -> None:
    assert list(follow([], MemoryState(), MadeClock())) == []


def test_feeds_are_named_by_address_or_in_a_list(tmp_path: Path) -> None:
    path = tmp_path / "mine.opml"
    path.write_text(
        "<opml><body><outline xmlUrl='https://a.org/rss'/><outline xmlUrl='https://b.org/rss'/></body></opml>"
    )
    assert feeds_named(["https://b.org/rss", str(path)]) == ("https://b.org/rss", "https://a.org/rss")
    (tmp_path / "x.txt").write_text(STORY)
    for wrong in (str(tmp_path / "x.txt"), str(tmp_path / "none.opml")):
        with pytest.raises(UsageError, match="is no address, and no list of feeds"):
            feeds_named([wrong])
    (tmp_path / "feed.xml").write_text("<rss><channel/></rss>")
    with pytest.raises(UsageError, match=r"it begins with <rss>.*`firsthand add` reads a feed's file"):
        feeds_named([str(tmp_path / "feed.xml")])


STEP = partial(fetch_step, allow_private=True)


def test_a_feed_is_followed_by_the_clock_of_this_machine(site: Site) -> None:
    before = time.time()
    following = follow([f"{site.url}/rss"], MemoryState(), fetch=STEP, until=before)
    assert told(following) == ["T: a", "T: b"]
