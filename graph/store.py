"""The store: the only door to Neo4j, whichever server it is."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString, Self, cast

import pandas as pd
from neo4j import GraphDatabase, ManagedTransaction, Query, Result, RoutingControl
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError
from neo4j.time import Date, DateTime

from graph.errors import QuestionError, StoreError
from graph.server import Connection, ensure_running
from graph.settings import QUERIES, Settings

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
        """Open a driver; nothing is sent before the first statement."""
        self._connection = connection
        self._where = connection.uri
        try:
            self._driver = GraphDatabase.driver(
                connection.uri,
                auth=(connection.username, connection.password),
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                connection_timeout=10,
                max_transaction_retry_time=15,
            )
        except (DriverError, ValueError) as fault:
            raise StoreError(
                self._where, f"is not a Neo4j address ({fault})", "Correct NEO4J_URI"
            ) from fault

    @classmethod
    def open(cls, settings: Settings, say: Callable[[str], None] = lambda _: None) -> Self:
        """Open the store the settings name, starting the embedded server if that is the one.

        Raises StoreError or SetupError if it can't be reached; the schema is made on the way.
        """
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
        frame = self.read(
            "CALL dbms.components() YIELD name, versions, edition "
            "WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version, edition"
        )
        row = frame.iloc[0]
        return ServerInfo(self._where, str(row["version"]), str(row["edition"]))

    def apply_schema(self) -> None:
        """Make the keys and indexes of ``queries/schema.cypher`` that are not there yet."""
        for statement in statements((QUERIES / "schema.cypher").read_text("utf-8")):
            with self._faults():
                self._driver.execute_query(
                    cast(LiteralString, statement), database_=self._connection.database
                )

    def read(self, cypher: str, /, **params: object) -> pd.DataFrame:
        """Run a statement of ours that reads: one row a record, columns in the order returned."""
        with self._faults():
            return self._driver.execute_query(
                cast(LiteralString, cypher),
                params,
                routing_=RoutingControl.READ,
                database_=self._connection.database,
                result_transformer_=_frame,
            )

    def columns(self, cypher: str, /, **params: object) -> pd.DataFrame:
        """Run a statement whose records are slices of parallel lists; the slices are joined.

        Some twenty times faster than a record a row on large results.
        """
        with self._faults():
            return self._driver.execute_query(
                cast(LiteralString, cypher),
                params,
                routing_=RoutingControl.READ,
                database_=self._connection.database,
                result_transformer_=_joined,
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
        with self._faults(), self._driver.session(database=self._connection.database) as session:
            session.execute_write(_consume, cypher, params)

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
        access = {"database": self._connection.database, "default_access_mode": "READ"}
        with self._faults(), self._driver.session(**access) as session:
            try:
                plan = session.run(cast(LiteralString, f"EXPLAIN {cypher}"), params).consume()
                _only_reads(plan.query_type, plan.plan)
                result = session.run(Query(cast(LiteralString, cypher), timeout=seconds), params)
                records = result.fetch(limit) if limit is not None else list(result)
                frame = pd.DataFrame(
                    [[_plain(value) for value in record.values()] for record in records],
                    columns=list(result.keys()),
                    dtype=object,
                )
                if limit is not None:
                    result.consume()
            except ClientError as fault:
                if isinstance(fault, AuthError):
                    raise
                reason = (fault.message or str(fault)).splitlines()[0]
                raise QuestionError(
                    "query", f"Neo4j refused it: {reason}", "Correct the statement or a parameter"
                ) from fault
        return frame

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Say a driver's fault in our form."""
        try:
            yield
        except AuthError as fault:
            raise StoreError(
                self._where,
                "refused the user name or password",
                "Check NEO4J_USERNAME and NEO4J_PASSWORD",
            ) from fault
        except (DriverError, Neo4jError, OSError) as fault:
            reason = (str(fault) or type(fault).__name__).splitlines()[0]
            raise StoreError(
                self._where, f"the store did not answer ({reason})", 'Run "mashal doctor"'
            ) from fault


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


def statements(text: str) -> list[str]:
    """Split a Cypher file at the semicolons that end a line; comment lines are dropped."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("//")]
    parts = re.split(r";\s*(?:\n|$)", "\n".join(lines))
    return [part.strip() for part in parts if part.strip()]


def statement(name: str) -> str:
    """Read one statement of the ``queries`` folder, such as ``load/sessions``."""
    return (QUERIES / f"{name}.cypher").read_text("utf-8")


def _consume(tx: ManagedTransaction, cypher: str, params: Mapping[str, object]) -> None:
    tx.run(cast(LiteralString, cypher), params).consume()


def _plain(value: Any) -> Any:
    """Turn the driver's dates and times into Python's, inside lists too."""
    if isinstance(value, Date | DateTime):
        return value.to_native()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _frame(result: Result) -> pd.DataFrame:
    names = list(result.keys())
    rows = [[_plain(value) for value in record.values()] for record in result]
    return pd.DataFrame(rows, columns=names, dtype=object)


def _joined(result: Result) -> pd.DataFrame:
    names = list(result.keys())
    joined: dict[str, list[Any]] = {name: [] for name in names}
    for record in result:
        for name, values in zip(names, record.values(), strict=True):
            joined[name].extend(values)
    return pd.DataFrame(
        {name: pd.Series(_plain(values), dtype=object) for name, values in joined.items()},
        columns=names,
    )


def _only_reads(query_type: str | None, plan: Mapping[str, Any] | None) -> None:
    if query_type != "r":
        raise QuestionError("query", "it does more than read", "Ask with MATCH … RETURN only")
    operators = set(_operators(plan or {}))
    for operator in operators:
        if any(word in operator for word in ("LoadCSV", "Transactions", "ShowSettings")):
            raise QuestionError(
                "query", f"it uses {operator}, which is not allowed here", "Ask with MATCH … RETURN"
            )


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield str(plan.get("operatorType", ""))
    for child in plan.get("children", []):
        yield from _operators(child)
