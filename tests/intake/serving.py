"""A web server on this machine for the tests, whose answers are set address by address, and a clock that is set too."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: ``pause`` seconds pass before each of its bytes."""

    body: bytes = b""
    media: str = "text/html"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0


@dataclass(slots=True)
class Site:
    """The server's address, its answers by path, and the requests that it had: path and headers in small letters."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]


@dataclass(slots=True)
class MadeClock:
    """A clock that stands until somebody waits; it keeps for how long each did."""

    time: float = 1_722_938_400.0  # 2024-08-06 10:00 UTC
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.time += seconds


@contextmanager
def serving(address: str = "127.0.0.1") -> Iterator[Site]:
    """The site, as long as the context lasts."""
    site, lock = Site(""), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                site.at_once += 1
                site.most_at_once = max(site.most_at_once, site.at_once)
            site.requests.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
            try:
                self._answer(site.answers.get(self.path, Answer(b"not here", status=404)))
            except (BrokenPipeError, ConnectionResetError):
                self._leave()

        def _leave(self) -> None:
            with lock:
                site.at_once -= 1

        def _answer(self, answer: Answer) -> None:
            head = {"Content-Type": answer.media, "Content-Length": str(len(answer.body)), **answer.headers}
            lines = [f"HTTP/1.1 {answer.status} Said", *(f"{key}: {value}" for key, value in head.items()), "", ""]
            opening = "\r\n".join(lines).encode()
            whole = opening + answer.body
            last = (len(opening) if answer.status >= 400 else len(whole)) - 1  # on which the reader may come again
            step = 1 if answer.pause else len(whole)
            for at in range(0, last, step):
                time.sleep(answer.pause)
                self.wfile.write(whole[at : min(at + step, last)])
            self._leave()
            self.wfile.write(whole[last:])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    site.url = f"http://{address}:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class MemoryState(dict[str, str]):
    """What is remembered of feeds, as long as the process lasts."""

    def set(self, key: str, value: str) -> None:
        """Keep ``value`` for ``key``."""
        self[key] = value
