"""``mashal reach`` and ``mashal cascades`` as a user types them, on the sample and on nothing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data import SAMPLE
from graph.cli.cascades import Cascades
from graph.cli.reach import Reach
from graph.cli.root import app
from graph.settings import Settings
from graph.store import Store
from ingest.load import load
from tests.cli.typed import typed

WORDS = [("reach", one.value) for one in Reach] + [("cascades", one.value) for one in Cascades]


@pytest.fixture(scope="module")
def home(store: Store, settings: Settings) -> Path:
    """Load the sample into the store of this run, whose server the commands then find."""
    store.run("MATCH (n) DETACH DELETE n")
    load(store, [SAMPLE])
    return settings.home


def ask(home: Path, *words: str) -> list[dict[str, object]]:
    done = typed(home, *words, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert isinstance(rows, list)
    return rows


def asked(home: Path, *words: str) -> Result:
    """Run a command in this process: sixteen of their own take minutes."""
    return CliRunner().invoke(app, ["--store", str(home), *words], catch_exceptions=False)


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_every_word_answers_with_a_heading_and_rows(home: Path, words: tuple[str, str]) -> None:
    done = asked(home, *words, "--top", "3")
    assert done.exit_code == 0, done.stderr
    assert "31 October 2026" in done.stderr
    assert 3 <= len(done.stdout.splitlines()) <= 5


def test_the_ladder_of_the_campaign(home: Path) -> None:
    (row,) = ask(home, "reach")
    assert (row["measured_low"], row["measured_high"], row["measured_by"]) == (
        79_000,
        79_000,
        "campaign report",
    )
    assert (row["participants"], row["posts"], row["accounts"]) == (211, 800, 211)
    assert row["attended"] is None
    text = typed(home, "reach").stdout
    assert "79,000 (800 of 800)" in text
    assert "312,447 reported (180 of 800)" in text


def test_names_stand_beside_ids(home: Path) -> None:
    person = ask(home, "reach", "person", "--top", "1")[0]
    assert person["name"] != person["person_id"]
    starter = ask(home, "cascades", "starters", "--campaign", "#meandmyhero", "--top", "1")[0]
    assert starter["handle"] == "sanaj_smpl"
    assert isinstance(starter["name"], str)


def test_only_what_is_asked_for(home: Path) -> None:
    assert {row["platform"] for row in ask(home, "cascades", "--platform", "facebook")} == {
        "facebook"
    }
    assert all(int(str(row["posts"])) >= 10 for row in ask(home, "cascades", "--smallest", "10"))
    months = [row["month"] for row in ask(home, "reach", "month", "--since", "2026-09")]
    assert months == ["2026-09", "2026-10"]
    early = ask(home, "reach", "campaign", "--as-of", "2026-08-10")[0]
    assert early["measured_low"] == 34_760


def test_mistakes_are_one_line(home: Path) -> None:
    wrong = typed(home, "cascades", "--campaign", "MeandMyHeroes")
    assert wrong.returncode == 1
    assert len(wrong.stderr.strip().splitlines()) == 1
    assert "MeandMyHero" in wrong.stderr
    assert typed(home, "reach", "nonsense").returncode == 2


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_nothing_recorded_is_said(
    empty_store: Store, settings: Settings, words: tuple[str, str]
) -> None:
    done = asked(settings.home, *words)
    assert done.exit_code == 0, done.stderr
    assert ("No rows" in done.stderr) == (words != ("cascades", "chance"))
    assert asked(settings.home, *words, "--format", "json").exit_code == 0
