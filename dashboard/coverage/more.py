"""Place more: where so many sessions or ambassadors add most, within limits, with its proof."""

from dataclasses import dataclass
from math import floor

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import INK, LINE, show_chart
from dashboard.palette import BLUE, OTHER_COLOUR
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, count
from graph.coverage import Asked, Drawn, Looked, Plan, place
from graph.errors import MashalError
from graph.snapshot import Snapshot

MANY, WHAT = "next_many", "next_what"
ONCE, REGION, MINORITY = "next_once", "next_region", "next_minority"
BUDGET, COST, TRAVEL = "next_budget", "next_cost", "next_travel"
SESSIONS, AMBASSADORS = "Sessions", "Ambassadors"
MOST = 60


@dataclass(frozen=True)
class Bar:
    """One way to choose, and what it adds."""

    way: str
    value: float


def more(
    snapshot: Snapshot,
    looked: Looked,
    names: dict[str, str],
    campuses: dict[str, str],
    *,
    everywhere: bool,
) -> None:
    """Let a lead say how many and within which limits; show where, and how good that is."""
    st.header("Place more", anchor=False)
    asked = _asked(looked, everywhere=everywhere)
    try:
        plan = session.kept(("place", snapshot.as_of, asked), lambda: place(snapshot, asked))
    except MashalError as fault:
        st.warning(clean(fault), icon=":material/warning:")
        return
    if plan.table.empty:
        st.markdown("Nothing can be placed within these limits that would add anything.")
        return
    st.markdown(_proof(plan))
    left, right = st.columns([2, 5], gap="medium")
    with left:
        _ways(plan)
    with right:
        listed(plan.table, names, campuses, what="What to place", key="placed")
        if plan.short:
            st.caption(
                f"{plan.short:,} of {asked.many:,} are not placed: nothing more within the limits "
                "adds anything."
            )
        csv_button(plan.table, "placed.csv", key="placed_csv")


def _asked(looked: Looked, *, everywhere: bool) -> Asked:
    grid = st.grid(4, min_column_width=170, gap="small", vertical_alignment="bottom")
    with grid.container():
        what = st.segmented_control(
            "What", [SESSIONS, AMBASSADORS], default=SESSIONS, required=True, key=WHAT,
            persist_state="session",
        )  # fmt: skip
    with grid.container():
        many = st.number_input("How many", 1, MOST, 5, key=MANY, persist_state="session")
    with grid.container():
        once = st.toggle("No campus twice", key=ONCE, persist_state="session")
    if what == AMBASSADORS:
        return Asked(int(many), "ambassadors", once=once, everywhere=everywhere, looked=looked)
    with grid.container():
        within = st.toggle("Nobody travels to another region", key=REGION, persist_state="session")
    with grid.container():
        minority = st.number_input(
            "For minorities, at least", 0, int(many), 0, key=MINORITY, persist_state="session",
            help="Sessions for a gender or faith group that fewer than half are in",
        )  # fmt: skip
    with grid.container():
        budget = st.number_input(
            "Budget", 0.0, value=None, placeholder="No limit", key=BUDGET, persist_state="session",
            help="In the same money or days as the two costs",
        )  # fmt: skip
    with grid.container():
        cost = st.number_input("A session costs", 0.01, value=1.0, key=COST,
                               persist_state="session")  # fmt: skip
    with grid.container():
        travel = st.number_input(
            "More, if who leads travels", 0.0, value=0.0, key=TRAVEL, persist_state="session"
        )
    return Asked(
        int(many),
        budget=float("inf") if budget is None else float(budget),
        cost=float(cost),
        travel_cost=float(travel),
        within_region=within,
        once=once,
        minority=min(int(minority), int(many)),
        everywhere=everywhere,
        looked=looked,
    )


def _proof(plan: Plan) -> str:
    what = "session" if plan.asked.what == "sessions" else "ambassador"
    one = len(plan.table) == 1
    placed = f"This one {what} adds" if one else f"These {count(len(plan.table), what)} add"
    said = f"**{placed} {plan.gain:.2f}**; "
    if plan.gain > plan.bound - 1e-9:
        said += "no choice could add more."
    else:
        # Rounded down: 99.6% of the best is not the best.
        share = floor(100 * plan.gain / plan.bound)
        said += f"no choice could add more than {plan.bound:.2f}, so this is at least {share}% of "
        said += "the best."
        if not pd.isna(plan.guarantee):
            said += (
                f" Whatever the numbers, choosing so is proved to reach {plan.guarantee:.0%} of "
                "the best."
            )
    if plan.asked.minority:
        said += (
            f" The minimum for minorities costs {plan.floor_cost:.3f}."
            if plan.floor_cost > 0
            else " The minimum for minorities costs nothing."
        )
    if plan.by_enrolment is None:
        said += " By enrolment nothing can be drawn: no campus’s enrolment is known."
    elif plan.enrolment_known < plan.campuses:
        said += (
            f" Enrolment is known of {plan.enrolment_known:,} of {plan.campuses:,} campuses: only "
            "these are drawn by it."
        )
    return said


def _ways(plan: Plan) -> None:
    bars = [Bar("This choice", plan.gain), Bar("At most possible", plan.bound)]
    bars += [
        Bar(name, drawn.mean)
        for name, drawn in (("At random", plan.random), ("By enrolment", plan.by_enrolment))
        if drawn is not None
    ]
    frame = pd.DataFrame([(bar.way, bar.value) for bar in bars], columns=["way", "value"])
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "way:N",
            sort=frame["way"].tolist(),
            axis=alt.Axis(title=None, labelColor=INK, labelLimit=130),
        ),
        x=alt.X("value:Q", axis=alt.Axis(title="Added", gridColor=LINE, tickCount=4)),
    )
    boxes = base.mark_bar(height=20).encode(
        color=alt.condition("datum.way == 'This choice'", alt.value(BLUE), alt.value(OTHER_COLOUR))
    )
    numbers = base.mark_text(align="left", dx=4, color=INK).encode(
        text=alt.Text("value:Q", format=".2f")
    )
    spoken = ", ".join(f"{bar.way} {bar.value:.2f}" for bar in bars)
    show_chart(alt.layer(boxes, numbers), 40 * len(bars) + 50, f"What is added: {spoken}")
    st.caption(_drawn(plan.random))
    csv_button(frame, "placed_compared.csv", key="placed_compared_csv")


def _drawn(drawn: Drawn | None) -> str:
    if drawn is None:
        return "Nothing could be drawn at random."
    said = f"At random: the mean of {drawn.draws} draws within the same limits"
    low, high = f"{drawn.low:.2f}", f"{drawn.high:.2f}"
    return f"{said}." if low == high else f"{said}; its 95% interval is {low} to {high}."


def listed(
    frame: pd.DataFrame, names: dict[str, str], campuses: dict[str, str], *, what: str, key: str
) -> None:
    """List ``what`` is due, in order, with who could lead it and why."""
    shown = pd.DataFrame(
        {
            "place": frame["place"],
            "campus": [
                campuses.get(id_, clean(name))
                for id_, name in zip(frame["university_id"], frame["campus"], strict=True)
            ],
            "topic": frame["topic"],
            "group": frame["group"],
            "lead": [names.get(one) if isinstance(one, str) else None for one in frame["lead"]],
            "gain": frame["gain"],
            "because": frame["because"],
            "thinness": [
                f"{before:.2f} → {after:.2f}" if pd.notna(before) else DASH
                for before, after in zip(
                    frame["thinness_before"], frame["thinness_after"], strict=True
                )
            ],
        }
    )
    if frame["topic"].isna().all() and frame["lead"].isna().all():
        shown = shown.drop(columns=["topic", "group", "lead", "because"])
    table(
        shown,
        alt=f"{what}, in order, with who could lead it and why",
        labels={"place": "No.", "lead": "Who could lead", "because": "Why", "group": "For"},
        help_for={
            "gain": "What it adds to the worth of all above it",
            "because": "At or near the campus; how often they led sessions or were recorded on the "
            "topic; how many sessions they led lately, of how many at most",
            "group": "Whom to invite above all: a group new there, or the one fewest were reached "
            "of",
        },
        formats={"gain": "%.3f"},
        widths={"place": 45, "campus": 175, "topic": 165, "group": 125, "lead": 105, "gain": 60}
        | {"because": 340, "thinness": 100},
        height=35 * min(len(shown), 16) + 40,
        key=key,
    )
