"""Text as cells: what a file cannot hold or a spreadsheet would run is made safe here, by rules that docs/exchange.md tells.

- A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD everywhere: one character for one, so that offsets hold.
- In delimited files a text that begins with one of ``= + - @``, their full-width forms, a tab, a line break or an
  apostrophe has one apostrophe put before it, so that no spreadsheet takes it for a formula; numbers are left alone.
- In the field's own tables, which have no quoting, every control character and line separator becomes a space and the
  straight double quote an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Cell = str | int | float | bool | None

_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MARK = "'"


def storable(text: str) -> str:
    """``text`` with every lone surrogate as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def told(text: str | None) -> str | None:
    """``text`` as it can be stored; None for an empty one."""
    return storable(text) if text else None


def safe(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula."""
    return MARK + text if text.startswith((*_FORMULA, MARK)) else text


def unsafe(cell: str) -> str:
    """The text that :func:`safe` made ``cell`` of."""
    return cell.removeprefix(MARK)


def bare(text: str) -> str:
    """``text`` as a cell of a table without quoting: one line, no tab, no straight double quote, no formula."""
    plain = _CONTROL.sub(" ", storable(text)).replace('"', MARK).strip()
    return MARK + plain if plain.startswith(_FORMULA) else plain


def line(cells: Iterable[Cell], missing: str = "") -> str:
    """One line of a tab-separated table without quoting; ``missing`` stands for what is not known."""
    return "\t".join(_written(cell, missing) for cell in cells) + "\n"


def _written(cell: Cell, missing: str) -> str:
    match cell:
        case None:
            return missing
        case bool():
            return "true" if cell else "false"
        case str():
            return bare(cell) or missing
        case _:
            return f"{cell}"
