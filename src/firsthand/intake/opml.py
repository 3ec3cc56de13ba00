"""OPML: a list of feeds, as feed readers save what somebody follows."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from firsthand.errors import IntakeError
from firsthand.intake.markup import mended

FEEDS = 10_000  # of one list at most


def feeds_of_list(raw: bytes, name: str) -> tuple[str, ...]:
    """The addresses of the feeds in an OPML list, each once, in its order; IntakeError where it is none or has none."""
    document = mended(raw, name)
    if document.root != "opml":
        raise IntakeError(name, "opml", f"it is no list of feeds: it begins with <{document.root}>")
    addresses = dict.fromkeys(
        value.strip()
        for element in etree.fromstring(document.raw).iter()
        for key, value in element.attrib.items()
        if key.lower() == "xmlurl" and value.strip()
    )
    if not addresses:
        raise IntakeError(name, "opml", "there are no feeds in the list")
    if len(addresses) > FEEDS:
        raise IntakeError(name, "opml", f"the list has more than {FEEDS:,} feeds")
    return tuple(addresses)
