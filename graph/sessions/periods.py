"""Sessions over time: month by month or term by term, who came, and who for the first time."""

from typing import Literal

import pandas as pd

from graph.academic import AcademicTerm
from graph.calendar import first_day, last_day, month_of, months_between
from graph.errors import QuestionError
from graph.intervals import with_share
from graph.sessions.held import held, months_of_days, terms_of_days, visits
from graph.snapshot import Snapshot
from graph.words import did_you_mean

Each = Literal["month", "term"]
EACH: tuple[Each, ...] = ("month", "term")


def by_period(snapshot: Snapshot, each: Each = "month") -> pd.DataFrame:
    """Count sessions and people of each month or term from the first session on, gaps too.

    Columns: ``period, begins``, ``is_over``; ``sessions``; ``participants`` as counted, added up
    over the ``sessions_counted`` of them; ``people``, distinct, on record at the
    ``sessions_recorded``; of them ``first_timers`` (at no session before the period) and
    ``returners``, with the ``share`` of these and Wilson's 95 % interval ``low, high``;
    ``in_first_term``, where hardly anybody can have come before as nothing is on record. What
    nobody counted or recorded is missing, never 0. Raises QuestionError for another ``each``.
    """
    if each not in EACH:
        raise QuestionError("each", f'there is no "{each}"', did_you_mean(each, EACH))
    periods = _periods(snapshot, each)
    sessions = held(snapshot).dropna(subset=["held_on"]).assign(one=1)
    grouped = sessions.groupby(each).agg(
        sessions=("one", "sum"),
        participants=("participants", lambda known: known.sum(min_count=1)),
        sessions_counted=("participants", "count"),
        sessions_recorded=("people", "count"),
    )
    table = periods.merge(grouped, left_on="period", right_index=True, how="left")
    table = table.merge(_people(snapshot, each), left_on="period", right_index=True, how="left")
    whole = ["sessions", "sessions_counted", "sessions_recorded"]
    table[whole] = table[whole].fillna(0).astype("int64")
    unsure = ["participants", "people", "first_timers", "returners"]
    table[unsure] = table[unsure].astype("Int64")
    table = with_share(table.reset_index(drop=True), "returners", "people")
    first = first_term(snapshot)
    begun = [first is not None and one.date() <= first.ends for one in table["begins"]]
    return table.assign(in_first_term=pd.Series(begun, dtype="bool"))[
        [
            *("period", "begins", "is_over", "sessions", "participants", "sessions_counted"),
            *("people", "sessions_recorded", "first_timers", "returners", "share", "low", "high"),
            "in_first_term",
        ]
    ]


def first_term(snapshot: Snapshot) -> AcademicTerm | None:
    """Give the term of the first session with anybody on record; None where there is none.

    Whoever came before it isn't known: its first-timers may have come for years.
    """
    first = snapshot.session_people["held_on"].min()
    return None if pd.isna(first) else snapshot.analysis.calendar.term_of(first.date())


def _people(snapshot: Snapshot, each: Each) -> pd.DataFrame:
    """Count distinct people of each period, and those whose first session was in it."""
    rows = visits(snapshot).dropna(subset=["held_on"])
    name = (
        terms_of_days(snapshot, rows["held_on"])
        if each == "term"
        else months_of_days(rows["held_on"])
    )
    rows = rows.assign(period=name)
    once = rows.groupby(["period", "person_id"], as_index=False)["is_first"].max()
    by_name = once.groupby("period")
    found = pd.DataFrame(
        {"people": by_name["person_id"].size(), "first_timers": by_name["is_first"].sum()}
    )
    found["returners"] = found["people"] - found["first_timers"]
    return found


def _periods(snapshot: Snapshot, each: Each) -> pd.DataFrame:
    day, days = snapshot.as_of, snapshot.sessions["held_on"].dropna()
    found: list[tuple[str, object, bool]] = []
    if len(days):
        first = days.min().date()
        if each == "month":
            found = [
                (month, first_day(month), last_day(month) <= day)
                for month in months_between(month_of(first), month_of(day))
            ]
        else:
            calendar = snapshot.analysis.calendar
            listed = calendar.terms_between(calendar.term_of(first).begins, day)
            found = [(one.name, one.begins, one.ends <= day) for one in listed]
    table = pd.DataFrame(found, columns=["period", "begins", "is_over"])
    types = {"period": "str", "begins": "datetime64[s]", "is_over": "bool"}
    return table.astype(types)
