"""Charts that answer to a click: what was clicked is told by its own fields."""

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import streamlit as st

CLICKED = "clicked"
Point = Mapping[str, Any]


def clicks_on(*fields: str) -> Any:
    """Make the layer that this is added to tell these fields of a mark that is clicked."""
    return alt.selection_point(CLICKED, fields=list(fields), toggle=False, empty=False)


def show_clickable(chart: Any, spoken: str, *, key: str, on_click: Callable[[Point], None]) -> None:
    """Show a chart with ``clicks_on`` in it; ``on_click`` is told the point that a lead clicks.

    ``spoken`` is what a screen reader says of it: a chart is of no use by keyboard, so the same
    must be found in a box or a table beside it.
    """
    turn_key = f"{key}_turn"
    turn = st.session_state.setdefault(turn_key, 0)
    in_turn = f"{key}_{turn}"

    def chosen() -> None:
        points = st.session_state[in_turn].selection.get(CLICKED) or []
        # A chart of its own key forgets what was clicked in the one before, so that a second click
        # on the same point is told too.
        st.session_state[turn_key] = turn + 1
        if points:
            on_click(points[0])

    st.altair_chart(
        chart,
        width="stretch",
        on_select=chosen,
        selection_mode=CLICKED,
        key=in_turn,
        alt=spoken,
    )
