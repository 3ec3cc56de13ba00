"""HTML to a report, by trafilatura: the article's text, title, publisher, date and address."""

from __future__ import annotations

from firsthand.errors import IntakeError
from firsthand.intake.decoding import checked
from firsthand.records import Report


def report_of_html(html: str, name: str, url: str | None = None) -> Report:
    """The report in a web page; IntakeError where no article is found in it."""
    import trafilatura  # noqa: PLC0415  (it takes half a second to load, and plain text has no use for it)
    from trafilatura.settings import Document  # noqa: PLC0415

    try:
        document = trafilatura.bare_extraction(
            html, url=url, with_metadata=True, include_comments=False, include_tables=False
        )
    except Exception as cause:  # the library fails on broken pages in its own ways
        raise IntakeError(name, "html", f"the page cannot be parsed ({type(cause).__name__})") from cause
    found = document.as_dict() if isinstance(document, Document) else {}
    body = found.get("text") or ""
    if not body.strip():
        raise IntakeError(name, "html", "there is no article in the page")
    title = found.get("title")
    text = body if not title or body.startswith(title) else f"{title}\n{body}"
    publisher = found.get("sitename") or found.get("hostname")
    return Report(name, checked(text, name), title, publisher, found.get("date"), url or found.get("url"))
