"""``mashal health`` as a user types it, on the sample campaign and on nothing."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data import SAMPLE
from graph.cli.health import HealthTable
from graph.cli.root import app
from graph.pillars import INDICATORS
from graph.settings import Settings
from graph.store import Store
from ingest.load import load
from tests.cli.typed import typed


@pytest.fixture(scope="module")
def home(store: Store, settings: Settings) -> Path:
    """Load the sample into the store of this run, whose server the commands then find."""
    store.run("MATCH (n) DETACH DELETE n")
    load(store, [SAMPLE])
    return settings.home


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


def test_json_is_one_object_with_all_of_it(home: Path) -> None:
    done = asked(home, "--month", "2026-07", "--format", "json")
    told = json.loads(done.stdout)
    assert told["month"] == "2026-07"
    assert told["validated"] == "not validated against outcomes"
    levels = [row["level"] for row in told["pillars"]]
    assert levels.count("pillar") == 5
    assert levels.count("indicator") == sum(map(len, INDICATORS.values()))
    before, now = [row["score"] for row in told["months"] if row["level"] == "whole"][-2:]
    assert now == told["score"]
    assert sum(row["effect"] for row in told["change"]) == pytest.approx(now - before, abs=1e-9)
    assert {row["title"] for row in told["anchors"]} >= {row["title"] for row in told["change"]}


@pytest.mark.parametrize("what", HealthTable)
def test_each_table_as_csv_and_for_reading(home: Path, what: HealthTable) -> None:
    rows = list(csv.DictReader(io.StringIO(asked(home, what.value, "--format", "csv").stdout)))
    assert len(rows) > 5
    text = asked(home, what.value).stdout
    assert "Not validated against outcomes." in text
    assert len(text.splitlines()) > 8


def test_the_sample_tells_its_story(home: Path) -> None:
    """Growth until spring, examinations, twelve terms that end in summer, a recovery that leans."""
    told = json.loads(asked(home, "--format", "json").stdout)
    score = {row["month"]: row["score"] for row in told["months"] if row["level"] == "whole"}
    assert score["2025-09"] is score["2025-10"] is None, "too little is recorded yet"
    assert max(score, key=lambda month: score[month] or 0) in ("2026-04", "2026-05")
    assert score["2026-05"] > score["2026-06"] > score["2026-07"] > score["2026-09"]
    assert score["2026-10"] > score["2026-09"]
    july = json.loads(asked(home, "--month", "2026-07", "--format", "json").stdout)
    down = min(july["change"], key=lambda row: row["effect"])
    assert down["indicator"] == "stayed"
    assert "ambassadors left" in down["cause"]
    now = {row["indicator"]: row for row in told["pillars"] if row["level"] == "indicator"}
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
