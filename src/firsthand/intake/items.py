"""An item of a feed to its report: from the text that the feed carries, if that is the whole text, else from its page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files

from firsthand.errors import IntakeError
from firsthand.intake.decoding import checked
from firsthand.intake.feeds import Item
from firsthand.intake.fetching import Fetch
from firsthand.intake.links import plain_link
from firsthand.intake.pages import plain_text, report_of_page, text_of_fragment, titled
from firsthand.records import Report

_CONTENT = 40  # words from which what a feed calls content is taken for the whole text
_SUMMARY = 150  # words from which a description is; both by judgement, not measured
_APPEARED = re.compile(r"\n[^\n]*\b(appeared first on|first appeared on) [^\n]*\Z")  # WordPress adds it to every item
_AROUND = " \t»›→>.…"


def report_of_item(item: Item, fetch: Fetch) -> Report:
    """The item's report, its page fetched where the feed does not carry the whole text; IntakeError where none is had.

    Its id is its link, as are those of its errors; for an item without a link its publisher and its id in the feed.
    """
    name = name_of(item)
    text = _carried(item, name)
    if text is not None:
        return Report(
            name, checked(titled(item.title, text), name), item.title, item.publisher, item.published, item.link
        )
    if item.link is None:
        raise IntakeError(name, "feed", "the item has neither a text nor a link")
    page = fetch(item.link)
    report = report_of_page(page.raw, page.media, name, page.url)
    return replace(
        report,
        title=item.title or report.title,
        publisher=item.publisher or report.publisher,
        published=item.published or report.published,
        url=plain_link(page.url) or item.link,
    )


def name_of(item: Item) -> str:
    """The id that the item's report or error has."""
    return item.link or f"{item.publisher or 'feed'}: {item.id}"


def _carried(item: Item, name: str) -> str | None:
    """The text that the feed carries, None where it is cut short and there is a page; without a page it has to do."""
    for markup, least in ((item.content, _CONTENT), (item.summary, _SUMMARY)):
        if markup is None:
            continue
        every = _APPEARED.sub("", plain_text(markup))
        if every and (item.link is None or (len(every.split()) >= least and not is_cut(every))):
            return _APPEARED.sub("", text_of_fragment(markup, name))
    return None


def is_cut(text: str) -> bool:
    """Whether a text ends as shortened ones do: with an ellipsis, or a word to read on elsewhere."""
    last = text.rstrip().rpartition("\n")[2].lower().strip()
    ends = tuple(_marks())
    words = tuple(mark for mark in ends if mark[0].isalpha())
    return last.endswith(ends) or last.rstrip(_AROUND).endswith(words) or last.startswith(words)


@cache
def _marks() -> frozenset[str]:
    text = (files("firsthand.intake") / "data/cut.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
