"""The command as a user types it: a process of its own, its exit code, its two streams."""

import json
from pathlib import Path

import pytest

from tests.cli.typed import typed


def ask(demo: Path, *words: str) -> list[dict[str, object]]:
    done = typed(demo, *words, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert isinstance(rows, list)
    return rows


def test_help_names_the_commands(tmp_path: Path) -> None:
    done = typed(tmp_path, "--help")
    assert done.returncode == 0
    for name in ("demo", "load", "measure", "query", "export", "app", "store", "doctor"):
        assert name in done.stdout


@pytest.mark.parametrize("words", [("nonsense",), ("measure",), ("load", "--nonsense", "x")])
def test_wrong_usage_exits_2(words: tuple[str, ...], tmp_path: Path) -> None:
    assert typed(tmp_path, *words).returncode == 2


def test_demo_prints_the_health_summary_marked_as_invented(demo: Path) -> None:
    text = (demo.parent / "first.txt").read_text("utf-8")
    assert "invented" in text.lower()
    assert "October 2026" in text


def test_second_demo_loads_nothing_new_and_says_the_same(demo: Path) -> None:
    before = ask(demo, "query", "people")
    again = typed(demo, "demo", "--no-app")
    assert again.returncode == 0, again.stderr
    assert again.stdout == (demo.parent / "first.txt").read_text("utf-8")
    assert ask(demo, "query", "people") == before


def test_interactions_have_the_columns_scripts_rely_on(demo: Path) -> None:
    rows = ask(demo, "query", "interactions")
    assert rows
    assert list(rows[0]) == ["type", "source", "target", "platform", "post_id", "happened_at"]
    assert {row["type"] for row in rows} == {"reply", "repost", "quote", "mention", "reaction"}


def test_measure_has_a_row_for_every_person(demo: Path) -> None:
    people = {row["person_id"] for row in ask(demo, "query", "people")}
    measured = ask(demo, "measure", "degree")
    assert {row["person_id"] for row in measured} == people
    assert all(isinstance(row["degree"], int | float) for row in measured)


def test_measures_and_queries_are_listed(demo: Path) -> None:
    measures = {row["name"] for row in ask(demo, "measures")}
    assert {"degree", "strength", "betweenness", "core_number", "two_step_reach"} <= measures
    for row in ask(demo, "queries"):
        assert {"name", "title", "params"} <= set(row)


def test_a_file_that_is_not_there_is_one_line(demo: Path) -> None:
    done = typed(demo, "load", "nowhere.csv")
    assert done.returncode == 1
    assert "nowhere.csv" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_unknown_names_are_told_what_is_near(demo: Path) -> None:
    for words in (("measure", "degre"), ("query", "peeple")):
        done = typed(demo, *words)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
        assert "degree" in done.stderr or "people" in done.stderr


def test_store_option_works_before_and_after_the_command(demo: Path, tmp_path: Path) -> None:
    before = typed(tmp_path, "--store", str(demo), "query", "people", "--format", "json")
    after = typed(tmp_path, "query", "people", "--store", str(demo), "--format", "json")
    assert before.returncode == after.returncode == 0
    assert json.loads(before.stdout) == json.loads(after.stdout) != []


def test_demo_refuses_a_store_with_other_data(demo: Path, tmp_path: Path) -> None:
    home = tmp_path / "own"
    table = tmp_path / "venues.csv"
    table.write_text("venue_id,name,city,province\nv1,A hall,Karachi,Sindh\n", "utf-8")
    try:
        loaded = typed(home, "load", str(table))
        assert loaded.returncode == 0, loaded.stderr
        refused = typed(home, "demo", "--no-app")
        assert refused.returncode == 1
        assert "not the sample campaign" in refused.stderr
    finally:
        typed(home, "store", "stop")


def test_an_unreachable_neo4j_is_one_line(tmp_path: Path) -> None:
    done = typed(tmp_path, "query", "people", NEO4J_URI="bolt://127.0.0.1:9")
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
