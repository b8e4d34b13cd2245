"""``mashal spread`` and ``mashal seeds`` as a user types them, on the sample and on mistakes."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from graph.cli.root import app
from graph.settings import Settings
from graph.snapshot import Snapshot
from graph.spread import choose_seeds, expected_spread
from graph.store import Store


def asked(home: Path, *words: str, fails: bool = False) -> Result:
    done = CliRunner().invoke(app, ["--store", str(home), *words], catch_exceptions=fails)
    assert fails or done.exit_code == 0, done.stderr
    return done


def told(home: Path, *words: str) -> Any:
    return json.loads(asked(home, *words, "--format", "json").stdout)


def test_the_spread_is_that_of_the_function(home: Path, snapshot: Snapshot) -> None:
    one = snapshot.ids[0]
    (row,) = told(home, "spread", one, "--p", "0.3", "--runs", "2000", "--acceptance", "0.8")
    own = expected_spread(snapshot, [one], p=0.3, runs=2000, acceptance=0.8)
    assert (row["mean"], row["low"], row["high"]) == (own.mean, own.low, own.high)
    assert (row["runs"], row["exact"], row["of"]) == (2000, False, len(snapshot.people))
    lt = told(home, "spread", one, "--model", "lt", "--runs", "500")[0]
    assert lt["mean"] == expected_spread(snapshot, [one], model="lt", runs=500).mean
    assert lt["p"] is None


def test_people_may_be_named(home: Path, snapshot: Snapshot) -> None:
    names = snapshot.people.drop_duplicates("name", keep=False)
    person, name = names[["person_id", "name"]].iloc[0]
    by_name = asked(home, "spread", name.upper(), "--runs", "200")
    assert by_name.stdout == asked(home, "spread", person, "--runs", "200").stdout
    assert "Assumed: each interaction carries it on with a chance of 0.1" in by_name.stderr
    assert "31 October 2026" in by_name.stderr


def test_a_range_has_a_row_for_each_end(home: Path, snapshot: Snapshot) -> None:
    low, high = told(home, "spread", snapshot.ids[0], "--p", "0.05-0.2", "--runs", "500")
    assert (low["p"], high["p"]) == (0.05, 0.2)
    assert low["mean"] < high["mean"]


def test_campuses_have_their_names(home: Path, snapshot: Snapshot) -> None:
    rows = told(home, "spread", snapshot.ids[0], "--by", "campus", "--runs", "200")
    assert {row["name"] for row in rows} <= set(snapshot.campuses["name"])
    assert all(0 <= row["chance"] <= 1 and row["expected"] <= row["people"] for row in rows)
    assert {row["p"] for row in rows} == {0.1}
    words = ("--by", "campus", "--runs", "200", "--p", "0.05-0.2")
    both = told(home, "spread", snapshot.ids[0], *words)
    assert [row["p"] for row in both] == [0.05] * len(rows) + [0.2] * len(rows)
    low, high = (
        sum(row["expected"] for row in part) for part in (both[: len(rows)], both[len(rows) :])
    )
    assert low < high


def test_seeds_are_those_of_the_function(home: Path, snapshot: Snapshot) -> None:
    choice = told(home, "seeds", "3", "--runs", "500")
    own = choose_seeds(snapshot, 3, runs=500)
    assert [one["person_id"] for one in choice["people"]] == list(own.people)
    names = snapshot.people.set_index("person_id")["name"]
    assert [one["name"] for one in choice["people"]] == names[list(own.people)].tolist()
    assert (choice["bound"], choice["spread"]["mean"]) == (own.bound, own.spread.mean)
    assert {"degree", "pagerank", "random"} <= set(choice["baselines"])
    table = asked(home, "seeds", "3", "--runs", "500")
    assert "at least" in table.stderr
    assert names[own.people[0]] in table.stdout
    assert "pagerank" in table.stdout
    assert len(asked(home, "seeds", "3", "--runs", "500", "--format", "csv").stdout.split()) > 3


def test_fair_and_conditions(home: Path, snapshot: Snapshot) -> None:
    plain = told(home, "seeds", "2", "--runs", "500")
    first = plain["people"][0]["person_id"]
    other = next(person for person in snapshot.ids if person != first)
    words = ("seeds", "2", "--include", other, "--exclude", first, "--runs", "500")
    people = [one["person_id"] for one in told(home, *words)["people"]]
    assert people[0] == other
    assert first not in people
    fair = told(home, "seeds", "4", "--fair", "maximin", "--by", "campus", "--runs", "500")
    assert sum(group["asked"] for group in fair["groups"]) <= 4
    assert fair["way"] == "maximin"
    said = asked(home, "seeds", "4", "--fair", "proportional", "--runs", "500").stderr
    assert "Being fair costs" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("spread", "Nobody Atall"), "nobody in the network has this id or name"),
        (("seeds", "0"), 'k: "0" is too few'),
        (("seeds", "2", "--p", "often"), '--p: "often" is no chance.'),
        (("seeds", "2", "--p", "1.5"), 'p: "1.5" is no chance.'),
        (("seeds", "2", "--p", "0.1-0.2", "--model", "lt"), "has no p"),
        (("seeds", "2", "--fair", "maximin", "--by", "club"), 'people have no column "club"'),
        (("spread", "x", "--as-of", "someday"), "someday"),
    ],
)
def test_mistakes_are_one_line(home: Path, words: tuple[str, ...], said: str) -> None:
    done = asked(home, *words, fails=True)
    assert done.exit_code == 1
    assert said in str(done.exception)
    assert "\n" not in str(done.exception)


def test_an_empty_store_has_nobody_to_ask(empty_store: Store, settings: Settings) -> None:
    assert told(settings.home, "seeds", "3")["people"] == []
    assert asked(settings.home, "seeds", "3").exit_code == 0
