"""``mashal carrying`` and ``mashal maturity`` as typed, on the sample and on nothing."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.cli.carrying import Carrying, Whom, Work
from graph.cli.maturity import Shape
from graph.cli.root import app
from graph.settings import Settings
from graph.store import Store
from tests.cli.on_sample import asked, rows

WORDS = [
    *(("carrying", one.value) for one in Carrying),
    *(("maturity", one.value, "--draws", "2") for one in Shape),
]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_every_word_answers_in_all_formats(home: Path, words: tuple[str, ...]) -> None:
    done = asked(home, *words)
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3
    assert rows(home, *words)


def test_who_carries_it_with_names_and_a_sentence(home: Path) -> None:
    found = rows(home, "carrying")
    assert found[0]["name"] != found[0]["contributor"]
    assert sum(bool(row["carries"]) for row in found) == 11
    said = asked(home, "carrying", "--top", "2")
    assert "11 of 35 hosts did half of the hosting." in said.stderr
    assert "31 October 2026" in said.stderr
    assert rows(home, "carrying", "--of", "posts", "--top", "1")[0]["is_account"] is True
    campus = rows(home, "carrying", "--by", "campuses", "--top", "1")[0]
    assert campus["name"] != campus["contributor"]


def test_a_period_and_no_staff(home: Path) -> None:
    autumn = rows(home, "carrying", "--since", "2026-09")
    assert sum(bool(row["carries"]) for row in autumn) == 2
    speakers = rows(home, "carrying", "--of", "speaking")
    own = rows(home, "carrying", "--of", "speaking", "--without-staff")
    assert len(own) < len(speakers)
    early = rows(home, "carrying", "--as-of", "2025-10-31")
    assert len(early) < 35


def test_all_activities_of_people_and_campuses(home: Path) -> None:
    found = rows(home, "carrying", "all")
    pairs = {(row["of"], row["by"]) for row in found}
    assert pairs == {(work.value, whom.value) for work in Work for whom in Whom}


def test_terms_and_staff(home: Path) -> None:
    assert [row["period"] for row in rows(home, "carrying", "terms")][-1] == "Fall 2026"
    staff = {row["what"]: row for row in rows(home, "carrying", "staff")}
    assert staff["hosted"]["before"] == 75
    assert staff["ties"]["title"] == "Ties between people"


def test_maturity_says_where_it_stands_and_what_is_next(home: Path) -> None:
    done = asked(home, "maturity", "--draws", "3")
    assert "Between multi-hub and core/periphery." in done.stderr
    assert "not validated against outcomes" in done.stderr
    assert {row["measure"] for row in rows(home, "maturity", "--draws", "0")} >= {"core_fit"}
    steps = rows(home, "maturity", "steps", "--draws", "0")
    assert str(steps[0]["next_step"]).startswith("Connect the hubs")
    assert len(rows(home, "maturity", "months")) == 14


def test_mistakes(home: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(app, ["carrying", "--of", "nonsense"]).exit_code == 2
    assert runner.invoke(app, ["maturity", "--draws", "-1"]).exit_code == 2


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_nothing_recorded_is_no_fault(
    empty_store: Store, settings: Settings, words: tuple[str, ...]
) -> None:
    done = asked(settings.home, *words)
    assert done.exit_code == 0, done.stderr
    assert asked(settings.home, *words, "--format", "json").exit_code == 0
