"""The evidence for a network's shape: every measure, what it says, and for which stage."""

import pandas as pd
import streamlit as st

from dashboard.frame import answer
from dashboard.table import csv_button, table
from dashboard.text import DASH, number
from graph.maturity import RULES, Maturity

_SHARES = {rule.measure for rule in RULES if rule.is_share}
_COUNTS = {"parts", "hubs", "core_people"}


def show(found: Maturity) -> None:
    """List the evidence, and say which rule turns it into weights."""
    st.header("The evidence", anchor=False)
    answer(_sentence(found))
    rows = found.evidence
    shown = pd.DataFrame(
        {
            "title": rows["title"],
            "value": [_written(*row) for row in zip(rows["measure"], rows["value"], strict=True)],
            "range": [
                DASH if pd.isna(low) else f"{_written(name, low)} to {_written(name, high)}"
                for name, low, high in zip(rows["measure"], rows["low"], rows["high"], strict=True)
            ],
            "stage": rows["stage"].fillna("shown only"),
            "says": rows["says"] * 100,
            "ends": [
                DASH if pd.isna(one) else f"{_written(name, one)} to {_written(name, other)}"
                for name, one, other in zip(
                    rows["measure"], rows["nothing"], rows["fully"], strict=True
                )
            ],
            "meaning": rows["meaning"],
            "because": rows["because"],
        }
    )
    table(
        shown,
        alt="The evidence for the network’s shape: measures, values, ranges, what they speak for",
        labels={
            "title": "Measure",
            "range": "Range",
            "stage": "Speaks for",
            "says": "How far",
            "ends": "From … to",
            "meaning": "What it is",
            "because": "Why these limits",
        },
        help_for={
            "range": "In nine of ten draws with a fifth of the people left out",
            "says": "How far the value speaks for the stage",
            "ends": "The value at which it says nothing, and at which it says all it can",
        },
        formats={"says": "%.0f%%"},
        widths={
            "title": 240,
            "value": 70,
            "range": 110,
            "stage": 115,
            "says": 70,
            "ends": 105,
            "meaning": 330,
            "because": 330,
        },
        height="content",
        key="shape_evidence",
    )
    st.caption(
        "Scattered is decided first, then hub-and-spoke by the mean of its measures; of what is "
        "left, core/periphery and multi-hub each by the weakest of theirs. Between a measure’s two "
        "limits the answer rises in a straight line."
    )
    csv_button(rows, "maturity.csv", key="shape_evidence_csv")


def _sentence(found: Maturity) -> str:
    """Say in plain words what decides."""
    value = found.evidence.set_index("measure")["value"]
    hubs, core = int(value["hubs"]), int(value["core_people"])
    said = [
        f"<b>{value['largest_share']:.0%}</b> of those with ties are connected",
        f"without the person with most ties {value['lost_without_hub']:.0%} of the others would "
        "be cut off",
        f"<b>{hubs:,}</b> {'community has a hub' if hubs == 1 else 'communities have a hub'} of "
        "their own".replace("their", "its" if hubs == 1 else "their"),
    ]
    if core > 1:
        said.append(
            f"a core of <b>{core:,}</b> holds {value['held_twice']:.0%} of the others by two ties "
            "or more"
        )
    return f"{'; '.join(said)}."


def _written(measure: str, value: float) -> str:
    """Write a value as a share, a count or a number of two digits."""
    if pd.isna(value):
        return DASH
    if measure in _COUNTS:
        return number(value)
    return f"{value:.0%}" if measure in _SHARES else number(value, 2)
