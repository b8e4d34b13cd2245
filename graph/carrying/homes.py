"""Which campus somebody was at on the day they did something, not the one they are at now."""

import pandas as pd

from graph.snapshot import Snapshot


def campus_on(snapshot: Snapshot, person: pd.Series, day: pd.Series) -> pd.Series:
    """Give the campus each person was at on each day; missing where it isn't known.

    That of the ambassador's term that ran on the day, else of the studies that did, of several the
    last begun. What nobody dated is of the campus the person is at now.
    """
    asked = pd.DataFrame({"person_id": person.to_numpy(), "day": day.to_numpy()})
    pairs = asked.drop_duplicates().dropna(subset=["person_id"])
    found = pairs.merge(_spells(snapshot), on="person_id")
    running = found["begins"].isna() | (found["begins"] <= found["day"])
    running &= found["ends"].isna() | (found["ends"] >= found["day"])
    found = found[running].sort_values(["is_term", "begins"], na_position="first", kind="stable")
    last = found.drop_duplicates(["person_id", "day"], keep="last")
    homes = asked.merge(
        last[["person_id", "day", "university_id"]], on=["person_id", "day"], how="left"
    )["university_id"]
    now = snapshot.people.set_index("person_id")["campus"].reindex(asked["person_id"])
    undated = asked["day"].isna().to_numpy()
    homes = homes.astype("str").mask(undated, now.reset_index(drop=True).astype("str"))
    return homes.set_axis(person.index)


def _spells(snapshot: Snapshot) -> pd.DataFrame:
    """List from when to when who was at which campus, as student or as ambassador."""
    studies = snapshot.studies[["person_id", "university_id", "from_on", "graduates_on"]]
    terms = snapshot.terms[["person_id", "university_id", "appointed_on", "ends_on"]]
    columns = ["person_id", "university_id", "begins", "ends"]
    both = [
        studies.set_axis(columns, axis=1).assign(is_term=False),
        terms.set_axis(columns, axis=1).assign(is_term=True),
    ]
    return pd.concat(both, ignore_index=True)
