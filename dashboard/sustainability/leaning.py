"""Who carries it: how few do half of the work, who they are, and what remains without staff."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.sustainability import leaning_all, leaning_curve, leaning_staff, leaning_time
from dashboard.text import day, safe
from graph.calendar import same_day_before
from graph.carrying import ACTIVITIES, By, Carried, Of, carried, details, said
from graph.snapshot import Snapshot
from graph.view import View

OF, BY, PERIOD, STAFF = "leaning_of", "leaning_by", "leaning_period", "leaning_staff"
PERIODS = {3: "The last 3 months", 6: "The last 6 months", 12: "The last 12 months", 0: "So far"}
WHOSE = {"people": "People", "campuses": "Campuses"}


@dataclass(frozen=True)
class Choice:
    """What a lead asked: which activity, added up by what, since when, with staff or without."""

    of: Of
    by: By
    since: date | None
    staff: bool


def show(snapshot: Snapshot) -> None:
    """Let a lead choose an activity; show who carries it, over time, and beside the others."""
    choice = _choice(snapshot)
    part = session.history().at(snapshot.as_of, View(staff=choice.staff))
    found = session.kept(
        ("carried", snapshot.as_of, choice),
        lambda: carried(part, choice.of, choice.by, choice.since),
    )
    answer(_sentence(found, choice))
    if found.half is not None:
        leaning_curve.show(part, found)
        st.caption(" ".join(details(found)))
    leaning_time.show(part, choice.of, choice.by, staff=choice.staff)
    leaning_all.show(part, choice.since, staff=choice.staff, when=_when(choice))
    leaning_staff.show(snapshot)


def _choice(snapshot: Snapshot) -> Choice:
    columns = st.columns([5, 4, 4, 5], gap="small", vertical_alignment="bottom")
    of = columns[0].selectbox(
        "What is carried",
        list(ACTIVITIES),
        format_func=lambda one: ACTIVITIES[one].title,
        key=OF,
        persist_state="session",
    )
    by = columns[1].segmented_control(
        "By",
        list(WHOSE),
        default="people",
        required=True,
        format_func=WHOSE.__getitem__,
        key=BY,
        persist_state="session",
    )
    months = columns[2].selectbox(
        "When", list(PERIODS), format_func=PERIODS.__getitem__, key=PERIOD, persist_state="session"
    )
    staff = columns[3].toggle(
        "Staff and panelists count",
        value=True,
        help="Off: without people who are staff or panelists, and without official accounts. All "
        "numbers above the last part are computed anew.",
        key=STAFF,
        persist_state="session",
    )
    since = same_day_before(snapshot.as_of, months) + timedelta(days=1) if months else None
    return Choice(cast("Of", of), cast("By", by), since, bool(staff))


def _sentence(found: Carried, choice: Choice) -> str:
    when = f" {_when(choice)}"
    if found.factor is None:
        return f"<b>{safe(said(found))}</b>{when}."
    few = f"<b>{safe(said(found))}</b>{when}."
    if found.factor == found.contributors > 1:
        return few
    names = leaning_curve.names_of(session.history().at(found.as_of), found)
    first = [safe(names(one)) for one in found.carriers[: leaning_curve.NAMED]]
    more = len(found.carriers) - len(first)
    listed = ", ".join(first) + (f" and {more:,} more" if more else "")
    return f"{few} {'It is' if len(found.carriers) == 1 else 'They are'} {listed}."


def _when(choice: Choice) -> str:
    without = "" if choice.staff else ", without staff, panelists and official accounts"
    return (f"since {day(choice.since)}" if choice.since else "so far") + without
