"""Bars over the months or terms: sessions, who was counted, who came back.

What is drawn is ``by_period`` with ``name`` and ``short``, a name that fits below a bar.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts import INK, LINE, show_chart
from dashboard.palette import BLUE, ORANGE, OTHER_COLOUR
from dashboard.text import count, number, safe_markdown
from graph.sessions import first_term
from graph.snapshot import Snapshot

NEW, BACK, UNSURE = "For the first time", "Came before", "Can’t be told"
_HEIGHT, _LEGEND = 250, 88
"""Pixels of a picture, and what its legend of two lines takes: without it the plot would be lower
than those beside it."""


def how_many(found: pd.DataFrame) -> None:
    """Draw how many sessions were held."""
    st.header("How many sessions", anchor=False)
    above = [number(many) if many else "" for many in found["sessions"]]
    _bars(found, found["sessions"], above, "Sessions held")
    st.caption(_most(found))


def _most(found: pd.DataFrame) -> str:
    """Say when most were held, and in how many of the periods none was."""
    highest = int(found["sessions"].max())
    most = found.loc[found["sessions"] == highest, "name"]
    none = int((found["sessions"] == 0).sum())
    when = safe_markdown(most.iloc[0])
    if len(most) == 2:
        when += f" and {safe_markdown(most.iloc[1])}"
    said = f"Most: {when if len(most) < 3 else f'in {len(most):,} of them'}, {highest:,}"
    return f"{said}{' each' if len(most) > 1 else ''}." + (
        f" None in {none:,} of {len(found):,}." if none else ""
    )


def how_many_came(found: pd.DataFrame) -> None:
    """Draw how many participants were counted."""
    st.header("How many came", anchor=False)
    if found["participants"].isna().all():
        st.markdown("Nobody counted how many came to any session.")
        return
    above = [
        "" if not held else number(many) if not pd.isna(many) else "?"
        for held, many in zip(found["sessions"], found["participants"], strict=True)
    ]
    _bars(found, found["participants"].astype("float").fillna(0), above, "Participants as counted")
    missing = int(found["sessions"].sum() - found["sessions_counted"].sum())
    st.caption(
        "Participants as counted in the room, added up over sessions: who came twice counts twice."
        + (
            f" {count(missing, 'session was', 'sessions were')} not counted and "
            f"{'is' if missing == 1 else 'are'} not in the bars."
            f"{' A ? stands where none was counted.' if '?' in above else ''}"
            if missing
            else ""
        )
    )


def who_returned(snapshot: Snapshot, found: pd.DataFrame) -> None:
    """Draw the people on record of each period, new and again."""
    st.header("First-timers and returners", anchor=False)
    known = found.dropna(subset=["people"])
    if known.empty:
        st.markdown("Nobody is on record at any session.")
        return
    bars = (
        alt.Chart(who_came(known))
        .mark_bar()
        .encode(
            x=_axis(found),
            y=alt.Y("people:Q", axis=_many()),
            color=alt.Color(
                "who:N",
                scale=alt.Scale(domain=[NEW, BACK, UNSURE], range=[ORANGE, BLUE, OTHER_COLOUR]),
                legend=alt.Legend(orient="bottom", title=None, columns=2),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="When"),
                alt.Tooltip("who:N", title="Who"),
                alt.Tooltip("people:Q", title="People on record", format=",d"),
            ],
        )
    )
    later = known[~known["in_first_term"]]
    show_chart(
        bars,
        _HEIGHT + _LEGEND,
        f"People on record, new and again: {len(known)} bars, as in the table",
    )
    first = first_term(snapshot)
    said = "Distinct people on record, hosts and speakers too. "
    if first is not None:
        said += (
            f"In {safe_markdown(first.name)}, the first on record, who came before isn’t known. "
        )
    if len(later):
        at = later.sort_values("share", kind="stable").iloc[0]
        when, of = safe_markdown(at["name"]), int(at["people"])
        said += f"Fewest returned in {when}: {at['share']:.0%} of {of:,}."
    st.caption(said)


def who_came(known: pd.DataFrame) -> pd.DataFrame:
    """Give the people to draw, ``name, short, who, people``; nobody's past before the first term.

    In the first term on record whoever is there looks new: that is no finding, so it isn't drawn
    as one.
    """
    told, early = known[~known["in_first_term"]], known[known["in_first_term"]]
    parts = (
        (told, NEW, "first_timers"),
        (told, BACK, "returners"),
        (early, UNSURE, "people"),
    )
    return pd.concat(
        [
            rows[["name", "short"]].assign(who=who, people=rows[column].astype(int))
            for rows, who, column in parts
        ],
        ignore_index=True,
    )


def _bars(found: pd.DataFrame, values: pd.Series, above: Sequence[str], spoken: str) -> None:
    """Draw a bar a period with what stands ``above`` it."""
    drawn = found[["name", "short", "sessions", "sessions_counted", "participants"]].assign(
        at=values, above=above, participants=found["participants"].astype("float")
    )
    base = alt.Chart(drawn).encode(
        x=_axis(found),
        tooltip=[
            alt.Tooltip("name:N", title="When"),
            alt.Tooltip("sessions:Q", title="Sessions", format=",d"),
            alt.Tooltip("sessions_counted:Q", title="Of them counted", format=",d"),
            alt.Tooltip("participants:Q", title="Participants", format=",d"),
        ],
    )
    bars = base.mark_bar(color=BLUE).encode(y=alt.Y("at:Q", axis=_many()))
    numbers = base.mark_text(dy=-8, color=INK).encode(y="at:Q", text="above:N")
    told = ", ".join(
        f"{name} {one or 'no session'}" for name, one in zip(drawn["name"], above, strict=True)
    )
    show_chart(alt.layer(bars, numbers), _HEIGHT, f"{spoken}: {told}")


def _axis(found: pd.DataFrame) -> alt.X:
    return alt.X(
        "short:N",
        sort=found["short"].tolist(),
        axis=alt.Axis(title=None, labelAngle=-45, grid=False, labelLimit=110),
    )


def _many() -> Any:
    return alt.Axis(title=None, format=",d", gridColor=LINE, tickCount=4, tickMinStep=1)
