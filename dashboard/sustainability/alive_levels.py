"""How people rise and go: the flow between levels from term to term, as a Sankey and a table."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.palette import BLUE, GREEN, ORANGE, PURPLE, SKY
from dashboard.table import csv_button, table
from dashboard.text import DASH, count
from graph.retention import level_flow
from graph.retention.levels import LEFT, LEVELS, NEW, NOT_SEEN
from graph.snapshot import Snapshot

TERMS = 4
_COLOURS = {
    "mentor": PURPLE,
    "host": ORANGE,
    "ambassador": BLUE,
    "participant": GREEN,
    NEW: SKY,
    NOT_SEEN: "#aab3bd",
    LEFT: "#6b7682",
}
_ORDER = list(_COLOURS)


def show(snapshot: Snapshot) -> None:
    """Draw the steps of the last terms; the table holds them all."""
    flow = session.kept(("level flow", snapshot.as_of), lambda: level_flow(snapshot))
    st.header("Who rises", anchor=False)
    if flow.empty:
        st.markdown("Nothing that anybody did is recorded yet.")
        return
    st.html(f'<p style="margin:0">{_risen(flow)}</p>')
    left, right = st.columns([5, 3], gap="medium")
    with left:
        if flow["from_term"].notna().any():
            _sankey(flow)
        else:
            st.markdown("Only one term is on record: nobody has gone from one to the next yet.")
    with right:
        _table(flow)
    st.caption(
        "Everybody seen so far is at one level in each term, the highest that holds. Mentor: a "
        "host of whom somebody they brought has become an ambassador or host. Left: graduated, or "
        "out of office, and not seen. Not seen: nothing is recorded in the term. Staff and "
        "panelists are left out."
    )
    csv_button(flow, "level_flow.csv", key="level_flow_csv")


def _risen(flow: pd.DataFrame) -> str:
    """Say how many rose, left and came new in the last term."""
    last = flow[flow["term"] == flow["term"].iloc[-1]]
    when = last["term"].iloc[0] + ("" if last["term_over"].all() else " so far")
    new = int(last.loc[last["from_level"] == NEW, "people"].sum())
    known = last[last["from_level"].isin(LEVELS)]
    if known.empty:
        return f"In {when} {count(new, 'person', 'people')} came new."
    places = {name: at for at, name in enumerate(LEVELS)}
    rose = [
        places.get(became, -1) > places[was]
        for was, became in zip(known["from_level"], known["to_level"], strict=True)
    ]
    up = int(known.loc[rose, "people"].sum())
    gone = int(known.loc[known["to_level"].isin((LEFT, NOT_SEEN)), "people"].sum())
    before = count(int(known["people"].sum()), "person", "people")
    return (
        f"In {when}, of {before} of the term before {up:,} rose, and {gone:,} left or have not "
        f"been seen; {new:,} came new."
    )


def _sankey(flow: pd.DataFrame) -> None:
    terms = list(dict.fromkeys(flow["term"]))[-TERMS:]
    drawn = flow[flow["term"].isin(terms) & (flow["from_level"] != LEFT)]
    drawn = drawn[drawn["term"] != terms[0]]  # there the picture begins
    columns = terms
    st.echarts_chart(
        {
            "tooltip": {"trigger": "item", "valueFormatter": "%,d people"},
            "title": _headings(columns, flow),
            "series": [
                {
                    "type": "sankey",
                    "layoutIterations": 0,
                    "nodeGap": 14,
                    "nodeWidth": 16,
                    "draggable": False,
                    "emphasis": {"focus": "adjacency"},
                    "lineStyle": {"color": "gradient", "opacity": 0.4},
                    "label": {"fontSize": 13, "color": "#0f1722"},
                    "left": 4,
                    "right": 118,
                    "top": 34,
                    "bottom": 6,
                    "data": _nodes(drawn, columns),
                    "links": _links(drawn, columns),
                }
            ],
        },
        height=440,
        renderer="svg",
        key="level_sankey",
        alt="How many went from which level to which, term by term; the table holds the numbers.",
    )


def _headings(columns: list[str], flow: pd.DataFrame) -> list[dict[str, Any]]:
    over = dict(zip(flow["term"], flow["term_over"], strict=True))
    last = max(len(columns) - 1, 1)
    return [
        {
            "text": one if over.get(one, True) else f"{one} so far",
            **({"right": 0} if 0 < at == last else {"left": f"{at / last * 78:.0f}%"}),
            "top": 0,
            "padding": 4,
            "textStyle": {"fontSize": 13, "color": "#4b5563", "fontWeight": 600},
        }
        for at, one in enumerate(columns)
    ]


def _name(level: str, place: int, columns: list[str]) -> str:
    if level == NEW:
        return f"New in {columns[place + 1]}" if place + 1 < len(columns) else NEW
    return f"{level.capitalize()}, {columns[place]}"


def _ends(drawn: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Give the place and name of both ends of every step."""
    place = drawn["term"].map(columns.index)
    rows = [
        (max(at - 1, 0), was, at, became, int(people))
        for at, was, became, people in zip(
            place, drawn["from_level"], drawn["to_level"], drawn["people"], strict=True
        )
        if at > 0
    ]
    names = ["from_at", "was", "to_at", "became", "people"]
    return pd.DataFrame(rows, columns=names)


def _nodes(drawn: pd.DataFrame, columns: list[str]) -> list[dict[str, Any]]:
    ends = _ends(drawn, columns)
    sent = ends.groupby(["from_at", "was"])["people"].sum()
    came = ends.groupby(["to_at", "became"])["people"].sum()
    size = pd.concat([sent, came]).groupby(level=[0, 1]).max()
    order = sorted(size.index, key=lambda at: (at[0], _ORDER.index(at[1])))
    return [
        {
            "name": _name(level, place, columns),
            "depth": int(place),
            "itemStyle": {"color": _COLOURS[level]},
            "label": {"formatter": f"{level.capitalize()} {size[place, level]:,}"},
        }
        for place, level in order
    ]


def _links(drawn: pd.DataFrame, columns: list[str]) -> list[dict[str, Any]]:
    ends = _ends(drawn, columns)
    source = zip(ends["was"], ends["from_at"], strict=True)
    target = zip(ends["became"], ends["to_at"], strict=True)
    return [
        {"source": _name(*one, columns), "target": _name(*other, columns), "value": int(people)}
        for one, other, people in zip(source, target, ends["people"], strict=True)
    ]


def _table(flow: pd.DataFrame) -> None:
    shown = flow.iloc[::-1]
    table(
        pd.DataFrame(
            {
                "term": shown["term"],
                "from": shown["from_level"].str.capitalize(),
                "to": shown["to_level"].str.capitalize(),
                "people": shown["people"],
            }
        ).fillna(DASH),
        alt="Steps between levels, the latest term first",
        labels={"term": "Into", "from": "From", "to": "To"},
        widths={"term": 90, "from": 90, "to": 90, "people": 60},
        height=440,
        key="level_flow",
    )
