"""Does the change go with more sessions, or more ties to ambassadors: points, a line, a caveat."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.attitude.change import change_of
from dashboard.attitude.rows import chosen_name, written
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.palette import BLUE
from dashboard.switch import switch
from dashboard.table import csv_button, table
from dashboard.text import clean, safe
from graph.attitude import CAVEAT, MIN_PAIRS, Exposure, Response, response
from graph.attitude.words import NOBODY, UNITS, slope_in_words
from graph.snapshot import Snapshot

EXPOSURE = "attitude_exposure"
_LABELS = {
    Exposure.sessions_answered: "Sessions answered about",
    Exposure.sessions_attended: "Sessions attended",
    Exposure.ambassador_ties: "Ambassador ties of the campus",
}
_MEANS = {
    Exposure.sessions_answered: "A person’s first answers before against their last after, by how "
    "many sessions they had answered about by then. It counts who kept answering, not who came.",
    Exposure.sessions_attended: "The same, by the sessions a person is on record at: only of "
    "those whose code is their own id.",
    Exposure.ambassador_ties: "Each campus’s mean change after its sessions, by the ties its "
    "people have with current ambassadors, for each person. A campus counts once.",
}


def show(snapshot: Snapshot) -> None:
    """Let a lead choose an exposure; say how the change goes with it, and what that can't tell."""
    asked = change_of(snapshot)
    if asked.empty:
        answer(f"<b>{next(iter(NOBODY.values()))}</b>")
        return
    exposure = switch("By", _LABELS, key=EXPOSURE)
    # Beneath, not beside it: on a phone the third exposure would be cut off.
    with st.columns([2, 3])[0]:
        name = chosen_name(asked)
    found = session.kept(
        ("attitude with", snapshot.as_of, exposure, name),
        lambda: response(snapshot, exposure, name),
    )
    if found.subject is None or found.points.empty:
        answer(
            f"<b>Not known of anybody, or of fewer than {MIN_PAIRS} people.</b> {_why(exposure)}"
        )
        return
    answer(f"<b>{safe(slope_in_words(found.slope, UNITS[exposure], found.of))}</b>")
    st.warning(CAVEAT, icon=":material/balance:")
    _draw(found)
    together = (
        ""
        if exposure is Exposure.ambassador_ties
        else f" Neighbouring numbers are taken together until they hold {MIN_PAIRS} people."
    )
    st.caption(f"{_MEANS[exposure]}{together}")
    _table(found)


def _why(exposure: Exposure) -> str:
    if exposure is Exposure.sessions_attended:
        return (
            "Answers are under codes that tell nothing of a person, so it can’t be known who of "
            "them was at which session. Only where a form’s code is the person’s own id it can."
        )
    return "More answers before and after are needed."


def _draw(found: Response) -> None:
    told = found.points[found.points["people"].notna()]
    if told.empty or found.subject is None:
        return
    rows = told.assign(
        people=told["people"].astype(float), written=written(told), group=told["group"].map(clean)
    )
    label = _LABELS[found.exposure]
    whole = found.exposure is not Exposure.ambassador_ties
    # Without a format a single tick is written 1.000000.
    axis = alt.Axis(
        title=label,
        grid=False,
        tickMinStep=1 if whole else 0.5,
        tickCount=6,
        format="d" if whole else ".1f",
    )
    base = alt.Chart(rows).encode(
        x=alt.X("exposure:Q", axis=axis, scale=alt.Scale(zero=False, padding=20)),
        tooltip=[
            alt.Tooltip("group:N", title=label if whole else "Campus or place"),
            alt.Tooltip("people:Q", title="People", format=",d"),
            alt.Tooltip("written:N", title="Change"),
        ],
    )
    change = alt.Y("low:Q", axis=alt.Axis(title="Mean change", gridColor=LINE, tickCount=5))
    layers = [
        alt.Chart(pd.DataFrame({"at": [0.0]}))
        .mark_rule(color=GREY, strokeDash=[4, 3])
        .encode(y="at:Q"),
        base.mark_rule(strokeWidth=2, color=BLUE).encode(y=change, y2="high:Q"),
        base.mark_point(filled=True, color=BLUE, opacity=1, size=110).encode(y="change:Q"),
    ]
    if pd.notna(found.slope.low):
        layers.append(_line(found, rows))
    show_chart(
        alt.layer(*layers),
        320,
        f"Mean change with its interval by {label.lower()}; the table holds the same numbers.",
    )
    hidden = len(found.points) - len(told)
    if hidden:
        st.caption(
            f"{hidden:,} not drawn: fewer than {MIN_PAIRS} people, or they would give such away."
        )


def _line(found: Response, rows: pd.DataFrame) -> Any:
    ends = [float(rows["exposure"].min()), float(rows["exposure"].max())]
    line = pd.DataFrame(
        {"at": ends, "change": [found.slope.at_zero + found.slope.slope * one for one in ends]}
    )
    return alt.Chart(line).mark_line(color=GREY, strokeWidth=1.5).encode(x="at:Q", y="change:Q")


def _table(found: Response) -> None:
    points = found.points
    campuses = found.exposure is Exposure.ambassador_ties
    shown = pd.DataFrame(
        {
            "Group": points["group"].map(clean),
            **({"Exposure": points["exposure"]} if campuses else {}),
            "People": points["people"].astype(float),
            "Change": written(points),
        }
    )
    table(
        shown,
        alt=f"Change by {_LABELS[found.exposure].lower()}",
        labels={
            "Exposure": _LABELS[found.exposure],
            "Group": "Campus or place" if campuses else _LABELS[found.exposure],
        },
        help_for={"People": f"A dash: not told, to protect fewer than {MIN_PAIRS} people"},
        formats={"Exposure": "%.1f", "People": "%d"},
        widths={"Group": 300, "Change": 170},
        height="content" if len(shown) < 12 else 420,
        key=f"attitude_exposure_{found.exposure}",
    )
    csv_button(points, f"attitude_{found.exposure}.csv", key="attitude_exposure_csv")
