"""What a lead should look at, most urgent first: a word and an icon, a sentence, and why."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.choosing import show_person
from dashboard.named import as_html, marking
from dashboard.naming import campus_names
from dashboard.table import table
from dashboard.text import count
from graph.calendar import month_after, month_in_words
from graph.findings import Finding, Severity
from graph.health import Noticed, Status, Summary
from graph.snapshot import Snapshot

FIRST = 5
_BADGES: dict[Severity, tuple[str, str, Literal["red", "orange", "green"]]] = {
    Severity.act_now: ("Act now", ":material/error:", "red"),
    Severity.watch: ("Watch", ":material/warning:", "orange"),
    Severity.good: ("Good", ":material/check_circle:", "green"),
}


def attention(summary: Summary) -> None:
    """Show the month's findings, the first few at once, and which are resolved."""
    snapshot = summary.snapshot
    if not summary.noticed:
        st.success("Nothing stands out this month.", icon=":material/check_circle:")
    _rows(summary.noticed[:FIRST], snapshot)
    rest = summary.noticed[FIRST:]
    if rest:
        with st.expander(f"{len(rest):,} more", icon=":material/expand_more:"):
            _rows(rest, snapshot)
    if summary.resolved:
        before = month_in_words(month_after(summary.month, -1)).split()[0]
        with st.expander(
            f"Resolved since {before} ({len(summary.resolved):,})", icon=":material/task_alt:"
        ):
            for one in summary.resolved:
                st.html(f'<p style="margin:0">{_sentence(one.finding, snapshot)}</p>')


def _rows(noticed: Sequence[Noticed], snapshot: Snapshot) -> None:
    for one in noticed:
        with st.container(border=True):
            word, says, why = st.columns([2, 7, 2], gap="small", vertical_alignment="center")
            label, icon, colour = _BADGES[one.finding.severity]
            word.badge(label, icon=icon, color=colour)
            new = ' <b style="color:#0b5c8f">New.</b>' if one.status is Status.new else ""
            says.html(f'<p style="margin:0">{_sentence(one.finding, snapshot)}{new}</p>')
            with why.popover("Why?", type="tertiary", width="content"):
                _why(one.finding, snapshot)


def _why(finding: Finding, snapshot: Snapshot) -> None:
    st.html(f'<p style="margin:0;max-width:36rem">{as_html(finding.why(marking(snapshot)))}</p>')
    if not finding.evidence.empty:
        table(
            _with_names(finding.evidence, snapshot),
            alt=f"The numbers behind it, {count(len(finding.evidence), 'row')}",
            height=260 if len(finding.evidence) > 6 else "content",
        )
    if finding.subject_kind == "person" and st.button(
        "See in the network", icon=":material/hub:", key=f"see_{finding.kind}_{finding.subject}"
    ):
        show_person(finding.subject)
        st.switch_page("dashboard/network.py")


def _with_names(evidence: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """Show people and campuses by name in place of their ids."""
    people = dict(zip(snapshot.people["person_id"], snapshot.people["name"], strict=True))
    named = {"person_id": ("person", people), "campus": ("campus", campus_names(snapshot))}
    shown = evidence.copy()
    for column, (title, names) in named.items():
        if column in shown:
            shown[column] = shown[column].map(names).fillna(shown[column])
            shown = shown.rename(columns={column: title})
    return shown


def _sentence(finding: Finding, snapshot: Snapshot) -> str:
    return as_html(finding.sentence(marking(snapshot)))
