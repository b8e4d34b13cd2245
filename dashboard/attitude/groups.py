"""Where answers moved how far: by session, topic, campus or gender, nothing of fewer than five."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.attitude.change import change_of
from dashboard.attitude.directions import WAYS
from dashboard.attitude.forest import forest
from dashboard.attitude.rows import axis_title, chosen_name, drawn, p_values, surely, written
from dashboard.frame import answer
from dashboard.switch import switch
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, count, safe
from graph.attitude import MIN_PAIRS, By, change_by
from graph.attitude.grouped import UNKNOWN
from graph.attitude.words import NOBODY, NOT_PROOF, corrected_in_words, signed
from graph.snapshot import Snapshot

BY = "attitude_by"
SHOWN = 20
_LABELS = {
    By.campus: "Campus or place",
    By.topic: "Topic",
    By.session: "Session",
    By.gender: "Gender",
}


def show(snapshot: Snapshot) -> None:
    """Let a lead choose what to compare; show each group's change."""
    asked = change_of(snapshot)
    if asked.empty:
        answer(f"<b>{next(iter(NOBODY.values()))}</b>")
        return
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with left:
        by = switch("Compared", _LABELS, key=BY)
    with right:
        name = chosen_name(asked)
    found = session.kept(
        ("attitude by", snapshot.as_of, by, name), lambda: change_by(snapshot, by, name)
    )
    told = found[found["people"].notna()]
    if by is By.gender and set(told["group"]) <= {UNKNOWN}:
        answer(
            "<b>Nobody’s gender is known.</b> Answers are under codes that tell nothing of a "
            "person. Only where a code is the person’s own id is their gender that of the table of "
            "people."
        )
        return
    answer(_sentence(told, len(found), _LABELS[by].lower()))
    if told.empty:
        return
    st.caption(NOT_PROOF)
    _draw(told, by, asked, name)
    _table(found, by)
    said = corrected_in_words(told["p"], "groups")
    if said:
        st.caption(said)


def _sentence(told: pd.DataFrame, groups: int, what: str) -> str:
    """Say where answers moved most and least, and of how many groups nothing is told."""
    hidden = groups - len(told)
    few = (
        f" {count(hidden, 'group')} with fewer than {MIN_PAIRS} people, or that would give such "
        "a group away, not told."
        if hidden
        else ""
    )
    if told.empty:
        return f"<b>No {what} can be told of.</b>{few}"
    in_order = told.sort_values("change", kind="stable")
    most, least = in_order.iloc[-1], in_order.iloc[0]
    if len(told) == 1:
        return f"<b>{safe(most['group'])}: {written(told)[0]}.</b>{few}"
    return (
        f"<b>Highest: {safe(most['group'])} ({signed(most['change'])}); lowest: "
        f"{safe(least['group'])} ({signed(least['change'])}).</b> {surely(told, 'comparing')}{few}"
    )


def _draw(told: pd.DataFrame, by: By, asked: pd.DataFrame, name: str) -> None:
    row = asked[asked["name"] == name].iloc[0]
    title = axis_title(row, yes_no=told["test"].iloc[0] == "McNemar")
    rows = drawn(told, told["group"], False).sort_values("people", ascending=False, kind="stable")
    first = rows.head(SHOWN).sort_values("estimate", ascending=False, kind="stable")
    forest(
        first,
        title=title,
        of=_LABELS[by],
        spoken=f"{title} by {_LABELS[by].lower()}: {len(first)} rows, as in the table below",
    )
    more = f" The {SHOWN} with most people of {len(rows)}." if len(rows) > SHOWN else ""
    st.caption(
        "Point: mean change; line: its 95% interval; in brackets: people. Where lines overlap "
        f"much, the order says little.{more}"
    )


def _table(found: pd.DataFrame, by: By) -> None:
    shown = pd.DataFrame(
        {
            "Group": found["group"].map(clean),
            "People": found["people"].astype(float),
            "Before": found["before"],
            "After": found["after"],
            "Change": written(found),
            "corrected": p_values(found["p_corrected"]),
            **{
                label: [DASH if pd.isna(many) else f"{many:,}" for many in found[way]]
                for way, label in WAYS.items()
            },
        }
    )
    table(
        shown,
        alt=f"Change by {_LABELS[by].lower()}",
        labels={"Group": _LABELS[by], "corrected": "p, corrected"},
        help_for={
            "People": "Who answered both times, each once in a group. A dash: not told, to protect "
            f"fewer than {MIN_PAIRS} people",
            "corrected": "Corrected for the number of groups (Holm)",
            **dict.fromkeys(
                WAYS.values(), "People; a dash where one of the three would tell of fewer than five"
            ),
        },
        formats={"Before": "%.2f", "After": "%.2f", "People": "%d"},
        widths={"Group": 260, "Change": 150, "People": 70},
        height="content" if len(shown) < 12 else 420,
        key=f"attitude_groups_{by}",
    )
    csv_button(found, f"attitude_by_{by}.csv", key="attitude_groups_csv")
