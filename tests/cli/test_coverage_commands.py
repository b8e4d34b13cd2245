"""``mashal coverage``, ``next`` and ``targets`` on the sample and on nothing, beside the tables."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from data import SAMPLE
from graph.cli.coverage import Side, coverage
from graph.cli.placing import next_command
from graph.cli.targets import targets
from graph.coverage import place, thinness
from graph.errors import QuestionError
from graph.history import History
from graph.settings import Settings
from graph.snapshot import Snapshot
from graph.store import Store
from ingest.load import load

app = typer.Typer(pretty_exceptions_enable=False)
app.command("coverage")(coverage)
app.command("next")(next_command)
app.command("targets")(targets)


@pytest.fixture(scope="module")
def home(store: Store, settings: Settings) -> Path:
    """Load the sample into the store of this run, whose server the commands then find."""
    store.run("MATCH (n) DETACH DELETE n")
    load(store, [SAMPLE])
    return settings.home


@pytest.fixture(scope="module")
def snapshot(home: Path, store: Store) -> Snapshot:
    del home
    return History.read(store).at()


def asked(home: Path, *words: str) -> Result:
    done = CliRunner().invoke(app, [*words, "--store", str(home)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def rows(home: Path, *words: str) -> list[dict[str, object]]:
    found = json.loads(asked(home, *words, "--format", "json").stdout)
    assert isinstance(found, list)
    return found


def test_campuses_come_thinnest_first(home: Path, snapshot: Snapshot) -> None:
    found = rows(home, "coverage")
    table = thinness(snapshot)
    assert [one["university_id"] for one in found] == table["university_id"].tolist()
    assert [one["thinness"] for one in found] == pytest.approx(table["thinness"].tolist())


@pytest.mark.parametrize("by", [one.value for one in Side])
def test_every_side_answers_in_every_form(home: Path, by: str) -> None:
    assert rows(home, "coverage", "--by", by)
    drawn = asked(home, "coverage", "--by", by)
    assert len(drawn.stdout.splitlines()) > 2
    assert "\n" in asked(home, "coverage", "--by", by, "--format", "csv").stdout


def test_filters_are_read_as_they_are_typed(home: Path) -> None:
    given = (
        "--region",
        "KPK",
        "--term",
        "spring 2026",
        "--topic",
        "Online Hate",
        "--platform",
        "X",
    )
    assert rows(home, "coverage", "--by", "topic", *given, "--group", "gender: female")
    for option, value in (("--topic", "onlin hate"), ("--region", "Sindd"), ("--group", "female")):
        with pytest.raises(QuestionError, match="in the store"):
            asked(home, "coverage", option, value)


def test_small_groups_are_hidden_in_a_terminal_too(home: Path) -> None:
    drawn = asked(home, "coverage", "--by", "faith_group", "--count", "people").stdout
    assert "hidden" in drawn
    found = rows(home, "coverage", "--by", "faith_group", "--count", "people")
    assert not [one for one in found if one["count"] in (1, 2, 3, 4)]


def test_few_people_of_a_faith_are_not_told_by_a_filter(home: Path) -> None:
    given = ("--group", "faith_group:Sikh")
    for by in ("campus", "region", "evenness"):
        with pytest.raises(QuestionError, match="in a grid only"):
            asked(home, "coverage", "--by", by, *given)
    cells = rows(home, "coverage", "--by", "topic", *given)
    assert {one["count"] for one in cells} <= {0, None}


def test_next_places_what_place_does_and_tells_how_good_it_is(
    home: Path, snapshot: Snapshot
) -> None:
    assert len(rows(home, "next")) == 10
    given = ("next", "--sessions", "4", "--once", "--budget", "4", "--minority", "1")
    table = place(snapshot, many=4, once=True, budget=4, minority=1).table
    assert [one["lead"] for one in rows(home, *given)] == table["lead"].tolist()
    told = asked(home, *given).stderr
    for said in ("no choice could add more than", "A random choice would add", "minorities costs"):
        assert said in told
    assert len(rows(home, "next", "--ambassadors", "2")) == 2
    with pytest.raises(QuestionError, match="together"):
        asked(home, "next", "--sessions", "1", "--ambassadors", "1")


def test_targets_are_set_listed_and_cleared(home: Path) -> None:
    asked(home, "targets", "habib university", "--sessions", "9", "--topics", "1")
    asked(home, "targets", "HU", "--sessions", "7")
    found = {one["university_id"]: one for one in rows(home, "targets")}
    assert (found["HU"]["sessions"], found["HU"]["topics"]) == (7, 1)
    assert found["HU"]["own"] == ["sessions", "topics"]
    asked(home, "targets", "HU", "--clear")
    assert {tuple(one["own"]) for one in rows(home, "targets")} == {()}  # type: ignore[arg-type]
    for words, said in ((("HU",), "no number"), (("Habbib", "--topics", "2"), "Did you mean")):
        with pytest.raises(QuestionError, match=said):
            asked(home, "targets", *words)


def test_an_empty_store_is_said_in_words(home: Path, empty_store: Store) -> None:
    del empty_store
    assert "No rows" in asked(home, "coverage").stderr
    assert "No rows" in asked(home, "next", "--sessions", "3").stderr
    assert len(rows(home, "coverage", "--by", "region")) == 7
    assert rows(home, "targets") == []
