"""Sessions over time: how many, how many came, who for the first time, and on what topics."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import INK, LINE, show_chart
from dashboard.frame import answer
from dashboard.intervals import intervals
from dashboard.palette import BLUE, ORANGE, OTHER_COLOUR
from dashboard.sessions.topics import about
from dashboard.table import csv_button, table
from dashboard.text import count, number, safe, safe_markdown
from graph.calendar import month_in_words
from graph.sessions import Each, by_period, first_term
from graph.snapshot import Snapshot

EACH = "sessions_each"
NEW, BACK, UNSURE = "For the first time", "Came before", "Can’t be told"
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
    """Show months or terms, who came back, and the topics."""
    each: Each = st.segmented_control(
        "Each",
        ["month", "term"],
        default="month",
        required=True,
        format_func=lambda one: {"month": "Months", "term": "Terms"}[one],
        label_visibility="collapsed",
        key=EACH,
        persist_state="session",
    )
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
    left, right = st.columns(2, gap="medium")
    with left:
        _counted(named)
    with right:
        _returned(snapshot, named)
    _table(named, found, each)
    about(snapshot)


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


def _axis(found: pd.DataFrame) -> alt.X:
    return alt.X(
        "short:N",
        sort=found["short"].tolist(),
        axis=alt.Axis(title=None, labelAngle=-45, grid=False, labelLimit=110),
    )


def _counted(found: pd.DataFrame) -> None:
    st.header("How many came", anchor=False)
    drawn = pd.DataFrame(
        {
            "name": found["name"],
            "short": found["short"],
            "participants": found["participants"].astype("float"),
            "sessions": found["sessions"],
            "counted": found["sessions_counted"],
            "above": [
                "" if not held else number(many) if not pd.isna(many) else "?"
                for held, many in zip(found["sessions"], found["participants"], strict=True)
            ],
        }
    )
    drawn["at"] = drawn["participants"].fillna(0)
    base = alt.Chart(drawn).encode(
        x=_axis(found),
        tooltip=[
            alt.Tooltip("name:N", title="When"),
            alt.Tooltip("participants:Q", title="Counted", format=",d"),
            alt.Tooltip("sessions:Q", title="Sessions", format=",d"),
            alt.Tooltip("counted:Q", title="Of them counted", format=",d"),
        ],
    )
    axis = alt.Axis(title=None, format=",d", gridColor=LINE, tickCount=4)
    bars = base.mark_bar(color=BLUE).encode(y=alt.Y("at:Q", axis=axis))
    numbers = base.mark_text(dy=-8, color=INK).encode(y="at:Q", text="above:N")
    spoken = "Participants as counted: " + ", ".join(
        f"{name} {above or 'no session'}"
        for name, above in zip(drawn["name"], drawn["above"], strict=True)
    )
    show_chart(alt.layer(bars, numbers), 250, spoken)
    missing = int(found["sessions"].sum() - found["sessions_counted"].sum())
    st.caption(
        "Participants as counted in the room, added up over sessions: who came twice counts twice."
        + (
            f" {count(missing, 'session was', 'sessions were')} not counted and "
            f"{'is' if missing == 1 else 'are'} not in the bars; ? : none was."
            if missing
            else ""
        )
    )


def _returned(snapshot: Snapshot, found: pd.DataFrame) -> None:
    st.header("First-timers and returners", anchor=False)
    known = found.dropna(subset=["people"])
    if known.empty:
        st.markdown("Nobody is on record at any session.")
        return
    bars = (
        alt.Chart(who_came(known))
        .mark_bar()
        .encode(
            x=_axis(found),
            y=alt.Y(
                "people:Q", axis=alt.Axis(title=None, format=",d", gridColor=LINE, tickCount=4)
            ),
            color=alt.Color(
                "who:N",
                scale=alt.Scale(domain=[NEW, BACK, UNSURE], range=[ORANGE, BLUE, OTHER_COLOUR]),
                legend=alt.Legend(orient="top", title=None),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="When"),
                alt.Tooltip("who:N", title="Who"),
                alt.Tooltip("people:Q", title="People on record", format=",d"),
            ],
        )
    )
    later = known[~known["in_first_term"]]
    show_chart(bars, 250, f"People on record, new and again: {len(known)} bars, as in the table")
    first = first_term(snapshot)
    said = "Distinct people on record, hosts and speakers too. "
    if first is not None:
        said += (
            f"In {safe_markdown(first.name)}, the first on record, who came before isn’t known. "
        )
    if len(later):
        at = later.sort_values("share", kind="stable").iloc[0]
        when, of = safe_markdown(at["name"]), int(at["people"])
        said += f"Fewest returned in {when}: {at['share']:.0%} of {of:,}."
    st.caption(said)


def who_came(known: pd.DataFrame) -> pd.DataFrame:
    """Give the people to draw, ``name, short, who, people``; nobody's past before the first term.

    In the first term on record whoever is there looks new: that is no finding, so it isn't drawn
    as one.
    """
    told, early = known[~known["in_first_term"]], known[known["in_first_term"]]
    parts = (
        (told, NEW, "first_timers"),
        (told, BACK, "returners"),
        (early, UNSURE, "people"),
    )
    return pd.concat(
        [
            rows[["name", "short"]].assign(who=who, people=rows[column].astype(int))
            for rows, who, column in parts
        ],
        ignore_index=True,
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
