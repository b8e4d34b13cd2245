"""An axis of days whose labels never read the same: days for weeks, months for years."""

from math import ceil
from typing import Any

import altair as alt
import pandas as pd

_SHORT, _MONTH = 92, 30.4


def days_axis(days: pd.Series, *, ticks: int, months: str = "%b %Y", **more: Any) -> alt.Axis:
    """Give the axis of ``days`` with about so many ``ticks``; ``months`` is how months are written.

    Left to itself Vega sets a tick every few days or hours, and each would be called *Sep 2025*.
    """
    known = days.dropna()
    span = (known.max() - known.min()).days if len(known) else 0
    interval, in_all, written = ("day", span, "%-d %b")
    if span > _SHORT:
        interval, in_all, written = "month", round(span / _MONTH), months
    return alt.Axis(
        title=None,
        grid=False,
        labelOverlap=True,
        format=written,
        tickCount={"interval": interval, "step": max(1, ceil(in_all / ticks))},
        **more,
    )
