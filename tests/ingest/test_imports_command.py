"""``mashal imports`` as it is typed: the history, one import in full, and taking one back."""

import json
from pathlib import Path

import pytest
from small_campaign import campaign, uploads
from store_picture import content, values
from typer.testing import CliRunner, Result

from graph.cli.root import app
from graph.settings import Settings
from graph.store import Store
from ingest.history import history
from ingest.load import load


@pytest.fixture
def type_in(settings: Settings, empty_store: Store, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    for name in ("NEO4J_URI", "MASHAL_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MASHAL_CACHE", str(settings.cache))

    def run(*words: str | Path, answer: str | None = None) -> Result:
        return CliRunner().invoke(
            app,
            ["--store", str(settings.home), *map(str, words)],
            input=answer,
            catch_exceptions=False,
        )

    return run


@pytest.fixture
def loaded(empty_store: Store) -> Store:
    load(empty_store, uploads(campaign()))
    return empty_store


def run_of(store: Store, file: str) -> str:
    return str(values(store, "MATCH (i:Import {file: $file}) RETURN i.run_id", file=file)[0][0])


def test_an_empty_store_has_no_history(type_in) -> None:  # type: ignore[no-untyped-def]
    done = type_in("imports")
    assert done.exit_code == 0
    assert "nothing was loaded" in done.stderr


def test_the_history_lists_every_file(type_in, loaded: Store) -> None:  # type: ignore[no-untyped-def]
    done = type_in("imports", "--format", "json")
    rows = json.loads(done.stdout)
    assert {row["file"] for row in rows} == {f"{table}.csv" for table in campaign()}
    assert [row["run_id"] for row in rows] == history(loaded)["run_id"].tolist()
    assert "people.csv" in type_in("imports").stdout


def test_one_import_is_shown_by_the_end_of_its_name(type_in, loaded: Store) -> None:  # type: ignore[no-untyped-def]
    run = run_of(loaded, "people.csv")
    shown = json.loads(type_in("imports", "show", run[-6:], "--json").stdout)
    assert (shown["file"], shown["loaded"], shown["held"]) == ("people.csv", 4, 4)
    assert "people.csv" in type_in("imports", "show", run).stdout


def test_an_undo_is_asked_for_said_and_done(type_in, loaded: Store) -> None:  # type: ignore[no-untyped-def]
    before = content(loaded)
    run = run_of(loaded, "feedback.csv")
    dry = type_in("imports", "undo", run, "--dry-run", "--json")
    assert dry.exit_code == 0
    report = json.loads(dry.stdout)
    assert (report["dry_run"], report["goes"]) == (True, {"feedback": 1})
    assert type_in("imports", "undo", run, answer="n\n").exit_code == 1
    assert content(loaded) == before
    done = type_in("imports", "undo", run, "--yes", "--json")
    assert done.exit_code == 0
    assert not json.loads(done.stdout)["dry_run"]
    assert values(loaded, "MATCH (f:FeedbackResponse) RETURN f") == []
    assert "undone" in type_in("imports", "show", run).stdout


def test_what_stands_in_the_way_is_named(type_in, loaded: Store) -> None:  # type: ignore[no-untyped-def]
    run, also = run_of(loaded, "trainings.csv"), run_of(loaded, "training_people.csv")
    done = type_in("imports", "undo", run, "--yes")
    assert done.exit_code == 1
    assert "can't be undone" in done.stdout
    assert f"training_people.csv: 1 row ({also})" in done.stderr
    together = type_in("imports", "undo", run, "--with", also, "--yes")
    assert together.exit_code == 0
    assert values(loaded, "MATCH (t:Training) RETURN t") == []


@pytest.mark.parametrize("words", [("show", "nothing"), ("undo", "nothing"), ("show", "2026")])
def test_an_import_that_is_none_is_one_line(type_in, loaded: Store, words: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    from graph.errors import QuestionError

    with pytest.raises(QuestionError, match="there"):
        type_in("imports", *words)
