"""What was where: a grid of any two sides, the number in every cell."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import INK, plain
from dashboard.clicks import Point, clicks_on, show_clickable
from dashboard.coverage.filters import in_words_of, look_at, looked_at
from dashboard.frame import answer
from dashboard.heat import ink_on, shade
from dashboard.naming import campus_names
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, count, safe, told_apart
from graph.coverage import KINDS, By, Counted, Looked, grid
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST

ROWS, COLUMNS, COUNTED = "coverage_rows", "coverage_columns", "coverage_counted"
CHART = "coverage_cells"
SIDES: dict[By, str] = {
    "campus": "Campus",
    "region": "Region",
    "topic": "Topic",
    "term": "Term",
    "platform": "Platform posted on",
    "format": "How it was held",
    "gender": "Gender",
    "faith_group": "Faith group",
    "discipline": "Discipline",
}
COUNTS: dict[Counted, str] = {
    "sessions": "Sessions",
    "people": "People reached",
    "posts": "Posts of what came from it",
}
MOST = 24
HIDDEN = "✕"
_SEVERAL: tuple[By, ...] = ("topic", "platform", "discipline")


def show(snapshot: Snapshot) -> None:
    """Show a grid of two sides that a lead chooses, of sessions, people or posts."""
    looked = looked_at(snapshot)
    rows, columns, counted = _chosen()
    if rows == columns:
        st.warning("Choose two different sides.", icon=":material/warning:")
        return
    asked = ("grid", snapshot.as_of, rows, columns, counted, looked)
    cells = session.kept(
        asked, lambda: grid(snapshot, rows, columns, looked=looked, counted=counted)
    )
    if cells.empty:
        nothing = f"no {SIDES[rows].lower()} or no {SIDES[columns].lower()} is known."
        answer(f"<b>Nothing to show yet:</b> {nothing}{_about(snapshot, looked)}")
        return
    cells = _named(cells, snapshot, rows, columns)
    answer(_sentence(cells, rows, columns, counted) + _about(snapshot, looked))
    _drawn(cells, rows, columns, counted, _short(snapshot))
    st.caption(_reading(cells, rows, columns, counted))
    wide = _wide(cells)
    with st.expander("The same as a table", icon=":material/table:"):
        table(
            wide,
            alt=f"{COUNTS[counted]} by {SIDES[rows].lower()} and {SIDES[columns].lower()}",
            labels={"row": SIDES[rows]} | {name: name for name in map(str, wide.columns[1:])},
            key="coverage_grid",
        )
    csv_button(wide, f"{rows}_by_{columns}.csv", key="coverage_grid_csv")


def _chosen() -> tuple[By, By, Counted]:
    left, middle, right = st.columns(3, gap="small", vertical_alignment="bottom")
    sides = list(SIDES)
    with left:
        rows = st.selectbox("Down", sides, format_func=SIDES.__getitem__, key=ROWS,
                            persist_state="session")  # fmt: skip
    with middle:
        columns = st.selectbox("Across", sides, index=sides.index("topic"), key=COLUMNS,
                               format_func=SIDES.__getitem__, persist_state="session")  # fmt: skip
    with right:
        counted = st.selectbox("What is counted", list(COUNTS), format_func=COUNTS.__getitem__,
                               key=COUNTED, persist_state="session")  # fmt: skip
    return rows, columns, counted


def _about(snapshot: Snapshot, looked: Looked) -> str:
    part = in_words_of(looked, campus_names(snapshot))
    return f" Looked at: {safe(part)}." if part else ""


def _named(cells: pd.DataFrame, snapshot: Snapshot, rows: By, columns: By) -> pd.DataFrame:
    """Write campuses by name, two that read the same by their id too; the ids stand beside."""
    frame = cells.assign(row_id=cells["row"], column_id=cells["column"])
    for side, by in (("row", rows), ("column", columns)):
        ids = list(dict.fromkeys(frame[side]))
        names = campus_names(snapshot) if by == "campus" else {}
        shown = told_apart({one: clean(names.get(one, one)) for one in ids})
        frame[side] = frame[side].map(shown)
    return frame


def _sentence(cells: pd.DataFrame, rows: By, columns: By, counted: Counted) -> str:
    if len(cells) == 1 and not cells["hidden"].any():
        only = cells.iloc[0]
        one, many = safe(only["row"]), safe(only["column"])
        return f"<b>{COUNTS[counted]} of {one} and {many}: {int(only['count']):,}.</b>"
    never = cells[cells["count"] == 0]
    said = (
        f"<b>{len(never):,} of {count(len(cells), 'pair')}</b> of "
        f"{SIDES[rows].lower()} and {SIDES[columns].lower()} "
        f"{'has' if len(never) == 1 else 'have'} none."
        if len(never)
        else f"<b>All {count(len(cells), 'pair')}</b> of {SIDES[rows].lower()} and "
        f"{SIDES[columns].lower()} have some, as far as is shown."
    )
    known = cells.dropna(subset=["count"])
    if len(known) and known["count"].max() > 0:
        most = known[known["count"] == known["count"].max()]
        first = most.iloc[0]
        where = (
            f"{safe(first['row'])}, {safe(first['column'])}, {int(first['count']):,}"
            if len(most) == 1
            else f"{int(first['count']):,}, in {len(most):,} pairs"
        )
        said += f" Most {COUNTS[counted].lower()}: {where}."
    return said


def _short(snapshot: Snapshot) -> dict[str, str]:
    """Give short names for the axes: a telephone has no room for a university's whole name."""
    known = snapshot.campuses
    names = campus_names(snapshot)
    both = zip(known["university_id"], known["short_name"], strict=True)
    short = {names[id_]: clean(name) for id_, name in both if isinstance(name, str)}
    return short if len(set(short.values())) == len(short) else {}


def _drawn(
    cells: pd.DataFrame, rows: By, columns: By, counted: Counted, short: dict[str, str]
) -> None:
    cells = cells.assign(
        **{side: cells[side].map(lambda one: short.get(one, one)) for side in ("row", "column")}
    )
    down = list(dict.fromkeys(cells["row"]))[:MOST]
    across = list(dict.fromkeys(cells["column"]))[:MOST]
    frame = cells[cells["row"].isin(down) & cells["column"].isin(across)].copy()
    frame["text"] = [
        HIDDEN if hidden else f"{many:,.0f}" if many else DASH
        for hidden, many in zip(frame["hidden"], frame["count"], strict=True)
    ]
    highest = max(float(frame["count"].max()), 1.0)
    axis: dict[str, Any] = {"title": None, "labelLimit": 150, "labelOverlap": False}
    base = alt.Chart(frame[["row", "column", "row_id", "column_id", "count", "text"]]).encode(
        x=alt.X("column:N", sort=across, axis=alt.Axis(labelAngle=-40, orient="top", **axis)),
        y=alt.Y("row:N", sort=down, axis=alt.Axis(labelColor=INK, **axis)),
    )
    boxes = (
        base.mark_rect(stroke="white", strokeWidth=2, cursor="pointer")
        .encode(
            color=shade("count", highest),
            tooltip=[
                alt.Tooltip("row:N", title=SIDES[rows]),
                alt.Tooltip("column:N", title=SIDES[columns]),
                alt.Tooltip("text:N", title=COUNTS[counted]),
            ],
        )
        .add_params(clicks_on("row_id", "column_id"))
    )
    numbers = base.mark_text(fontSize=12, cursor="pointer").encode(
        text="text:N", color=ink_on("count", highest)
    )

    def clicked(point: Point) -> None:
        look_at({rows: point["row_id"], columns: point["column_id"]})

    show_clickable(
        plain(alt.layer(boxes, numbers), 28 * len(down) + 130),
        f"{COUNTS[counted]}: {SIDES[rows].lower()} down, {SIDES[columns].lower()} across; the "
        "table below has the same numbers.",
        key=CHART,
        on_click=clicked,
    )


def _reading(cells: pd.DataFrame, rows: By, columns: By, counted: Counted) -> str:
    parts = [f"{COUNTS[counted]}. Darker is more; – is none. Click a cell to look only at it."]
    if several := [SIDES[one].lower() for one in (rows, columns) if one in _SEVERAL]:
        parts.append(
            f"One with two of a kind ({' or '.join(several)}) is counted in both cells, so cells "
            "can add up to more than there are."
        )
    if {rows, columns} & set(KINDS) and counted != "people":
        parts.append("Counted where at least one of the group was there.")
    if cells["hidden"].any():
        parts.append(
            f"{HIDDEN}: {int(cells['hidden'].sum()):,} cells are hidden: fewer than {SMALLEST} "
            "people, or what would tell such a number."
        )
    many = cells["row"].nunique(), cells["column"].nunique()
    if max(many) > MOST:
        parts.append(f"Drawn are the first {MOST} of {max(many):,}; the table has all.")
    return " ".join(parts)


def _wide(cells: pd.DataFrame) -> pd.DataFrame:
    """Write the grid as a table: a row a row, hidden cells in words."""
    shown = cells["count"].astype("Int64").astype(object).where(~cells["hidden"], "hidden")
    frame = cells.assign(shown=shown).pivot(index="row", columns="column", values="shown")
    frame = frame.reindex(
        index=list(dict.fromkeys(cells["row"])), columns=list(dict.fromkeys(cells["column"]))
    )
    frame.columns.name = None
    return frame.reset_index()
