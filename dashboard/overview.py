"""Overview: how the network is doing, what needs attention, what the campaign has reached."""

import streamlit as st

from dashboard import empty, session
from dashboard.attention import attention
from dashboard.cards import cards, health_line
from dashboard.charts import ambassadors_each_month
from dashboard.figures import figures
from dashboard.frame import chosen_month, head
from dashboard.text import safe

QUESTION = "How is the network doing?"


def show() -> None:
    """Show the month's summary, or how to get to a first one."""
    if session.history().data_up_to is None:
        head(QUESTION)
        empty.show()
        return
    month = chosen_month()
    summary = session.summary(month)
    head(summary.question, f"<b>{safe(summary.verdict)}</b> {safe(' '.join(summary.because))}")
    health_line(summary.health)
    cards(summary.cards)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header("What needs your attention", anchor=False)
        attention(summary)
    with right:
        st.header("Ambassadors each month", anchor=False)
        ambassadors_each_month(summary, summary.snapshot)
    figures(summary)


show()
