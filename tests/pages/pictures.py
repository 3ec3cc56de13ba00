"""Pictures of a ledger's desk for the docs.

    python -m tests.pages.pictures LEDGER FOLDER

takes them of the weightiest incident and what belongs to it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from firsthand.ledger import Wanted
from firsthand.pages.app import make_app
from firsthand.pages.from_ledger import LedgerSource
from firsthand.pages.showing import link
from tests.pages.browser import Browser
from tests.pages.served import served

SIZE = (1280, 860)


def addresses(source: LedgerSource) -> dict[str, str]:
    """A page of each kind."""
    incident = source.incidents(Wanted(limit=1))[0]
    telling = incident.tellings[0]
    story = source.story_of(telling.report)
    actor, recipient = incident.actors[0], incident.recipients[0]
    return {
        "briefing": "/",
        "incident": link("/incident", id=incident.id),
        "origins": link("/incident", "origins", id=incident.id),
        "report": link("/report", id=telling.report),
        "event": link("/report", id=telling.report, event=telling.event, cell="whom"),
        "story": link("/story", id=story.id if story else ""),
        "actor": link("/actor", name=actor.id or actor.name),
        "dyad": link("/dyad", one=actor.country or actor.name, other=recipient.country or recipient.name),
        "map": "/map",
        "search": link("/search", words="drones", reality="happened"),
    }


def take(ledger: Path, folder: Path) -> None:
    """Keep the pictures in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        LedgerSource(ledger) as source,
        served(make_app(source, name=ledger.name)) as address,
        Browser(address, Path(tempfile.mkdtemp())) as browser,
    ):
        browser.size(*SIZE)
        for name, page in addresses(source).items():
            browser.open(page)
            browser.picture(folder / f"{name}.png")
        browser.size(390, 800)
        browser.medium("dark")
        browser.open(addresses(source)["event"])
        browser.picture(folder / "phone.png")


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
