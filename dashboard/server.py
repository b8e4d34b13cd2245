"""The web server around the pages: it answers this machine only and lets no page reach outside."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from dashboard import session
from dashboard.gallery import GALLERY, PATH
from graph.settings import PROJECT

STATIC = Path(__file__).with_name("static")
HOSTS = ["127.0.0.1", "localhost"]

# What a page may load. The browser refuses the rest, so not even a fault in a library reaches
# outside. Vega compiles its expressions (unsafe-eval), Streamlit styles inline and has one
# inline script in its index.
PAGE_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws://127.0.0.1:* ws://localhost:*",
        "worker-src 'self' blob:",
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


def app() -> App:
    """Build the server: Streamlit's pages, our fonts, the gallery of network pictures."""
    return App(
        PROJECT / "app.py",
        lifespan=_lifespan,
        routes=[
            Mount("/app/static", StaticFiles(directory=STATIC)),
            Route(PATH + "{key}", _picture),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
            Middleware(Guarded),
        ],
    )


class Guarded:
    """Put the page policy on every answer that does not carry a stricter one."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the next application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or socket."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", PAGE_POLICY)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "no-referrer")
            await send(message)

        await self._app(scope, receive, guarded)


async def _picture(request: Request) -> Response:
    """Serve one network picture as a document without origin: it can't read the app's cookies."""
    picture = GALLERY.get(request.path_params["key"])
    if picture is None:
        return PlainTextResponse("This picture is gone. Reload the page.", status_code=404)
    policy = f"sandbox allow-scripts; {picture.policy}; frame-ancestors 'self'"
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "private, max-age=3600",
    }
    return HTMLResponse(picture.html, headers=headers)


@asynccontextmanager
async def _lifespan(_: App) -> AsyncIterator[None]:
    try:
        yield
    finally:
        session.close()
