"""The tables in the code, in the documents, in the queries folder and in the template agree."""

import re
from pathlib import Path

import pytest
from store_picture import values

from graph.store import Store, statement
from ingest.load import load
from ingest.records import TABLES, TARGETS
from ingest.records.columns import columns

PROJECT = Path(__file__).resolve().parents[2]
MODEL = (PROJECT / "docs/graph-model.md").read_text("utf-8")
STATEMENTS = sorted(
    f"{folder}/{path.stem}"
    for folder in ("load", "known")
    for path in (PROJECT / "queries" / folder).glob("*.cypher")
)


def documented(table: str) -> dict[str, bool]:
    """Give a table's columns in the graph model, and whether each must be filled."""
    line = next(line for line in MODEL.splitlines() if line.startswith(f"| `{table}`"))
    text = re.sub(r"\([^)]*\)", "", line.split(" | ")[1])
    names = [name.strip() for name in text.split(",") if not name.strip().startswith("`item_")]
    return {name.rstrip("*"): name.endswith("*") for name in names}


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_those_of_the_graph_model(table: str) -> None:
    assert {each.name: each.required for each in columns(TABLES[table])} == documented(table)


def test_tables_are_those_of_the_graph_model() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", MODEL, re.M)) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_stands_after_those_it_refers_to(table: str) -> None:
    order = list(TABLES)
    referred = [TARGETS[each.target].tables for each in columns(TABLES[table]) if each.target]
    for tables in referred:
        assert all(order.index(other) < order.index(table) for other in tables)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_its_statements(table: str) -> None:
    assert "UNWIND $rows AS row" in statement(f"load/{table}")
    assert "UNWIND $keys AS key" in statement(f"known/{table}")


@pytest.mark.parametrize("name", [name for name in STATEMENTS if name != "load/tidy"])
def test_no_statement_reads_the_whole_store(store: Store, name: str) -> None:
    """Every place is found by its key; a scan would make loading slower with every load."""
    plan = explained(store, statement(name))
    assert not [each for each in plan if "Scan" in each], plan


@pytest.mark.parametrize("name", STATEMENTS)
def test_statements_take_text_as_parameters_only(name: str) -> None:
    text = statement(name)
    assert "apoc." not in text
    assert not re.search(r"\$(?!rows\b|keys\b)\w+|LOAD CSV", text)


def test_the_sample_campaign_loads_without_a_problem(empty_store: Store) -> None:
    report = load(empty_store, [PROJECT / "data" / "sample"])
    assert report.problems_frame().empty, report.problems_frame().to_string()
    assert report.total("loaded") == report.total("rows_read") > 1000
    assert values(empty_store, "MATCH (i:Import) WHERE i.status <> 'done' RETURN i.file") == []


def explained(store: Store, cypher: str) -> list[str]:
    """List the operators of a statement's plan."""
    session = store._driver.session(database=store._connection.database)
    with session, session.begin_transaction() as tx:
        plan = tx.run(f"EXPLAIN {cypher}", rows=[], keys=[]).consume().plan  # type: ignore[arg-type]
        tx.rollback()
    found: list[str] = []
    waiting = [plan]
    while waiting:
        step = waiting.pop()
        found.append(str(step["operatorType"]))  # type: ignore[index]
        waiting.extend(step.get("children", []))  # type: ignore[union-attr]
    return found
