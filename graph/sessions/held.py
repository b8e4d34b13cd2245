"""Each session: when and where it was, who is on record at it, how many came, who was new.

Two numbers stand beside each other and are never mixed: people on record, in any part, each once;
and participants as somebody counted them in the room. Where neither is there nobody knows.
"""

import numpy as np
import pandas as pd

from graph.snapshot import Snapshot

_KEPT = ("session_id", "title", "held_on", "venue", "university_id", "province", "format", "topics")


def held(snapshot: Snapshot) -> pd.DataFrame:
    """List the sessions up to the snapshot's day, the latest first, undated ones last.

    Columns: ``session_id, title, held_on, term, month, venue, university_id, province, format,
    topics``; ``hosts, speakers`` (lists of ids); ``people`` (distinct, on record in any part) and
    of them ``first_timers`` and ``returners``; ``participants`` (as counted); ``came``, the larger
    of people and participants. What nobody recorded or counted is missing, never 0.

    A first-timer is on record at no session of an earlier day.
    """
    sessions = snapshot.sessions
    table = sessions[list(_KEPT)].assign(
        term=terms_of_days(snapshot, sessions["held_on"]),
        month=months_of_days(sessions["held_on"]),
        hosts=_lists(snapshot, "hosted"),
        speakers=_lists(snapshot, "spoke"),
        participants=sessions["participants_count"].astype("Int64"),
    )
    found = (
        visits(snapshot)
        .groupby("session_id")
        .agg(
            people=("person_id", "size"),
            first_timers=("is_first", lambda one: one.sum(min_count=1)),
        )
    )
    both = found.reindex(table["session_id"]).astype("Int64").reset_index(drop=True)
    table = table.assign(people=both["people"], first_timers=both["first_timers"])
    table["returners"] = table["people"] - table["first_timers"]
    sizes = [table[name].to_numpy(dtype=float, na_value=np.nan) for name in _SIZES]
    table["came"] = pd.Series(np.fmax(*sizes), index=table.index).astype("Int64")
    order = table.sort_values(["held_on", "session_id"], ascending=[False, True], kind="stable")
    columns = [*_KEPT[:3], "term", "month", *_KEPT[3:], "hosts", "speakers"]
    return order[
        [*columns, "people", "first_timers", "returners", "participants", "came"]
    ].reset_index(drop=True)


def parts_of(snapshot: Snapshot, session_id: str) -> pd.DataFrame:
    """List who is on record at a session: ``person_id, part, is_first``; hosts, speakers, others.

    Who had two parts has two rows. ``is_first`` is missing where the session has no day.
    """
    people = snapshot.session_people
    there = people[people["session_id"] == session_id][["person_id", "part"]]
    first = visits(snapshot).set_index(["session_id", "person_id"])["is_first"]
    known = [first.get((session_id, one), pd.NA) for one in there["person_id"]]
    there = there.assign(is_first=pd.array(known, dtype="boolean"))
    rank = there["part"].map({"hosted": 0, "spoke": 1}).fillna(2)
    order = there.assign(rank=rank).sort_values(["rank", "person_id"], kind="stable")
    return order.drop(columns="rank").reset_index(drop=True)


def visits(snapshot: Snapshot) -> pd.DataFrame:
    """List who was at which session, once each: ``session_id, person_id, held_on, is_first``."""
    rows = snapshot.session_people[["session_id", "person_id", "held_on"]]
    rows = rows.drop_duplicates(["session_id", "person_id"]).reset_index(drop=True)
    first = rows.groupby("person_id")["held_on"].transform("min")
    return rows.assign(
        is_first=(rows["held_on"] == first).astype("boolean").where(rows["held_on"].notna())
    )


def terms_of_days(snapshot: Snapshot, days: pd.Series) -> pd.Series:
    """Give the name of the academic term each day counts to; missing stays missing."""
    calendar = snapshot.analysis.calendar
    names = {day: calendar.term_of(day.date()).name for day in days.dropna().unique()}
    return pd.Series([names.get(day) for day in days], index=days.index, dtype="str")


def months_of_days(days: pd.Series) -> pd.Series:
    """Give the month of each day as ``YYYY-MM``; missing stays missing."""
    return days.astype("datetime64[s]").dt.strftime("%Y-%m").astype("str")


_SIZES = ("people", "participants")


def _lists(snapshot: Snapshot, part: str) -> pd.Series:
    people = snapshot.session_people
    listed = people[people["part"] == part].groupby("session_id")["person_id"].agg(list)
    found = [listed.get(one, []) for one in snapshot.sessions["session_id"]]
    return pd.Series(found, index=snapshot.sessions.index, dtype=object)
