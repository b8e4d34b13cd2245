"""Sessions over time: how many, how many came, who for the first time, on what, and which."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.intervals import intervals
from dashboard.sessions.bars import how_many, how_many_came, who_returned
from dashboard.sessions.listed import listed
from dashboard.sessions.topics import about
from dashboard.switch import switch
from dashboard.table import csv_button, table
from dashboard.text import count, number, safe
from graph.calendar import month_in_words
from graph.sessions import Each, by_period
from graph.snapshot import Snapshot

EACH = "sessions_each"
_EACH: dict[Each, str] = {"month": "Months", "term": "Terms"}
_HELP = {
    "sessions": "Held, as far as recorded",
    "participants": "As counted in the room, added up: who came twice is in it twice. In brackets: "
    "at how many of the sessions anybody counted",
    "people": "Distinct people on record, hosts and speakers too. In brackets: at how many of the "
    "sessions anybody is on record",
    "first_timers": "On record at no session before",
    "returners": "On record at a session before",
    "share": "Returners of the people on record, with the 95% interval",
}


def show(snapshot: Snapshot) -> None:
    """Show months or terms, who came back, the topics, and every session."""
    each = switch("Each", _EACH, key=EACH)
    found = session.kept(("sessions by", snapshot.as_of, each), lambda: by_period(snapshot, each))
    if found.empty:
        answer("<b>No session is recorded yet.</b>")
        return
    months = each == "month"
    named = found.assign(
        name=found["period"].map(month_in_words) if months else found["period"],
        short=[f"{one:%b %Y}" for one in found["begins"]] if months else found["period"],
    )
    answer(_sentence(named))
    grid = st.grid(3, min_column_width=270, gap="medium")
    with grid.cell():
        how_many(named)
    with grid.cell():
        how_many_came(named)
    with grid.cell():
        who_returned(snapshot, named)
    _table(named, found, each)
    about(snapshot)
    listed(snapshot)


def _sentence(found: pd.DataFrame) -> str:
    held, counted = int(found["sessions"].sum()), int(found["sessions_counted"].sum())
    said = f"<b>{count(held, 'session')}</b> so far"
    if counted:
        many = int(found["participants"].sum())
        said += f"; at the {counted:,} where anybody counted, people came {many:,} times"
    else:
        said += "; nobody counted how many came"
    last = found[found["sessions"] > 0].iloc[-1]
    said += f". Last in {safe(last['name'])}: {count(int(last['sessions']), 'session')}"
    if pd.isna(last["people"]):
        return f"{said}; nobody is on record there."
    of = count(int(last["people"]), "person", "people")
    if last["in_first_term"]:
        return f"{said} with {of} on record. Who was new can’t be told yet: it is the first term."
    return (
        f"{said} with {of} on record, of whom <b>{int(last['first_timers']):,} for the first "
        f"time</b> and {int(last['returners']):,} again ({last['share']:.0%}, "
        f"{last['low']:.0%} to {last['high']:.0%})."
    )


def _table(named: pd.DataFrame, found: pd.DataFrame, each: Each) -> None:
    rows = named.iloc[::-1]
    shown = pd.DataFrame(
        {
            "period": rows["name"].where(rows["is_over"], rows["name"] + " so far"),
            "sessions": rows["sessions"],
            "participants": _of(rows["participants"], rows["sessions_counted"], rows["sessions"]),
            "people": _of(rows["people"], rows["sessions_recorded"], rows["sessions"]),
            "first_timers": rows["first_timers"].astype("float").mask(rows["in_first_term"]),
            "returners": rows["returners"].astype("float").mask(rows["in_first_term"]),
            "share": [
                "" if early else ends
                for early, ends in zip(
                    rows["in_first_term"], intervals(rows["low"], rows["high"]), strict=True
                )
            ],
        }
    )
    table(
        shown,
        alt=f"Sessions {each} by {each}",
        labels={
            "period": each.capitalize(),
            "people": "People on record",
            "share": "Came back, 95%",
            "participants": "Counted",
        },
        help_for=_HELP,
        formats={"first_timers": "%d", "returners": "%d"},
        right=("participants", "people", "share"),
        height="content" if len(shown) < 9 else 330,
        key=f"sessions_by_{each}",
    )
    csv_button(found, f"sessions_by_{each}.csv", key="sessions_by_csv")


def _of(values: pd.Series, known: pd.Series, of: pd.Series) -> list[str]:
    """Write a number with how many sessions it is known of, unless of all."""
    return [
        number(value) + (f" ({some} of {every})" if 0 < some < every else "")
        for value, some, every in zip(values, known, of, strict=True)
    ]
