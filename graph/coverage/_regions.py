"""Region by region: how many universities there are, at how many of them the programme is."""

from datetime import date

import pandas as pd

from graph.coverage._events import held
from graph.coverage._looked import EVERYTHING, Looked
from graph.coverage._places import REGIONS, UNKNOWN, universities
from graph.coverage._presence import presence, running
from graph.snapshot import Snapshot


def by_university(
    snapshot: Snapshot, on: date | None = None, looked: Looked = EVERYTHING
) -> pd.DataFrame:
    """Tell of every known university whether the programme is there, ever was, or never.

    ``universities`` with ``ambassadors`` (current), ``ever`` (ambassadors ever), ``sessions`` and
    ``present``: it has or had an ambassador or a session. Never been at is a 0 of what is recorded.
    Only the universities of the regions and campuses ``looked`` at; all else in it is left aside.
    """
    there = presence(snapshot, on).set_index("university_id")
    table = universities(snapshot)
    for column in ("ambassadors", "ever", "sessions"):
        counts = there[column].reindex(table["university_id"]).fillna(0)
        table[column] = counts.astype("int64").to_numpy()
    table["present"] = (table["ever"] > 0) | (table["sessions"] > 0)
    for column, wanted in (("region", looked.regions), ("university_id", looked.campuses)):
        if wanted:
            table = table[table[column].isin(wanted)]
    return table.reset_index(drop=True)


def by_region(
    snapshot: Snapshot, on: date | None = None, looked: Looked = EVERYTHING
) -> pd.DataFrame:
    """Tell of each of the seven regions, and of what has none, how much of it is covered.

    Columns ``region, universities`` (known: the shipped list and the store's own), ``on_list``,
    ``present`` (universities where the programme is or was), ``with_ambassador`` (now),
    ``ambassadors`` (now), ``sessions`` (of what is looked at, up to the day, wherever in the
    region). Without a region is only what is recorded of none. ``looked`` leaves out the rows of
    regions that are not looked at, and universities other than the campuses looked at; topics,
    terms and the like narrow the sessions, groups the ambassadors too.
    """
    day = pd.Timestamp(on or snapshot.as_of)
    known = by_university(snapshot, on, looked)
    events = looked.of(held(snapshot))
    events = events.only(set(events.table.loc[~(events.table["day"] > day), "id"]))
    names = pd.Index([*REGIONS, UNKNOWN], name="region")
    if looked.regions:
        names = names[names.isin(looked.regions)]
    of_region = known.groupby("region")
    terms = running(snapshot.terms, day)
    if looked.groups:
        terms = terms[terms["person_id"].isin(looked.people_in(events.groups))]
    home = known.set_index("university_id")["region"]
    table = pd.DataFrame(
        {
            "universities": of_region.size(),
            "on_list": of_region["on_list"].sum(),
            "present": of_region["present"].sum(),
            "with_ambassador": known[known["ambassadors"] > 0].groupby("region").size(),
            "ambassadors": terms.groupby(terms["university_id"].map(home))["person_id"].nunique(),
            "sessions": events.table.groupby("region")["id"].nunique(),
        }
    )
    table = table.reindex(names).fillna(0).astype("int64").reset_index()
    empty = table["region"].eq(UNKNOWN) & (table[["universities", "sessions"]].sum(axis=1) == 0)
    return table[~empty].reset_index(drop=True)
