"""Start the app, open pages, and note everything a page asks for or complains about."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Locator, Page

from graph.settings import PROJECT, Settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MASHAL = Path(sys.executable).with_name("mashal")
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
PAGES = {
    "Overview": "/",
    "Network": "/network",
    "Influence & reach": "/influence",
    "Sustainability": "/sustainability",
    "Coverage": "/coverage",
    "Sessions": "/sessions",
    "Campaigns & content": "/campaigns",
    "Attitude": "/attitude",
    "Questions": "/questions",
    "Add data": "/add_data",
    "Same person?": "/same_person",
}
PARTS = {
    "/influence": (
        "Who carries the network",
        "How far a message goes",
        "Whom to ask",
        "What was reached",
        "Between campuses",
        "What was passed on",
    ),
    "/sustainability": (
        "How healthy",
        "Who leaves when",
        "What if",
        "Who carries it",
        "Alive or drifting",
        "What shape it has",
    ),
    "/coverage": ("Where it is thin", "What was where", "Where next"),
    "/sessions": ("Over time", "Who hosts and speaks", "What came of it", "One session"),
    "/campaigns": ("A campaign", "Dialogue threads", "Content", "Followers"),
    "/attitude": ("What changed", "Where", "Who did not answer again", "With more sessions"),
}
# Streamlit's box for files names the area that files are dropped on, which is no control itself.
UPSTREAM = [("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"')]
# Opened by its own address, a page looks for the server beside itself first, then above: it is
# how Streamlit finds out where it is served.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def browser_path() -> str | None:
    """Find the system's Chromium."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def serving(
    settings: Settings, *, start: Callable[[int], list[str]] | None = None, **env: str
) -> Iterator[str]:
    """Run ``mashal app`` from another folder, give its address, and stop it in the end.

    ``start`` gives another command for a port, such as ``pages_only``.
    """
    url = f"http://127.0.0.1:{(port := free_port())}"
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            (start or _command)(port),
            cwd=folder,
            env={**os.environ, "MASHAL_HOME": str(settings.home), **env},
            stdout=said,
            stderr=said,
        )
        try:
            _wait(url, process)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)
            said.seek(0)
            sys.stdout.write(said.read())


def _command(port: int) -> list[str]:
    return [str(MASHAL), "app", "--no-browser", "--port", str(port)]


def pages_only(port: int) -> list[str]:
    """Serve the pages without opening the store first, as the command does."""
    lines = [
        "from dashboard.launch import run",
        "from graph.settings import Settings",
        f"run(Settings.load(), {port}, open_browser=False)",
    ]
    return [sys.executable, "-c", "\n".join(lines)]


def streamlit_alone(port: int) -> list[str]:
    """Serve the pages with Streamlit's own command, on this machine only."""
    options = {"server.address": "127.0.0.1", "server.port": str(port), "server.headless": "true"}
    options["browser.gatherUsageStats"] = "false"
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(PROJECT / "app.py"), *words]


def free_port() -> int:
    """Find a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 90
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2)  # noqa: S310
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the app did not start at {url}")


@dataclass
class Visit:
    """A browser window on the app, with what its pages asked for and complained about."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        """Go to a page and wait until it stands."""
        self.page.goto(self.address + path)
        self.settle()
        return self.page

    def go(self, path: str, part: str) -> None:
        """Go to one part of a page that has several."""
        self.open(path)
        self.turn_to(part)

    def turn_to(self, part: str) -> None:
        """Turn the page that is open to another of its parts."""
        self.page.get_by_role("radio", name=part, exact=True).click()
        self.settle()

    def settle(self) -> None:
        """Wait until the page has been computed and drawn."""
        self.page.wait_for_selector(IDLE, timeout=60_000)
        self.page.wait_for_function("!document.querySelector('[data-testid=\"stSkeleton\"]')")
        self.page.wait_for_timeout(250)
        self.page.wait_for_selector(IDLE, timeout=60_000)

    def choose(self, label: str, words: str) -> None:
        """Type into a box that can be searched and take what was found, by keyboard."""
        self.page.get_by_role("combobox", name=label).click()
        self.page.keyboard.type(words)
        # A key that comes before the list has been searched takes nothing.
        self.page.locator("[role=option][data-focused]").filter(has_text=words).wait_for()
        self.page.keyboard.press("Enter")
        self.settle()

    def unfold(self, title: str) -> None:
        """Open a part of the page that is folded up, and wait until it lies still."""
        self.said().get_by_text(title).click()
        # A box that still moves takes a click without opening its list.
        self.page.wait_for_timeout(800)

    def picture(self) -> Frame:
        """Give the picture of the network, once it is drawn."""
        element = self.page.locator("iframe[src*='/picture/']").element_handle()
        frame = element.content_frame()
        assert frame is not None
        frame.wait_for_selector("body[data-drawn]", timeout=20_000)
        return frame

    def downloaded(self, button: str, path: str | None = None) -> bytes:
        """Press a button that gives a file (on the page ``path``), and give the file."""
        if path is not None:
            self.open(path)
        pressed = self.page.get_by_role("button", name=button)
        pressed.scroll_into_view_if_needed()
        # Right after scrolling, Chromium may still give a click to the picture's own process.
        self.page.wait_for_timeout(400)
        with self.page.expect_download() as download:
            pressed.click()
        return Path(download.value.path()).read_bytes()

    def violations(self) -> list[str]:
        """List what axe finds wrong for people who use the page without sight or mouse."""
        results = Axe().run(self.page, options={"iframes": False}).response
        return [
            f"{one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary']}"
            for one in results["violations"]
            for node in one["nodes"]
            if not any(one["id"] == rule and mark in node["html"] for rule, mark in UPSTREAM)
        ]

    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        widths = self.page.evaluate(
            "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(one => one.scrollWidth - one.clientWidth)"
        )
        return max(widths)

    def said(self) -> Locator:
        """Give the page's own part, without the sidebar."""
        return self.page.get_by_test_id("stMain")


@contextmanager
def watched(context: BrowserContext, address: str) -> Iterator[Visit]:
    """Open a page, and in the end fail on any outside request and on any error of a page."""
    visit = Visit(context.new_page(), address)

    def note(url: str) -> None:
        if not url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:")):
            visit.outside.append(url)

    def hear(message: ConsoleMessage) -> None:
        probe = str(message.location.get("url", "")).endswith(PROBES)
        if message.type == "error" and not probe:
            visit.complaints.append(f"{message.text} {message.location}")

    visit.page.on("request", lambda request: note(request.url))
    visit.page.on("websocket", lambda opened: note(opened.url))
    visit.page.on("console", hear)
    visit.page.on("pageerror", lambda fault: visit.complaints.append(str(fault)))
    try:
        yield visit
    finally:
        visit.page.close()
    assert visit.outside == []
    assert visit.complaints == []
