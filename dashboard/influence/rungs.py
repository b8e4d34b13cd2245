"""What was reached: four rungs side by side, each with its bounds, never added to each other."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.accounts import platform_name
from dashboard.frame import answer
from dashboard.influence.elsewhere import campaigns_link
from dashboard.naming import campus_names, listed_people
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, day, number, safe
from graph.reach import ladder
from graph.reach.subjects import Of
from graph.snapshot import Snapshot

OF = "rungs_of"
RUNGS = ("Attended", "Measured", "Potential", "Impressions")
SUBJECTS: dict[Of, str] = {
    "campaign": "Hashtag campaigns",
    "session": "Sessions",
    "content": "Content",
    "platform": "Platforms",
    "campus": "Campuses",
    "month": "Months",
    "person": "People",
}
HELP = {
    "Attended": "Distinct people at sessions: on record, up to those counted in the room.",
    "Measured": "Accounts that a platform itself counted as reached. Several posts may have "
    "reached the same, so between the largest and the sum. In brackets: known of how many posts.",
    "Potential": "Followers of the accounts that posted: at most so many could have seen it. In "
    "brackets: known of how many accounts.",
    "Impressions": "Times shown. One person may be shown a post many times. In brackets: known of "
    "how many posts.",
    "Views": "Times a video or story was seen.",
    "By": "Whether the platform reported the impressions, or they are posts × followers.",
    "Posts": "Posts it rests on.",
}


def show(snapshot: Snapshot) -> None:
    """Let a lead choose what to look at; show its rungs."""
    of: Of = st.selectbox(
        "Reach of",
        list(SUBJECTS),
        format_func=SUBJECTS.__getitem__,
        key=OF,
        persist_state="session",
    )
    found = session.kept(("ladder", snapshot.as_of, of), lambda: ladder(snapshot, of))
    rows = named_rungs(snapshot, found, of)
    known = (rows[list(RUNGS)] != DASH).any(axis=1)
    rows, none = rows[known], int((~known).sum())
    if rows.empty:
        answer(f"<b>Nothing is known yet</b> of the reach of {SUBJECTS[of].lower()}.")
        return
    answer(_sentence(rows, found, of))
    table(
        rows,
        alt=f"Reach of {SUBJECTS[of].lower()}",
        help_for=HELP,
        widths={"Of": 230},
        formats={"Posts": "localized"},
        labels={"Of": SUBJECTS[of], "By": "Impressions by"},
        height=400 if len(rows) > 9 else "content",
        key=f"rungs_{of}",
    )
    beside = f" {none:,} more of which nothing is known are left out." if none else ""
    st.caption(
        "Each column counts something else: they can’t be added, and neither can rows, because the "
        f"same people may stand in several.{beside}"
    )
    csv_button(found, f"reach_{of}.csv", key="rungs_csv")
    if of == "campaign":
        campaigns_link()


def named_rungs(snapshot: Snapshot, found: pd.DataFrame, of: Of) -> pd.DataFrame:
    """Write a ladder's rows for reading: the subject's name and each rung with its bounds."""
    return pd.DataFrame(
        {
            "Of": _names(snapshot, found.iloc[:, 0], of),
            "Attended": _bounds(found["attended_low"], found["attended_high"]),
            "Measured": _bounds(found["measured_low"], found["measured_high"])
            + _known(found["posts_measured"], found["posts"]),
            "Potential": _bounds(found["potential_low"], found["potential_high"])
            + _known(found["accounts_with_followers"], found["accounts"]),
            "Impressions": _bounds(found["impressions"], found["impressions"])
            + _known(found["impressions_posts"], found["posts"]),
            "By": found["impressions_kind"].fillna(DASH),
            "Views": [number(one) for one in found["views"]],
            "Posts": found["posts"],
        }
    )


def _names(snapshot: Snapshot, ids: pd.Series, of: Of) -> pd.Series:
    """Name the subjects as people know them."""
    known: dict[str, str] = {}
    if of == "person":
        known = listed_people(snapshot)
    elif of == "campus":
        known = campus_names(snapshot)
    elif of == "session":
        known = {
            str(row["session_id"]): f"{clean(row['title'])}, {day(row['held_on'])}"
            for row in snapshot.sessions.to_dict("records")
            if isinstance(row["title"], str)
        }
    elif of == "content":
        titled = snapshot.content.dropna(subset=["title"])
        known = dict(zip(titled["content_id"], titled["title"].map(clean), strict=True))
    elif of == "platform":
        known = {platform: platform_name(platform) for platform in ids}
    return ids.map(lambda one: known.get(one, clean(one)))


def _known(known: pd.Series, of: pd.Series) -> pd.Series:
    """Write on how many of the posts or accounts a number rests, unless it is all or none."""
    return pd.Series(
        [
            f" ({number(some)} of {number(every)})" if 0 < some < every else ""
            for some, every in zip(known, of, strict=True)
        ],
        index=known.index,
        dtype="str",
    )


def _bounds(low: pd.Series, high: pd.Series) -> pd.Series:
    """Write bounds: one number where they meet."""
    written = [
        DASH
        if pd.isna(least)
        else number(most)
        if least == most
        else f"{number(least)}–{number(most)}"
        for least, most in zip(low, high, strict=True)
    ]
    return pd.Series(written, index=low.index, dtype="str")


def _sentence(rows: pd.DataFrame, found: pd.DataFrame, of: Of) -> str:
    """Say which one reached most for sure, by the surest rung that is known."""
    for column, word, unit in (
        ("measured_low", "reached", "accounts, as the platforms counted"),
        ("attended_low", "brought together", "people"),
        ("potential_low", "could have reached", "followers"),
    ):
        if found[column].notna().any():
            at = int(found[column].to_numpy(dtype=float, na_value=-1).argmax())
            low, high = found[column].iloc[at], found[column.replace("low", "high")].iloc[at]
            many = number(low) if low == high else f"{number(low)} to {number(high)}"
            name = safe(rows["Of"][found.index[at]])
            first = " most:" if found[column].notna().sum() > 1 else ""
            return f"<b>{name} {word}{first} {many} {unit}.</b>"
    return f"<b>Times shown are all that is known</b> of {SUBJECTS[of].lower()}."
