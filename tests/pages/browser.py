"""A headless Chromium, driven by the W3C WebDriver protocol that Debian's chromium-driver speaks."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
INSTALLED = bool(CHROMIUM and DRIVER)
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Browser:
    """One browser with an empty profile; addresses without a host are those of ``base``."""

    def __init__(self, base: str, folder: Path, *, scripts: bool = True) -> None:
        self.base = base
        port = free_port()
        self._driver = subprocess.Popen(  # noqa: S603
            [str(DRIVER), f"--port={port}", "--silent"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False)
        try:
            self._wait()
            made = self._http.post("/session", json=_wishes(folder, scripts=scripts)).json()["value"]
            self._session = f"/session/{made['sessionId']}"
        except BaseException:
            self._end()
            raise

    def _wait(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if self._http.get("/status").json()["value"]["ready"]:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise TimeoutError("chromedriver does not answer")

    def _do(self, method: str, what: str, **told: Any) -> Any:
        answer = self._http.request(method, self._session + what, json=told if method == "POST" else None)
        value = answer.json()["value"]
        if answer.is_error:
            raise AssertionError(f"{what}: {value['error']}: {value['message'].splitlines()[0]}")
        return value

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is loaded."""
        self._do("POST", "/url", url=self.base + address)

    @property
    def address(self) -> str:
        """Where the browser is, without the desk's own host."""
        return str(self._do("GET", "/url")).removeprefix(self.base)

    def run(self, script: str, *told: Any) -> Any:
        """What a script returns."""
        return self._do("POST", "/execute/sync", script=script, args=list(told))

    def run_async(self, script: str, *told: Any) -> Any:
        """What a script hands to its last argument."""
        return self._do("POST", "/execute/async", script=script, args=list(told))

    def size(self, width: int, height: int) -> None:
        """Let the page have this many pixels."""
        self._do("POST", "/goog/cdp/execute", cmd="Emulation.setDeviceMetricsOverride", params=_metrics(width, height))

    def medium(self, scheme: str = "light", kind: str = "") -> None:
        """Let the page be seen by one who likes "light" or "dark", on a screen or, by "print", on paper."""
        wish = {"media": kind, "features": [{"name": "prefers-color-scheme", "value": scheme}]}
        self._do("POST", "/goog/cdp/execute", cmd="Emulation.setEmulatedMedia", params=wish)

    def _find(self, selector: str) -> str:
        found = self._do("POST", "/element", using="css selector", value=selector)
        return str(found[_ELEMENT])

    def click(self, selector: str) -> None:
        """Click the first element of a selector, which must be visible."""
        self._do("POST", f"/element/{self._find(selector)}/click")

    def write(self, selector: str, words: str) -> None:
        """Write into a field."""
        self._do("POST", f"/element/{self._find(selector)}/value", text=words)

    def press(self, *keys: str) -> None:
        """Press keys one after another, wherever the focus is."""
        strokes = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._do("POST", "/actions", actions=[{"type": "key", "id": "keys", "actions": strokes}])

    def texts(self, selector: str) -> list[str]:
        """The visible words of all elements of a selector."""
        found = self._do("POST", "/elements", using="css selector", value=selector)
        return [str(self._do("GET", f"/element/{one[_ELEMENT]}/text")) for one in found]

    def until(self, selector: str, words: str = "", seconds: float = 30) -> None:
        """Wait until an element of a selector shows ``words``."""
        end = time.monotonic() + seconds
        seen: list[str] = []
        while time.monotonic() < end:
            try:
                seen = self.texts(selector)
            except AssertionError:  # the page changed under the question
                seen = []
            if any(words in one for one in seen):
                return
            time.sleep(0.1)
        page = " ".join(" ".join(self.texts("main")).split())[:600]
        raise AssertionError(f"{selector} shows {seen}, not {words!r}; {self.address} says: {page}")

    def complaints(self) -> list[str]:
        """What the browser complained of since the last time: errors of scripts, and what the content policy stopped."""
        return [entry["message"] for entry in self._do("POST", "/se/log", type="browser")]

    def picture(self, path: Path) -> None:
        """Keep a picture of what is seen."""
        path.write_bytes(base64.b64decode(self._do("GET", "/screenshot")))

    def _end(self) -> None:
        self._http.close()
        self._driver.terminate()
        self._driver.wait(30)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._do("DELETE", "")
        finally:
            self._end()


def _metrics(width: int, height: int) -> dict[str, Any]:
    return {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}


def _wishes(folder: Path, *, scripts: bool) -> dict[str, Any]:
    options = {
        "binary": CHROMIUM,
        "args": [
            "--headless=new",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--force-prefers-reduced-motion",
            f"--user-data-dir={folder / 'profile'}",
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
        ],
        "prefs": {
            "download.default_directory": str(folder),
            "profile.managed_default_content_settings.javascript": 1 if scripts else 2,
        },
    }
    wishes = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
    return {"capabilities": {"alwaysMatch": wishes}}
