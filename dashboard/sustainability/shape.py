"""What shape it has: where the network stands on four stages, by which evidence, what is next."""

import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.named import as_html, marking
from dashboard.sustainability import shape_evidence, shape_months, shape_stages
from dashboard.text import count, safe
from graph.maturity import TIMES, Maturity, maturity
from graph.snapshot import Snapshot
from graph.view import View
from graph.words import percent

STAFF = "shape_staff"


def show(snapshot: Snapshot) -> None:
    """Show the stage with its weights, the next steps, the evidence, and how it moved."""
    staff = st.toggle(
        "Staff and panelists count",
        value=True,
        help="Off: the shape of the students’ network by itself.",
        key=STAFF,
        persist_state="session",
    )
    part = session.history().at(snapshot.as_of, View(staff=bool(staff)))
    found = session.kept(("maturity", snapshot.as_of, staff), lambda: maturity(part))
    answer(_sentence(found))
    st.caption(_of_whom(found))
    if not found.is_known:
        _steps(part, found)
        return
    shape_stages.show(found)
    _steps(part, found)
    shape_evidence.show(found)
    shape_months.show(snapshot, staff=bool(staff))


def _sentence(found: Maturity) -> str:
    if not found.is_known:
        have = count(found.tied, "person has", "people have")
        return f"<b>Too few people to tell a shape:</b> {have} a tie that counts."
    where = f"The network’s shape is <b>{safe(found.in_words())}</b>"
    if found.stage is None:
        where = "The network is in one piece, but with <b>neither hubs nor a core</b>"
    if not found.draws:
        return f"{where}."
    same = f"{safe(found.stage)} comes first" if found.stage else "it is so too"
    return (
        f"{where}. With a fifth of the people left out at random, {same} in "
        f"<b>{percent(found.same)}</b> of {found.draws:,} draws."
    )


def _of_whom(found: Maturity) -> str:
    return (
        f"Of {count(found.people, 'person', 'people')} {found.tied:,} have a tie that counts: "
        f"reported, online, or together at {TIMES} sessions or more. Being in one room once makes "
        "no tie here: one large session would look like a core."
    )


def _steps(snapshot: Snapshot, found: Maturity) -> None:
    """Say what a network weaver would do next, with whom."""
    st.header("What to do next", anchor=False)
    naming = marking(snapshot)
    first, *others = [as_html(step.sentence(naming)) for step in found.steps]
    listed = "".join(f"<li>{one}</li>" for one in others)
    st.html(
        f'<p style="font-size:1.05rem;margin:0 0 .5rem">{first}</p>'
        + (
            f'<ul style="margin:0;padding-left:1.2rem;line-height:1.6">{listed}</ul>'
            if listed
            else ""
        )
    )
    st.caption(
        "After Krebs & Holley: fragments need somebody who joins them, a hub has to raise other "
        "hubs, hubs have to meet, a core has to stay open."
    )
