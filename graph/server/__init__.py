"""The embedded Neo4j: one server a data folder, shared by every process that asks for it."""

from graph.server.connection import Connection
from graph.server.folder import Folder
from graph.server.life import Held, Status, ensure_running, held, status, stop

__all__ = ["Connection", "Folder", "Held", "Status", "ensure_running", "held", "status", "stop"]
