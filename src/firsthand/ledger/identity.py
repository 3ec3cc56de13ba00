"""By what two reports are told to be one: the text's hash, the outlet, the address, and how much of the words is shared."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_RUN = 4  # words in a row that are compared
_SHARE = 0.5  # of the shorter text's runs from which the longer is another version of it
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid")
_WORD = re.compile(r"\w+")


def hash_of(text: str) -> str:
    """SHA-256 of the text's UTF-8 in hexadecimal; UnicodeEncodeError where the text holds half a character."""
    return hashlib.sha256(text.encode()).hexdigest()


def outlet_of(publisher: str | None) -> str | None:
    """A publisher's name as it is compared: no difference of case or blanks, and no "www."."""
    words = " ".join((publisher or "").split()).casefold().removeprefix("www.")
    return words or None


def address_of(url: str | None) -> str | None:
    """A web address as it is compared: no scheme, port 80 or 443, "www.", fragment, or words that only count clicks."""
    if not url or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
        port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    except ValueError:
        return url.strip()
    if parts.scheme not in {"http", "https"}:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.") + port
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(kept), "")) or url.strip()


def alike(one: str, other: str) -> bool:
    """Whether half of the shorter text's runs of four words stand in the longer one too."""
    words = [[word.casefold() for word in _WORD.findall(text)] for text in (one, other)]
    length = min(_RUN, *map(len, words))
    fewer, more = sorted(({tuple(w[n : n + length]) for n in range(len(w) - length + 1)} for w in words), key=len)
    return length > 0 and len(fewer & more) >= _SHARE * len(fewer)
