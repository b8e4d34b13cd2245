"""A forest plot: one row a group, its estimate as a point, its interval as a line, and zero."""

import altair as alt
import pandas as pd

from dashboard.charts import GREY, LINE, show_chart
from dashboard.palette import BLUE, VERMILION
from dashboard.text import clean

_ROW, _LETTERS = 34, 30
_SIGNED = "datum.value === 0 ? '0' : format(datum.value, '+.2~f')"


def forest(table: pd.DataFrame, *, title: str, of: str, spoken: str, unit: str = "people") -> None:
    """Draw the rows of ``table``: columns ``label, people, estimate, low, high, written, whole``.

    ``label`` and ``people`` name a row, ``written`` stands in the tooltip, ``whole`` marks those
    that sum others up. ``title`` is that of the axis, ``of`` of what the rows are.
    """
    rows = table.assign(
        row=[
            f"{_short(clean(label))} ({people:,})"
            for label, people in zip(table["label"], table["people"], strict=True)
        ]
    )
    rows["row"] = _told_apart(rows["row"])
    rows = rows.astype({"estimate": float, "low": float, "high": float, "people": int})
    order = list(rows["row"])
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "row:N", sort=order, axis=alt.Axis(title=None, labelLimit=230, labelColor="#0f1722")
        ),
        tooltip=[
            alt.Tooltip("label:N", title=of),
            alt.Tooltip("people:Q", title=unit.capitalize(), format=",d"),
            alt.Tooltip("written:N", title=title),
        ],
    )
    zero = (
        alt.Chart(pd.DataFrame({"at": [0.0]}))
        .mark_rule(color=GREY, strokeDash=[4, 3])
        .encode(x="at:Q")
    )
    lines = base.mark_rule(strokeWidth=2.5, color=BLUE).encode(
        x=alt.X(
            "low:Q",
            axis=alt.Axis(title=title, gridColor=LINE, tickCount=5, labelExpr=_SIGNED),
            scale=alt.Scale(nice=True, padding=12),
        ),
        x2="high:Q",
    )
    points = base.mark_point(filled=True, opacity=1, size=110).encode(
        x="estimate:Q",
        shape=alt.condition("datum.whole", alt.value("diamond"), alt.value("circle")),
        color=alt.condition("datum.estimate < 0", alt.value(VERMILION), alt.value(BLUE)),
    )
    show_chart(alt.layer(zero, lines, points), _ROW * len(rows) + 60, spoken)


def _short(label: str) -> str:
    """Shorten a name so that the number behind it is seen."""
    return label if len(label) <= _LETTERS else label[: _LETTERS - 1].rstrip() + "…"


def _told_apart(rows: pd.Series) -> pd.Series:
    """Tell apart what reads the same, which a chart would draw on one line."""
    again = rows.groupby(rows).cumcount()
    return rows.where(again == 0, rows + " · " + (again + 1).astype(str))
