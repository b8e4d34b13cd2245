"""``mashal forecast`` as a user types it, on the sample and on mistakes."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from graph.cli.forecast import Forecast
from graph.cli.root import app
from graph.snapshot import Snapshot
from graph.succession import campuses_dark, forecast, risks, successors
from graph.tables import to_records
from tests.cli.typed import typed


def asked(home: Path, *words: str) -> Result:
    return CliRunner().invoke(
        app, ["--store", str(home), "forecast", *words], catch_exceptions=False
    )


def rows(home: Path, *words: str) -> list[dict[str, Any]]:
    done = asked(home, *words, "--format", "json")
    assert done.exit_code == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("word", [one.value for one in Forecast])
def test_every_word_answers_and_says_what_is_not_known(home: Path, word: str) -> None:
    done = asked(home, word, "--top", "3")
    assert done.exit_code == 0, done.stderr
    assert "31 October 2026" in done.stderr
    assert "isn't known of 125 of all 326 people" in " ".join(done.stderr.split())
    assert len(done.stdout.splitlines()) == 5


def test_the_tables_are_those_of_the_library(home: Path, snapshot: Snapshot) -> None:
    for word, table in (
        ("terms", forecast(snapshot)),
        ("campuses", campuses_dark(snapshot)),
        ("successors", successors(snapshot)),
        ("risk", risks(snapshot)),
    ):
        found = rows(home, word)
        expected = to_records(table)
        assert [{name: row[name] for name in table.columns} for row in found] == expected
    first = rows(home, "successors")[0]
    names = snapshot.people.set_index("person_id")["name"]
    assert first["name"] == names[first["person_id"]]
    assert first["successor"] == names[first["successor_id"]]


def test_leaving_lists_whose_day_is_known_soonest_first(home: Path) -> None:
    found = rows(home, "leaving", "--until", "2027-01")
    days = [row["leaves_on"] for row in found]
    assert days == sorted(days)
    assert "2026-10-31" <= days[0] <= days[-1] <= "2027-01-31"
    assert {row["why"] for row in found} <= {"term", "graduation"}
    assert len(found) < len(rows(home, "leaving"))


def test_as_of_an_earlier_day_and_without_staff(home: Path) -> None:
    earlier = rows(home, "--as-of", "2026-04-30")
    assert earlier[0]["term_end"] == "2026-04-30"
    everybody, own = rows(home)[0]["people"], rows(home, "--without-staff")[0]["people"]
    assert everybody - own == 20


@pytest.mark.parametrize("until", ["2026-10-31", "2026-10", "soon"])
def test_a_day_that_is_none_or_not_ahead_is_refused(home: Path, until: str) -> None:
    done = typed(home, "forecast", "--until", until)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith(("until:", "date:"))
