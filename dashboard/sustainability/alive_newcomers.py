"""Who is new in a term, who brought them, and how many of each term came back."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import GREY, LINE, show_chart
from dashboard.intervals import intervals, out_of
from dashboard.naming import campus_names, named_people
from dashboard.palette import BLUE
from dashboard.table import csv_button, table
from dashboard.text import DASH, count
from graph.retention import newcomers, newcomers_by_term, terms_of, who_brought
from graph.snapshot import Snapshot

TERM, LISTED = "newcomers_term", 200
_HOW = {
    "attended": "Attended a session",
    "hosted": "Hosted a session",
    "spoke": "Spoke at a session",
    "trained": "Was trained",
    "featured": "Was featured",
    "posted": "Posted",
    "interacted": "Reacted to a post",
    "appointed": "Was appointed",
    "tie": "Was reported",
}


def show(snapshot: Snapshot) -> None:
    """Show the newcomers of a term that a lead chooses, and the terms beside each other."""
    by_term = session.kept(("new by term", snapshot.as_of), lambda: newcomers_by_term(snapshot))
    st.header("Who is new", anchor=False)
    known = by_term[by_term["newcomers"] > 0]
    if known.empty:
        st.markdown("When anybody came is not recorded yet.")
        return
    left, right = st.columns([3, 4], gap="medium")
    with left:
        _came_back(known, snapshot)
    with right:
        _by_term(known)
    term = st.selectbox(
        "Newcomers of",
        known["term"].tolist()[::-1],
        key=TERM,
        persist_state="session",
        width=260,
    )
    _of_term(snapshot, term)


def _came_back(known: pd.DataFrame, snapshot: Snapshot) -> None:
    told = known.dropna(subset=["share"])
    if told.empty:
        st.markdown("Too early to tell whether anybody came back.")
        return
    base = alt.Chart(told[["term", "share", "low", "high", "came_back", "out_of"]]).encode(
        y=alt.Y(
            "term:N",
            sort=told["term"].tolist(),
            scale=alt.Scale(padding=0.6),
            axis=alt.Axis(title=None, labelColor="#0f1722"),
        ),
        tooltip=[
            alt.Tooltip("term:N", title="Newcomers of"),
            alt.Tooltip("came_back:Q", title="Came back", format=",d"),
            alt.Tooltip("out_of:Q", title="Of", format=",d"),
            alt.Tooltip("low:Q", title="Between", format=".0%"),
            alt.Tooltip("high:Q", title="and", format=".0%"),
        ],
    )
    axis = alt.Axis(title="Came back", format=".0%", gridColor=LINE, titleColor=GREY, tickCount=5)
    band = base.mark_rule(strokeWidth=8, opacity=0.35, color=BLUE, strokeCap="round").encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[0, 1]), axis=axis), x2="high:Q"
    )
    dot = base.mark_point(filled=True, size=90, opacity=1, color=BLUE).encode(x="share:Q")
    number = base.mark_text(dy=-14, fontSize=12).encode(
        x="share:Q", text=alt.Text("share:Q", format=".0%")
    )
    show_chart(
        alt.layer(band, dot, number),
        56 * len(told) + 50,
        "Share of each term's newcomers who came back; the table holds the same numbers.",
    )
    st.caption(
        f"Came back: did something on another day within {snapshot.analysis.away_days} days, "
        "vacations left out: about a term’s teaching. Bar: 95% interval."
    )


def _by_term(known: pd.DataFrame) -> None:
    shown = pd.DataFrame(
        {
            "term": known["term"].where(known["term_over"], known["term"] + " so far"),
            "newcomers": known["newcomers"],
            "brought_known": known["brought_known"],
            "came_back": out_of(known["came_back"], known["out_of"]),
            "interval": intervals(known["low"], known["high"]),
            "too_early": known["too_early"],
        }
    )
    table(
        shown.iloc[::-1],
        alt="Newcomers of each term, and how many came back",
        labels={"brought_known": "Brought by", "interval": "95%"},
        help_for={
            "newcomers": "Of whom anything was recorded for the first time",
            "brought_known": "Those of whom the record shows who brought them",
            "came_back": "Of those who came by an act of theirs long enough ago",
            "too_early": "Came by an act, and too lately to tell whether they come back",
        },
        widths={
            "term": 115,
            "newcomers": 85,
            "brought_known": 85,
            "came_back": 90,
            "interval": 70,
            "too_early": 75,
        },
        height="content" if len(shown) <= 8 else 320,
        key="newcomers_by_term",
    )
    csv_button(known, "newcomers_by_term.csv", key="newcomers_by_term_csv")


def _of_term(snapshot: Snapshot, term: str) -> None:
    terms = terms_of(snapshot)
    at = terms.names.index(term)
    since, until = terms.begins[at].item(), terms.lasts[at].item()
    asked = (snapshot.as_of, term)
    new = session.kept(("newcomers", *asked), lambda: newcomers(snapshot, since, until))
    by = session.kept(("who brought", *asked), lambda: who_brought(snapshot, since, until))
    names, campuses = named_people(snapshot), campus_names(snapshot)
    left, right = st.columns([3, 4], gap="medium")
    with left:
        _bringers(by, len(new), names)
    with right:
        _listed(new, names, campuses)


def _bringers(by: pd.DataFrame, new: int, names: dict[str, str]) -> None:
    shown = pd.DataFrame(
        {
            "person": by["person_id"].map(names),
            "brought": by["brought"],
            "alone": by["alone"],
            "credit": by["credit"],
        }
    )
    table(
        shown,
        alt="Who brought or helped bring newcomers of the term",
        labels={"person": "Who brought them", "brought": "Brought or helped", "alone": "Alone"},
        help_for={
            "brought": "Newcomers they brought or helped bring: two who share one both count it",
            "credit": "Shared: a newcomer whom two brought is half a newcomer of each",
        },
        formats={"credit": "%.1f"},
        widths={"person": 150, "brought": 130, "alone": 55, "credit": 55},
        height="content" if len(shown) <= 10 else 400,
        key="who_brought",
    )
    st.caption(
        "The hosts of the session they first came to, else who is reported to have known them, "
        f"else whose post they took up. {count(new, 'newcomer')} in all; of those appointed, "
        "trained or listed first it is not known."
    )
    csv_button(by.assign(name=shown["person"]), "who_brought.csv", key="who_brought_csv")


def _listed(new: pd.DataFrame, names: dict[str, str], campuses: dict[str, str]) -> None:
    by = [", ".join(names.get(one, one) for one in ids) or DASH for ids in new["brought_by"]]
    first = new.head(LISTED)
    table(
        pd.DataFrame(
            {
                "person": first["person_id"].map(names),
                "first_on": first["first_on"],
                "how": first["how"].map(_HOW),
                "by": by[:LISTED],
                "back_on": first["back_on"],
            }
        ),
        alt="Newcomers of the term, the latest first",
        labels={"person": "Newcomer", "first_on": "Came", "by": "Brought by", "back_on": "Back"},
        widths={"person": 130, "first_on": 95, "how": 135, "by": 130, "back_on": 95},
        height=400,
        key="newcomers",
    )
    if len(new) > LISTED:
        st.caption(f"The latest {LISTED} of {len(new):,}; the file holds them all.")
    told = new.assign(
        name=new["person_id"].map(names), campus=new["university_id"].map(campuses), brought_by=by
    )
    csv_button(told, "newcomers.csv", key="newcomers_csv")
