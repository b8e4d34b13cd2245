"""A Maven repository on this machine, served from jars that were fetched before."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        repository = self.server
        assert isinstance(repository, Repository)
        with repository.lock:
            repository.asked.append(self.path)
            refused = len(repository.asked) > repository.most
        if refused:
            self.close_connection = True
            return
        if any(name in self.path for name in repository.damaged):
            body = b"damaged on the way"
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        super().do_GET()

    def log_request(self, *_: object) -> None:
        pass

    def log_error(self, *_: object) -> None:
        pass


class Repository(ThreadingHTTPServer):
    """Serves a folder; counts what is asked, hangs up after ``most`` requests."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.lock = threading.Lock()
        self.asked: list[str] = []
        self.most = 1_000_000
        self.damaged: set[str] = set()

    @property
    def addresses(self) -> dict[str, str]:
        return {"here": f"http://127.0.0.1:{self.server_address[1]}"}

    @property
    def jars_asked(self) -> list[str]:
        return [path.rsplit("/", 1)[-1] for path in self.asked if path.endswith(".jar")]


@contextmanager
def serving(folder: Path) -> Iterator[Repository]:
    with Repository(folder) as repository:
        thread = threading.Thread(target=repository.serve_forever, daemon=True)
        thread.start()
        try:
            yield repository
        finally:
            repository.shutdown()
            thread.join()
