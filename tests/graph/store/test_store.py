"""The store on the real server: what it reads, writes, and tells of faults."""

import socket
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pandas as pd
import pytest

from graph.errors import StoreError
from graph.server import Connection, ensure_running
from graph.settings import Settings
from graph.store import BATCH, Store, statements


@pytest.fixture(scope="module")
def connection(store: Store, settings: Settings) -> Connection:
    return ensure_running(settings)


def test_check_names_the_server(store: Store, connection: Connection) -> None:
    info = store.check()
    assert info.address == connection.uri
    assert info.edition == "community"
    assert info.version.startswith("2026.")


def test_schema_can_be_applied_again(store: Store) -> None:
    count = "SHOW CONSTRAINTS YIELD name RETURN count(name) AS n"
    before = store.read(count)["n"][0]
    store.apply_schema()
    assert store.read(count)["n"][0] == before > 10


def test_temporal_values_are_pythons(store: Store) -> None:
    row = store.read(
        "RETURN date('2026-08-01') AS day, datetime('2026-08-01T10:00:00Z') AS instant, "
        "localdatetime('2026-08-01T10:00:00') AS wall, localtime('10:30') AS clock, "
        "[date('2026-08-02')] AS days, {at: date('2026-08-03')} AS map"
    ).iloc[0]
    assert row["day"] == date(2026, 8, 1)
    assert row["instant"] == datetime(2026, 8, 1, 10, tzinfo=UTC)
    assert row["wall"] == datetime(2026, 8, 1, 10)
    assert row["clock"] == time(10, 30)
    assert row["days"] == [date(2026, 8, 2)]
    assert row["map"] == {"at": date(2026, 8, 3)}


def test_graph_values_become_their_properties(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (:Person {person_id: 'p1'})-[:KNOWS {source: 'form'}]->(:Person {person_id: 'p2'})"
    )
    row = empty_store.read("MATCH path = (a)-[r:KNOWS]->() RETURN a, r, path").iloc[0]
    assert row["a"] == {"person_id": "p1"}
    assert row["r"] == {"source": "form"}
    assert row["path"] == [{"person_id": "p1"}, {"source": "form"}, {"person_id": "p2"}]


def test_read_without_rows_keeps_its_columns(empty_store: Store) -> None:
    frame = empty_store.read("MATCH (p:Person) RETURN p.person_id AS person_id, p.name AS name")
    assert list(frame.columns) == ["person_id", "name"]
    assert frame.empty


def test_columns_joins_slices(store: Store) -> None:
    frame = store.columns(
        "UNWIND range(0, 9) AS i WITH i ORDER BY i WITH i / 4 AS slice, collect(i) AS number, "
        "collect(date({year: 2026, month: 1, day: i + 1})) AS day RETURN number, day ORDER BY slice"
    )
    assert frame["number"].tolist() == list(range(10))
    assert frame["day"].tolist() == [date(2026, 1, day) for day in range(1, 11)]


def test_columns_of_nothing_is_an_empty_table(empty_store: Store) -> None:
    frame = empty_store.columns("MATCH (p:Person) WITH p LIMIT 0 RETURN collect(p.name) AS name")
    pd.testing.assert_frame_equal(frame, pd.DataFrame({"name": pd.Series([], dtype=object)}))


def test_write_goes_in_batches(empty_store: Store) -> None:
    heard: list[int] = []
    rows = [{"id": str(number)} for number in range(BATCH + 3)]
    empty_store.write(
        "UNWIND $rows AS row MERGE (:Topic {topic_id: row.id, kind: $kind})",
        rows,
        on_batch=heard.append,
        kind="test",
    )
    assert heard == [BATCH, 3]
    found = empty_store.read("MATCH (t:Topic {kind: 'test'}) RETURN count(t) AS n")
    assert found["n"][0] == len(rows)


def test_a_failing_batch_leaves_nothing_of_itself(empty_store: Store) -> None:
    rows: list[dict[str, str | None]] = [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": None}]
    with pytest.raises(StoreError, match="the store refused"):
        empty_store.write("UNWIND $rows AS r MERGE (:Topic {topic_id: r.id})", rows, batch=2)
    assert empty_store.read("MATCH (t:Topic) RETURN t.topic_id AS id ORDER BY id")[
        "id"
    ].tolist() == ["a", "b"]


def test_wrong_password_is_told_clearly(connection: Connection) -> None:
    theirs = replace(connection, password=connection.uri, embedded=False)
    with Store(theirs) as opened, pytest.raises(StoreError) as told:
        opened.check()
    assert str(told.value) == (
        f"{connection.uri}: refused the user name or password. "
        "Check NEO4J_USERNAME and NEO4J_PASSWORD."
    )


def test_wrong_password_of_our_own_server_says_how_to_mend_it(connection: Connection) -> None:
    with (
        Store(replace(connection, password=connection.uri)) as opened,
        pytest.raises(StoreError) as told,
    ):
        opened.check()
    assert "mashal store stop" in str(told.value)
    assert "NEO4J_PASSWORD" not in str(told.value)


def test_unknown_database_is_named(connection: Connection) -> None:
    with (
        Store(replace(connection, database="nope")) as opened,
        pytest.raises(StoreError, match=r"no database nope\. Check NEO4J_DATABASE"),
    ):
        opened.check()


def test_nobody_there_is_told_in_one_line(settings: Settings) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        chosen = settings.model_copy(update={"neo4j_uri": f"bolt://127.0.0.1:{port}"})
        with pytest.raises(StoreError) as told:
            Store.open(chosen)
    assert str(told.value).startswith(f"bolt://127.0.0.1:{port}: no Neo4j can be reached there")
    assert "Check NEO4J_URI" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("uri", ["localhost:7687", "http://localhost:7474", "bolt://", "bolt://:x"])
def test_what_is_no_address_is_refused(uri: str) -> None:
    with pytest.raises(StoreError, match=r"^NEO4J_URI: is no address of a Neo4j"):
        Store(Connection(uri, "neo4j", "secret"))


def test_a_password_in_the_address_is_refused_and_not_shown() -> None:
    with pytest.raises(StoreError) as told:
        Store(Connection("bolt://lead:s3cret@127.0.0.1:1", "neo4j", "other"))
    assert "NEO4J_PASSWORD" in str(told.value)
    assert "s3cret" not in str(told.value)


def test_a_connection_does_not_show_its_password(connection: Connection) -> None:
    assert connection.password not in repr(connection)


def test_statements_are_split_at_line_ends() -> None:
    text = "// a; comment\nRETURN ';' AS a;\n\nRETURN 2 AS b\n;\nRETURN 3"
    assert statements(text) == ["RETURN ';' AS a", "RETURN 2 AS b", "RETURN 3"]
