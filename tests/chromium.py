"""Chromium, driven over the pipe of its DevTools protocol: nothing but the browser is needed."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_KEYS = {"Escape": 27, "Enter": 13, "ArrowDown": 40, "ArrowUp": 38, "Tab": 9}
_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # which a container without privileges cannot have
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2",  # there is a mouse
    "--remote-debugging-pipe",
)
# The protocol's pipe is descriptors 3 and 4; high ones first, as the two may be in use.
_WITH_PIPE = """
import os, sys
for number, end in enumerate(sys.argv[1:3]):
    os.dup2(int(end), 90 + number)
os.dup2(90, 3)
os.dup2(91, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Chromium:
    """A running browser with one tab, and everything that it reports."""

    def __init__(self, program: str, profile: Path) -> None:
        theirs_in, self._out = os.pipe()
        read, theirs_out = os.pipe()
        self._in = os.fdopen(read, "rb")

        ends = (theirs_in, theirs_out)
        self._process = subprocess.Popen(  # noqa: S603 - the browser
            [
                *(sys.executable, "-c", _WITH_PIPE, *map(str, ends)),
                *(program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=ends,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._last = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = next(
            t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page"
        )
        attached = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        os.write(self._out, b'{"id": 0, "method": "Browser.close"}\0')
        self._in.read()  # until it has closed everything
        os.close(self._out)
        self._in.close()
        self._process.wait()

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result; events on the way are kept."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            reply = self._read()
            if reply.get("id") == self._last:
                assert "error" not in reply, reply["error"]
                result: dict[str, Any] = reply["result"]
                return result

    def _read(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self._in.read(1)) != b"\0":
            assert byte, "Chromium has gone"
            data += byte
        message: dict[str, Any] = json.loads(data)
        if "method" in message:
            self.events.append(message)
        return message

    def open(self, path: Path, *, media: dict[str, str] | None = None, width: int = 1200) -> None:
        """Open a file in a window of `width` by 800 and wait until it is loaded."""
        self.size(width)
        features = [{"name": name, "value": value} for name, value in (media or {}).items()]
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.call("Emulation.setEmulatedMedia", features=[still, *features])
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._read()

    def size(self, width: int, height: int = 800) -> None:
        """Give the window another size."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def run(self, script: str) -> Any:
        """Return what a JavaScript expression gives in the page."""
        done = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key, as a user does."""
        code = _KEYS.get(key) or ord(key.upper())
        known: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code}
        if len(key) == 1 or key == "Enter":
            known["text"] = "\r" if key == "Enter" else key
        for type_ in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=type_, **known)

    def point(self, selector: str, *, click: bool = False) -> None:
        """Move the mouse to the middle of an element's first line, and click there if asked to."""
        x, y = self.run(
            f"""(() => {{
                const element = document.querySelector({json.dumps(selector)});
                element.scrollIntoView({{ block: "nearest" }});
                const box = element.getClientRects()[0];
                return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"""
        )
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for type_ in ("mousePressed", "mouseReleased") if click else ():
            self.call("Input.dispatchMouseEvent", type=type_, x=x, y=y, button="left", clickCount=1)

    def complaints(self) -> list[dict[str, Any]]:
        """Return every event that tells of something wrong: errors, dialogs, what CSP blocked."""
        self.run("new Promise((done) => setTimeout(done, 50))")
        wrong = {
            "Runtime.exceptionThrown",
            "Runtime.consoleAPICalled",
            "Log.entryAdded",
            "Page.javascriptDialogOpening",
            "Audits.issueAdded",
        }
        return [event for event in self.events if event["method"] in wrong]

    def requests(self) -> list[str]:
        """Return the addresses that the page asked for, itself included."""
        sent = [e for e in self.events if e["method"] == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def printed(self) -> bytes:
        """Return the page as a PDF."""
        return base64.b64decode(self.call("Page.printToPDF", printBackground=False)["data"])
