"""Pages that a browser saved: where they are from, the page in an MHTML file, and the folder that goes with a page."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from firsthand.errors import IntakeError
from firsthand.intake.links import plain_link

ENDINGS = (".mhtml", ".mht")
PAGES = (".html", ".htm", ".xhtml")
_HEAD = 4000  # characters of a page within which a browser says where it is from
_FROM = re.compile(
    r"<!--\s*saved from url=\(\d{4,5}\)(\S{1,2000})\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})"
)
_SENT = ("snapshot-content-location", "content-location")


def saved_from(html: str) -> str | None:
    """The address that a browser noted when it saved the page (Chrome, Edge and others; SingleFile); None where none did."""
    found = _FROM.search(html, 0, _HEAD)
    return plain_link(found[1] or found[2]) if found else None


def page_in(raw: bytes, name: str) -> tuple[bytes, str | None]:
    """The page in an MHTML file ("Webpage, Single File"; RFC 2557) and its address; IntakeError where there is none."""
    try:
        whole = message_from_bytes(raw, policy=policy.default)
        page = next((part for part in whole.walk() if part.get_content_type() == "text/html"), None)
        body = page.get_payload(decode=True) if page is not None else None
        told = [_header(part, key) for part in (whole, page) if part is not None for key in _SENT]
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as cause:  # of hostile headers and parts
        raise IntakeError(name, "mhtml", f"the saved page cannot be unpacked ({type(cause).__name__})") from cause
    if not isinstance(body, bytes) or not body.strip():
        raise IntakeError(name, "mhtml", "there is no web page in it; save it again as HTML")
    return body, next((link for words in told if words and (link := plain_link(words))), None)


def companions(names: set[str]) -> set[str]:
    """Those of a folder's ``names`` that browsers made beside a page for its pictures and frames: "story_files" by "story.html"."""
    stems = {name[: name.rindex(".")] for name in names if name.lower().endswith(PAGES)}
    return {name for name in names if name.endswith("_files") and name.removesuffix("_files") in stems}


def _header(part: EmailMessage, key: str) -> str:
    return str(part.get(key) or "")
