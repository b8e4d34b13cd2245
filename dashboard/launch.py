"""Start the app: on this machine only, with our settings, from any working directory."""

import contextlib
import socket
import threading
import time
import tomllib
import urllib.request
import webbrowser
from pathlib import Path
from typing import Any

import typer

from graph.errors import MashalError
from graph.settings import Settings

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50
_CONFIG = Path(__file__).with_name("config.toml")


def run(settings: Settings, port: int | None = None, open_browser: bool = True) -> None:
    """Serve the app for the settings' store until interrupted; raises MashalError.

    Without a port the first free one from 8501 on is taken. The store is opened by the first
    page, which says what is wrong if that fails.
    """
    from dashboard import session
    from dashboard.server import app

    session.use(settings)
    chosen = _free_port() if port is None else _checked(port)
    url = f"http://{HOST}:{chosen}"
    threading.Thread(target=_announce, args=(url, open_browser), daemon=True).start()
    # Ctrl+C is how it is meant to end: the server has shut down by then, and hands it on.
    with contextlib.suppress(KeyboardInterrupt):
        app().run(config={**streamlit_config(), "server.port": chosen})


def streamlit_config() -> dict[str, Any]:
    """Read ``config.toml`` as Streamlit's flat names, such as ``theme.sidebar.textColor``."""
    return dict(_flat(tomllib.loads(_CONFIG.read_text("utf-8"))))


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{name}.")
        else:
            pairs.append((f"{prefix}{name}", value))
    return pairs


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _is_free(port):
            return port
    raise MashalError(
        "mashal app",
        f"ports {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} are all taken",
        "Name a free one: mashal app --port N",
    )


def _checked(port: int) -> int:
    if _is_free(port):
        return port
    raise MashalError(
        f"port {port}",
        "another program uses it, or this account may not",
        "Name another one, or none: mashal app [--port N]",
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the server will bind: a port that only waits for old connections to end is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _announce(url: str, open_browser: bool) -> None:
    """Say the address, and open the browser, once the server answers."""
    if _answers(url):
        typer.echo(f"mashal is open at {url} (stop it with Ctrl+C)", err=True)
        if open_browser:
            webbrowser.open(url)


def _answers(url: str, seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310
                return True
        except OSError:
            time.sleep(0.1)
    return False
