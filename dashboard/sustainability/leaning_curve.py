"""The curve of who carries an activity: in order, up to the half and on; and the list behind it."""

from collections.abc import Callable
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard.charts import GREY, INK, LINE, show_chart
from dashboard.naming import campus_names
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import clean, count
from graph.carrying import Carried, counted_of
from graph.snapshot import Snapshot

NAMED = 3
LISTED, POINTS = 1_000, 400


def show(snapshot: Snapshot, found: Carried) -> None:
    """Draw how much those in the lead did together, and list everybody."""
    left, right = st.columns([4, 3], gap="medium")
    with left:
        _curve(found)
    with right:
        _list(snapshot, found)


def names_of(snapshot: Snapshot, found: Carried) -> Callable[[str], str]:
    """Name contributors: people, accounts with their platform, campuses."""
    people = snapshot.people
    names: dict[str, str] = (
        campus_names(snapshot)
        if found.by == "campuses"
        else dict(zip(people["person_id"], people["name"], strict=True))
    )
    known = snapshot.accounts.drop_duplicates(["platform", "account_id"])
    accounts = {
        f"{platform}:{account}": clean(f"@{handle}" if isinstance(handle, str) else account)
        + f" · {clean(platform)}"
        for platform, account, handle in zip(
            known["platform"], known["account_id"], known["handle"], strict=True
        )
    }
    alone = set(found.ranked.loc[found.ranked["is_account"], "contributor"])
    return lambda one: clean(accounts.get(one, one) if one in alone else names.get(one, one))


def _curve(found: Carried) -> None:
    one, many = found.activity.who if found.by == "people" else ("campus", "campuses")
    frame = _points(found)
    x = alt.X(
        "place:Q",
        axis=alt.Axis(
            title=f"{many.capitalize()}, the one who did most first",
            format=",d",
            tickMinStep=1,
            grid=False,
            titleColor=GREY,
        ),
        scale=alt.Scale(nice=False, domain=[0, found.contributors]),
    )
    y = alt.Y(
        "reached:Q",
        axis=alt.Axis(title=None, format="%", gridColor=LINE, values=[0, 0.25, 0.5, 0.75, 1]),
        scale=alt.Scale(domain=[0, 1]),
    )
    tooltip = [
        alt.Tooltip("place:Q", title=f"So many {many}", format=",d"),
        alt.Tooltip("reached:Q", title="did together", format=".1%"),
    ]
    base = alt.Chart(frame)
    area = base.mark_area(color=BLUE, opacity=0.15).encode(x=x, y=y)
    line = base.mark_line(color=BLUE, strokeWidth=2.5).encode(x=x, y=y, tooltip=tooltip)
    even = pd.DataFrame({"place": [0, found.contributors], "reached": [0, 1]})
    equal = alt.Chart(even).mark_line(color=GREY, strokeDash=[3, 4]).encode(x=x, y=y)
    half = alt.Chart(pd.DataFrame({"reached": [0.5]})).mark_rule(color=INK).encode(y=y)
    show_chart(
        alt.layer(area, equal, half, line, *_mark(found, x, y)),
        360,
        f"How much of it the first {many} did together: half is reached by "
        f"{count(found.factor or 0, one, many)} of {found.contributors:,}. The list beside it has "
        "every number.",
    )
    st.caption("Dashed: if all had done the same. Line across: half of it.")


def _mark(found: Carried, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Mark where the half is reached, and write how many it takes."""
    factor = found.factor or 0
    right = factor * 2 < found.contributors
    at = pd.DataFrame(
        {
            "place": [factor],
            "reached": [float(found.ranked["reached"].iloc[factor - 1])],
            "label": [f"{factor:,} did half"],
        }
    )
    point = alt.Chart(at).mark_point(filled=True, size=120, opacity=1, color=VERMILION)
    style: dict[str, Any] = {
        "align": "left" if right else "right",
        "dx": 12 if right else -12,
        "dy": 18 if right else -14,
        "fontSize": 14,
        "fontWeight": 600,
    }
    # The same words in white behind, so that a line that crosses them doesn't.
    around = alt.Chart(at).mark_text(stroke="white", strokeWidth=5, **style)
    text = alt.Chart(at).mark_text(color=INK, **style)
    rule = alt.Chart(at).mark_rule(color=VERMILION, strokeDash=[4, 3])
    return [
        rule.encode(x=x, y=y),
        point.encode(x=x, y=y),
        around.encode(x=x, y=y, text="label:N"),
        text.encode(x=x, y=y, text="label:N"),
    ]


def _points(found: Carried) -> pd.DataFrame:
    """Take the curve's points, of very many an even choice with the half among them."""
    reached = np.concatenate([[0.0], found.ranked["reached"].to_numpy(dtype=np.float64)])
    many = len(reached)
    kept = np.unique(np.linspace(0, many - 1, min(many, POINTS)).round().astype(np.int64))
    kept = np.union1d(kept, [found.factor or 0])
    return pd.DataFrame({"place": kept, "reached": reached[kept]})


def _list(snapshot: Snapshot, found: Carried) -> None:
    name = names_of(snapshot, found)
    shown = found.ranked.head(LISTED)
    frame = pd.DataFrame(
        {
            "name": shown["contributor"].map(name),
            "contributions": shown["contributions"],
            "share": shown["share"] * 100,
            "reached": shown["reached"] * 100,
        }
    )
    if found.by == "people":
        home = snapshot.people.set_index("person_id")["campus"].map(campus_names(snapshot))
        frame["campus"] = shown["contributor"].map(home)
    table(
        frame,
        alt=f"{found.activity.title}: who did how much, the most first",
        labels={
            "name": "Campus" if found.by == "campuses" else "Who",
            "contributions": "Did",
            "share": "Of all",
            "reached": "Together",
        },
        help_for={
            "contributions": f"Counted are {counted_of(found)}",
            "reached": "What those up to here did together; the absence factor counts those up to "
            "a half",
        },
        formats={"share": "%.1f%%", "reached": "%.0f%%"},
        widths={"name": 130, "contributions": 50, "share": 65, "reached": 75, "campus": 170},
        height=360,
        key="leaning_list",
    )
    csv_button(
        lambda: found.ranked.assign(name=found.ranked["contributor"].map(name)),
        f"carried_{found.activity.name}.csv",
        key="leaning_list_csv",
    )
