"""Alive or drifting: who is active, who stays, who rises, who is new and who brought them."""

import pandas as pd

from dashboard import session
from dashboard.frame import answer
from dashboard.intervals import between
from dashboard.sustainability import alive_cohorts, alive_levels, alive_newcomers, alive_states
from dashboard.text import count, safe
from graph.retention import newcomers_by_term, of_ambassadors, overall, states
from graph.retention.activity import ACTIVE, AWAY, DRIFTING, UNKNOWN
from graph.snapshot import Snapshot
from graph.words import percent


def show(snapshot: Snapshot) -> None:
    """Say how alive the network is, then show its ambassadors, cohorts, levels and newcomers."""
    current = session.kept(("activity", snapshot.as_of), lambda: of_ambassadors(snapshot))
    answer(f"{_activity(current)} {_staying(snapshot)} {_coming(snapshot)}")
    if not current.empty:
        alive_states.show(snapshot, current)
    alive_cohorts.show(snapshot)
    alive_levels.show(snapshot)
    alive_newcomers.show(snapshot)


def _activity(current: pd.DataFrame) -> str:
    if current.empty:
        return "<b>No ambassador is in office.</b>"
    of_all = states(current.assign(all="all"), "all").iloc[0]
    known = int(of_all["known"])
    unknown = f" Of {count(int(of_all[UNKNOWN]), 'other')} nothing is recorded."
    if not known:
        return f"<b>Nothing is recorded of what {count(len(current), 'ambassador')} did.</b>"
    many = int(of_all[ACTIVE])
    return (
        f"<b>{many:,} of {count(known, 'ambassador')} "
        f"{_are(many, known)} active</b> ({percent(of_all['share'])}; "
        f"{between(of_all['low'], of_all['high'])}), {int(of_all[DRIFTING]):,} drifting and "
        f"{int(of_all[AWAY]):,} away.{unknown if of_all[UNKNOWN] else ''}"
    )


def _staying(snapshot: Snapshot) -> str:
    table = session.kept(("overall", snapshot.as_of), lambda: overall(snapshot))
    known = table[(table["terms_after"] > 0) & table["kept_share"].notna()]
    if known.empty:
        return "No cohort has been followed into another term yet."
    row = known.iloc[0]
    many, of = int(row["active"]), int(row["could_stay"])
    return (
        f"One term after the appointment {many:,} of {count(of, 'person', 'people')} who could "
        f"have stayed {_are(many, of)} still active ({between(row['kept_low'], row['kept_high'])})."
    )


def _coming(snapshot: Snapshot) -> str:
    table = session.kept(("new by term", snapshot.as_of), lambda: newcomers_by_term(snapshot))
    known = table[table["out_of"] > 0]
    if known.empty:
        return "Whether newcomers come back is not known yet."
    row = known.iloc[-1]
    return (
        f"Of {count(int(row['out_of']), 'newcomer')} of {safe(row['term'])} "
        f"{int(row['came_back']):,} came back "
        f"({between(row['low'], row['high'])})."
    )


def _are(many: int, of: int) -> str:
    return "is" if 1 in (many, of) else "are"
