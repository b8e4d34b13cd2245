"""Active, drifting, away and unknown: the limits to the day, vacations, appointments, any acts."""

from datetime import date
from typing import Any

import networkx as nx
import pandas as pd

from graph.academic import TermCalendar
from graph.history import History
from graph.retention import activity, of_ambassadors, states
from graph.settings import Analysis
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, session, sessions, term


def campaign(terms: list[Any], acts: dict[str, str], **more: Any) -> History:
    """Make a campaign of whose people each attended one session on the day given."""
    return history_of(
        more.pop("analysis", None),
        people=[person(one) for one in "abcde"],
        campuses=[campus("NED"), campus("KU")],
        terms=terms,
        **sessions(*(session(f"s-{one}", day, {one: "attended"}) for one, day in acts.items())),
        **more,
    )


def state(history: History, day: str, who: str = "a") -> tuple[str, float]:
    table = activity(history.at(date.fromisoformat(day))).set_index("person_id")
    return table.loc[who, "state"], table.loc[who, "days"]


def test_the_limits_to_the_day() -> None:
    history = campaign([term("a", "NED", "2025-09-01")], {"a": "2026-02-01"})
    assert state(history, "2026-02-01") == ("active", 0)
    assert state(history, "2026-03-03") == ("active", 30)
    assert state(history, "2026-03-04") == ("drifting", 31)
    assert state(history, "2026-06-01") == ("drifting", 120)
    assert state(history, "2026-06-02") == ("away", 121)


def test_limits_and_vacations_are_settings() -> None:
    calendar = TermCalendar.model_validate(
        {"vacations": [{"name": "Eid", "begins": "2026-03-20", "ends": "2026-03-29"}]}
    )
    analysis = Analysis(active_days=10, away_days=40, calendar=calendar)
    history = campaign([], {"a": "2026-03-10"}, analysis=analysis)
    assert state(history, "2026-03-30") == ("active", 10)
    assert state(history, "2026-03-31") == ("drifting", 11)
    assert state(history, "2026-04-30") == ("away", 41)


def test_vacations_are_left_out() -> None:
    history = campaign([], {"a": "2026-06-20", "b": "2026-07-20", "c": "2025-12-20"})
    assert state(history, "2026-08-31") == ("active", 10)
    assert state(history, "2026-09-20") == ("active", 30)
    assert state(history, "2026-09-21") == ("drifting", 31)
    assert state(history, "2026-09-30", "b") == ("active", 30)
    # Of 17 days the twelve from 25 December to 5 January are free.
    assert state(history, "2026-01-06", "c") == ("active", 5)


def test_an_ambassador_counts_from_the_appointment_where_that_is_later() -> None:
    history = campaign(
        [term("a", "NED", "2026-04-01"), term("b", "KU", "2025-10-01")],
        {"a": "2026-02-01", "b": "2026-02-01", "c": "2026-02-01"},
    )
    assert state(history, "2026-04-11") == ("active", 10)
    assert state(history, "2026-04-11", "b")[1] == state(history, "2026-04-11", "c")[1] == 69
    before = activity(history.at(date(2026, 3, 31))).set_index("person_id")
    assert not before.loc["a", "ambassador"]
    assert before.loc["a", "days"] == 58


def test_of_whom_nothing_is_recorded_is_unknown_and_not_away() -> None:
    history = campaign([term("a", "NED", "2025-09-01")], {"b": "2026-02-01"})
    table = activity(history.at(date(2026, 12, 31))).set_index("person_id")
    assert table.loc["a", "state"] == "unknown"
    assert table.loc["a", ["days", "last_on", "kind"]].isna().all()
    assert table.loc["b", "state"] == "away"


def test_everybody_has_a_row_and_ambassadors_come_first() -> None:
    history = campaign(
        [term("d", "KU", "2026-01-01"), term("b", "NED", "2026-01-01")], {"b": "2026-02-01"}
    )
    snapshot = history.at(date(2026, 2, 10))
    table = activity(snapshot)
    assert table["person_id"].tolist() == ["b", "d", "a", "c", "e"]
    assert table["ambassador"].tolist() == [True, True, False, False, False]
    assert table["university_id"].tolist()[:2] == ["NED", "KU"]
    pd.testing.assert_frame_equal(of_ambassadors(snapshot), table.iloc[:2])


def test_the_latest_of_two_terms_says_the_campus() -> None:
    terms = [term("a", "KU", "2026-01-15"), term("a", "NED", "2025-09-01")]
    (row,) = of_ambassadors(campaign(terms, {"a": "2026-02-01"}).at()).itertuples()
    assert (row.university_id, row.appointed_on) == ("KU", pd.Timestamp("2026-01-15"))


def test_of_several_acts_on_the_last_day_the_one_that_says_most_is_told() -> None:
    day = "2026-03-01"
    history = history_of(
        people=[person("a"), person("b")],
        posts=[
            {"platform": "x", "post_id": "1", "person_id": "a", "day": day},
            {"platform": "x", "post_id": "2", "person_id": "b", "day": "2026-03-02"},
        ],
        **sessions(session("s", day, {"a": "hosted", "b": "hosted"})),
    )
    told = activity(history.at(date(2026, 3, 11))).set_index("person_id")
    assert told["kind"].to_dict() == {"a": "hosted", "b": "posted"}
    assert told["days"].to_dict() == {"a": 10, "b": 9}


def test_states_are_counted_with_the_known_for_denominator() -> None:
    people = [f"p{at}" for at in range(40)]
    days = {one: "2026-03-01" if at < 8 else "2026-01-10" for at, one in enumerate(people[:35])}
    history = history_of(
        people=[person(one) for one in people],
        terms=[term(one, "NED", "2025-09-01") for one in people],
        campuses=[campus("NED")],
        **sessions(*(session(f"s{one}", day, {one: "hosted"}) for one, day in days.items())),
    )
    (row,) = states(of_ambassadors(history.at(date(2026, 3, 2))), "university_id").itertuples()
    assert (row.active, row.drifting, row.away, row.unknown, row.known) == (8, 27, 0, 5, 35)
    assert (round(row.low, 4), round(row.high, 4)) == (0.1207, 0.3902)


def test_a_bare_network_knows_nobodys_activity() -> None:
    table = activity(Snapshot.from_ties(nx.path_graph(3)))
    assert table["state"].tolist() == ["unknown"] * 3
    assert not table["ambassador"].any()
    assert activity(Snapshot.from_ties([])).empty
    assert activity(history_of().at()).empty
