"""Who carries an activity: whose each contribution is, of which campus, in which period."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from graph.carrying import (
    ACTIVITIES,
    BY,
    Carried,
    absence_factor,
    carried,
    contributions,
    details,
    gini,
    overview,
    said,
)
from graph.carrying.homes import campus_on
from graph.errors import QuestionError
from graph.history import History
from graph.snapshot import Snapshot
from graph.view import View
from tests.graph.campaigns import campus, history_of, person, session, sessions, term
from tests.graph.online import act, post


def history() -> History:
    """Make a campaign: a hosts most, s is staff, c moves from NED to KU; X and Y are accounts."""
    held = sessions(
        session("s1", "2026-01-10", {"a": "hosted", "s": "hosted", "c": "attended"},
                university_id="NED"),
        session("s2", "2026-02-10", {"a": "hosted", "c": "spoke"}, university_id="NED"),
        session("s3", "2026-03-10", {"b": "hosted", "a": "attended"}, university_id="KU"),
        session("s4", "2026-04-10", {"s": "hosted", "c": "attended"}),
    )  # fmt: skip
    return history_of(
        people=[person(one) for one in "abc"] + [person("s", staff=True), person("quiet")],
        campuses=[campus("NED"), campus("KU"), campus("nobody's")],
        terms=[term("a", "NED", "2026-01-01"), term("b", "KU", "2026-01-01")],
        studies=[
            {"person_id": "c", "university_id": "NED", "from_on": "2025-09-01",
             "graduates_on": "2026-01-31"},
            {"person_id": "c", "university_id": "KU", "from_on": "2026-02-01"},
        ],
        accounts=[
            {"platform": "x", "account_id": "A", "person_id": "a"},
            {"platform": "x", "account_id": "X", "official": True},
        ],
        posts=[
            post("1", "A", 0, person_id="a"), post("2", "X", 1), post("3", "X", 2),
            post("4", "Y", 3),
        ],
        interactions=[
            {**act("reply", "Y", "4", "X", "2", 3)},
            {**act("repost", "A", "1", "X", "2", 4), "source": "a"},
            {**act("reply", "X", "3", "X", "2", 5)},
        ],
        **held,
    )  # fmt: skip


def counted(found: Carried) -> dict[str, int]:
    return dict(zip(found.ranked["contributor"], found.ranked["contributions"], strict=True))


def test_hosting_counts_each_host() -> None:
    found = carried(history().at())
    assert counted(found) == {"a": 2, "s": 2, "b": 1}
    assert (found.factor, found.total, found.contributors, found.everybody) == (2, 5, 3, 5)
    assert found.carriers == ["a", "s"]
    assert found.ranked["reached"].tolist() == [0.4, 0.8, 1.0]
    assert (found.units, found.lost) == (4, 3), "s1, s2, s4 had no other host"
    assert found.firm is None, "four sessions are too few"
    assert found.gini == gini([2, 2, 1])
    assert found.gini_of_everybody == gini([2, 2, 1, 0, 0])


def test_without_staff_the_factor_is_that_of_the_others() -> None:
    found = carried(history().at(None, View(staff=False)))
    assert counted(found) == {"a": 2, "b": 1}
    assert found.factor == 1
    assert found.everybody == 4
    campuses = carried(history().at(None, View(staff=False)), by="campuses")
    assert counted(campuses) == {"NED": 2, "KU": 1}, "s4 is left without a host"


def test_a_session_is_of_the_campus_it_was_held_at() -> None:
    found = carried(history().at(), "sessions", "campuses")
    assert counted(found) == {"NED": 2, "KU": 1}
    assert (found.unknown, found.everybody, found.factor) == (1, 2, 1)
    assert found.lost == 2


def test_anything_else_is_of_the_campus_its_person_was_at_on_the_day() -> None:
    found = carried(history().at(), "attendance", "campuses")
    # a thrice and c once for NED; b, and c twice, for KU; s is at no campus.
    assert counted(found) == {"NED": 4, "KU": 3}
    assert found.unknown == 2


def test_speaking_and_being_there() -> None:
    snapshot = history().at()
    assert counted(carried(snapshot, "speaking")) == {"c": 1}
    assert counted(carried(snapshot, "attendance")) == {"a": 3, "c": 3, "s": 2, "b": 1}


def test_an_account_of_nobody_known_stands_for_itself() -> None:
    found = carried(history().at(), "posts")
    assert counted(found) == {"x:X": 2, "a": 1, "x:Y": 1}
    assert found.ranked["is_account"].tolist() == [True, False, True]
    assert found.everybody == 7, "five people, and two accounts of nobody known"
    campuses = carried(history().at(), "posts", "campuses")
    assert (counted(campuses), campuses.unknown) == ({"NED": 1}, 3)
    assert counted(carried(history().at(None, View(staff=False)), "posts")) == {"a": 1, "x:Y": 1}


def test_who_answers_and_who_is_answered() -> None:
    snapshot = history().at()
    assert counted(carried(snapshot, "interactions")) == {"a": 1, "x:X": 1, "x:Y": 1}
    assert counted(carried(snapshot, "received")) == {"x:X": 2}, "not what it answers itself"


def test_a_period_begins_on_its_first_day() -> None:
    snapshot = history().at()
    assert counted(carried(snapshot, since=date(2026, 3, 10))) == {"b": 1, "s": 1}
    assert carried(snapshot, since=date(2026, 4, 11)).factor is None


def test_equals_are_ordered_by_id() -> None:
    found = carried(history().at(), since=date(2026, 3, 1))
    assert found.half is not None
    assert (found.carriers, found.half.tied, found.half.tied_in) == (["b"], 2, 1)


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("of", ACTIVITIES)
@pytest.mark.parametrize("nothing", [history_of().at(), Snapshot.from_ties([("a", "b")])])
def test_where_nothing_is_recorded_nothing_is_said(nothing: Snapshot, of: str, by: str) -> None:
    found = carried(nothing, of, by)  # type: ignore[arg-type]
    assert found.factor is None
    assert (found.total, found.contributors, found.units) == (0, 0, 0)
    assert np.isnan(found.gini)
    assert found.firm is None


def test_what_is_not_known_is_said_with_what_is_near() -> None:
    with pytest.raises(QuestionError, match="sessions"):
        carried(history().at(), "session")  # type: ignore[arg-type]
    with pytest.raises(QuestionError, match="people"):
        carried(history().at(), "sessions", "person")  # type: ignore[arg-type]


def test_the_campus_of_a_day() -> None:
    snapshot = history_of(
        people=[person("p")],
        campuses=[campus("NED"), campus("KU")],
        studies=[{"person_id": "p", "university_id": "NED", "graduates_on": "2026-06-30"}],
        terms=[term("p", "KU", "2026-02-01", "2026-03-31")],
    ).at(date(2026, 3, 1))
    days = pd.Series(pd.to_datetime(["2026-01-31", "2026-02-01", "2026-07-01", None]))
    found = campus_on(snapshot, pd.Series(["p"] * 4), days)
    assert found.tolist()[:2] == ["NED", "KU"]
    assert pd.isna(found[2]), "nothing is known of them then"
    assert found[3] == "KU", "where they are now"


def many_sessions() -> History:
    random = np.random.default_rng(4)
    made = [
        session(
            f"s{at:02}",
            f"2026-{1 + at // 25:02}-{1 + at % 25:02}",
            {f"p{one}": "hosted" for one in random.choice(12, size=1 + at % 3, replace=False)},
        )
        for at in range(60)
    ]
    return history_of(people=[person(f"p{at}") for at in range(12)], **sessions(*made))


def test_the_range_with_a_fifth_left_out_holds_the_factor_and_is_seeded() -> None:
    snapshot = many_sessions().at()
    found = carried(snapshot)
    assert found.firm is not None
    assert found.factor is not None
    assert found.firm.low <= found.factor <= found.firm.high
    assert carried(snapshot).firm == found.firm
    turned = many_sessions()
    turned.tables["session_people"][:] = turned.tables["session_people"].iloc[::-1].to_numpy()
    assert carried(turned.at()).firm == found.firm


def test_the_range_is_that_of_sessions_left_out_one_draw_at_a_time() -> None:
    snapshot = many_sessions().at()
    rows = contributions(snapshot, "sessions")
    units = rows["unit"].unique()
    random = np.random.default_rng(0)
    seen = []
    for _ in range(400):
        kept = rows[rows["unit"].isin(random.choice(units, size=48, replace=False))]
        seen.append(absence_factor(kept["contributor"].value_counts()))
    found = carried(snapshot).firm
    assert found is not None
    low, high = np.quantile(np.array(seen, dtype=float), [0.05, 0.95])
    assert abs(found.low - low) <= 1
    assert abs(found.high - high) <= 1


def test_what_is_said_of_it() -> None:
    hosts = carried(history().at())
    assert said(hosts) == "2 of 3 hosts did half of the hosting"
    told = " ".join(details(hosts))
    assert "80% of 5 times a session was hosted" in told
    assert "can't be told from fewer than 10" in told
    assert "Without them 3 of 4 sessions would have had no host." in told
    held = carried(history().at(), "sessions", "campuses")
    assert said(held) == "1 of 2 campuses held half of the sessions"
    assert "67% of 3 sessions on campuses" in details(held)[0]
    assert "1 session elsewhere left aside." in details(held)
    tied = carried(history().at(), since=date(2026, 3, 1))
    assert "2 contributors have 1 each, of whom one is counted" in " ".join(details(tied))
    nothing = carried(history_of().at())
    assert (said(nothing), details(nothing)) == (
        "Nothing is on record yet: hosting sessions",
        [],
    )


def test_all_activities_stand_side_by_side() -> None:
    table = overview(history().at()).set_index(["by", "of"])
    assert list(table.index) == [(by, of) for by in BY for of in ACTIVITIES]
    assert table.loc[("people", "sessions"), ["factor", "sessions", "without_them"]].tolist() == [
        2, 4, 3,
    ]  # fmt: skip
    assert table.loc[("campuses", "attendance"), ["contributions", "unknown"]].tolist() == [7, 2]
    assert table["factor_low"].isna().all(), "too few of everything"
