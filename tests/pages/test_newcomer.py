"""The newcomer's way: what `make desk` shows, from its first page to the origins of an incident in three clicks."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.browser import INSTALLED, Browser

pytestmark = pytest.mark.skipif(not INSTALLED, reason="no chromium and chromedriver here")

ROOT = Path(__file__).parents[2]


def firsthand(line: str, ledger: Path) -> list[str]:
    """A line of the Makefile's `desk`, for a ledger of our own, at a free port and without a browser of the system's."""
    words = line.replace("build/affair.db", str(ledger)).replace("--open", "--port 0").split()
    return [sys.executable, "-m", "firsthand", *words[1:]]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the desk is that `make desk` starts."""
    ledger = tmp_path_factory.mktemp("newcomer") / "affair.db"
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ndesk:")[2].partition("\n\n")[0]
    add, desk = (line.strip() for line in recipe.splitlines() if "$(FIRSTHAND)" in line)
    reading = [*firsthand(add, ledger), "--processes", "1"]
    subprocess.run(reading, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    with subprocess.Popen(firsthand(desk, ledger), cwd=ROOT, stdout=subprocess.PIPE, text=True) as serving:  # noqa: S603
        try:
            assert serving.stdout is not None
            found = re.search(r"http://\S+?(?=/?\s)", serving.stdout.readline())
            assert found
            yield found[0]
        finally:
            serving.terminate()


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_from_the_first_page_to_the_tree_of_origins(address: str, size: tuple[int, int], tmp_path: Path) -> None:
    with Browser(address, tmp_path) as browser:
        browser.size(*size)
        browser.open("/")
        browser.click(".incidents .title")
        browser.until("h1", "United Arab Emirates")
        browser.click('.jump a[href="#origins"]')
        seen = browser.run("return document.querySelector('svg.tree').getBoundingClientRect().toJSON()")
        assert 0 <= seen["top"] < size[1] - 100
        browser.click("svg.tree .report-node")
        browser.until(".side h2", "Aid")
        assert browser.texts(".event.chosen") != []
        assert browser.complaints() == []
