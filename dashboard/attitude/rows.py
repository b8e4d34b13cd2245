"""Rows of changes as every part of the page writes, sums up, draws and lets choose them."""

import pandas as pd
import streamlit as st

from dashboard.text import DASH, clean
from graph.attitude.words import ends, signed

OF = "attitude_of"
SURE = 0.05


def chosen_name(asked: pd.DataFrame) -> str:
    """Let a lead choose a scale or question of ``attitude_change``; each part keeps the choice."""
    titles = dict(zip(asked["name"], asked["title"].map(clean), strict=True))
    return str(
        st.selectbox(
            "Scale or question",
            list(titles),
            format_func=lambda name: titles.get(name, name),
            key=OF,
            persist_state="session",
        )
    )


def written(rows: pd.DataFrame, of: str = "change") -> list[str]:
    """Write each number of the column ``of`` with its interval."""
    return [
        DASH
        if pd.isna(one)
        else signed(one)
        if pd.isna(low)
        else f"{signed(one)} ({ends(low, high)})"
        for one, low, high in zip(rows[of], rows["low"], rows["high"], strict=True)
    ]


def p_values(values: pd.Series) -> list[str]:
    """Write p-values; a dash where there is none."""
    return [
        DASH if pd.isna(one) else "under 0.001" if one < 0.001 else f"{one:.3f}" for one in values
    ]


def surely(rows: pd.DataFrame, of: str) -> str:
    """Say how many rows moved by more than chance explains, though several were tested."""
    sure = rows[rows["p_corrected"] < SURE]
    up, down = int((sure["change"] > 0).sum()), int((sure["change"] < 0).sum())
    return (
        f"By more than chance explains, corrected for {of} several, {up or 'none'} of "
        f"{len(rows):,} went up and {down or 'none'} down."
    )


def axis_title(row: pd.Series, *, yes_no: bool) -> str:
    """Say what a change is measured on."""
    if yes_no:
        return "Change of the share who say yes"
    return f"Change on {row['lowest']:g}–{row['highest']:g}"


def drawn(rows: pd.DataFrame, labels: pd.Series, whole: pd.Series | bool) -> pd.DataFrame:
    """Lay rows out as ``dashboard.attitude.forest`` draws them."""
    return pd.DataFrame(
        {
            "label": labels,
            "people": rows["people"].astype(int),
            "estimate": rows["change"],
            "low": rows["low"],
            "high": rows["high"],
            "written": written(rows),
            "whole": whole,
        }
    )
