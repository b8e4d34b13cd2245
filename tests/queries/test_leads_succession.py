"""Who leaves and who follows: asked in Cypher, beside the sample's own files and the forecast."""

from datetime import date

import networkx as nx
import pandas as pd
import pytest
import sample_tables as known
from asking import ask
from sample_tables import LAST_DAY, rows

from graph.findings.campus_goes_dark import campus_goes_dark
from graph.history import History
from graph.snapshot import Snapshot
from graph.store import Store
from graph.succession import coming_ends, forecast
from graph.view import View


def last_days() -> pd.Series:
    """Give each current ambassador's last day, read from the files: term or graduation."""
    both = known.running_terms().merge(
        rows("studies"), on=["person_id", "university_id"], how="left"
    )
    both = both.set_index("person_id")
    return both[["ends_on", "graduates_on"]].min(axis=1)


@pytest.mark.parametrize("months", [1, 9, 36])
def test_campuses_whose_every_ambassador_leaves(sample: Store, months: int) -> None:
    answer = ask(sample, "campuses_going_dark", months=months).set_index("campus")
    terms = known.running_terms()
    days = last_days()
    until = LAST_DAY + pd.DateOffset(months=months)
    expected = {}
    for university, part in terms.groupby("university_id"):
        of_campus = days[part["person_id"]]
        if of_campus.notna().all() and of_campus.max() <= until:
            expected[known.campuses()[university]] = (of_campus.max().date(), len(of_campus))
    assert len(expected) == {1: 0, 9: 4, 36: 10}[months]
    found = {name: (row["dark_on"], row["ambassadors"]) for name, row in answer.iterrows()}
    assert found == expected
    names, held = known.names(), rows("sessions").groupby("venue_id")["held_on"].max()
    for name, row in answer.iterrows():
        last = days[days == pd.Timestamp(row["dark_on"])].index
        assert set(row["last_to_leave"]) <= set(names[last])
        (university,) = known.campuses()[known.campuses() == name].index
        assert pd.Timestamp(row["last_session_on"]) == held[university]


def test_those_that_go_dark_by_the_next_term_end_but_one_are_the_findings(
    sample: Store, snapshot: Snapshot
) -> None:
    assert coming_ends(snapshot)[1] == date(2027, 6, 30)
    answer = ask(sample, "campuses_going_dark", months=8)
    names = snapshot.campuses.set_index("university_id")["name"]
    found = {names[one.subject] for one in campus_goes_dark(snapshot)}
    assert set(answer["campus"]) == found
    assert len(found) == 4


def test_leaving_by_term_is_the_forecast(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "leaving_by_term").set_index("term_end")
    table = forecast(snapshot).iloc[1:].set_index("term_end")
    assert list(answer.index) == [day.date() for day in table.index]
    assert answer["ambassadors_leave"].tolist() == table["ambassadors_leave"].tolist()
    assert answer["ambassadors_left"].tolist() == table["ambassadors"].tolist()
    assert answer["campuses_left"].tolist() == table["campuses"].tolist()
    everybody = answer["ambassadors_leave"] + answer["others_leave"]
    assert everybody.tolist() == table["leave"].tolist()
    assert (answer["unknown"] == last_days().isna().sum()).all()


def test_terms_may_end_in_other_months(sample: Store) -> None:
    answer = ask(sample, "leaving_by_term", years=1, first_end=12, second_end=5)
    assert answer["term_end"].tolist() == [date(2026, 12, 31), date(2027, 5, 31)]
    days = last_days()
    december = int((days <= "2026-12-31").sum())
    assert answer["ambassadors_leave"].iloc[0] == december
    assert answer["ambassadors_left"].iloc[0] == len(days) - december


def test_possible_successors_overlap_as_networkx_says(sample: Store, history: History) -> None:
    answer = ask(sample, "possible_successors", months=9, most=20, stay_months=2)
    view = history.at(None, View(kinds=["reported", "co_attendance"]))
    graph = nx.Graph(view.graph)
    days, campus = last_days(), view.people.set_index("person_id")["campus"]
    studies = rows("studies").set_index("person_id")["graduates_on"]
    staff = set(rows("people").query("roles.str.contains('staff|panelist', na=False)")["person_id"])
    leaving = days[days <= LAST_DAY + pd.DateOffset(months=9)]
    assert set(answer["person_id"]) == set(leaving.index)
    for leaver, day in leaving.items():
        expected = {}
        for other in campus.index[campus == campus[leaver]]:
            stays = days.get(other, studies.get(other))
            if other == leaver or other in staff or stays <= day + pd.DateOffset(months=2):
                continue
            ((_, _, overlap),) = nx.jaccard_coefficient(graph, [(leaver, other)])
            if overlap:
                expected[other] = (len(set(graph[leaver]) & set(graph[other])), overlap)
        part = answer[answer["person_id"] == leaver].dropna(subset=["successor_id"])
        assert len(part) == min(len(expected), 20)
        for row in part.itertuples():
            # Cypher rounds to three digits, and halves up.
            assert (row.shared, row.overlap) == pytest.approx(expected[row.successor_id], abs=6e-4)
        assert part["overlap"].is_monotonic_decreasing
        if len(expected) > 20:
            assert part["overlap"].min() >= sorted(one[1] for one in expected.values())[-20] - 6e-4


SMALL = """
CREATE (u:Venue:University {venue_id: 'KU', university_id: 'KU', name: 'KU'}),
  (v:Venue:University {venue_id: 'NED', university_id: 'NED', name: 'NED'}),
  (a:Person {person_id: 'a', name: 'A'})-[:AMBASSADOR_OF
    {appointed_on: date('2026-01-01'), ends_on: date('2026-12-31')}]->(u),
  (b:Person {person_id: 'b', name: 'B'})-[:AMBASSADOR_OF {appointed_on: date('2026-01-01')}]->(v),
  (c:Person {person_id: 'c', name: 'C'})-[:STUDIES_AT {programme: 'BA'}]->(u),
  (x:Person {person_id: 'x', name: 'X'}),
  (a)-[:KNOWS {source: 'survey', reported_on: date('2026-02-01')}]->(x)
"""


def test_nobody_who_shares_a_tie_is_an_empty_cell(empty_store: Store) -> None:
    empty_store.run(SMALL)
    (row,) = ask(empty_store, "possible_successors", as_of="2026-10-31").to_dict("records")
    assert (row["person_id"], row["leaves_on"]) == ("a", date(2026, 12, 31))
    assert row["successor_id"] is None
    assert row["overlap"] is None
    empty_store.run(
        "MATCH (c:Person {person_id: 'c'}), (x:Person {person_id: 'x'}) "
        "CREATE (x)-[:KNOWS {source: 'survey'}]->(c)"
    )
    (row,) = ask(empty_store, "possible_successors", as_of="2026-10-31").to_dict("records")
    assert (row["successor_id"], row["shared"], row["overlap"]) == ("c", 1, 1)
    assert (row["is_ambassador"], row["stays_until"]) == (False, None)


def test_an_unknown_end_is_counted_and_keeps_a_campus(empty_store: Store) -> None:
    empty_store.run(SMALL)
    dark = ask(empty_store, "campuses_going_dark", as_of="2026-10-31")
    assert dark[["campus", "ambassadors"]].to_numpy().tolist() == [["KU", 1]]
    assert dark["last_session_on"].isna().all()
    first = ask(empty_store, "leaving_by_term", as_of="2026-10-31").iloc[0]
    assert first.tolist() == [date(2027, 1, 31), 1, 1, 1, 0, 1]
