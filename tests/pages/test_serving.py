from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from firsthand.errors import LedgerError, UsageError
from firsthand.pages.serving import address_of, listening, names_of, serve
from tests.pages import affair


@pytest.mark.parametrize(
    ("host", "port", "token", "address"),
    [
        ("127.0.0.1", 8642, None, "http://127.0.0.1:8642/"),
        ("::1", 80, None, "http://[::1]:80/"),
        ("Desk.lan", 8642, "a b&c", "http://desk.lan:8642/?token=a%20b%26c"),
    ],
)
def test_the_address_leads_to_the_desk(host: str, port: int, token: str | None, address: str) -> None:
    assert address_of(host, port, token) == address


def test_a_desk_on_every_address_is_called_by_this_machines_names() -> None:
    assert socket.gethostname().lower() in names_of("0.0.0.0")
    assert "0.0.0.0" not in names_of("0.0.0.0")
    assert names_of("192.168.1.5") == {"192.168.1.5"}
    assert names_of("FE80::1") == {"[fe80::1]"}
    assert address_of("0.0.0.0", 1) == f"http://{socket.gethostname().lower()}:1/"


def test_a_port_that_is_taken_is_said_in_words() -> None:
    with listening("127.0.0.1", 0) as taken, pytest.raises(UsageError, match="choose another with --port"):
        listening("127.0.0.1", taken.getsockname()[1])
    with pytest.raises(UsageError, match="70000 is no port"):
        listening("127.0.0.1", 70_000)


def test_what_cannot_be_served_is_not(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger here"):
        serve(tmp_path / "nothing.db")
    affair.write(tmp_path / "affair.db")
    with pytest.raises(UsageError, match="needs a token"):
        serve(tmp_path / "affair.db", host="0.0.0.0")


def test_it_serves_until_it_is_ended(tmp_path: Path) -> None:
    affair.write(tmp_path / "affair.db")
    program = "import sys; from firsthand.pages.serving import serve; serve(sys.argv[1], port=0, read_only=True)"
    command = [sys.executable, "-u", "-W", "error", "-c", program, str(tmp_path / "affair.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603
        try:
            assert desk.stdout is not None
            address = desk.stdout.readline().split()[-1]
            answer = httpx.get(address, trust_env=False, timeout=60)
            assert (answer.status_code, "server" in answer.headers) == (200, False)
            assert "affair.db, for reading only" in answer.text
        finally:
            desk.send_signal(signal.SIGINT)
            assert desk.wait(60) == 0
