"""The scales: which questions are taken together, and how well they go together (α)."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.table import csv_button, table
from dashboard.text import DASH, safe
from graph.attitude import MIN_PAIRS, reliability
from graph.attitude.words import ends, signed
from graph.snapshot import Snapshot

_WELL = 0.7


def scales(snapshot: Snapshot) -> None:
    """Say how well each scale holds together, with the numbers below."""
    found = session.kept(("scales", snapshot.as_of), lambda: reliability(snapshot))
    told = found[found["alpha"].notna()]
    if told.empty:
        answer(
            "No scale was answered in full by enough people. Which questions make up a scale is "
            "said in <code>scales.toml</code> in the data folder."
        )
        return
    answer(safe(_reading(told)))
    shown = pd.DataFrame(
        {
            "Scale": found["title"],
            "Answers": found["wave"].str.capitalize(),
            "Questions": found["items"].astype(float),
            "People": found["people"].astype(float),
            "Left out": found["left_out"].astype(float),
            "Alpha": found["alpha"],
            "Interval": [
                DASH if pd.isna(low) else ends(low, high)
                for low, high in zip(found["low"], found["high"], strict=True)
            ],
            **({"Source": found["source"]} if found["source"].any() else {}),
        }
    )
    table(
        shown,
        alt="Cronbach’s alpha of each scale, of the answers before and after",
        help_for={
            "People": f"Who answered all questions of it; fewer than {MIN_PAIRS} are not told of",
            "Left out": "Who left one out",
            "Alpha": "Cronbach’s α: 1 if all questions say the same, near 0 if they say different "
            "things",
            "Interval": "95% (Feldt 1965)",
        },
        labels={"Alpha": "α", "Interval": "95%"},
        formats={"Alpha": "%.2f", "People": "%d", "Questions": "%d", "Left out": "%d"},
        widths={"Scale": 220},
        height="content",
        key="attitude_scales",
    )
    st.caption(
        "A scale’s score is the mean of its questions; who answered fewer than half of them has "
        "none. From about 0.7 on, questions are usually taken as one measure."
    )
    csv_button(found, "attitude_scales.csv", key="attitude_scales_csv")


def _reading(told: pd.DataFrame) -> str:
    row = told.iloc[0]
    questions = f"the {int(row['items'])} questions of “{row['title']}”"
    if row["low"] < _WELL <= row["high"]:
        said = f"It can’t be told yet how well {questions} go together"
    else:
        well = "go" if row["alpha"] >= _WELL else "do not go"
        said = f"{questions[0].upper()}{questions[1:]} {well} well together"
    return (
        f"{said}: α = {_plain(row['alpha'])} ({ends(row['low'], row['high'])}), from what "
        f"{int(row['people']):,} people answered {row['wave']} a session."
    )


def _plain(value: float) -> str:
    return signed(value).removeprefix("+")
