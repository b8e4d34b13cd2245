"""Same person?: who may be the same waits for a lead's word; every joining can be undone."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import empty, session
from dashboard.frame import head
from dashboard.table import csv_button, table
from dashboard.text import clean, count, instant, safe, safe_markdown, told_apart
from ingest.identity import accept_exact, decide, merges, people, suggestions, undo_merge
from ingest.identity.alike import RULE_EXACT

SHOWN_AT_MOST = 20
SAID, KIND = "same_said", "same_kind"
_KINDS = {"person": "People", "campus": "Campuses", "account": "Accounts"}
_WHAT = {"person": "Is this one person?", "campus": "Is this one place?", "account": "Whose?"}


def show() -> None:
    """Show what waits for a decision, and what was joined."""
    head(
        "The same person, or two?",
        "Files spell names differently. Who is certainly the same was joined already; where there "
        "is doubt, you decide. Whatever is joined can be taken apart again.",
    )
    if session.is_empty():
        empty.show()
        return
    # In a container of its own, so that what stands below keeps its place when it is gone.
    with st.container():
        if said := st.session_state.pop(SAID, None):
            st.success(safe_markdown(said), icon=":material/check_circle:")
    _waiting(suggestions(session.store()))
    _joined(merges(session.store()))


def _waiting(waiting: pd.DataFrame) -> None:
    if waiting.empty:
        st.info("Nobody waits for a decision.", icon=":material/done_all:")
        return
    kinds = [kind for kind in _KINDS if (waiting["kind"] == kind).any()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.segmented_control(
            "Waiting for a decision",
            kinds,
            format_func=lambda one: f"{_KINDS[one]} ({(waiting['kind'] == one).sum():,})",
            default=kinds[0],
            key=KIND,
        )
        _all_exact(waiting)
    shown = waiting[waiting["kind"] == (kind or kinds[0])]
    known = _known()
    for row in shown.head(SHOWN_AT_MOST).to_dict("records"):
        _card(row, known)
    if len(shown) > SHOWN_AT_MOST:
        st.caption(f"The likeliest {SHOWN_AT_MOST} of {len(shown):,}; the others follow.")
    csv_button(waiting, "same_person.csv", key="waiting_csv", label="Download all that wait")


def _all_exact(waiting: pd.DataFrame) -> None:
    """Offer to join all who have exactly the same name on the same campus."""
    exact = int(((waiting["rule"] == RULE_EXACT) & (waiting["decided"] == "")).sum())
    if exact > 1:
        label = f"Join all {exact:,} with exactly the same name and campus"
        if st.button(label, icon=":material/join_full:", key="all_exact"):
            _done(f"{count(len(accept_exact(session.store())), 'pair')} joined.")


def _known() -> dict[str, str]:
    """Say of everybody by id which roles and campuses they have."""
    return {
        one["person_id"]: ", ".join([*one["roles"], *one["campuses"]])
        for one in people(session.store()).to_dict("records")
    }


def _card(row: Mapping[Hashable, Any], known: Mapping[str, str]) -> None:
    with st.container(border=True):
        st.html(f"<small>{_WHAT[row['kind']]}</small>")
        left, right = st.columns(2)
        for side, one in ((left, "one"), (right, "two")):
            side.html(_one(row[f"{one}_name"], known.get(row[one], ""), row[f"{one}_file"]))
        st.html("<br>".join(f"<small>{safe(one)}</small>" for one in row["evidence"].split("\n")))
        with st.container(horizontal=True):
            for decision, label, icon in (
                ("same", "The same", ":material/join_full:"),
                ("different", "Different", ":material/call_split:"),
                ("later", "Later", ":material/schedule:"),
            ):
                if st.button(
                    label,
                    icon=icon,
                    type="primary" if decision == "same" else "secondary",
                    key=f"{decision}_{row['suggestion_id']}",
                ):
                    _decide(row, decision)


def _one(name: str, known: str, file: str) -> str:
    told = [safe(known) if known else "", f"from {safe(file)}" if file else ""]
    lines = "".join(f"<br><small>{line}</small>" for line in told if line)
    return f"<b>{safe(name)}</b>{lines}"


def _decide(row: Mapping[Hashable, Any], decision: str) -> None:
    decide(session.store(), row["suggestion_id"], decision)
    names = f"{clean(row['one_name'])} and {clean(row['two_name'])}"
    _done(
        {
            "same": f"{names} are joined.",
            "different": f"{names} stay apart, and you are not asked again.",
            "later": f"{names} wait at the end of the list.",
        }[decision]
    )


def _done(said: str) -> None:
    """Say what was done on the page as it is now."""
    st.session_state[SAID] = said
    st.rerun()


def _joined(found: pd.DataFrame) -> None:
    """Show every joining on record, and let a lead take one apart."""
    st.header("Joined so far", anchor=False)
    if found.empty:
        st.markdown("Nobody yet.")
        return
    zone = session.settings().analysis.zone
    names = ["merged_at", "one_name", "two_name", "evidence", "decided_by", "undone_at"]
    shown = found[names].copy()
    for name in ("merged_at", "undone_at"):
        shown[name] = [
            None if pd.isna(one) else one.astimezone(zone).replace(tzinfo=None)
            for one in found[name]
        ]
    if shown["undone_at"].isna().all():
        shown = shown.drop(columns="undone_at")
    table(
        shown,
        alt="Who was joined, why, and on whose word",
        labels={
            "merged_at": "When",
            "one_name": "One",
            "two_name": "Other",
            "evidence": "Why",
            "decided_by": "Decided by",
            "undone_at": "Taken apart",
        },
        widths={"evidence": 420},
        row_height=56,
        height=360 if len(shown) > 6 else "content",
        key="merges",
    )
    csv_button(found, "joined.csv", key="merges_csv")
    _undo(found[found["undone_at"].isna()])


def _undo(standing: pd.DataFrame) -> None:
    if standing.empty:
        return
    zone = session.settings().analysis.zone
    titles = told_apart(
        {
            str(row["merge_id"]): f"{clean(row['one_name'])} and {clean(row['two_name'])}, "
            f"{instant(row['merged_at'], zone)}"
            for row in standing.to_dict("records")
        }
    )
    with st.expander("Take two apart again", icon=":material/call_split:"):
        chosen = st.selectbox(
            "Joining to undo",
            list(titles),
            index=None,
            format_func=lambda one: titles.get(one, one),
            placeholder="Choose who was joined wrongly",
            key="undo_merge",
        )
        if chosen is not None and st.button(
            "Take them apart", icon=":material/call_split:", key="undo_merge_now"
        ):
            undo_merge(session.store(), chosen)
            _done(f"{titles[chosen]}: taken apart again.")


show()
