"""What chosen people's leaving costs: sentences first, then numbers, campuses, who is affected."""

import pandas as pd
import streamlit as st

from dashboard.frame import answer
from dashboard.naming import campus_names
from dashboard.table import csv_button, table
from dashboard.text import clean, count, safe
from graph.robustness import Change, Loss, told
from graph.snapshot import Snapshot


def show(snapshot: Snapshot, loss: Loss) -> None:
    """Show what is lost, counted among those who remain."""
    first, *others = _sentences(snapshot, loss)
    answer(f"<b>{first}</b>")
    if others:
        st.html(f"<ul>{''.join(f'<li>{one}</li>' for one in others)}</ul>")
    _numbers(loss)
    st.caption(
        f"{count(len(loss.people), 'person leaves', 'people leave')}, "
        f"{count(loss.leaving_ambassadors, 'ambassador')} among them. Everything is counted among "
        f"the {loss.remain:,} who remain, before and after; nobody new comes, no tie is made anew."
    )
    left, right = st.columns([1, 1], gap="medium")
    with left:
        _campuses(snapshot, loss)
    with right:
        _affected(snapshot, loss)


def _sentences(snapshot: Snapshot, loss: Loss) -> list[str]:
    """Tell the loss with names made safe for HTML."""
    people = snapshot.people.set_index("person_id")
    names, campuses = people["name"].to_dict(), campus_names(snapshot)
    return told(
        loss,
        people["campus"],
        lambda kind, one: safe((names if kind == "person" else campuses).get(one, one)),
    )


def _numbers(loss: Loss) -> None:
    shown: dict[str, tuple[Change, str]] = {
        "Connected to each other": (loss.largest, "people"),
        "Pairs with a way to each other": (loss.pairs, "pairs"),
    }
    if loss.campuses.before:
        shown["Campuses with an ambassador"] = (loss.campuses, "campuses")
    if loss.near is not None:
        shown["Within two ties of an ambassador"] = (loss.near, "people")
    grid = st.grid(4, min_column_width=200, gap="small")
    for label, (change, what) in shown.items():
        grid.metric(
            label,
            f"{change.after:,}",
            delta=f"−{change.lost:,}" if change.lost else "nothing lost",
            delta_color="inverse" if change.lost else "off",
            delta_arrow="off",
            delta_description=f"of {change.before:,} {what}" if change.lost else None,
            border=True,
        )
    before, after = loss.two_step.shares
    if loss.remain:
        st.caption(
            f"On average somebody who remains has {after:.1%} of them within two ties, "
            f"{before:.1%} now."
        )


def _campuses(snapshot: Snapshot, loss: Loss) -> None:
    names = campus_names(snapshot)
    frame = loss.by_campus
    shown = pd.DataFrame(
        {
            "campus": frame["university_id"].map(names),
            "people": frame["people"],
            "cut_off": frame["in_largest_before"] - frame["in_largest_after"],
            "near_lost": frame["near_before"] - frame["near_after"],
            "ambassadors": [
                f"{before} → {after}" if before else "–"
                for before, after in zip(
                    frame["ambassadors_before"], frame["ambassadors_after"], strict=True
                )
            ],
        }
    ).sort_values(["cut_off", "near_lost", "campus"], ascending=[False, False, True])
    if loss.near is None:
        shown = shown.drop(columns="near_lost")
    table(
        shown,
        alt="What each campus loses",
        labels={
            "people": "Remain",
            "cut_off": "Cut off",
            "near_lost": "Out of reach",
        },
        help_for={
            "people": "People of the campus who remain",
            "cut_off": "Of these, people no longer in the largest connected part",
            "near_lost": "Of these, people no longer within two ties of an ambassador",
            "ambassadors": "Ambassadors of the campus now, and those who remain",
        },
        widths={"campus": 150, "people": 70, "cut_off": 70, "near_lost": 95},
        height=330,
        key="what_if_by_campus",
    )
    csv_button(frame, "what_if_campuses.csv", key="what_if_by_campus_csv")


def _affected(snapshot: Snapshot, loss: Loss) -> None:
    """List who is cut off or loses every tie."""
    groups = {one: at for at, group in enumerate(loss.cut_off, start=1) for one in group}
    alone = set(loss.alone)
    ids = [*groups, *(one for one in loss.alone if one not in groups)]
    if not ids:
        st.caption("Nobody who remains loses every tie or their way to the largest part.")
        return
    people = snapshot.people.set_index("person_id").reindex(ids)
    frame = pd.DataFrame(
        {
            "name": people["name"].map(clean).to_numpy(),
            "campus": people["campus"].map(campus_names(snapshot)).to_numpy(),
            "what": ["Every tie" if one in alone else "Their only link" for one in ids],
            "group": pd.array([groups.get(one) for one in ids], dtype="Int64"),
        }
    )
    table(
        frame,
        alt="Who is cut off",
        labels={"name": "Person", "what": "Loses", "group": "Group"},
        help_for={"group": "Who is cut off together has the same number"},
        widths={"name": 140, "campus": 150, "what": 110, "group": 60},
        height=330 if len(frame) > 8 else "content",
        key="what_if_affected",
    )
    csv_button(frame.assign(person_id=ids), "what_if_cut_off.csv", key="what_if_affected_csv")
