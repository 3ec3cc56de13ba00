"""HTML to a report, by trafilatura: the article's text, title, publisher, date and address."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from typing import Any

from firsthand.errors import IntakeError
from firsthand.intake.decoding import checked, decode
from firsthand.intake.markup import root_of
from firsthand.intake.saved import saved_from
from firsthand.records import Report

LARGEST = 5_000_000  # characters of a page at most; pages of news have a tenth of it
_TAGS = 40_000  # of a page at most: the extraction takes four seconds for that many, by their square
_TAG = re.compile(r"<[A-Za-z]")
_CROWDED = re.compile(  # a tag of more than 200 attributes, which take time by their square
    r"<[A-Za-z][^\s/>]*+(?>[\s/]*+[^\s/>=][^\s/>=]*+(?>\s*+=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+){201}"
)
_BREAKING = re.compile(
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    "|section|table|td|th|tr|ul"
)
_SILENT = ("script", "style", "noscript", "template", "iframe", "object", "svg", "head")
_BREAK = "\u2029"
_KEPT = 0.6  # of a fragment's words that the extraction has to find, or all its words are taken


def report_of_html(html: str, name: str, url: str | None = None) -> Report:
    """The report in a web page, fetched from ``url`` or saved by a browser; IntakeError where no article is found in it."""
    found = _extracted(html, name, url or saved_from(html))
    body = found.get("text") or ""
    if not body.strip():
        raise IntakeError(name, "html", "there is no article in the page")
    title = found.get("title")
    publisher = found.get("sitename") or found.get("hostname")
    return Report(
        name, checked(titled(title, body), name), title, publisher, found.get("date"), url or found.get("url")
    )


def report_of_page(raw: bytes, media: str, name: str, url: str) -> Report:
    """The report in what an address gave: in a web page, by its media type or its beginning, or a plain text."""
    if "html" in media.lower() or root_of(raw) == "html":
        return report_of_html(decode(raw, name), name, url)
    return Report(name, checked(decode(raw, name), name), url=url)


def text_of_fragment(fragment: str, name: str) -> str:
    """The text of an article's markup without a page around it: what is extracted from it, or else all of its words."""
    plain = plain_text(fragment)
    page = f"<html><head><title></title></head><body><article>{fragment}</article></body></html>"
    try:
        body = (_extracted(page, name, None).get("text") or "").strip()
    except IntakeError:
        return plain
    return body if len(body.split()) >= _KEPT * len(plain.split()) else plain


def plain_text(fragment: str) -> str:
    """All the words of a piece of HTML, a line for each of its blocks; "" where it has none, or is beyond all bounds."""
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415

    if "<" not in fragment:
        return "\n".join(_lines(entities.unescape(fragment), "\n"))
    if _excess(fragment) is not None:
        return ""
    try:
        tree = html.document_fromstring(f"<html><body>{fragment.replace(_BREAK, ' ')}</body></html>")
    except (etree.LxmlError, ValueError):
        return ""
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_SILENT, with_tail=False)
    return "\n".join(_lines("".join(_pieces(tree)), _BREAK))


def _pieces(tree: Any) -> Iterator[str]:
    """The text of a tree in order, a break before and behind each block."""
    from lxml import etree  # noqa: PLC0415

    for event, element in etree.iterwalk(tree, ("start", "end")):
        if _BREAKING.fullmatch(str(element.tag)):
            yield _BREAK
        yield (element.text if event == "start" else element.tail) or ""


def titled(title: str | None, body: str) -> str:
    """The body with its title as the first line, unless it begins with it."""
    return body if not title or body.startswith(title) else f"{title}\n{body}"


def _lines(text: str, mark: str) -> list[str]:
    return [line for part in text.split(mark) if (line := " ".join(part.split()))]


def _excess(html: str) -> str | None:
    """What in a page would keep the parsers busy for minutes."""
    if len(html) > LARGEST:
        return f"the page has more than {LARGEST // 10**6} million characters"
    if len(_TAG.findall(html)) > _TAGS:
        return f"the page has more than {_TAGS:,} tags"
    return "a tag in the page has too many attributes" if _CROWDED.search(html) else None


def _extracted(html: str, name: str, url: str | None) -> dict[str, Any]:
    import trafilatura  # noqa: PLC0415  (it takes half a second to load, and plain text has no use for it)
    from trafilatura.settings import Document  # noqa: PLC0415

    if (excess := _excess(html)) is not None:
        raise IntakeError(name, "html", excess)
    try:
        document = trafilatura.bare_extraction(
            html, url=url, with_metadata=True, include_comments=False, include_tables=False
        )
    except Exception as cause:  # the library fails on broken pages in its own ways
        raise IntakeError(name, "html", f"the page cannot be parsed ({type(cause).__name__})") from cause
    return document.as_dict() if isinstance(document, Document) else {}
