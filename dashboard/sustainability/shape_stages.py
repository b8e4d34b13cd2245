"""The four stages as small pictures in a row, each with how much of the evidence is for it."""

import html
import math

import pandas as pd
import streamlit as st

from dashboard.charts import GREY, INK, LINE
from dashboard.palette import BLUE, SKY
from dashboard.table import table
from dashboard.text import DASH
from graph.maturity import Maturity, Stage

WORDS = {
    Stage.scattered: "Small groups that don’t know each other",
    Stage.hub_and_spoke: "One person whom all others know",
    Stage.multi_hub: "Several hubs, each with a group, who know each other",
    Stage.core_periphery: "A core that holds together, and others tied to it more than once",
}
PALE = "#aab4bf"
_WIDE, _TALL = 170, 96
Points = list[tuple[float, float]]
Lines = list[tuple[int, int]]


def show(found: Maturity) -> None:
    """Draw the stages with their weights; the table has the same numbers."""
    grid = st.grid(4, min_column_width=130, gap="small")
    for stage in Stage:
        with grid.container(border=True, height="stretch", gap="xsmall"):
            _cell(stage, found)
    none = found.weights[None]
    more = f" For none of the four: {none:.0%}." if none >= 0.005 else ""
    st.caption(
        f"How much of the evidence is for each stage.{more} The thresholds are ours, and not "
        "validated against outcomes."
    )
    with st.expander("The same as a table"):
        _table(found)


def _cell(stage: Stage, found: Maturity) -> None:
    weight = found.weights[stage]
    here = stage in (found.stage, found.towards)
    mark = "here" if stage is found.stage else "towards" if here else ""
    st.image(_picture(stage, here), width="stretch", alt=f"Sketch of a network: {stage}")
    bar = f"height:8px;border-radius:4px;background:{BLUE};width:{weight:.0%}"
    st.html(
        f'<div style="text-align:center;color:{INK}">'
        f'<div style="font-weight:600">{html.escape(str(stage))}</div>'
        f'<div style="height:8px;background:{LINE};border-radius:4px;margin:.35rem 0">'
        f'<div style="{bar}"></div></div>'
        f'<b>{weight:.0%}</b> <span style="color:{BLUE};font-weight:600">{mark}</span>'
        f'<div style="font-size:.85rem;color:{GREY};line-height:1.3">{WORDS[stage]}</div></div>'
    )


def _table(found: Maturity) -> None:
    shown = pd.DataFrame(
        {
            "stage": [str(stage or "none of the four") for stage in found.weights],
            "weight": [weight * 100 for weight in found.weights.values()],
            "draws": [
                f"{found.in_draws[stage]:.0%}" if stage in found.in_draws else DASH
                for stage in found.weights
            ],
        }
    )
    table(
        shown,
        alt="The weight of each stage, and in how many draws it came first",
        labels={"weight": "Evidence", "draws": "First in draws"},
        help_for={"draws": "Networks with a fifth of the people left out at random"},
        formats={"weight": "%.0f%%"},
        key="shape_weights",
    )
    if found.draws and found.too_few:
        st.caption(f"In {found.too_few:.0%} of the draws too few people were left to tell.")


def _picture(stage: Stage, here: bool) -> str:
    points, lines = _PICTURES[stage]
    colour = BLUE if here else GREY
    ties = "".join(
        f'<line x1="{points[a][0]:.0f}" y1="{points[a][1]:.0f}" x2="{points[b][0]:.0f}" '
        f'y2="{points[b][1]:.0f}" stroke="{SKY if here else PALE}" stroke-width="1.6"/>'
        for a, b in lines
    )
    degree = [sum(at in line for line in lines) for at in range(len(points))]
    people = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{5.5 if degree[at] > 3 else 3.6}" fill="{colour}"/>'
        for at, (x, y) in enumerate(points)
    )
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="{60 - _WIDE / 2:g} 0 {_WIDE} {_TALL}"'
    return f"<svg {box}>{ties}{people}</svg>"


def _ring(many: int, radius: float, x: float = 60, y: float = 48, turn: float = 0) -> Points:
    steps = [2 * math.pi * at / many + turn for at in range(many)]
    return [(x + radius * 1.2 * math.cos(step), y + radius * math.sin(step)) for step in steps]


def _scattered() -> tuple[Points, Lines]:
    points: Points = []
    lines: Lines = []
    for x, y, many in ((26, 26, 3), (88, 22, 4), (34, 74, 4), (96, 72, 3)):
        first = len(points)
        points += _ring(many, 12, x, y)
        lines += [(first + at, first + (at + 1) % many) for at in range(many)]
    return points, lines


def _star() -> tuple[Points, Lines]:
    return [(60.0, 48.0), *_ring(10, 40)], [(0, at) for at in range(1, 11)]


def _hubs() -> tuple[Points, Lines]:
    points = [(32.0, 30.0), (90.0, 30.0), (60.0, 70.0)]
    lines = [(0, 1), (1, 2), (0, 2)]
    for hub, turn in ((0, 2.6), (1, 5.2), (2, 0.6)):
        first = len(points)
        x, y = points[hub]
        points += [
            (x + 24 * math.cos(turn + step), y + 20 * math.sin(turn + step))
            for step in (0, 0.75, 1.5, 2.2)
        ]
        lines += [(hub, first + at) for at in range(4)]
    return points, lines


def _core() -> tuple[Points, Lines]:
    points = [*_ring(5, 17), *_ring(10, 41, turn=0.3)]
    lines = [(a, b) for a in range(5) for b in range(a)]
    lines += [(5 + at, at // 2) for at in range(10)] + [
        (5 + at, (at // 2 + 1) % 5) for at in range(10)
    ]
    return points, lines


_PICTURES = {
    Stage.scattered: _scattered(),
    Stage.hub_and_spoke: _star(),
    Stage.multi_hub: _hubs(),
    Stage.core_periphery: _core(),
}
