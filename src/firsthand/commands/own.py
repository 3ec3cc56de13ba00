"""A user's own actors in the commands that fill a ledger: what reads with them, and a word where others were used before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.commands.app import many, say
from firsthand.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from firsthand.ledger.reader_processes import Load


@dataclass(frozen=True, slots=True)
class Reads:
    """What reads: a function that a process calls to have it, and its version."""

    load: Load
    version: str


def reads_with(own: Sequence[Path] | None, *, alone: bool) -> Reads:
    """What reads with these files of actors; UsageError for one that is none, or for ``alone`` without any."""
    from firsthand.ledger.adding import load_reader, reader_version

    check_alone(own, alone=alone)
    files = tuple(path.absolute() for path in own or ())
    return Reads(partial(load_reader, files, alone=alone), reader_version(files, alone=alone))


def check_alone(own: Sequence[Path] | None, *, alone: bool) -> None:
    """UsageError where only own actors are to be known, and there are none."""
    if alone and not own:
        raise UsageError("--only-atlas needs --atlas: the actors that are to be known")


def read_otherwise(ledger: Path, reads: Reads) -> int:
    """How many reports of a ledger were read with other own actors than these, or only these with some."""
    from firsthand.ledger import Ledger
    from firsthand.ledger.adding import own_actors

    try:
        with Ledger(ledger) as asking:
            readers = asking.readers()
    except LedgerError:  # it is not there, or of an older form; what is wrong with it is told by who writes to it
        return 0
    return sum(count for version, count in readers.items() if own_actors(version) != own_actors(reads.version))


def tell_of_others(ledger: Path, reads: Reads) -> None:
    """A line on standard error where reports of the ledger were read with other own actors than these."""
    others = read_otherwise(ledger, reads)
    if others:
        say(
            f"{ledger}: {many(others, 'report')} in it read with other actors of --atlas; firsthand reread reads all with the same"
        )
