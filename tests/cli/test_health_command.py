"""``mashal health`` as a user types it, on the sample campaign and on nothing."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from graph.cli.health import HealthTable, _as_text, _table
from graph.cli.root import app
from graph.findings import names_of
from graph.health import summary
from graph.pillars import INDICATORS
from graph.settings import Settings
from graph.store import Store
from tests.cli.typed import typed
from tests.graph.campaigns import campus, history_of, person, session, sessions, term


def asked(home: Path, *words: str) -> Result:
    """Run the command in this process: several of their own take long."""
    args = ["--store", str(home), "health", *words]
    return CliRunner().invoke(app, args, catch_exceptions=False)


def test_score_pillars_and_what_moved_it(home: Path) -> None:
    done = typed(home, "health")
    assert done.returncode == 0, done.stderr
    first, *lines = done.stdout.splitlines()
    assert re.match(r"Health \d+ of 100 \(\d+ to \d+ with other weights\); weakest: \w+", first)
    assert "Not validated against outcomes." in first
    for title in ("Activity & retention", "Connectivity", "Resilience", "Coverage", "Succession"):
        assert any(line.startswith(title) for line in lines)
    (moved,) = (line for line in lines if line.startswith("October 2026: "))
    assert "points up" in moved
    assert any(re.match(r" +[+−]\d\.\d  Campuses with a session: ", line) for line in lines)


@pytest.fixture(scope="module")
def october(home: Path) -> dict[str, Any]:
    """Ask for the last month once: reading the whole store takes long."""
    told: dict[str, Any] = json.loads(asked(home, "--format", "json").stdout)
    return told


@pytest.fixture(scope="module")
def july(home: Path) -> dict[str, Any]:
    """Ask for the month in which most terms ended."""
    told: dict[str, Any] = json.loads(asked(home, "--month", "2026-07", "--format", "json").stdout)
    return told


def test_json_is_one_object_with_all_of_it(july: dict[str, Any]) -> None:
    assert july["month"] == "2026-07"
    assert july["validated"] == "not validated against outcomes"
    levels = [row["level"] for row in july["pillars"]]
    assert levels.count("pillar") == 5
    assert levels.count("indicator") == sum(map(len, INDICATORS.values()))
    before, now = [row["score"] for row in july["months"] if row["level"] == "whole"][-2:]
    assert now == july["score"]
    assert sum(row["effect"] for row in july["change"]) == pytest.approx(now - before, abs=1e-9)
    assert {row["title"] for row in july["anchors"]} >= {row["title"] for row in july["change"]}


def test_csv_is_one_table(home: Path) -> None:
    done = asked(home, "months", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 14 * (1 + 5)
    assert {row["level"] for row in rows} == {"whole", "pillar"}


@pytest.mark.parametrize("what", [None, *HealthTable])
def test_each_table_for_reading(what: HealthTable | None) -> None:
    made: Any = sessions(
        *(
            session(f"s{month}", f"2026-0{month}-10", {"a": "hosted", "b": "attended"})
            for month in range(1, 8)
        )
    )
    history = history_of(
        people=[person(one) for one in "abc"],
        campuses=[campus("NED")],
        terms=[term("a", "NED", "2026-01-01")],
        **made,
    )
    found = summary(history)
    text = _as_text(what, found, names_of(found.snapshot))
    assert "ot validated against outcomes" in text.splitlines()[0]
    assert len(text.splitlines()) >= 3
    assert ("Active ambassadors" in text) == (what in (None, *_WITH_INDICATORS))
    assert "{" not in text
    if what is not None:
        assert len(_table(what, found, names_of(found.snapshot))) >= (what != "change")


_WITH_INDICATORS = (HealthTable.pillars, HealthTable.anchors)


def test_the_sample_tells_its_story(october: dict[str, Any], july: dict[str, Any]) -> None:
    """Growth until spring, examinations, twelve terms that end in summer, a recovery that leans."""
    score = {row["month"]: row["score"] for row in october["months"] if row["level"] == "whole"}
    assert score["2025-09"] is score["2025-10"] is None, "too little is recorded yet"
    assert max(score, key=lambda month: score[month] or 0) in ("2026-04", "2026-05")
    assert score["2026-05"] > score["2026-06"] > score["2026-07"] > score["2026-09"]
    assert score["2026-10"] > score["2026-09"]
    down = min(july["change"], key=lambda row: row["effect"])
    assert down["indicator"] == "stayed"
    assert "ambassadors left" in down["cause"]
    now = {row["indicator"]: row for row in october["pillars"] if row["level"] == "indicator"}
    assert (now["hosts"]["value"], now["hosts"]["out_of"]) == (3, 12)
    assert now["two"]["count"] == 7, "BUITEMS, BZU, KIU and GCU are thin"


def test_a_wrong_month_or_choice_is_said_in_one_line(home: Path) -> None:
    done = typed(home, "health", "--month", "2024-01")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "2024-01: there is no data of that month" in done.stderr
    (home / "health.toml").write_text("[coverage]\nwieght = 2\n", "utf-8")
    try:
        done = typed(home, "health")
    finally:
        (home / "health.toml").unlink()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert 'coverage has no "wieght". Did you mean weight?' in done.stderr


def test_an_empty_store_says_what_to_do(no_sample: Path) -> None:
    done = typed(no_sample, "health")
    assert done.returncode == 1
    assert "there is no data in it yet" in done.stderr


@pytest.fixture
def no_sample(store: Store, settings: Settings) -> Path:
    """Empty the store; the tests before this one are done with it."""
    store.run("MATCH (n) DETACH DELETE n")
    return settings.home
