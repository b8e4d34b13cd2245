"""The embedded Neo4j: one server a data folder, shared by every process that asks for it."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.settings import Settings


@dataclass(frozen=True)
class Connection:
    """How to reach one Neo4j: address, sign-in and database (None: the server's default)."""

    uri: str
    username: str
    password: str
    database: str | None = None


def ensure_running(settings: Settings, say: Callable[[str], None] = lambda _: None) -> Connection:
    """Set up and start the data folder's server if it is not running; say how to reach it."""
    raise NotImplementedError
