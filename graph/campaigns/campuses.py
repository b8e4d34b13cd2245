"""At which campus somebody was on the day they wrote: people graduate, what they said stays."""

import pandas as pd

from graph.snapshot import Snapshot


def campus_when(snapshot: Snapshot, people: pd.Series, days: pd.Series) -> pd.Series:
    """Give the campus of each of ``people`` on the day beside them; missing where unknown.

    It is that of the term as an ambassador that ran on the day, else of the studies; of several
    the one that began last. Without a day it is the campus on the day of the snapshot.
    """
    asked = pd.DataFrame({"person_id": people.to_numpy(), "day": days.to_numpy()})
    pairs = asked.dropna().drop_duplicates()
    found = [
        _running(pairs, table, first, last)
        for table, first, last in (
            (snapshot.terms, "appointed_on", "ends_on"),
            (snapshot.studies, "from_on", "graduates_on"),
        )
    ]
    then = pd.concat(found).drop_duplicates(["person_id", "day"])
    dated = asked.merge(then, on=["person_id", "day"], how="left")["university_id"]
    now = asked["person_id"].map(snapshot.people.set_index("person_id")["campus"])
    return dated.where(asked["day"].notna(), now).set_axis(people.index)


def _running(pairs: pd.DataFrame, table: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    both = pairs.merge(table[["person_id", "university_id", first, last]], on="person_id")
    begun = both[first].isna() | (both[first] <= both["day"])
    running = both[begun & (both[last].isna() | (both[last] >= both["day"]))]
    latest = running.sort_values(first, na_position="first", kind="stable")
    latest = latest.drop_duplicates(["person_id", "day"], keep="last")
    return latest[["person_id", "day", "university_id"]]
