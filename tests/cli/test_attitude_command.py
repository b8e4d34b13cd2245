"""``mashal attitude`` as a user types it, on the sample and on nothing."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from graph.attitude import attitude_change, matched_change, matched_pairs
from graph.cli.attitude import Answers, Group, Told, With, attitude
from graph.errors import QuestionError
from graph.history import History
from graph.settings import Analysis, Settings
from graph.store import Store

app = typer.Typer()
app.command()(attitude)


def asked(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--store", str(home), *words], catch_exceptions=False)


def rows(home: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(asked(home, *words, "--format", "json").stdout)
    return found


def test_the_words_are_those_of_the_package() -> None:
    from graph.attitude import By, Compared, Exposure

    assert [one.value for one in Answers] == [one.value for one in Compared]
    assert {one.value for one in Group} == {one.value for one in By}
    assert [one.value for one in With] == [one.value for one in Exposure]


def test_the_sample_moved(home: Path, store: Store) -> None:
    first = rows(home)[0]
    snapshot = History.read(store).at()
    pairs = matched_pairs(snapshot.feedback, Analysis().questionnaire)
    once = pairs.groupby("respondent_code")[["before", "after"]].mean()
    known = matched_change(once["before"], once["after"])
    assert (first["name"], first["people"]) == ("dialogue", known.n)
    assert first["change"] == pytest.approx(known.change)
    assert first["low"] == pytest.approx(known.low)
    assert len(rows(home)) == len(attitude_change(snapshot)) == 5


def test_a_table_begins_with_a_sentence_and_says_what_it_can_not_tell(home: Path) -> None:
    done = asked(home)
    assert "people who answered before and after a session, the mean moved by +0.27" in done.stderr
    assert "this is what changed, not why" in done.stderr
    assert "Attitudes, all four questions" in done.stdout


@pytest.mark.parametrize("what", Told)
def test_everything_can_be_asked_in_every_form(home: Path, what: Told) -> None:
    assert rows(home, what.value)
    assert asked(home, what.value).exit_code == 0
    assert asked(home, what.value, "--format", "csv", "--top", "2").stdout.count("\n") <= 3


def test_groups_and_exposure_take_their_options(home: Path) -> None:
    sessions = rows(home, "groups", "--by", "session", "--of", "women")
    assert sum(row["people"] is None for row in sessions) > 1
    assert all(row["people"] is None or int(str(row["people"])) >= 5 for row in sessions)
    assert rows(home, "exposure", "--with", "ambassador_ties")
    done = asked(home, "exposure")
    assert "Not causal" in done.stderr


def test_a_wrong_name_is_named(home: Path) -> None:
    with pytest.raises(QuestionError, match="Did you mean women"):
        asked(home, "groups", "--of", "womn")


def test_nobody_has_answered(empty_store: Store, settings: Settings) -> None:
    done = asked(settings.home)
    assert done.exit_code == 0
    assert "Nobody has answered both before and after a session yet." in done.stderr
    assert "No rows" in done.stderr
