"""The embedded Neo4j: one server a data folder, shared by every process that asks for it."""

from graph.server.connection import Connection
from graph.server.folder import Folder
from graph.server.life import Status, ensure_running, status, stop, stopped

__all__ = ["Connection", "Folder", "Status", "ensure_running", "status", "stop", "stopped"]
