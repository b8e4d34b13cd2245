"""Grids: how much was held of what where, a number in every cell, zeros too."""

from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from graph.coverage._events import KINDS, NO_DAY, NOT_KNOWN, SENSITIVE, Counted, Events, events_of
from graph.coverage._hidden import hidden_cells
from graph.coverage._looked import EVERYTHING, Looked
from graph.coverage._places import REGIONS, UNKNOWN
from graph.coverage._presence import presence
from graph.snapshot import Snapshot

if TYPE_CHECKING:
    from pandas.api.typing import DataFrameGroupBy

By = Literal[
    "campus",
    "region",
    "topic",
    "term",
    "platform",
    "format",
    "gender",
    "faith_group",
    "discipline",
]


def grid(
    snapshot: Snapshot,
    rows: By = "campus",
    columns: By = "topic",
    *,
    looked: Looked = EVERYTHING,
    counted: Counted = "sessions",
    hide: tuple[str, ...] = SENSITIVE,
) -> pd.DataFrame:
    """Count what was held in every cell of rows × columns: ``row, column, count, people, hidden``.

    ``counted``: distinct sessions, distinct people reached at them, or posts of what came from
    them; a session on two topics is in two columns. ``people`` are the distinct people behind a
    cell (of the group, where a side is a kind of group). Where a side is one of the kinds ``hide``,
    or the people looked at are of one, cells of fewer than five people are ``hidden``, and further
    ones that totals would tell them by: their ``count`` and ``people`` are missing.
    """
    everything = events_of(snapshot, counted)
    events = looked.of(everything)
    names = {
        by: _names(snapshot, by, looked.of(everything) if by == "term" else everything, looked)
        for by in (rows, columns)
    }
    cells = _cells(events, rows, columns)
    pairs = pd.MultiIndex.from_product([names[rows], names[columns]], names=["row", "column"])
    of_people = cells["person_id"].nunique()
    people = of_people.reindex(pairs, fill_value=0)
    count = people if counted == "people" else cells["id"].nunique().reindex(pairs, fill_value=0)
    table = pd.DataFrame({"count": count, "people": people}).astype("float64")
    table["hidden"] = False
    kinds = {rows, columns, *(kind for kind, _ in looked.groups)}
    if kinds & set(hide) and len(table):
        wide = people.unstack("column")
        table["hidden"] = hidden_cells(wide).stack().reindex(pairs)
        table.loc[table["hidden"], ["count", "people"]] = float("nan")
    return table.reset_index()


def _cells(events: Events, rows: By, columns: By) -> "DataFrameGroupBy[Any, Any]":
    """Join events, their people and both sides, and group them by cell."""
    table = events.table.rename(columns={"university_id": "campus"})
    joined = table[["id", *{rows, columns} & {"campus", "region", "term", "format"}]]
    of_groups = {rows, columns} & set(KINDS)
    joined = joined.merge(events.people, on="id", how="inner" if of_groups else "left")
    for side, frame in (("topic", events.topics), ("platform", events.platforms)):
        if side in (rows, columns):
            joined = joined.merge(frame, on="id")
    for kind in of_groups:
        of_kind = events.groups.query("kind == @kind")[["person_id", "group"]]
        joined = joined.merge(of_kind.rename(columns={"group": kind}), on="person_id", how="left")
        joined[kind] = joined[kind].fillna(NOT_KNOWN)
    joined["row"], joined["column"] = joined[rows], joined[columns]
    return joined.groupby(["row", "column"])


def _names(snapshot: Snapshot, by: By, events: Events, looked: Looked) -> list[str]:
    """List what one side of a grid goes through, in the order it is shown."""
    chosen: tuple[str, ...]
    if by == "campus":
        there = presence(snapshot)["university_id"]
        held = events.table["university_id"].value_counts()
        regions = _region_of_campus(snapshot) if looked.regions else {}
        kept = [
            one
            for one in there
            if (not looked.regions or regions.get(one) in looked.regions)
            and (not looked.campuses or one in looked.campuses)
        ]
        return sorted(kept, key=lambda one: (-int(held.get(one, 0)), one))
    if by == "region":
        known = [*REGIONS, *([UNKNOWN] if (events.table["region"] == UNKNOWN).any() else [])]
        return [one for one in known if not looked.regions or one in looked.regions]
    if by == "term":
        days = events.table.groupby("term")["day"].min().sort_values(na_position="first")
        return [str(one) for one in days.index if one != NO_DAY or len(days)]
    if by in KINDS:
        of_kind = events.groups.loc[events.groups["kind"] == by, "group"]
        chosen = tuple(name for kind, name in looked.groups if kind == by)
        known = _by_size(of_kind, chosen)
        return known if chosen or not known else [*known, NOT_KNOWN]
    if by == "format":
        return _by_size(events.table["format"].dropna(), looked.formats)
    frame = events.topics["topic"] if by == "topic" else events.platforms["platform"]
    return _by_size(frame, looked.topics if by == "topic" else looked.platforms)


def _by_size(values: pd.Series, chosen: tuple[str, ...]) -> list[str]:
    """Order what occurs by how often, then by name, or only what was chosen of it."""
    counts = values.value_counts()
    known = [str(one) for one in counts.index if not chosen or one in chosen]
    return sorted(known, key=lambda one: (-int(counts[one]), one))


def _region_of_campus(snapshot: Snapshot) -> dict[str, str]:
    from graph.coverage._places import regions_of

    return dict(regions_of(snapshot))
