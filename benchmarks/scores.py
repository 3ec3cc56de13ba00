"""Sections of ``docs/scores.md``: each benchmark writes its own, with date and command, between two markers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path("docs/scores.md")


def write(name: str, command: str, data: str, body: str) -> None:
    """Put the section ``name`` into the page, in the place of the one that stands there."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Scores\n"
    today = datetime.now(UTC).date().isoformat()
    section = f"<!-- {name} -->\n## {name}\n\n{today} · `{command}` · {data}\n\n{body.strip()}\n<!-- end {name} -->\n"
    pattern = re.compile(rf"<!-- {re.escape(name)} -->.*?<!-- end {re.escape(name)} -->\n", re.DOTALL)
    text = pattern.sub(lambda _: section, text) if pattern.search(text) else f"{text.rstrip()}\n\n{section}"
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
