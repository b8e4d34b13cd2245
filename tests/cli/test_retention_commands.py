"""``mashal retention`` as a user types it, on the sample and on nothing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.cli.retention import Retention
from graph.cli.root import app
from graph.history import History
from graph.retention import newcomers, of_ambassadors, retention
from graph.store import Store
from tests.cli.typed import typed


def asked(home: Path, *words: str) -> Result:
    """Run the command in this process: one of its own each would take minutes."""
    done = CliRunner().invoke(app, ["--store", str(home), "retention", *words])
    assert done.exit_code == 0, done.output
    return done


def rows(home: Path, *words: str) -> list[dict[str, object]]:
    answer = json.loads(asked(home, *words, "--format", "json").stdout)
    assert isinstance(answer, list)
    return answer


@pytest.mark.parametrize("what", Retention)
def test_every_word_answers_with_a_heading_and_rows(home: Path, what: Retention) -> None:
    done = asked(home, what.value, "--top", "3")
    assert "31 October 2026" in done.stderr
    assert 4 <= len(done.stdout.splitlines()) <= 5


def test_it_prints_what_the_functions_give(home: Path, store: Store) -> None:
    snapshot = History.read(store).at()
    told = rows(home)
    assert [row["state"] for row in told] == of_ambassadors(snapshot)["state"].tolist()
    assert told[0]["name"] != told[0]["person_id"]
    cohorts = rows(home, "cohorts")
    assert [row["active"] for row in cohorts] == retention(snapshot)["active"].tolist()
    assert "41% (23–61%)" in asked(home, "cohorts").stdout
    listed = rows(home, "newcomers", "--from", "2026-09", "--until", "2026-10")
    autumn = newcomers(snapshot)
    autumn = autumn[autumn["first_on"] >= "2026-09-01"]
    assert [row["person_id"] for row in listed] == autumn["person_id"].tolist()
    assert listed[0]["brought_by"] == autumn["brought_by"].iloc[0]


def test_a_campus_a_day_and_no_staff(home: Path) -> None:
    campus = rows(home, "activity", "--campus", "NED", "--as-of", "2026-06")
    assert {row["university_id"] for row in campus} == {"NED"}
    people = [row["person_id"] for row in rows(home, "people")]
    others = [row["person_id"] for row in rows(home, "people", "--without-staff")]
    assert set(others) < set(people)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("newcomers", "--from", "2026-10", "--until", "2026-09"), "is before 1 October 2026"),
        (("cohorts", "--from", "2026-10"), "cohorts is of no period"),
        (("newcomers", "--until", "soon"), '"soon" is not a day'),
    ],
)
def test_a_mistake_is_one_line(home: Path, words: tuple[str, ...], said: str) -> None:
    done = typed(home, "retention", *words)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


def test_nothing_recorded_says_so(home: Path, empty_store: Store) -> None:
    del empty_store
    done = asked(home, "cohorts")
    assert "No rows: nothing of that is recorded" in done.stderr
    assert rows(home, "flow") == []
