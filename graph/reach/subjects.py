"""What reach is told of: campaigns, sessions, content, people …, and which posts are whose."""

from collections.abc import Callable, Mapping
from typing import Literal

import pandas as pd

from graph.campaign_posts import campaign_posts
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.words import did_you_mean

Of = Literal["campaign", "session", "content", "platform", "campus", "month", "person"]
COLUMN: Mapping[str, str] = {
    "campaign": "campaign",
    "session": "session_id",
    "content": "content_id",
    "platform": "platform",
    "campus": "university_id",
    "month": "month",
    "person": "person_id",
}
SPEAKING = ("hosted", "spoke")


def column_of(of: str) -> str:
    """Name the id's column of a kind of subject; raises QuestionError for an unknown kind."""
    if of in COLUMN:
        return COLUMN[of]
    what = f'there is no reach of "{of}"'
    raise QuestionError("reach", what, did_you_mean(of, COLUMN))


def all_subjects(snapshot: Snapshot, of: Of) -> pd.Index:
    """List every subject of a kind, also those that nothing is known of, in the tables' order."""
    tables: Mapping[str, pd.Series] = {
        "campaign": snapshot.campaigns["name"],
        "session": snapshot.sessions["session_id"],
        "content": snapshot.content["content_id"],
        "campus": snapshot.campuses["university_id"],
        "person": snapshot.people["person_id"],
    }
    if of in tables:
        listed: pd.Index = pd.Index(tables[of], name=COLUMN[of])
        return listed
    if of == "platform":
        found = pd.concat([snapshot.posts["platform"], snapshot.accounts["platform"]])
    else:
        counts = snapshot.measurements
        told = counts.loc[counts["period"].eq("month"), "measured_on"]
        days = [snapshot.posts["day"], snapshot.sessions["held_on"], told]
        found = month_of_days(pd.concat(days))
    named: pd.Index = pd.Index(sorted(found.dropna().unique()), name=COLUMN[of], dtype="str")
    return named


def posts_of(snapshot: Snapshot, of: Of) -> pd.DataFrame:
    """List the posts of each subject, each once.

    Columns ``subject, platform, post_id, account_id, content_id, month``. A session's are those
    that publish content from it; a person's are by accounts that they alone own; a campus's are
    its people's.
    """
    posts = snapshot.posts.drop_duplicates(["platform", "post_id"])
    posts = posts.assign(month=month_of_days(posts["day"]))
    if of == "campaign":
        tagged = campaign_posts(snapshot)[["campaign"]]
        posts = posts.join(tagged, how="inner").assign(subject=lambda rows: rows["campaign"])
    else:
        posts = posts.assign(subject=_SUBJECT_OF_POST[of](snapshot, posts))
    kept = ["subject", "platform", "post_id", "account_id", "content_id", "month"]
    return posts.dropna(subset=["subject"])[kept].reset_index(drop=True)


def sessions_of(snapshot: Snapshot, of: Of) -> pd.DataFrame:
    """List the sessions at which each subject reached people: ``subject, session_id``.

    A person's are those they hosted or spoke at, a campus's those held there; content, platforms
    and campaigns have none.
    """
    sessions, parts = snapshot.sessions, snapshot.session_people
    if of == "person":
        spoke = parts[parts["part"].isin(SPEAKING)][["person_id", "session_id"]]
        return spoke.set_axis(["subject", "session_id"], axis=1).drop_duplicates()
    subject = {
        "session": sessions["session_id"],
        "campus": sessions["university_id"],
        "month": month_of_days(sessions["held_on"]),
    }.get(of, pd.Series(index=sessions.index, dtype="str"))
    held = pd.DataFrame({"subject": subject, "session_id": sessions["session_id"]})
    return held.dropna(subset=["subject"]).reset_index(drop=True)


def month_of_days(days: pd.Series) -> pd.Series:
    """Give the month of each day as ``YYYY-MM``; missing stays missing."""
    return days.astype("datetime64[s]").dt.strftime("%Y-%m").astype("str")


def campus_of(snapshot: Snapshot, people: pd.Series) -> pd.Series:
    """Give the campus of each person as of the day; missing where none is known."""
    campus = snapshot.people.set_index("person_id")["campus"]
    return people.map(campus)


def session_of(snapshot: Snapshot, content: pd.Series) -> pd.Series:
    """Give the session that each content came from; missing where there is none."""
    return content.map(snapshot.content.set_index("content_id")["session_id"])


_SUBJECT_OF_POST: Mapping[str, Callable[[Snapshot, pd.DataFrame], pd.Series]] = {
    "session": lambda snapshot, posts: session_of(snapshot, posts["content_id"]),
    "content": lambda _, posts: posts["content_id"],
    "platform": lambda _, posts: posts["platform"],
    "campus": lambda snapshot, posts: campus_of(snapshot, posts["person_id"]),
    "month": lambda _, posts: posts["month"],
    "person": lambda _, posts: posts["person_id"],
}
