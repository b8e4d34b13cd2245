"""Which Neo4j the settings name, and a driver to it."""

import logging
from collections.abc import Callable

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError

from graph.server import Connection, ensure_running
from graph.settings import Settings
from graph.store.faults import bad_address, check_address

# What it warns of (a retry, an address that does not answer) ends in a fault we tell ourselves.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


def connection_for(settings: Settings, say: Callable[[str], None] = lambda _: None) -> Connection:
    """Say how to reach the store the settings name; starts the embedded one."""
    if settings.neo4j_uri is None:
        return ensure_running(settings, say)
    return Connection(
        settings.neo4j_uri,
        settings.neo4j_username,
        settings.neo4j_password.get_secret_value(),
        settings.neo4j_database,
    )


def driver_for(connection: Connection) -> Driver:
    """Make a driver, which sends nothing yet; raises StoreError if the address can't be one."""
    check_address(connection.uri)
    try:
        return GraphDatabase.driver(
            connection.uri,
            auth=(connection.username, connection.password),
            notifications_min_severity="OFF",
            telemetry_disabled=True,
            connection_timeout=10,
            max_transaction_retry_time=15,
        )
    except (DriverError, ValueError) as fault:
        raise bad_address(str(fault)) from fault
