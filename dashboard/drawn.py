"""People and ties as vis-network draws them: where, how large, in which colour, with which name."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.palette import Mark, mark_of

SCREEN = (860, 460)
"""The picture is made for about this many pixels; larger networks are drawn in larger units."""

RING = "#0f1722"
# Shapes with less surface are drawn larger, so that none looks less important.
SIZES = {"star": 1.5, "triangle": 1.15, "triangleDown": 1.15, "diamond": 1.15}


def nodes(
    people: pd.DataFrame, marks: Mapping[str, Mark], focus: str | None
) -> list[dict[str, Any]]:
    """Make vis-network's nodes: a shape and colour a campus, larger the more ties, some named."""
    unit = _unit(people)
    named = _named(people, unit, focus)
    drawn = []
    for row in people.to_dict("records"):
        mark = mark_of(row["campus"], marks)
        chosen = row["person_id"] == focus
        drawn.append(
            {
                "id": row["person_id"],
                "label": row["name"] if row["person_id"] in named else "",
                "title": row["detail"],
                "shape": mark.shape,
                "size": _radius(row["size"], unit)
                * SIZES.get(mark.shape, 1)
                * (1.25 if chosen else 1),
                "font": {"size": 14 * unit, "bold": chosen},
                "color": {
                    "background": mark.colour,
                    "border": RING if chosen else "#ffffff",
                    "highlight": {"background": mark.colour, "border": RING},
                    "hover": {"background": mark.colour, "border": RING},
                },
                "borderWidth": unit * (3 if chosen else 0.5),
                "x": row["x"],
                "y": row["y"],
            }
        )
    return drawn


def edges(people: pd.DataFrame, ties: pd.DataFrame) -> list[dict[str, Any]]:
    """Make vis-network's edges: the stronger a tie, the wider its line."""
    unit = _unit(people)
    most = float(ties["strength"].max()) if len(ties) else 1.0
    rows = zip(ties["source"], ties["target"], ties["strength"], strict=True)
    return [
        {
            "id": at,
            "from": source,
            "to": target,
            "width": unit * (0.6 + 2.4 * (strength / most) ** 0.5),
        }
        for at, (source, target, strength) in enumerate(rows)
    ]


def _unit(people: pd.DataFrame) -> float:
    """How many of the layout's units make a pixel once the whole picture fits the screen."""
    if people.empty:
        return 1.0
    wide, tall = SCREEN
    return float(max(np.ptp(people["x"]) / wide, np.ptp(people["y"]) / tall, 0.25))


def _radius(size: float, unit: float) -> float:
    return (5 + 6 * size) * unit


def _named(people: pd.DataFrame, unit: float, focus: str | None) -> set[str]:
    """Choose who carries a name: from the most tied on, as long as no name covers another."""
    order = people.assign(chosen=people["person_id"] == focus)
    order = order.sort_values(["chosen", "size", "person_id"], ascending=[False, False, True])
    boxes = np.empty((0, 4))
    named = set()
    for row in order.to_dict("records"):
        half = 4.2 * unit * max(len(row["name"]), 4)
        top = row["y"] + _radius(row["size"], unit)
        box = (row["x"] - half, top, row["x"] + half, top + 17 * unit)
        apart = (
            (boxes[:, 0] > box[2])
            | (boxes[:, 2] < box[0])
            | (boxes[:, 1] > box[3])
            | (boxes[:, 3] < box[1])
        )
        if bool(apart.all()):
            boxes = np.vstack([boxes, box])
            named.add(row["person_id"])
    return named
