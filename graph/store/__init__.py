"""The store: the only door to Neo4j, whichever server it is."""

from graph.store.connect import connection_for
from graph.store.session import BATCH, ServerInfo, Store
from graph.store.statements import statement, statements

__all__ = ["BATCH", "ServerInfo", "Store", "connection_for", "statement", "statements"]
