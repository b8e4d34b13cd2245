"""``mashal people`` as typed: the list, the review, decisions, and taking a merge back."""

import json
from subprocess import CompletedProcess
from typing import Any

import pytest

from graph.settings import Settings
from tests.cli.typed import typed

ZOOM = (
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,"
    "Recording Consent,In Waiting Room\n"
    "Amna Example,amna@example.com,03/{day}/2024 06:01:10 PM,03/{day}/2024 06:50:00 PM,49,Yes,,No\n"
    "{other},{mail},03/{day}/2024 06:05:00 PM,03/{day}/2024 06:50:00 PM,45,Yes,,No\n"
)


@pytest.fixture(scope="module")
def loaded(own: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Load the attendance of two meetings: one person surely came twice, one perhaps."""
    folder = tmp_path_factory.mktemp("files")
    lists = (("22", "Danial Example", "danial@example.com"), ("23", "Danial  EXAMPLE", ""))
    for day, other, mail in lists:
        text = ZOOM.format(day=day, other=other, mail=mail)
        (folder / f"participants_8{day}.csv").write_text(text, "utf-8")
    done = mashal(own, "load", str(folder))
    assert done.returncode == 0, done.stderr
    return own


def mashal(settings: Settings, *words: str) -> CompletedProcess[str]:
    return typed(settings.home, *words, MASHAL_CACHE=str(settings.cache))


def listed(settings: Settings, *words: str) -> list[dict[str, Any]]:
    done = mashal(settings, "people", *words, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_from_review_to_undo(loaded: Settings) -> None:
    people = listed(loaded)
    assert [(one["name"], one["files"], one["joined"]) for one in people] == [
        *(("Amna Example", 2, 1), ("Danial EXAMPLE", 1, 0), ("Danial Example", 1, 0)),
    ]
    waiting = listed(loaded, "review")
    assert [one["rule"] for one in waiting] == ["similar name, campus unknown"]
    assert "no campus of theirs is known" in waiting[0]["evidence"]
    done = mashal(loaded, "people", "same", waiting[0]["suggestion_id"])
    made = done.stdout.split()
    assert (len(made), "1 joined" in done.stderr) == (1, True)
    assert [one["files"] for one in listed(loaded)] == [2, 2]
    assert "@example.com" not in json.dumps(listed(loaded, "merges"))
    assert mashal(loaded, "people", "undo", made[0]).returncode == 0
    assert len(listed(loaded)) == 3
    assert listed(loaded, "review") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("same",), "Give ids, or --exact"),
        (("same", "nobody"), "neither suggestions"),
        (("same", "nobody", "noone"), "the store knows nobody"),
        (("different", "s-00000000"), "there is none"),
        (("undo", "m-00000000"), "there is none that stands"),
    ],
)
def test_a_mistake_is_one_line(loaded: Settings, words: tuple[str, ...], said: str) -> None:
    done = mashal(loaded, "people", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_tables_are_for_reading(loaded: Settings) -> None:
    done = mashal(loaded, "people", "merges")
    assert "the same e-mail address; the names agree" in done.stdout
    assert mashal(loaded, "people", "--help").returncode == 0
