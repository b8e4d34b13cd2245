"""What changed: the mean and its interval question by question, who went which way, the scales."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.attitude.directions import directions
from dashboard.attitude.forest import forest
from dashboard.attitude.rows import axis_title, drawn, p_values, surely, written
from dashboard.attitude.scales import scales
from dashboard.frame import answer
from dashboard.switch import switch
from dashboard.table import csv_button, table
from dashboard.text import count, safe
from graph.attitude import MIN_PAIRS, Answered, Compared, answered, attitude_change
from graph.attitude.words import (
    NOT_PROOF,
    REMEMBERED,
    corrected_in_words,
    headline_in_words,
    signed,
)
from graph.snapshot import Snapshot

COMPARED = "attitude_compared"
_LABELS = {
    Compared.after: "Before and after",
    Compared.later: "Before and weeks later",
    Compared.remembered: "After, and as remembered",
}
_EFFECTS = (
    "d_z and d_av tell how large a change is beside how much people differ (in their changes; in "
    "their answers): 0.2 is usually called small, 0.5 medium, 0.8 large."
)


def show(snapshot: Snapshot) -> None:
    """Show how far answers moved between the two times chosen, then how scales hold together."""
    compared = _chosen(snapshot)
    found = change_of(snapshot, compared)
    said, more = headline_in_words(found, compared)
    answer(f"<b>{safe(said)}</b> {safe(more)}")
    lost = left_out(snapshot)
    if lost:
        st.caption(
            f"{count(lost, 'answer')} could not be counted with: no number, not on the question’s "
            "scale, or without a code. See “Who did not answer again”."
        )
    if compared is Compared.remembered:
        st.info(REMEMBERED, icon=":material/history:")
    told = found[found["people"].notna()]
    if told.empty:
        return
    st.caption(NOT_PROOF)
    for _, rows in told.groupby([told["test"] == "McNemar", "lowest", "highest"]):
        _forest(rows)
    _table(found)
    corrected = corrected_in_words(told.loc[told["kind"] == "item", "p"], "questions")
    st.caption(f"{corrected} {_EFFECTS}".strip())
    st.header("Who went which way", anchor=False)
    directions(told)
    st.header("Do the questions of a scale go together?", anchor=False)
    scales(snapshot)


def change_of(snapshot: Snapshot, compared: Compared = Compared.after) -> pd.DataFrame:
    """Give the change on every scale and question, computed once."""
    return session.kept(
        ("attitude", snapshot.as_of, compared), lambda: attitude_change(snapshot, compared)
    )


def counts_of(snapshot: Snapshot) -> Answered:
    """Count who answered when, once."""
    return session.kept(("answered", snapshot.as_of), lambda: answered(snapshot))


def left_out(snapshot: Snapshot) -> int:
    """Count the answers that could not be counted with."""
    counts = counts_of(snapshot)
    return counts.no_number + counts.outside + counts.no_code


def _chosen(snapshot: Snapshot) -> Compared:
    """Let a lead choose which answers are compared, of those that somebody gave."""
    waves = set(snapshot.feedback["wave"])
    there = [Compared.after]
    there += [Compared.later] if {"before", "follow_up"} <= waves else []
    there += [Compared.remembered] if {"remembered_before", "after"} <= waves else []
    if len(there) == 1:
        return Compared.after
    return switch("Compared", {one: _LABELS[one] for one in there}, key=COMPARED)


def _forest(rows: pd.DataFrame) -> None:
    """Draw the rows that share a range, and say what stands out."""
    on = axis_title(rows.iloc[0], yes_no=rows["test"].iloc[0] == "McNemar")
    reading = _reading(rows)
    if reading:
        answer(safe(reading))
    forest(
        drawn(rows, rows["title"], rows["kind"] != "item"),
        title=on,
        of="Question",
        spoken=f"{on}: {len(rows)} rows, as in the table below",
    )
    st.caption(
        "Point: mean change; line: its 95% interval; in brackets: people. A diamond sums up the "
        "questions of a scale. Left of the dashed line answers went down; reversed questions are "
        "turned, so that right is always the welcome way."
    )


def _reading(rows: pd.DataFrame) -> str:
    """Say which question moved most, and how many surely moved though many were tested."""
    items = rows[rows["kind"] == "item"]
    if len(items) < 2:
        return ""
    in_order = items.sort_values("change", kind="stable")
    most, least = in_order.iloc[-1], in_order.iloc[0]
    return (
        f"Most: {most['title']} ({signed(most['change'])}); least: {least['title']} "
        f"({signed(least['change'])}). {surely(items, 'testing')}"
    )


def _table(found: pd.DataFrame) -> None:
    shown = pd.DataFrame(
        {
            "Question": found["title"] + found["is_reversed"].map({True: " (reversed)", False: ""}),
            "People": found["people"].astype("float"),
            "Before": found["before"],
            "After": found["after"],
            "Change": written(found),
            "d_z": found["d_z"],
            "d_av": found["d_av"],
            "p": p_values(found["p"]),
            "corrected": p_values(found["p_corrected"]),
            "Test": found["test"],
        }
    )
    table(
        shown,
        alt="Change of attitude, a row a scale and question",
        labels={"d_z": "d_z", "d_av": "d_av", "p": "p", "corrected": "p, corrected"},
        help_for={
            "People": "Who answered both times, each once; who answered about several sessions, "
            f"with the mean. A dash: fewer than {MIN_PAIRS}",
            "Change": "After less before, with the 95% interval",
            "d_z": "Mean change over the standard deviation of the changes (Lakens 2013)",
            "d_av": "Mean change over the mean of both standard deviations (Lakens 2013)",
            "p": "How often chance alone would move answers so far",
            "corrected": "The same, corrected for the number of rows of a kind (Holm)",
            "Test": "Paired t for scales, Wilcoxon’s signed ranks for a rating, McNemar for yes/no",
        },
        formats={"Before": "%.2f", "After": "%.2f", "d_z": "%.2f", "d_av": "%.2f", "People": "%d"},
        widths={"Question": 210, "Change": 150, "People": 70},
        height="content" if len(shown) < 12 else 420,
        key="attitude_table",
    )
    csv_button(found, "attitude_change.csv", key="attitude_csv")
