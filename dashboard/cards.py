"""The month's numbers as cards: what it is, how it changed, and the months before it."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from dashboard.charts import amount, sparkline
from dashboard.text import safe, short_month
from graph.calendar import month_after
from graph.health import Card, Unit
from graph.pillars import Health, headline


def cards(shown: Sequence[Card]) -> None:
    """Show the cards side by side, as many a row as fit."""
    grid = st.grid(3, min_column_width=160, gap="small")
    for card in shown:
        with grid.container(border=True, height="stretch", gap=None):
            _card(card)


def health_line(health: Health) -> None:
    """Show the health score in one line, with the way to what it is made of."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p style="margin:0">{safe(headline(health.now))}</p>', width="content")
        if st.button("What moved it", icon=":material/eco:", type="tertiary", key="see_health"):
            st.session_state["sustainability_part"] = "How healthy"
            st.switch_page("dashboard/sustainability/page.py")


def _card(card: Card) -> None:
    change, since = _change(card)
    known = [point for point in card.series if point.value is not None]
    st.markdown(card.title, help=card.help)
    says, drawn = st.columns([3, 2], gap="small", vertical_alignment="bottom")
    says.metric(
        card.title,
        amount(card.value, card.unit),
        delta=change,
        delta_color=_meaning(card),
        delta_description=since,
        label_visibility="collapsed",
    )
    if len(known) > 1:
        with drawn:
            sparkline(card)
    note = card.note or _out_of(card)
    if note:
        st.caption(note[:1].upper() + note[1:] if card.note else note)


def _change(card: Card) -> tuple[str | int | None, str | None]:
    if card.change is None:
        return None, None
    before = short_month(month_after(card.series[-1].month, -1))
    if card.unit is Unit.share:
        points = round(card.change * 100)
        return (f"{points:+d} points", f"vs {before}") if points else (0, f"same as {before}")
    written = amount(card.change, card.unit, signed=True)
    same = float(written.replace(",", "")) == 0
    return (0, f"same as {before}") if same else (written, f"vs {before}")


def _meaning(card: Card) -> Literal["normal", "inverse", "off"]:
    if card.up_is_good is None:
        return "off"
    return "normal" if card.up_is_good else "inverse"


def _out_of(card: Card) -> str:
    return f"of {card.out_of:,} {card.out_of_what}" if card.out_of is not None else ""
