"""``mashal reach`` and ``mashal cascades`` as a user types them, on the sample and on nothing."""

from pathlib import Path

import pytest

from graph.cli.cascades import Cascades
from graph.cli.reach import Reach
from graph.settings import Settings
from graph.store import Store
from tests.cli.on_sample import asked, rows
from tests.cli.typed import typed

WORDS = [("reach", one.value) for one in Reach] + [("cascades", one.value) for one in Cascades]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_every_word_answers_with_a_heading_and_rows(home: Path, words: tuple[str, str]) -> None:
    done = asked(home, *words, "--top", "3")
    assert done.exit_code == 0, done.stderr
    assert "31 October 2026" in done.stderr
    assert 3 <= len(done.stdout.splitlines()) <= 5


def test_the_ladder_of_the_campaign(home: Path) -> None:
    (row,) = rows(home, "reach")
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
    person = rows(home, "reach", "person", "--top", "1")[0]
    assert person["name"] != person["person_id"]
    starter = rows(home, "cascades", "starters", "--campaign", "#meandmyhero", "--top", "1")[0]
    assert starter["handle"] == "sanaj_smpl"
    assert isinstance(starter["name"], str)


def test_only_what_is_asked_for(home: Path) -> None:
    assert {row["platform"] for row in rows(home, "cascades", "--platform", "facebook")} == {
        "facebook"
    }
    assert all(int(str(row["posts"])) >= 10 for row in rows(home, "cascades", "--smallest", "10"))
    months = [row["month"] for row in rows(home, "reach", "month", "--since", "2026-09")]
    assert months == ["2026-09", "2026-10"]
    early = rows(home, "reach", "campaign", "--as-of", "2026-08-10")[0]
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
