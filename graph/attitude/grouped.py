"""By what answers are put together: session, topic, campus or gender."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import pandas as pd

from graph.snapshot import Snapshot

UNKNOWN = "unknown"


class By(StrEnum):
    """What people's answers are put together by."""

    session = "session"
    topic = "topic"
    campus = "campus"
    gender = "gender"


def grouped(snapshot: Snapshot, by: By, scored: pd.DataFrame) -> pd.DataFrame:
    """Add ``group_id, group`` to rows of ``session_id, respondent_code``: a row a group.

    A session with two topics is in both; what is of no group is in ``unknown``.
    """
    groups = _GROUPED[by](snapshot, scored)
    key = "session_id" if "session_id" in groups else "respondent_code"
    # A session that is held after the snapshot's day is in none of its groups yet.
    return scored.merge(groups, on=key, how="left").fillna({"group_id": UNKNOWN, "group": UNKNOWN})


def _by_session(snapshot: Snapshot, _: pd.DataFrame) -> pd.DataFrame:
    sessions = snapshot.sessions
    titled = sessions["title"].fillna(sessions["session_id"])
    # The day first: sessions of one title are told apart by it, and long titles are cut.
    days = sessions["held_on"].map(lambda day: "" if pd.isna(day) else f"{day.day} {day:%b %Y} · ")
    return _groups(sessions["session_id"], sessions["session_id"], days + titled)


def _by_topic(snapshot: Snapshot, _: pd.DataFrame) -> pd.DataFrame:
    listed = snapshot.sessions[["session_id", "topics"]].explode("topics")
    return _groups(listed["session_id"], listed["topics"], listed["topics"])


def _by_campus(snapshot: Snapshot, _: pd.DataFrame) -> pd.DataFrame:
    sessions = snapshot.sessions
    place = sessions["university_id"].fillna(sessions["venue_id"])
    names = snapshot.campuses.set_index("university_id")["name"]
    return _groups(sessions["session_id"], place, place.map(names).fillna(sessions["venue"]))


def _by_gender(snapshot: Snapshot, scored: pd.DataFrame) -> pd.DataFrame:
    """Say the gender of those whose code is their own id; a code tells nothing of others."""
    genders = snapshot.people.set_index("person_id")["gender"]
    codes = scored[["respondent_code"]].drop_duplicates()
    gender = codes["respondent_code"].map(genders)
    return _groups(codes["respondent_code"], gender, gender)


def _groups(of: pd.Series, ids: pd.Series, titles: pd.Series) -> pd.DataFrame:
    table = pd.DataFrame({of.name: of, "group_id": ids, "group": titles})
    return table.astype(object).fillna(UNKNOWN).astype("str").drop_duplicates()


_GROUPED: Mapping[By, Callable[[Snapshot, pd.DataFrame], pd.DataFrame]] = {
    By.session: _by_session,
    By.topic: _by_topic,
    By.campus: _by_campus,
    By.gender: _by_gender,
}
