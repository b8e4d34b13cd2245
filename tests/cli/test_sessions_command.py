"""``mashal sessions`` on the sample and on nothing, beside the tables."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from data import SAMPLE
from graph import sessions
from graph.cli.sessions import Sessions
from graph.cli.sessions import sessions as command
from graph.history import History
from graph.settings import Settings
from graph.snapshot import Snapshot
from graph.store import Store
from ingest.load import load

app = typer.Typer(pretty_exceptions_enable=False)
app.command("sessions")(command)
app.command("other")(lambda: None)


@pytest.fixture(scope="module")
def home(store: Store, settings: Settings) -> Path:
    """Load the sample into the store of this run, whose server the command then finds."""
    store.run("MATCH (n) DETACH DELETE n")
    load(store, [SAMPLE])
    return settings.home


@pytest.fixture(scope="module")
def snapshot(home: Path, store: Store) -> Snapshot:
    del home
    return History.read(store).at()


def asked(home: Path, *words: str) -> Result:
    words = ("sessions", *words, "--store", str(home))
    done = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def rows(home: Path, *words: str) -> list[dict[str, object]]:
    found = json.loads(asked(home, *words, "--format", "json").stdout)
    assert isinstance(found, list)
    return found


def test_every_table_is_printed(home: Path) -> None:
    for what in Sessions:
        assert asked(home, what.value).stdout.strip(), what


def test_numbers_are_those_of_the_tables(home: Path, snapshot: Snapshot) -> None:
    names = snapshot.people.set_index("person_id")["name"]
    hosts = sessions.loads(snapshot)
    found = rows(home, "hosts", "--top", "3")
    assert [one["person_id"] for one in found] == hosts["person_id"].head(3).tolist()
    assert [one["name"] for one in found] == names[hosts["person_id"].head(3)].tolist()
    months = rows(home, "months")
    assert [one["people"] for one in months] == sessions.by_period(snapshot)["people"].tolist()
    every = rows(home)
    assert len(every) == len(snapshot.sessions)
    assert every[0]["hosts"] == [names[one] for one in sessions.held(snapshot)["hosts"].iloc[0]]


def test_words_without_consent_are_in_no_form(home: Path, snapshot: Snapshot) -> None:
    told = sessions.testimonials(snapshot)
    kept_back = set(told.loc[told["text"].isna(), "content_id"])
    words = snapshot.testimonials
    secret = words.loc[words["content_id"].isin(kept_back), "text"]
    assert len(secret)
    for form in ("table", "csv", "json"):
        printed = asked(home, "testimonials", "--format", form).stdout
        assert not any(one in printed for one in secret)


def test_before_anything_was_held_there_are_no_rows(home: Path) -> None:
    done = asked(home, "all", "--as-of", "2020-01-01")
    assert "No rows" in done.output
