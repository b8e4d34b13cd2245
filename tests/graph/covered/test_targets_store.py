"""Targets in a real store: kept, read, taken away, and untouched by imports and erasure."""

import pytest

from graph.coverage import PARTS, set_targets, targets, thinness
from graph.erase import erase, find
from graph.errors import QuestionError
from graph.history import History
from graph.settings import Settings
from graph.snapshot import Snapshot
from graph.store import Store, statement
from ingest.load import load
from ingest.undo import undo

FILES = [
    (
        "universities.csv",
        b"university_id,name,city,province\nNED,NED University,Karachi,Sindh\n"
        b"KU,University of Karachi,Karachi,Sindh\n",
    ),
    ("people.csv", b"person_id,name\np1,Ayesha Khan\n"),
    ("ambassador_terms.csv", b"person_id,university_id,appointed_on\np1,NED,2026-01-01\n"),
]


@pytest.fixture
def loaded(empty_store: Store) -> Store:
    load(empty_store, FILES)
    return empty_store


def snapshot(store: Store) -> Snapshot:
    return History.read(store).at()


def own(store: Store) -> dict[str, list[float]]:
    table = snapshot(store).targets
    return {row.university_id: [getattr(row, part) for part in PARTS] for row in table.itertuples()}


def test_targets_are_kept_replaced_and_taken_away(loaded: Store) -> None:
    before = loaded.read(statement("app/version")).iloc[0].tolist()
    set_targets(loaded, [{"university_id": "NED", "ambassadors": 5, "topics": 0}])
    after = loaded.read(statement("app/version")).iloc[0].tolist()
    assert before != after, "pages read the store anew"
    table = targets(snapshot(loaded)).set_index("university_id")
    assert table.loc["NED", list(PARTS)].tolist() == [5, 2, 0, 2, 6]
    assert table.loc["NED", "ambassadors_is_own"]
    assert not table.loc["NED", "sessions_is_own"]
    set_targets(loaded, [{"university_id": "NED", "ambassadors": 3}])
    assert loaded.read(statement("app/version")).iloc[0].tolist() != after
    assert own(loaded)["NED"][0] == 3
    assert thinness(snapshot(loaded)).iloc[0]["ambassadors_thin"] == pytest.approx(2 / 3)
    set_targets(loaded, [{"university_id": "NED", "ambassadors": None}])
    assert own(loaded) == {}


@pytest.mark.parametrize("wrong", [-1, 2.5, "many", 10**9, "=1+1", float("inf")])
def test_what_is_no_number_is_refused_and_nothing_is_kept(loaded: Store, wrong: object) -> None:
    rows = [
        {"university_id": "KU", "sessions": 4},
        {"university_id": "NED", "sessions": wrong},
    ]
    with pytest.raises(QuestionError, match="target of NED"):
        set_targets(loaded, rows)
    assert own(loaded) == {}


def test_loading_undoing_and_erasing_leave_targets_alone(loaded: Store, settings: Settings) -> None:
    set_targets(loaded, [{"university_id": "NED", "sessions": 7}])
    runs = loaded.read("MATCH (i:Import) RETURN i.run_id AS run_id")["run_id"].tolist()
    undo(loaded, runs[0], runs[1:])
    assert loaded.read("MATCH (u:University) RETURN count(u) AS n")["n"][0] == 0
    kept = loaded.read("MATCH (t:Target) RETURN t.university_id AS id, t.sessions AS sessions")
    assert kept.to_dict("records") == [{"id": "NED", "sessions": 7}]
    assert thinness(snapshot(loaded)).empty
    load(loaded, FILES)
    erase(loaded, settings, find(loaded, "p1"))
    assert own(loaded)["NED"][1] == 7
    assert thinness(snapshot(loaded))["sessions_target"].tolist() == [7]


def test_a_merged_universitys_target_holds_for_the_one_it_became(loaded: Store) -> None:
    loaded.run(
        "MATCH (u:University {venue_id: 'NED'}) "
        "CREATE (:MergedVenue {venue_id: 'ned-old'})-[:MERGED_INTO]->(u)"
    )
    set_targets(loaded, [{"university_id": "ned-old", "sessions": 9}])
    assert own(loaded)["NED"][1] == 9
    set_targets(loaded, [{"university_id": "NED", "sessions": 4}])
    assert own(loaded)["NED"][1] == 4
