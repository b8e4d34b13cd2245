"""The app answers this machine only, however it is started, and lets no page reach outside."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest
from driving import serving, streamlit_alone, watched
from playwright.sync_api import BrowserContext
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.launch import run, streamlit_config
from dashboard.server import PAGE_POLICY, STATIC
from graph.errors import MashalError
from graph.settings import PROJECT, Settings
from graph.store import Store


def asked(address: str, path: str, host: str | None = None) -> http.client.HTTPResponse:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=20)
    connection.request("GET", path, headers={"Host": host or parts.netloc})
    response = connection.getresponse()
    response.body = response.read()  # type: ignore[attr-defined]
    connection.close()
    return response


def test_a_port_in_use_is_said_in_a_line(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MashalError, match=f"port {port}: another program uses it"):
            run(settings, port, open_browser=False)


def test_settings_keep_it_on_this_machine_and_silent() -> None:
    config = streamlit_config()
    assert config["server.address"] == "127.0.0.1"
    assert config["browser.gatherUsageStats"] is False
    assert config["client.showErrorDetails"] == "none"
    assert config["client.disableDataExport"] is True
    assert config["theme.sidebar.textColor"].startswith("#")
    for face in config["theme.fontFaces"]:
        assert (STATIC / face["url"].removeprefix("app/static/")).is_file()
    assert not [value for value in map(str, config.values()) if "http" in value]


@pytest.mark.browser
def test_every_answer_carries_the_policy(address: str) -> None:
    for path in ("/", "/network", "/_stcore/health", "/app/static/icon.svg"):
        response = asked(address, path)
        assert response.status == 200, path
        assert response.getheader("Content-Security-Policy") == PAGE_POLICY
        assert response.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.browser
def test_another_host_name_is_refused(address: str) -> None:
    assert asked(address, "/", "evil.example").status == 400
    port = urlsplit(address).port
    assert asked(address, "/", f"localhost:{port}").status == 200


@pytest.mark.browser
def test_it_listens_on_no_other_address(address: str) -> None:
    port = urlsplit(address).port
    with socket.socket() as probe:
        probe.settimeout(5)
        # All of 127.x.x.x is this machine; who listens everywhere would answer here.
        assert probe.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", ["/picture/nothing", "/picture/..%2f..%2fapp.py", "/app/static/../server.py"]
)
def test_there_is_nothing_to_guess(address: str, path: str) -> None:
    response = asked(address, path)
    assert response.status in (400, 404)
    assert b"import" not in response.body  # type: ignore[attr-defined]


def test_started_without_mashal_it_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_given", None)
    app = AppTest.from_file(PROJECT / "app.py", default_timeout=30).run()
    assert [title.value for title in app.title] == ["Start the app with mashal"]
    assert not app.exception
    assert not app.dataframe


@pytest.mark.browser
def test_started_without_mashal_on_this_machine_it_shows_its_pages(
    settings: Settings, sample: Store, window: BrowserContext
) -> None:
    with (
        serving(settings, start=streamlit_alone) as address,
        watched(window, address) as visit,
    ):
        visit.open("/")
        visit.said().get_by_text("How is the network doing?").wait_for()
        page = visit.open("/network")
        frame = page.locator("iframe").first.element_handle().content_frame()
        assert frame is not None
        frame.wait_for_selector("body[data-drawn]", timeout=20_000)
