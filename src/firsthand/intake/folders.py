"""What stands in a folder and below it, in the order of the names."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from firsthand.errors import IntakeError
from firsthand.intake.saved import ENDINGS as SAVED
from firsthand.intake.saved import PAGES, companions

ENDINGS = (
    *(".txt", *PAGES, *SAVED, ".json", ".jsonl", ".ndjson", ".warc", ".warc.gz"),
    *(".csv", ".tsv", ".parquet", ".rss", ".atom", ".xml", ".opml"),
)


def files_in(folder: Path) -> Iterator[Path | IntakeError]:
    """The files with one of ENDINGS in a folder and all folders below; what cannot be looked into is an error.

    Links are followed, into each folder once: a link that leads back to a folder that was read is an error. Folders that
    browsers made beside a saved page are left out.
    """
    seen: set[tuple[int, int]] = set()
    left = [folder]
    while left:
        at = left.pop()
        try:
            status = at.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield at
                continue
            if (status.st_dev, status.st_ino) in seen:
                yield IntakeError(shown(at), "opening", "it leads back to a folder that is read already")
                continue
            seen.add((status.st_dev, status.st_ino))
            left += sorted(filter(_is_wanted, _inside(at)), reverse=True)
        except OSError as cause:
            yield IntakeError(shown(at), "opening", cause.strerror or str(cause))


def left_out(source: str) -> Counter[str]:
    """How many files have none of ENDINGS, by their own, where ``source`` is a folder; hidden ones and links are not counted."""
    endings: Counter[str] = Counter()
    left = [Path(source)] if source.strip() and os.path.isdir(source) else []  # noqa: PTH112  (Path's raises)
    while left:
        with suppress(OSError):
            for path in _inside(left.pop()):
                if path.is_symlink() or path.name.startswith("."):
                    continue
                if path.is_dir():
                    left.append(path)
                elif path.is_file() and not path.name.lower().endswith(ENDINGS):
                    endings[path.suffix.lower()] += 1
    return endings


def _inside(folder: Path) -> Iterator[Path]:
    paths = list(folder.iterdir())
    beside = companions({path.name for path in paths})
    return (path for path in paths if path.name not in beside)


def shown(path: Path | str) -> str:
    """A path as a text that can be printed and stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def name_of_file(path: Path) -> str:
    """A file's name without its ending, which is the id of a report that has no other."""
    name = path.name[:-3] if path.name.lower().endswith(".warc.gz") else path.name
    return shown(Path(Path(name).stem)) or "report"


def _is_wanted(path: Path) -> bool:
    """Whether it is a folder, or a file with a known ending; a link to nowhere is wanted by its name, to be told of."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return path.name.lower().endswith(ENDINGS)
    return stat.S_ISDIR(mode) or (stat.S_ISREG(mode) and path.name.lower().endswith(ENDINGS))
