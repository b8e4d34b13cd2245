"""How healthy: five pillars from 0 to 100, month by month, and what moved them."""

import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.sustainability import pillars_bars, pillars_change, pillars_months, pillars_scale
from dashboard.text import safe
from graph.calendar import month_of
from graph.pillars import NOT_VALIDATED, RANGE, MonthScore, points
from graph.snapshot import Snapshot
from graph.words import percent


def show(snapshot: Snapshot) -> None:
    """Show the score of the month, its pillars, their course, and what moved them."""
    health = session.summary(month_of(snapshot.as_of)).health
    answer(_sentence(health.now))
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Five pillars", anchor=False)
        pillars_bars.show(health.now)
    with right:
        st.header("Month by month", anchor=False)
        pillars_months.show(health.months)
    pillars_bars.indicators(health.now)
    pillars_months.listed(health.months)
    st.header("What moved it", anchor=False)
    pillars_change.show(health)
    pillars_scale.show(health.now, snapshot.analysis)


def _sentence(month: MonthScore) -> str:
    """Say the score with its range and the weakest pillar, or why there is none."""
    limit = f"{NOT_VALIDATED.capitalize()}."
    if month.score is None:
        return (
            f"<b>The score is withheld:</b> it would rest on {percent(month.completeness)} of its "
            f"weight, 70% needed. {limit}"
        )
    weakest = month.weakest
    said = f"<b>{points(month.score)} of 100</b>"
    if weakest is not None:
        said += f", weakest in <b>{safe(weakest.title)}</b> ({points(weakest.score)})"
    said += f". Between {points(month.low)} and {points(month.high)} {RANGE}. "
    if month.unknown:
        said += f"It rests on {percent(month.completeness)} of its weight; the rest isn’t known. "
    return f"{said}{limit}"
