"""Who contributed what, one row a contribution: from the tables of a snapshot, with their days.

A post or interaction of an account is its owner's, where one person alone owns it. Else the account
stands for itself: somebody wrote it, and leaving it out would make the others look larger.
"""

from datetime import date

import pandas as pd

from graph.carrying.activities import By, Of, activity_named, check_by
from graph.carrying.homes import campus_on
from graph.snapshot import Snapshot

COLUMNS = ["unit", "day", "contributor", "is_account"]
_PART = {"sessions": "hosted", "speaking": "spoke"}
_ENDS = {"interactions": ("source", "source_account"), "received": ("target", "target_account")}


def contributions(
    snapshot: Snapshot, of: Of, by: By = "people", since: date | None = None
) -> pd.DataFrame:
    """List the contributions to an activity: ``unit, day, contributor, is_account``.

    ``unit`` is the session or the position of the post or interaction; several people may have
    contributed to one, each once. ``contributor`` is a person, an account (``is_account``;
    ``platform:account_id``) or, ``by`` campuses, a campus; missing where that isn't known.
    A session is of the campus that it was held at, anything else of the campus its person was at
    on the day. ``since`` keeps what is dated that day or later. Raises QuestionError.
    """
    activity_named(of)
    check_by(by)
    if of == "sessions" and by == "campuses":
        rows = _held(snapshot)
    elif of in ("sessions", "speaking", "attendance"):
        rows = _at_sessions(snapshot, of)
    elif of == "posts":
        rows = _written(snapshot.posts, "person_id", "account_id")
    else:
        rows = _written(snapshot.interactions, *_ENDS[of])
    if since is not None:
        rows = rows[rows["day"] >= pd.Timestamp(since)].reset_index(drop=True)
    if by == "campuses" and of != "sessions":
        people = rows["contributor"].mask(rows["is_account"])
        rows = rows.assign(contributor=campus_on(snapshot, people, rows["day"]), is_account=False)
    return rows.reset_index(drop=True)


def _held(snapshot: Snapshot) -> pd.DataFrame:
    """List the sessions with the campus each was held at.

    In a view without staff a session counts while a host of it is left.
    """
    held = snapshot.sessions
    if not snapshot.view.staff:
        hosted = snapshot.session_people.query("part == 'hosted'")["session_id"]
        held = held[held["session_id"].isin(hosted)]
    return _rows(held["session_id"], held["held_on"], held["university_id"])


def _at_sessions(snapshot: Snapshot, of: Of) -> pd.DataFrame:
    there = snapshot.session_people
    if of in _PART:
        there = there[there["part"] == _PART[of]]
    there = there.drop_duplicates(["session_id", "person_id"])
    return _rows(there["session_id"], there["held_on"], there["person_id"])


def _written(acts: pd.DataFrame, person: str, account: str) -> pd.DataFrame:
    """Give each row to its person, else to its account."""
    if account == "target_account":
        # To answer oneself goes on with what one said: nobody else carried it on.
        acts = acts[acts["source_account"] != acts["target_account"]]
        acts = acts[acts["source"].isna() | (acts["source"] != acts["target"])]
    owned = acts[person].notna()
    alone = acts["platform"].astype("str") + ":" + acts[account].astype("str")
    who = acts[person].astype("str").where(owned, alone)
    units = pd.Series(range(len(acts)), index=acts.index, dtype="int64")
    return _rows(units, acts["day"], who, ~owned & who.notna())


def _rows(
    unit: pd.Series, day: pd.Series, contributor: pd.Series, is_account: "pd.Series | bool" = False
) -> pd.DataFrame:
    rows = pd.DataFrame({"unit": unit, "day": day, "contributor": contributor.astype("str")})
    return rows.assign(is_account=is_account).reset_index(drop=True)[COLUMNS]
