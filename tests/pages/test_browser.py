"""The desk in a real browser: each page at two widths, each flow. Skipped where there is no Chromium.

Pictures are kept in the folder that FIRSTHAND_PICTURES names.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import pytest

from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource
from tests.pages.browser import INSTALLED, Browser
from tests.pages.served import served

pytestmark = pytest.mark.skipif(not INSTALLED, reason="no chromium and chromedriver here")

PAGES = {
    "briefing": "/",
    "stories": "/stories",
    "story": "/story?id=s11c0ffee00",
    "report": "/report?id=affair-08",
    "event": "/report?id=affair-08&event=affair-08%231&cell=who",
    "incident": "/incident?id=i5a0c9e21d7",
    "actor": "/actor?name=country:ARE",
    "dyad": "/dyad?one=ARE&other=SDN",
    "map": "/map",
    "search": "/search?words=drones",
    "nothing": "/nowhere",
}
WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def desk(kept: LedgerSource) -> Iterator[str]:
    with served(make_app(kept, name="affair.db")) as address:
        yield address


@pytest.fixture(scope="module")
def looking(desk: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser on a desk that is only looked at."""
    with Browser(desk, tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest.fixture(params=WIDTHS)
def sized(request: pytest.FixtureRequest, looking: Browser) -> Browser:
    """The browser on a desk that is only looked at, on a wide screen and on a phone."""
    looking.size(*WIDTHS[request.param])
    return looking


@pytest.fixture(params=WIDTHS)
def judging(request: pytest.FixtureRequest, source: LedgerSource, tmp_path: Path) -> Iterator[Browser]:
    """A browser on a desk whose events may be judged."""
    with served(make_app(source)) as address, Browser(address, tmp_path) as browser:
        browser.size(*WIDTHS[request.param])
        yield browser


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_fits_and_nothing_is_complained_of(looking: Browser, page: str, width: str) -> None:
    looking.complaints()
    looking.size(*WIDTHS[width])
    looking.open(PAGES[page])
    assert looking.run("return document.querySelectorAll('h1').length") == 1
    assert looking.run("return document.documentElement.scrollWidth <= window.innerWidth")
    complaints = [told for told in looking.complaints() if "/nowhere" not in told]
    assert complaints == []
    folder = os.environ.get("FIRSTHAND_PICTURES")
    if folder:
        looking.picture(Path(folder) / f"{page}-{width}.png")


@pytest.mark.skipif(not find_spec("axe_core_python"), reason="no axe-core-python here")
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_serious_fault(looking: Browser, page: str) -> None:
    axe = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    for width, scheme in (("wide", "light"), ("phone", "dark")):
        looking.size(*WIDTHS[width])
        looking.medium(scheme)
        looking.open(PAGES[page])
        looking.run(axe)
        found = looking.run_async("axe.run().then((found) => arguments[0](found.violations))")
        serious = [f for f in found if f["impact"] in {"serious", "critical"}]
        assert [(scheme, f["id"], [node["html"] for node in f["nodes"]][:3]) for f in serious] == []
    looking.medium()


def test_the_incident_is_printed_without_what_a_screen_needs(looking: Browser) -> None:
    looking.size(800, 1100)
    looking.open(PAGES["incident"])
    looking.medium(kind="print")
    shown = looking.run(
        "return ['.top', '.downloads', 'table.tellings', 'svg.tree', '.sentences'].map((what) => "
        "getComputedStyle(document.querySelector(what) || document.head).display)"
    )
    assert shown == ["none", "none", "table", "block", "block"]
    assert looking.run("return document.documentElement.scrollWidth <= window.innerWidth")
    looking.medium()


def test_from_the_briefing_to_an_origin_and_its_report(sized: Browser) -> None:
    sized.open("/")
    sized.click(".incidents .title")
    sized.until("h1", "Aid: United Arab Emirates → Rapid Support Forces")
    assert sized.texts(".count") == ["10 reports, 4 independent origins."]
    assert sized.run("return document.querySelectorAll('svg.tree .report-node').length") == 10
    sized.click("svg.tree .report-node")
    sized.until(".side h2", "Aid")
    assert sized.address == "/report?id=affair-01&event=affair-01%231#e-1"
    assert sized.texts(".event.chosen") == ["supplied"]


def test_a_cell_of_the_incident_leads_to_its_words(sized: Browser) -> None:
    sized.open("/incident?id=i5a0c9e21d7")
    sized.click(".tellings .disputed td:nth-child(3) a")
    sized.until(".cell.on", "How surely")
    assert sized.texts("mark.on") == ["supplied"]
    assert "cell=sure" in sized.address


def test_a_click_on_a_cell_lights_its_words_and_stays_in_the_address(sized: Browser) -> None:
    sized.open("/report?id=affair-05&event=affair-05%231")
    assert sized.texts("mark.on") == []
    sized.click('[data-cell="who"] a')
    assert sized.texts("mark.on") == ["United Arab Emirates"]
    assert "cell=who" in sized.address
    sized.click('[data-cell="whom"] a')
    assert sized.texts("mark.on") == ["Rapid Support Forces"]
    sized.open(sized.address)
    assert sized.texts("mark.on") == ["Rapid Support Forces"]
    sized.click('[data-cell="whom"] a')
    assert sized.texts("mark.on") == []
    assert "cell=" not in sized.address


def test_events_are_stepped_through_without_loading_the_page_again(sized: Browser) -> None:
    sized.open("/report?id=affair-08")
    sized.run("window.still = true")
    sized.press("n")
    sized.until("#chosen", "Aid")
    sized.press("n")
    sized.until("#chosen", "Accuse, allege")
    assert sized.run("return [window.still, document.activeElement.id]") == [True, "chosen"]
    sized.press("p")
    sized.until("#chosen", "Aid")
    sized.run("history.back()")
    sized.until("#chosen", "Accuse, allege")
    assert sized.address == "/report?id=affair-08&event=affair-08%232#e-2"


def test_an_event_is_rejected_from_the_keyboard(judging: Browser, source: LedgerSource) -> None:
    judging.open("/report?id=affair-05&event=affair-05%231")
    judging.press("r", *"Ada", "Tab", "Escape")
    judging.write('[name="why"]', "it is the Gazette's word")
    judging.press("Enter")
    judging.until(".history", "rejected by Ada")
    (kept,) = source.judgements("affair-05#1")
    assert (kept.verdict, kept.who, kept.why) == ("reject", "Ada", "it is the Gazette's word")
    judging.press("a")
    assert judging.run("return document.activeElement.name") == "why"
    judging.press("Enter")
    judging.until(".history", "accepted by Ada")
    assert judging.texts(".history li")[0].startswith("rejected by Ada")


def test_an_event_is_mended(judging: Browser, source: LedgerSource) -> None:
    judging.open("/report?id=affair-05&event=affair-05%231")
    assert judging.texts(".mend") == [""]
    judging.press("m")
    judging.write('[name="who"]', "Ada")
    judging.write('.judge [name="reality"]', "unclear")
    judging.write('[name="recipients"]', "\nDarfur; SDN")
    judging.write('[name="why"]', "only told of")
    judging.click(".judge button")
    judging.until(".history", "reality: unclear; recipients: Rapid Support Forces (SDN PRM) + Darfur (SDN)")
    event = source.event("affair-05#1")
    assert event is not None
    assert (event.reality, [who.name for who in event.recipients]) == ("unclear", ["Rapid Support Forces", "Darfur"])
    assert judging.complaints() == []


def test_a_search_is_an_address(sized: Browser) -> None:
    sized.open("/map")
    sized.press("/", *"drones", "Enter")
    sized.until("h1", "Search")
    assert sized.address == "/search?words=drones"
    sized.click("summary")
    sized.write('[name="publisher"]', "Eastgate Today")
    sized.press("Enter")
    sized.until("#reports + ol", "Gulf state named")
    assert sized.texts("#reports + ol .title") == ["Gulf state named as source of Darfur arms"]
    assert "publisher=Eastgate+Today" in sized.address
    sized.run("history.back()")
    sized.until("#reports + ol", "Northern Courier")


def test_a_table_is_exported(sized: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = next(tmp_path_factory.getbasetemp().glob("browser*"))
    (folder / "events.csv").unlink(missing_ok=True)
    sized.open("/search?type=SANCTION")
    sized.click("#events ~ .downloads a")
    end = time.monotonic() + 30
    while not (folder / "events.csv").exists() and time.monotonic() < end:
        time.sleep(0.1)
    lines = (folder / "events.csv").read_text(encoding="utf-8").splitlines()
    assert (lines[0].split(",")[:2], len(lines)) == (["report", "publisher"], 3)
    sized.open("/api/1/incident?id=i5a0c9e21d7")
    assert json.loads(sized.texts("body")[0])["independent_origins"] == 4


def test_everything_can_be_read_without_scripts(desk: str, tmp_path: Path) -> None:
    with Browser(desk, tmp_path, scripts=False) as browser:
        browser.size(1280, 900)
        browser.open("/report?id=affair-05")
        browser.click("a.event")
        browser.until("#chosen", "Aid")
        browser.click('[data-cell="where"] a')
        browser.until(".cell.on", "Where")
        assert browser.texts("mark.on") == ["Amdjarass"]
        browser.click(".links a")
        browser.until(".kicker", "Story")
        browser.open("/dyad?one=ARE&other=SDN")
        browser.click(".bar")
        browser.until("#events", "Events of")
