"""Coverage asked in Cypher: beside what the snapshot says, beside the files, and by hand."""

import pandas as pd
import sample_tables as known
from asking import ask
from sample_tables import LAST_DAY, rows, session_topics

from graph.coverage import by_region, grid, set_targets, thinness
from graph.snapshot import Snapshot
from graph.store import Store


def test_campuses_have_what_the_files_say(sample: Store) -> None:
    answer = ask(sample, "coverage_by_campus").set_index("campus")
    names = known.campuses()
    serving = known.running_terms().groupby("university_id")["person_id"].nunique()
    sessions = rows("sessions")
    half = sessions[sessions["held_on"] > pd.Timestamp("2026-04-30")]["venue_id"].value_counts()
    year = session_topics().query("held_on > '2025-10-31'").groupby("venue_id")["topic"].nunique()
    assert sorted(answer.index) == sorted(names)
    for id_, name in names.items():
        row = answer.loc[name]
        assert row["ambassadors"] == serving.get(id_, 0), id_
        assert row["sessions"] == half.get(id_, 0), id_
        assert row["topics"] == year.get(id_, 0), id_
    assert answer["ambassadors_per_1000"].isna().all(), "no enrolment is known"
    assert pd.Timestamp("2026-10-31") == LAST_DAY


def test_campuses_have_what_thinness_counts(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "coverage_by_campus").set_index("campus")
    names = snapshot.campuses.set_index("university_id")["name"]
    for row in thinness(snapshot).itertuples():
        found = answer.loc[names[row.university_id]]
        parts = ["ambassadors", "sessions", "topics", "panelists"]
        assert [found[part] for part in parts] == [getattr(row, part) for part in parts]


def test_targets_stand_beside_what_there_is(sample: Store) -> None:
    set_targets(sample, [{"university_id": "NED", "ambassadors": 9, "topics": 2}])
    row = ask(sample, "coverage_by_campus").set_index("campus").loc[known.campuses()["NED"]]
    assert (row["ambassadors_target"], row["topics_target"]) == (9, 2)
    assert pd.isna(row["sessions_target"])
    set_targets(sample, [{"university_id": "NED"}])
    answer = ask(sample, "coverage_by_campus")
    assert answer["ambassadors_target"].isna().all()


def test_regions_are_those_of_the_snapshot(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "coverage_by_region").set_index("region")
    table = by_region(snapshot).set_index("region")
    for region, row in answer.iterrows():
        for column in ("with_ambassador", "ambassadors", "sessions"):
            assert row[column] == table.loc[region, column], (region, column)
    assert answer["universities"].sum() == len(rows("universities"))
    assert answer["sessions"].sum() == len(rows("sessions"))


def test_topics_of_a_region_are_those_of_the_grid(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "topics_by_region")
    found = {(row.region, row.topic): row.sessions for row in answer.itertuples()}
    cells = grid(snapshot, "region", "topic").set_index(["row", "column"])["count"]
    assert len(found) == 8 * answer["region"].nunique()
    assert found == {pair: cells[pair] for pair in found}
    missing = ask(sample, "topics_by_region", show="missing")
    assert set(zip(missing["region"], missing["topic"], strict=True)) == {
        pair for pair, many in found.items() if many == 0
    }


def test_groups_of_a_campus_are_people_each_once_and_small_ones_are_hidden(
    sample: Store, snapshot: Snapshot
) -> None:
    names = snapshot.campuses.set_index("university_id")["name"]
    for kind in ("gender", "discipline"):
        answer = ask(sample, "groups_by_campus", kind=kind)
        cells = grid(snapshot, "campus", kind, counted="people", hide=())  # type: ignore[arg-type]
        expected = {
            (names[row["row"]], row["column"].lower()): row["count"]
            for _, row in cells.iterrows()
            if row["count"] > 0
        }
        found = {(row.campus, row.group_name.lower()): row.people for row in answer.itertuples()}
        assert found.keys() == expected.keys()
        for key, people in found.items():
            if expected[key] < 5:
                assert pd.isna(people), key
            else:
                assert people == expected[key], key


SMALL = """
CREATE (ned:Venue:University {venue_id: 'NED', university_id: 'NED', name: 'NED', province: 'Sindh',
    students: 2000}),
  (hall:Venue {venue_id: 'HALL', name: 'Hall', province: 'Punjab'}),
  (p:Person:Ambassador {person_id: 'p', name: 'P', gender: 'female'}),
  (q:Person:Panelist {person_id: 'q', name: 'Q', gender: 'male'}),
  (p)-[:AMBASSADOR_OF {appointed_on: date('2026-01-01')}]->(ned),
  (t:Topic {topic_id: 'peace', name: 'Peace'}),
  (s:Session {session_id: 's', title: 'S', held_on: date('2026-03-01'), participants_count: 4})
    -[:HELD_AT]->(ned), (s)-[:ON_TOPIC]->(t), (q)-[:SPOKE_AT]->(s), (p)-[:HOSTED]->(s),
  (o:Session {session_id: 'o', title: 'O', held_on: date('2025-01-01'), participants_count: 4})
    -[:HELD_AT]->(hall)
"""


def test_by_hand_on_a_small_store(empty_store: Store) -> None:
    empty_store.run(SMALL)
    row = ask(empty_store, "coverage_by_campus", as_of="2026-10-31").iloc[0]
    assert (row["ambassadors"], row["ambassadors_per_1000"]) == (1, 0.5)
    assert (row["sessions"], row["topics"], row["panelists"]) == (0, 1, 1)
    regions = ask(empty_store, "coverage_by_region").set_index("region")
    assert regions.loc["Punjab", ["universities", "sessions", "ambassadors"]].tolist() == [0, 1, 0]
    assert regions.loc["Sindh", ["universities", "sessions", "ambassadors"]].tolist() == [1, 1, 1]
    assert regions.loc["Punjab", "sessions_this_year"] == 0
    topics = ask(empty_store, "topics_by_region").set_index("region")["sessions"]
    assert topics.to_dict() == {"Punjab": 0, "Sindh": 1}
    groups = ask(empty_store, "groups_by_campus")
    assert groups[["group_name", "people_there"]].to_numpy().tolist() == [["female", 1]]
    assert groups["people"].isna().all()
