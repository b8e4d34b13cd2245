"""Who hosts and speaks: how often, lately and in all, how few carry it, and who does a lot."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import INK, LINE, show_chart
from dashboard.frame import answer
from dashboard.naming import named_people
from dashboard.palette import BLUE, VERMILION
from dashboard.switch import switch
from dashboard.table import csv_button, table
from dashboard.text import count, safe
from graph.carrying import Of, carried, said
from graph.sessions import LATELY_MONTHS, Part, loads
from graph.snapshot import Snapshot

PART = "sessions_load"
WORDS: dict[Part, tuple[str, str, str]] = {
    "hosted": ("Hosting", "hosted", "host"),
    "spoke": ("Speaking", "spoke at", "speaker"),
}
_OF: dict[Part, Of] = {"hosted": "sessions", "spoke": "speaking"}
_DRAWN = 15


def show(snapshot: Snapshot) -> None:
    """Let a lead choose hosting or speaking; show each person's load."""
    part: Part = switch("Which part", {one: words[0] for one, words in WORDS.items()}, key=PART)
    found = session.kept(("session loads", snapshot.as_of, part), lambda: loads(snapshot, part))
    if found.empty:
        answer(f"<b>Who {WORDS[part][1]} a session is not recorded yet.</b>")
        return
    names = named_people(snapshot)
    named = found.assign(name=[names.get(one, one) for one in found["person_id"]])
    answer(_sentence(snapshot, named, part))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _chart(named, part)
    with right:
        _table(named, part)
        csv_button(named, f"session_{WORDS[part][2]}s.csv", key="session_loads_csv")


def _sentence(snapshot: Snapshot, found: pd.DataFrame, part: Part) -> str:
    carrying = session.kept(
        ("carried", snapshot.as_of, _OF[part]), lambda: carried(snapshot, _OF[part])
    )
    did = WORDS[part][1]
    first = found.iloc[0]
    text = f"<b>{safe(said(carrying))}.</b>"
    if not first["lately"]:
        return f"{text} In the last {LATELY_MONTHS} months nobody {did} a session."
    alike = int((found["lately"] == first["lately"]).sum())
    who = safe(first["name"]) if alike == 1 else count(alike, "person", "people")
    text += (
        f" In the last {LATELY_MONTHS} months {who} {did} most: {int(first['lately']):,}"
        f"{'' if alike == 1 else ' each'}, that is {first['lately_share']:.0%} of the sessions "
        f"whose {WORDS[part][2]}s are on record."
    )
    heavy = found.loc[found["heavy"], "name"].tolist()
    if not heavy:
        return f"{text} Nobody did twice as much as is usual."
    listed = ", ".join(safe(one) for one in heavy[:5]) + (" and others" if len(heavy) > 5 else "")
    return (
        f"{text} <b>Twice the usual or more: {listed}.</b> Ask whether it is too much, and who "
        "could share it."
    )


def _chart(found: pd.DataFrame, part: Part) -> None:
    drawn = found.head(_DRAWN)[["name", "lately", "sessions", "heavy"]]
    drawn = drawn.assign(
        load=drawn["heavy"].map({True: "Twice the usual or more", False: "Usual"}),
        written=[
            f"{lately:,} · {every:,} in all{' ▲' if heavy else ''}"
            for lately, every, heavy in zip(
                drawn["lately"], drawn["sessions"], drawn["heavy"], strict=True
            )
        ],
    )
    base = alt.Chart(drawn).encode(
        y=alt.Y(
            "name:N",
            # Named one by one: left to the data, a chart on the page keeps the order it had.
            sort=drawn["name"].tolist(),
            axis=alt.Axis(title=None, labelColor=INK, labelLimit=140),
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Who"),
            alt.Tooltip("lately:Q", title=f"In {LATELY_MONTHS} months", format=",d"),
            alt.Tooltip("sessions:Q", title="In all", format=",d"),
            alt.Tooltip("load:N", title="Load"),
        ],
    )
    most = max(float(drawn["lately"].max()), 1.0)
    axis = alt.Axis(
        title=f"Sessions in {LATELY_MONTHS} months", gridColor=LINE, tickMinStep=1, format="d"
    )
    bars = base.mark_bar().encode(
        x=alt.X("lately:Q", axis=axis, scale=alt.Scale(domain=[0, most * 1.45])),
        color=alt.condition("datum.heavy", alt.value(VERMILION), alt.value(BLUE)),
    )
    numbers = base.mark_text(align="left", dx=4, color=INK).encode(x="lately:Q", text="written:N")
    spoken = f"{WORDS[part][0]} lately: " + ", ".join(
        f"{row.name} {row.lately}" for row in drawn.itertuples(index=False)
    )
    show_chart(alt.layer(bars, numbers), 26 * len(drawn) + 75, spoken)
    of = f"The {count(len(drawn), 'person', 'people')} with most lately"
    if len(found) == len(drawn):
        of = f"All who {WORDS[part][1]} any"
    st.caption(f"{of}. ▲: at least three, and twice or more the mean of those who did any.")


def _table(found: pd.DataFrame, part: Part) -> None:
    shown = found.assign(heavy=found["heavy"].map({True: "▲ high", False: ""}))[
        [
            "name",
            "lately",
            "lately_share",
            "sessions",
            "share",
            "alone",
            "last_on",
            "heavy",
        ]
    ]
    for column in ("lately_share", "share"):
        shown[column] = 100 * shown[column]
    table(
        shown,
        alt=f"{WORDS[part][0]}: everybody’s load",
        labels={
            "name": WORDS[part][2].capitalize(),
            "lately": f"{LATELY_MONTHS} months",
            "lately_share": "Share",
            "sessions": "In all",
            "share": "Of all",
            "last_on": "Last on",
            "heavy": "Load",
        },
        help_for={
            "lately_share": "Of the sessions lately of which anybody in that part is on record",
            "share": "Of all such sessions. Several may share one: shares don’t add up to 100%",
            "alone": "Without another in the same part",
            "heavy": "High: at least three lately, and twice the usual or more",
        },
        formats={"lately_share": "%.0f%%", "share": "%.0f%%"},
        widths={
            "name": 122,
            "lately": 72,
            "lately_share": 56,
            "sessions": 52,
            "share": 56,
            "alone": 52,
            "last_on": 92,
            "heavy": 62,
        },
        height="content" if len(shown) < 11 else 430,
        key=f"session_loads_{part}",
    )
