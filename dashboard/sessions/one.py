"""One session's own page: when, where, who was there, what came of it, what it changed."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.influence.rungs import HELP, RUNGS, named_rungs
from dashboard.naming import campus_names, named_people
from dashboard.sessions.came import content_table
from dashboard.sessions.opened import CHOSEN, title_of
from dashboard.sessions.quoted import by_whom, quoted, unquoted
from dashboard.table import csv_button, in_words, table
from dashboard.text import DASH, clean, count, day, number, safe, safe_markdown, told_apart
from graph.attitude import MIN_PAIRS, By, change_by
from graph.attitude.words import signed
from graph.reach import ladder
from graph.sessions import contents, first_term, held, parts_of, testimonials
from graph.snapshot import Snapshot

_PARTS = {"hosted": "Hosted", "spoke": "Spoke", "attended": "Attended"}


def show(snapshot: Snapshot) -> None:
    """Let a lead choose a session; show all that is known of it."""
    found = session.kept(("sessions held", snapshot.as_of), lambda: held(snapshot))
    if found.empty:
        answer("<b>No session is recorded yet.</b>")
        return
    names = told_apart(
        {
            str(row.session_id): f"{title_of(row.title, row.session_id)} · {day(row.held_on)}"
            for row in found.itertuples(index=False)
        }
    )
    if st.session_state.get(CHOSEN) not in names:
        # In another month, a session that is not held yet can't stay chosen.
        st.session_state[CHOSEN] = next(iter(names))
    chosen = st.selectbox(
        "Session",
        list(names),
        format_func=lambda one: names.get(one, one),
        placeholder="Type a title or a day",
        key=CHOSEN,
        persist_state="session",
    )
    row = found[found["session_id"] == chosen].iloc[0]
    answer(_sentence(snapshot, row))
    _counts(snapshot, row)
    left, right = st.columns(2, gap="medium")
    with left:
        _people(snapshot, row)
    with right:
        _change(snapshot, str(chosen))
        _said(snapshot, str(chosen))
    _content(snapshot, str(chosen))
    _reach(snapshot, str(chosen))


def _sentence(snapshot: Snapshot, row: pd.Series) -> str:
    place = campus_names(snapshot).get(row["university_id"], row["venue"])
    where = f" at {safe(place)}" if isinstance(place, str) else ", place not recorded"
    if isinstance(row["province"], str):
        where += f" ({safe(row['province'])})"
    when = day(row["held_on"]) if not pd.isna(row["held_on"]) else "day not recorded"
    text = f"<b>{safe(title_of(row['title'], row['session_id']))}</b>: {when}{where}"
    if isinstance(row["format"], str):
        text += f", {safe(row['format'])}"
    about = ", ".join(safe(one) for one in row["topics"]) if _listed(row["topics"]) else ""
    text += f". On {about}." if about else ". Its topic is not recorded."
    names = named_people(snapshot)
    for column, word in (("hosts", "Hosted by"), ("speakers", "Spoke:")):
        who = ", ".join(safe(names.get(one, one)) for one in row[column])
        text += f" {word} {who}." if who else ""
    return text if _listed(row["hosts"]) else f"{text} Who hosted it is not recorded."


def _listed(value: object) -> bool:
    return isinstance(value, list) and bool(value)


def _counts(snapshot: Snapshot, row: pd.Series) -> None:
    early = _is_early(snapshot, row)
    figures = (
        ("Counted in the room", row["participants"], "Participants, as somebody counted them"),
        ("On record", row["people"], "Distinct people, hosts and speakers too"),
        (
            "For the first time",
            None if early else row["first_timers"],
            "Of those on record: at no session before",
        ),
        (
            "Came before",
            None if early else row["returners"],
            "Of those on record: at a session on an earlier day",
        ),
    )
    grid = st.grid(4, min_column_width=140, gap="small")
    for name, value, meaning in figures:
        with grid.container():
            st.metric(name, number(value), help=meaning)
    first = first_term(snapshot)
    if pd.isna(row["came"]):
        st.caption("Nobody counted, and nobody is on record: how many came isn’t known.")
    elif first is not None and early and not pd.isna(row["people"]):
        st.caption(
            f"{safe_markdown(first.name)} is the first term on record: who came before it isn’t "
            "known."
        )


def _is_early(snapshot: Snapshot, row: pd.Series) -> bool:
    """Say whether a session is of the first term on record, in which whoever is there looks new."""
    first = first_term(snapshot)
    return first is not None and row["term"] == first.name


def _people(snapshot: Snapshot, row: pd.Series) -> None:
    st.header("Who was there", anchor=False)
    found = parts_of(snapshot, row["session_id"])
    if found.empty:
        st.markdown("Nobody is on record.")
        return
    names = named_people(snapshot)
    listed = found.assign(
        name=[names.get(one, clean(one)) for one in found["person_id"]],
        part=found["part"].map(lambda one: _PARTS.get(one, in_words(one))),
    )
    new = int(found.drop_duplicates("person_id")["is_first"].fillna(False).sum())
    few = count(found["person_id"].nunique(), "person", "people")
    early = _is_early(snapshot, row)
    st.caption(
        f"{few} on record." if early else f"{few} on record, {new or 'none'} for the first time."
    )
    shown = listed[["name", "part"]].assign(
        new=DASH if early else listed["is_first"].map({True: "first time", False: ""}).fillna(DASH)
    )
    table(
        shown,
        alt="People on record at the session",
        labels={"name": "Person", "new": "New"},
        height="content" if len(shown) < 9 else 330,
        key="session_people",
    )
    csv_button(listed, "session_people.csv", key="session_people_csv")


def _change(snapshot: Snapshot, chosen: str) -> None:
    st.header("Did minds change?", anchor=False)
    asked = ("change by", snapshot.as_of, By.session, None)
    found = session.kept(asked, lambda: change_by(snapshot, By.session))
    own = found[found["group_id"] == chosen]
    if own.empty:
        st.markdown("Nobody answered both before and after it.")
        return
    row = own.iloc[0]
    if pd.isna(row["change"]):
        st.markdown(
            f"Not shown: fewer than {MIN_PAIRS} people answered both times, or it would give such "
            "a group away."
        )
        return
    ends = f" (95% interval {signed(row['low'])} to {signed(row['high'])})"
    st.markdown(
        f"**{signed(row['change'])}** on the main scale"
        f"{'' if pd.isna(row['low']) else ends}, "
        f"{count(int(row['people']), 'person', 'people')} who answered before and after. "
        "*Attitude* says which questions, and what such a change can’t tell."
    )


def _said(snapshot: Snapshot, chosen: str) -> None:
    told = session.kept(("testimonials", snapshot.as_of), lambda: testimonials(snapshot))
    own = told[told["session_id"] == chosen]
    st.header("What people said", anchor=False)
    if own.empty:
        st.markdown("No testimonial is on record.")
        return
    names = named_people(snapshot)
    for row in own.dropna(subset=["text"]).drop_duplicates("content_id").to_dict("records"):
        quoted(str(row["text"]), f"{by_whom(row, names)}, {day(row['given_on'])}")
    kept_back = unquoted(own)
    if kept_back:
        st.caption(kept_back)


def _content(snapshot: Snapshot, chosen: str) -> None:
    st.header("What came of it", anchor=False)
    made = session.kept(("sessions content", snapshot.as_of), lambda: contents(snapshot))
    own = made[made["session_id"] == chosen]
    if own.empty:
        st.markdown("No content is recorded from it.")
        return
    seen = own.dropna(subset=["views"])
    many = count(len(own), "piece of content", "pieces of content")
    st.caption(
        f"{many}; nobody counted the views."
        if seen.empty
        else f"{many}, seen {count(int(seen['views'].sum()), 'time')}"
        + ("." if len(seen) == len(own) else f" as counted for {len(seen):,} of them.")
    )
    table(
        content_table(own),
        alt="Content that came out of the session",
        labels={"produced_on": "Made on", "counted_on": "Counted on"},
        widths={"title": 300},
        key="session_content",
    )
    csv_button(own, "session_content.csv", key="session_content_csv")


def _reach(snapshot: Snapshot, chosen: str) -> None:
    st.header("How far it reached", anchor=False)
    every = session.kept(("ladder", snapshot.as_of, "session"), lambda: ladder(snapshot, "session"))
    own = every[every["session_id"] == chosen]
    written = named_rungs(snapshot, own, "session")
    grid = st.grid(4, min_column_width=160, gap="small")
    for rung in RUNGS:
        with grid.container():
            st.metric(rung, written[rung].iloc[0], help=HELP[rung])
    known = [rung.lower() for rung in RUNGS if written[rung].iloc[0] != DASH]
    said = f"Known: {', '.join(known)}." if known else "None of it is known."
    st.caption(f"{said} Each counts something else; they can’t be added to each other.")
    csv_button(own, "session_reach.csv", key="session_reach_csv")
