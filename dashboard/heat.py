"""Shades of a heat map, and the ink in which a number is readable on each of them."""

from typing import Any

import altair as alt

from dashboard.charts import INK
from dashboard.palette import BLUE

PALE = "#eef2f6"
# From this share of the way from pale to blue on, white has more contrast than ink (WCAG 2.2,
# relative luminance; Vega goes that way in HCL).
_WHITE_FROM = 0.88


def shade(field: str, highest: float, *, even: bool = False) -> Any:
    """Colour by a number from 0 to ``highest``: by its square root, or ``even``ly."""
    scale = alt.Scale(type="linear" if even else "sqrt", domain=[0, highest], range=[PALE, BLUE])
    return alt.Color(f"{field}:Q", legend=None, scale=scale)


def ink_on(field: str, highest: float, *, even: bool = False) -> Any:
    """Give the colour of a number that stands on its own ``shade``."""
    least = highest * (_WHITE_FROM if even else _WHITE_FROM**2)
    return alt.condition(f"datum['{field}'] > {least}", alt.value("white"), alt.value(INK))
