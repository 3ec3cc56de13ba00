"""What is remembered between two runs of :func:`~firsthand.intake.following.follow`: texts by key."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Protocol

_KNOWN = 1000  # ids of items that are remembered of a feed at least
_TRIES = 3  # times that an item's page is asked for, where the failure may be passing


class State(Protocol):
    """Texts by key, kept until they are set anew; used by one thread."""

    def get(self, key: str) -> str | None:
        """The text of ``key``, None where none was set."""
        ...

    def set(self, key: str, value: str) -> None:
        """Keep ``value`` for ``key``; it outlasts the process when what was given out before it does."""
        ...


def kept_in_file(path: Path) -> dict[str, str]:
    """The texts by key of a file of JSON lines, ``[key, value]``, the last of a key: as they were kept before ledgers did."""
    values: dict[str, str] = {}
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            with suppress(ValueError, TypeError):  # the line that was being written when the process ended
                key, value = json.loads(line)
                values[str(key)] = str(value)
    return values


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a feed between two checks.

    ``etag`` and ``modified`` are what the server said of the document whose items are all known; ``due`` the moment of
    the next check (seconds since 1970); ``failures`` how many checks failed in a row; ``known`` keys of items, as they
    were, that were given out, the latest last; ``tries`` how often the page of an item that is not known was asked for in vain.
    """

    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0
    known: tuple[str, ...] = ()
    tries: dict[str, int] = field(default_factory=dict)

    def with_item(self, key: str, *, passing: bool) -> Standing:
        """After an item was given out, or its error; one that may be ``passing`` is tried a few times."""
        tries = dict(self.tries)
        count = tries.pop(key, 0) + 1
        if passing and count < _TRIES:
            return replace(self, tries={**tries, key: count})
        return replace(self, known=(*self.known, key), tries=tries)

    def with_document(self, keys: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, int]]:
        """What of ``known`` and ``tries`` is kept when the feed shows these items: theirs, and the latest of the others."""
        shown = set(keys)
        others = [key for key in self.known if key not in shown]
        room = max(_KNOWN, 2 * len(keys)) - len(keys)
        kept = (*others[max(len(others) - room, 0) :], *(key for key in self.known if key in shown))
        return kept, {key: count for key, count in self.tries.items() if key in shown}

    def to_json(self) -> str:
        """The standing as a text to be kept."""
        return json.dumps(asdict(self))


def standing_of(text: str | None) -> Standing:
    """The standing that a text tells; that of a feed which was never checked for None, or a text that tells none."""
    try:
        data = json.loads(text or "{}")
        data["known"] = tuple(data.get("known", ()))
        return Standing(**data)
    except (ValueError, TypeError, AttributeError):
        return Standing()
