"""Start the app, open pages, and note everything a page asks for or complains about."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Frame, Locator, Page

from graph.settings import Settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MASHAL = Path(sys.executable).with_name("mashal")
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
PAGES = {"Overview": "/", "Network": "/network", "Questions": "/questions", "Add data": "/add_data"}
# Opened by its own address, a page looks for the server beside itself first, then above: it is
# how Streamlit finds out where it is served.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def browser_path() -> str | None:
    """Find the system's Chromium."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def serving(settings: Settings, **env: str) -> Iterator[str]:
    """Run ``mashal app`` from another folder, give its address, and stop it in the end."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [str(MASHAL), "app", "--no-browser", "--port", str(port)],
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

    def settle(self) -> None:
        """Wait until the page has been computed and drawn."""
        self.page.wait_for_selector(IDLE, timeout=60_000)
        self.page.wait_for_function("!document.querySelector('[data-testid=\"stSkeleton\"]')")
        self.page.wait_for_timeout(250)
        self.page.wait_for_selector(IDLE, timeout=60_000)

    def choose(self, label: str, words: str) -> None:
        """Type into a box that can be searched and take the first thing found."""
        self.page.get_by_role("combobox", name=label).click()
        self.page.keyboard.type(words)
        self.page.get_by_role("option").first.wait_for()
        self.page.keyboard.press("Enter")
        self.settle()

    def picture(self) -> Frame:
        """Give the picture of the network, once it is drawn."""
        element = self.page.locator("iframe[src*='/picture/']").element_handle()
        frame = element.content_frame()
        assert frame is not None
        frame.wait_for_selector("body[data-drawn]", timeout=20_000)
        return frame

    def violations(self) -> list[str]:
        """List what axe finds wrong for people who use the page without sight or mouse."""
        results = Axe().run(self.page, options={"iframes": False}).response
        return [
            f"{one['id']} ({one['impact']}): {node['target']} {node['failureSummary']}"
            for one in results["violations"]
            for node in one["nodes"]
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
def watched(
    browser: Browser, address: str, width: int = 1366, height: int = 900
) -> Iterator[Visit]:
    """Open a window, and in the end fail on any outside request and on any error of a page."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, accept_downloads=True
    )
    visit = Visit(context.new_page(), address)

    def note(url: str) -> None:
        if not url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:")):
            visit.outside.append(url)

    def hear(message: ConsoleMessage) -> None:
        probe = str(message.location.get("url", "")).endswith(PROBES)
        if message.type == "error" and not probe:
            visit.complaints.append(f"{message.text} {message.location}")

    context.on("request", lambda request: note(request.url))
    context.on("console", hear)
    context.on("weberror", lambda fault: visit.complaints.append(str(fault.error)))
    visit.page.on("websocket", lambda socket: note(socket.url))
    try:
        yield visit
    finally:
        context.close()
    assert visit.outside == []
    assert visit.complaints == []
