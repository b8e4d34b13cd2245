"""Content: what was made, by panelist, topic, platform and kind, and how it was seen over time."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.accounts import platform_name
from dashboard.campaigns.content_list import listed
from dashboard.campaigns.days import days_axis
from dashboard.charts import GREY, INK, LINE, show_chart
from dashboard.frame import answer
from dashboard.naming import named_people
from dashboard.palette import BLUE, GREEN, ORANGE, PURPLE, VERMILION
from dashboard.table import csv_button, in_words, table
from dashboard.text import clean, count, day, number, safe, safe_markdown
from graph.campaigns import Group, content_by, content_figures, views_over_time
from graph.snapshot import Snapshot

BY = "content_by"
SIDES: dict[Group, str] = {
    "platform": "Platform",
    "topic": "Topic",
    "panelist": "Panelist",
    "kind": "Kind",
}
LINES, BARS = 5, 12
_COLOURS = [BLUE, VERMILION, GREEN, PURPLE, ORANGE]


def show(snapshot: Snapshot) -> None:
    """Show how often content was seen, by whom or what a lead chooses, and each piece."""
    found = session.kept(("content", snapshot.as_of), lambda: content_figures(snapshot))
    if found.empty:
        answer(
            "<b>No content is on record yet.</b> A table of content names what was made; counts of "
            "views then tell how often it was seen."
        )
        return
    answer(_sentence(found))
    by: Group = st.segmented_control(
        "By", list(SIDES), format_func=SIDES.__getitem__, default="platform", required=True,
        key=BY, persist_state="session",
    )  # fmt: skip
    rows = session.kept(("content by", snapshot.as_of, by), lambda: content_by(snapshot, by))
    curve = session.kept(("views", snapshot.as_of, by), lambda: views_over_time(snapshot, by))
    names = _names(snapshot, by, rows["group"])
    rows, curve = (one.assign(group=one["group"].map(names)) for one in (rows, curve))
    _groups(rows, by)
    if len(curve):
        _over_time(rows, curve, by, pd.Timestamp(snapshot.as_of))
    listed(snapshot, found)


def _sentence(found: pd.DataFrame) -> str:
    seen = found.dropna(subset=["views"])
    made = count(len(found), "piece")
    if seen.empty:
        return f"<b>{made} of content; nobody counted yet how often any was seen.</b>"
    first = seen.iloc[0]
    title = safe(first["title"] if isinstance(first["title"], str) else first["content_id"])
    return (
        f"<b>Content was seen {_times(seen['views'].sum())}</b>, as counted for "
        f"{len(seen):,} of {made} by {day(seen['counted_on'].max())}. Most: {title}, "
        f"{_times(first['views'])}."
    )


def _times(many: float) -> str:
    return count(int(many), "time")


def _names(snapshot: Snapshot, by: Group, groups: pd.Series) -> dict[str, str]:
    known = named_people(snapshot) if by == "panelist" else {}
    if by == "kind":
        known = {one: in_words(clean(one)) for one in groups}
    elif by == "platform":
        known = {one: platform_name(one) for one in groups}
    return {one: known.get(one, clean(one)) for one in groups}


def _groups(rows: pd.DataFrame, by: Group) -> None:
    st.header(f"By {SIDES[by].lower()}", anchor=False)
    if rows.empty:
        st.markdown(f"Of no content is a {SIDES[by].lower()} on record.")
        return
    seen = rows.dropna(subset=["views"])
    if seen.empty:
        st.markdown("Nobody counted how often any of it was seen.")
    else:
        first = seen.iloc[0]
        st.markdown(
            f"**{safe_markdown(first['group'])} comes first: "
            f"{_times(first['views'])} seen**, as counted for "
            f"{int(first['contents_counted']):,} of {count(int(first['contents']), 'piece')}."
        )
        _bars(seen.head(BARS), by)
    table(
        rows,
        alt=f"Content by {SIDES[by].lower()}",
        labels={"group": SIDES[by], "contents": "Pieces", "contents_counted": "Counted"},
        help_for={
            "contents_counted": "Pieces of which somebody counted how often they were seen",
            "views": "Of each source the latest count; a piece is counted once on each platform",
        },
        widths={"group": 220},
        height=330 if len(rows) > 8 else "content",
        key=f"content_by_{by}",
    )
    both = {"topic": "two topics", "panelist": "two panelists"}.get(by)
    if both:
        st.caption(f"A piece with {both} is in both rows, so rows don’t add up.")
    elif by == "platform":
        st.caption(
            "A dash is a platform on which nobody counted views: not none. A source that names no "
            "platform has a row of its own, and may have counted the same."
        )
    csv_button(rows, f"content_by_{by}.csv", key="content_by_csv")


def _bars(rows: pd.DataFrame, by: Group) -> None:
    y = alt.Y(
        "group:N",
        sort=rows["group"].tolist(),
        axis=alt.Axis(title=None, labelColor=INK, labelLimit=190),
    )
    # The number stands at its bar, so the axis needs none; the room right of the bars is for it.
    most = float(rows["views"].max()) or 1.0
    axis = alt.Axis(title="Times seen", labels=False, grid=False, titleColor=GREY)
    x = alt.X("views:Q", axis=axis, scale=alt.Scale(domain=[0, 1.25 * most], nice=False))
    tooltip = [
        alt.Tooltip("group:N", title=SIDES[by]),
        alt.Tooltip("views:Q", title="Times seen", format=",d"),
    ]
    base = alt.Chart(rows[["group", "views"]]).encode(x=x, y=y, tooltip=tooltip)
    bars = base.mark_bar(color=BLUE, height=16)
    numbers = base.mark_text(align="left", dx=4, fontSize=12, color=INK)
    show_chart(
        alt.layer(bars, numbers.encode(text=alt.Text("views:Q", format=",d"))),
        30 * len(rows) + 60,
        f"Times content was seen, by {SIDES[by].lower()}",
    )


def _over_time(rows: pd.DataFrame, curve: pd.DataFrame, by: Group, on: pd.Timestamp) -> None:
    st.header("Over time", anchor=False)
    most = rows.dropna(subset=["views"])["group"].head(LINES).tolist()
    shown = curve[curve["group"].isin(most)]
    st.markdown(f"**{_growth(shown, most[0], on)}**")
    names = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=135)
    drawn = _up_to(shown, on)
    base = alt.Chart(drawn).encode(
        x=alt.X("day:T", axis=days_axis(drawn["day"], ticks=14)),
        y=alt.Y("views:Q", axis=alt.Axis(title="Times seen by then", format=",d", gridColor=LINE,
                                         titleColor=GREY, tickMinStep=1)),
        color=alt.Color("group:N", sort=most, legend=names, scale=alt.Scale(range=_COLOURS)),
        strokeDash=alt.StrokeDash("group:N", sort=most, legend=names),
        tooltip=[
            alt.Tooltip("group:N", title=SIDES[by]),
            alt.Tooltip("day:T", title="Counted by", format="%-d %B %Y"),
            alt.Tooltip("views:Q", title="Times seen", format=",d"),
        ],
    )  # fmt: skip
    line = base.mark_line(interpolate="step-after", strokeWidth=2.5)
    show_chart(line, 300, f"Times content was seen by each day, by {SIDES[by].lower()}")
    st.caption(
        "Each line is what had been counted by the day: a step is a new count, not the day of the "
        f"views.{f' The first {LINES} of {len(rows):,}.' if len(rows) > LINES else ''}"
    )
    with st.expander("The same as a table", icon=":material/table:"):
        table(
            shown,
            alt=f"Times seen by each day, by {SIDES[by].lower()}",
            labels={"group": SIDES[by], "contents": "Pieces counted"},
            height=320 if len(shown) > 8 else "content",
            key=f"views_{by}",
        )
    csv_button(curve, f"views_by_{by}.csv", key="views_csv")


def _up_to(curve: pd.DataFrame, on: pd.Timestamp) -> pd.DataFrame:
    """Let every line go on to the day that is looked at: what was counted has not gone again."""
    last = curve.groupby("group", sort=False).tail(1)
    return pd.concat([curve, last[last["day"] < on].assign(day=on)], ignore_index=True)


def _growth(curve: pd.DataFrame, group: str, on: pd.Timestamp) -> str:
    """Say how the first line went over the three months before the day that is looked at."""
    one = curve[curve["group"] == group]
    last = one.iloc[-1]
    before = one[one["day"] <= on - pd.DateOffset(months=3)]
    said = f"{safe_markdown(group)}: seen {_times(last['views'])} by {day(last['day'])}"
    if before.empty:
        return f"{said}; first counted on {day(one.iloc[0]['day'])}."
    added = last["views"] - before.iloc[-1]["views"]
    return (
        f"{said}, {number(added) if added else 'none'} of them counted in the three months before "
        f"{day(on)}."
    )
