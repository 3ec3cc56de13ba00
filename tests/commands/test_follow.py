"""Feeds on the command line."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.commands.main import app
from firsthand.errors import UsageError

FEED = b"""<rss version="2.0"><channel><title>The Herald</title><item><title>Army kills rebels</title>
<link>http://127.0.0.1/a</link><pubDate>Tue, 06 Aug 2024 08:00:00 GMT</pubDate>
<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;The Syrian army killed 13 rebels in Homs
on Monday, the army said. Iran condemned the attack and asked Russia for help against those who had ordered it, state
media reported on Tuesday. Doctors in the town spoke of many wounded people who could not be brought to any hospital.&lt;/p&gt;</content:encoded></item></channel></rss>"""


class Feed(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == "/feed.xml"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(FEED if found else b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def feed() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Feed) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/feed.xml"
        server.shutdown()


def test_what_is_new_in_a_feed_comes_into_the_ledger_once(feed: str, tmp_path: Path) -> None:
    path = str(tmp_path / "f.db")
    asked = ["follow", feed, "-l", path, "--once", "--allow-private"]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.exception
    assert "1 new" in done.stderr, CliRunner().invoke(app, ["failures", "-l", path]).stdout
    assert CliRunner().invoke(app, asked).stderr == ""
    assert "The Herald" in CliRunner().invoke(app, ["events", "-l", path]).stdout


def test_a_feed_that_fails_is_told_by_the_exit_code(feed: str, tmp_path: Path) -> None:
    gone = feed.replace("feed.xml", "gone.xml")
    asked = ["follow", gone, "-l", str(tmp_path / "f.db"), "--once", "--allow-private"]
    done = CliRunner().invoke(app, asked)
    assert (done.exit_code, "1 failed" in done.stderr) == (3, True)


def test_what_is_no_feed_is_said_at_once(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["follow", str(tmp_path / "none.opml"), "-l", str(tmp_path / "f.db"), "--once"])
    assert isinstance(done.exception, UsageError)
