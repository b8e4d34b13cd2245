"""An open store: the statements that read, write and ask, over one driver."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import pandas as pd
from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    ManagedTransaction,
    Query,
    Result,
    RoutingControl,
    Session,
)
from neo4j.exceptions import ClientError, DriverError, Neo4jError, TransientError

from graph import server
from graph.errors import StoreError
from graph.server import Connection
from graph.settings import QUERIES, Settings
from graph.store.connect import connection_for, driver_for
from graph.store.faults import in_our_form, is_broken, refused
from graph.store.guard import explain, only_reads
from graph.store.statements import statements
from graph.store.values import as_joined, as_rows

BATCH = 5_000
ASK_SECONDS = 30.0


@dataclass(frozen=True)
class ServerInfo:
    """Which server answers: its address, version and edition."""

    address: str
    version: str
    edition: str


class Store:
    """An open store; use it as a context manager so that its connections are closed."""

    def __init__(self, connection: Connection) -> None:
        """Open a driver; nothing is sent before the first statement.

        Raises StoreError if the address can't be one.
        """
        self._connection = connection
        self._driver = driver_for(connection)

    @classmethod
    def open(cls, settings: Settings, say: Callable[[str], None] = lambda _: None) -> Self:
        """Open the store the settings name, starting the embedded server if that is the one.

        Raises StoreError or SetupError if it can't be reached; the schema is made on the way.
        """
        try:
            return cls._opened(settings, say)
        except StoreError as fault:
            if not (settings.embedded and is_broken(fault.__cause__)):
                raise
        say("The database had stopped: the store is started anew")
        server.stop(settings, say, seconds=5)
        return cls._opened(settings, say)

    @classmethod
    def _opened(cls, settings: Settings, say: Callable[[str], None]) -> Self:
        store = cls(connection_for(settings, say))
        try:
            store.check()
            store.apply_schema()
        except BaseException:
            store.close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._driver.close()

    def check(self) -> ServerInfo:
        """Reach the server and say which it is; raises StoreError if it can't be reached."""
        with self._faults():
            # Once only: a statement would be tried again and again before it says nobody is there.
            self._driver.verify_connectivity()
        frame = self.read(
            "CALL dbms.components() YIELD name, versions, edition "
            "WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version, edition"
        )
        row = frame.iloc[0]
        return ServerInfo(self._connection.uri, str(row["version"]), str(row["edition"]))

    def apply_schema(self) -> None:
        """Make the keys and indexes of ``queries/schema.cypher`` that are not there yet."""
        for text in statements((QUERIES / "schema.cypher").read_text("utf-8")):
            with self._faults():
                self._driver.execute_query(text, database_=self._connection.database)

    def read(self, cypher: str, /, **params: object) -> pd.DataFrame:
        """Run a statement of ours that reads: one row a record, columns in the order returned."""
        with self._faults():
            return self._driver.execute_query(
                cypher,
                dict(params),
                routing_=RoutingControl.READ,
                database_=self._connection.database,
                result_transformer_=as_rows,
            )

    def value(self, cypher: str, /, **params: object) -> Any:
        """Run a statement that gives one value: numbers, texts and lists of them, as they come.

        Faster than ``read`` on long lists, which looks through them for days and instants.
        """
        with self._faults():
            return self._driver.execute_query(
                cypher,
                dict(params),
                routing_=RoutingControl.READ,
                database_=self._connection.database,
                result_transformer_=_only_value,
            )

    def columns(self, cypher: str, /, **params: object) -> pd.DataFrame:
        """Run a statement whose records are slices of parallel lists; the slices are joined.

        Some twenty times faster than a record a row on large results.
        """
        with self._faults():
            return self._driver.execute_query(
                cypher,
                dict(params),
                routing_=RoutingControl.READ,
                database_=self._connection.database,
                result_transformer_=as_joined,
            )

    def write(
        self,
        cypher: str,
        rows: Sequence[Mapping[str, Any]],
        /,
        *,
        batch: int = BATCH,
        on_batch: Callable[[int], None] = lambda _: None,
        **params: object,
    ) -> None:
        """Run a statement that takes ``$rows``, a batch of rows a transaction.

        ``on_batch`` hears how many rows each finished batch held. What was committed before a
        fault stays; the same rows can be given again.
        """
        for start in range(0, len(rows), batch):
            part = list(rows[start : start + batch])
            self.run(cypher, rows=part, **params)
            on_batch(len(part))

    def run(self, cypher: str, /, **params: object) -> None:
        """Run one writing statement of ours in one transaction."""
        with self._faults(), self._session(WRITE_ACCESS) as session:
            session.execute_write(_consume, cypher, params)

    def run_all(self, statements: Sequence[tuple[str, Mapping[str, object]]]) -> None:
        """Run several writing statements of ours, with their parameters, in one transaction."""
        with self._faults(), self._session(WRITE_ACCESS) as session:
            session.execute_write(_consume_all, statements)

    def ask(
        self,
        cypher: str,
        params: Mapping[str, object],
        *,
        limit: int | None = None,
        seconds: float = ASK_SECONDS,
    ) -> pd.DataFrame:
        """Run a statement we did not write: it may read this database and nothing else.

        The server refuses every write under READ access; what it would still allow (reading files
        and addresses, looking at other people's transactions) is refused from its plan.
        Raises QuestionError with the server's reason.
        """
        explained = explain(cypher)
        query = Query(cypher, timeout=seconds)
        with self._faults(), self._session(READ_ACCESS) as session:
            try:
                plan = session.run(explained, dict(params)).consume()
                only_reads(plan.query_type, plan.plan)
            except ClientError as fault:
                raise refused(fault, explained=True) from fault
            try:
                return as_rows(session.run(query, dict(params)), limit)
            except (ClientError, TransientError) as fault:
                raise refused(fault, explained=False) from fault

    def _session(self, access: str) -> Session:
        return self._driver.session(database=self._connection.database, default_access_mode=access)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Say a driver's fault in our form."""
        try:
            yield
        except (DriverError, Neo4jError, OSError) as fault:
            raise in_our_form(fault, self._connection) from fault


def _only_value(result: Result) -> Any:
    return result.single(strict=True).value()


def _consume(tx: ManagedTransaction, cypher: str, params: Mapping[str, object]) -> None:
    tx.run(cypher, dict(params)).consume()


def _consume_all(
    tx: ManagedTransaction, statements: Sequence[tuple[str, Mapping[str, object]]]
) -> None:
    for cypher, params in statements:
        _consume(tx, cypher, params)
