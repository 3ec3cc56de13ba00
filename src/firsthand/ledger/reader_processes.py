"""Processes that read, each with a reader of its own; one that dies takes only the report down that it was reading."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pickle import PickleError
from typing import Protocol, Self

from firsthand.errors import FirsthandError, ReportError
from firsthand.records import Reading, Report

AHEAD = 2  # reports that a process holds at most: the one it reads and the next
_PATIENCE = 5.0  # seconds that a process is given to end
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Reads(Protocol):
    """What reads a report; :class:`firsthand.reading.reader.Reader` does."""

    def read(self, report: Report) -> Reading:
        """What is in ``report``; a :class:`ReportError` where it cannot be read."""


Load = Callable[[], Reads]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report's reading, or, where that is None, the stage and cause of its failure."""

    report: Report
    reading: Reading | None
    stage: str = ""
    cause: str = ""


def outcome_of(reader: Reads, report: Report) -> Outcome:
    """What ``reader`` makes of ``report``."""
    try:
        return Outcome(report, reader.read(report))
    except ReportError as error:
        return Outcome(report, None, error.stage, error.cause)
    except Exception as cause:  # noqa: BLE001  (the border of one report: the others go on)
        return Outcome(report, None, "reading", f"{type(cause).__name__}: {cause}")


@dataclass(slots=True)
class _Process:
    process: SpawnProcess
    connection: Connection
    ready: bool = False
    held: deque[Report] = field(default_factory=deque)


class ReaderProcesses:
    """``count`` processes, each with what ``load`` (a module's function) gives it.

    Each starts when all before it have something to read. Use it in one thread, in a ``with``. A process that cannot load its reader is a FirsthandError.
    """

    def __init__(self, load: Load, count: int) -> None:
        self._load = load
        self._count = count
        self._processes: list[_Process] = []

    @property
    def held(self) -> int:
        """How many reports are being read or about to be."""
        return sum(len(process.held) for process in self._processes)

    @property
    def room(self) -> bool:
        """Whether one more report would be taken."""
        return self.held < self._count * AHEAD

    def give(self, report: Report) -> None:
        """Let ``report`` be read by the process with the least to do."""
        if len(self._processes) < self._count and all(process.held for process in self._processes):
            self._processes.append(_started(self._load))
        least = min(self._processes, key=lambda process: len(process.held))
        least.held.append(report)
        _send(least, report)

    def take(self, timeout: float | None = None) -> list[Outcome]:
        """What has been read; waits for something up to ``timeout`` seconds, None for as long as it takes."""
        ready = wait([process.connection for process in self._processes], timeout)
        found = []
        for place, process in enumerate(self._processes):
            if process.connection in ready:
                found += self._heard(place, process)
        return found

    def _heard(self, place: int, process: _Process) -> list[Outcome]:
        try:
            told = process.connection.recv()
        except (EOFError, OSError, PickleError):
            return self._replaced(place, process)
        if isinstance(told, str):
            if told:
                raise FirsthandError(f"a reading process could not load its reader: {told}")
            process.ready = True
            return []
        return [Outcome(process.held.popleft(), *told)]

    def _replaced(self, place: int, dead: _Process) -> list[Outcome]:
        _end(dead)
        code = dead.process.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        if not dead.ready:
            raise FirsthandError(
                f"a reading process could not start ({how}); a script that adds with several processes"
                ' does so under `if __name__ == "__main__":`'
            )
        failed = (
            [Outcome(dead.held.popleft(), None, "reading", f"the process that read it died ({how})")]
            if dead.held
            else []
        )
        self._processes[place] = new = _started(self._load)
        for report in dead.held:
            new.held.append(report)
            _send(new, report)
        return failed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.connection.close()
        for process in self._processes:
            _end(process)
        self._processes.clear()


def _started(load: Load) -> _Process:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, load), daemon=True, name="firsthand reader")
    with _no_interrupt(), _one_thread():
        process.start()
    theirs.close()
    return _Process(process, ours)


def _send(process: _Process, report: Report) -> None:
    with suppress(OSError):  # it died: that is heard when its connection is
        process.connection.send(report)


def _end(process: _Process) -> None:
    process.connection.close()
    process.process.join(_PATIENCE)
    if process.process.is_alive():
        process.process.kill()
        process.process.join()


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Start what does not hear of Ctrl-C: who started it ends it."""
    resource_tracker.ensure_running()  # or its start, within, would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Start what computes on one thread: the processes are as many as shall run at once."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _work(connection: Connection, load: Load) -> None:
    """A reading process: reports come in, outcomes go out; the word that is sent first is empty where all is well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    waiting: queue.SimpleQueue[Report] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, waiting), daemon=True).start()
    try:
        reader = load()
    except Exception as cause:  # noqa: BLE001  (told to who started it)
        connection.send(f"{type(cause).__name__}: {cause}")
        return
    with suppress(OSError):  # who started it is gone
        connection.send("")
        while True:
            outcome = outcome_of(reader, waiting.get())
            connection.send((outcome.reading, outcome.stage, outcome.cause))


def _receive(connection: Connection, waiting: queue.SimpleQueue[Report]) -> None:
    """Take in reports while another is read; end the process when nobody is there any more."""
    try:
        while True:
            waiting.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)
