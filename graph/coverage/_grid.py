"""Grids: how much was held of what where, a number in every cell, zeros too."""

from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from graph.coverage._events import KINDS, NO_DAY, NOT_KNOWN, SENSITIVE, Counted, Events, events_of
from graph.coverage._hidden import hidden_cells
from graph.coverage._looked import EVERYTHING, Looked
from graph.coverage._places import REGIONS, UNKNOWN, regions_of
from graph.coverage._presence import presence
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST

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
    ones that totals would tell them by, those of regions too, or the same cell with one choice less
    made: their ``count`` and ``people`` are missing. Raises QuestionError for two sides alike.
    """
    if rows == columns:
        raise QuestionError("grid", f"both sides are {rows}", "Choose two different sides")
    everything = events_of(snapshot, counted)
    names = {by: _names(snapshot, by, everything, looked) for by in (rows, columns)}
    cells = _cells(looked.of(everything), rows, columns)
    pairs = pd.MultiIndex.from_product([names[rows], names[columns]], names=["row", "column"])
    of_people = cells["person_id"].nunique()
    people = of_people.reindex(pairs, fill_value=0)
    count = people if counted == "people" else cells["id"].nunique().reindex(pairs, fill_value=0)
    table = pd.DataFrame({"count": count, "people": people}).astype("float64")
    table["hidden"] = False
    kinds = {rows, columns, *(kind for kind, _ in looked.groups)}
    if kinds & set(hide) and len(table):
        within = _region_of_campus(snapshot) if "campus" in (rows, columns) else None
        told = _told_by_others(everything, (rows, columns), looked, people, within)
        away = hidden_cells(people.unstack("column"), within=within, also=told.unstack("column"))
        table["hidden"] = away.stack().reindex(pairs)
        table.loc[table["hidden"], ["count", "people"]] = float("nan")
    return table.reset_index()


def left_out(
    snapshot: Snapshot,
    rows: By = "campus",
    columns: By = "topic",
    *,
    looked: Looked = EVERYTHING,
    counted: Counted = "sessions",
) -> int:
    """Count the sessions (or posts) looked at that are in no cell of ``grid``.

    No row or no column of them is known: they were held at no campus, or have no topic on record.
    """
    events = looked.of(events_of(snapshot, counted))
    table = _joined(events, rows, columns).dropna(subset=["row", "column"])
    return int(events.table["id"].nunique() - table["id"].nunique())


def _told_by_others(
    everything: Events,
    sides: tuple[By, By],
    looked: Looked,
    people: pd.Series,
    within: dict[str, str] | None,
) -> pd.Series:
    """Say which cells another choice would give away, or is given away by.

    Hidden are those that are with less chosen, and those that differ from them by so few people
    that the two would tell how many.
    """
    told = pd.Series(data=False, index=people.index)
    for other in looked.with_less():
        cells = _cells(other.of(everything), *sides)["person_id"].nunique()
        both = cells.index.union(people.index)
        cells = cells.reindex(both, fill_value=0)
        away = hidden_cells(cells.unstack("column", fill_value=0), within=within).stack()
        apart = cells.reindex(people.index) - people
        with_less = away.reindex(people.index, fill_value=False).to_numpy(dtype=bool)
        told |= with_less | apart.between(1, SMALLEST - 1).to_numpy()
    return told & (people > 0)


def _cells(events: Events, rows: By, columns: By) -> "DataFrameGroupBy[Any, Any]":
    """Group events and their people by cell."""
    return _joined(events, rows, columns).groupby(["row", "column"])


def _joined(events: Events, rows: By, columns: By) -> pd.DataFrame:
    """Join events, their people and both sides."""
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
    return joined


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
        known = _terms(snapshot, events)
        return [one for one in known if not looked.terms or one in looked.terms]
    if by in KINDS:
        of_kind = events.groups.loc[events.groups["kind"] == by, "group"]
        chosen = tuple(name for kind, name in looked.groups if kind == by)
        known = _by_size(of_kind, chosen)
        return known if chosen or not known else [*known, NOT_KNOWN]
    if by == "format":
        return _by_size(events.table["format"].dropna(), looked.formats)
    frame = events.topics["topic"] if by == "topic" else events.platforms["platform"]
    return _by_size(frame, looked.topics if by == "topic" else looked.platforms)


def _terms(snapshot: Snapshot, events: Events) -> list[str]:
    """List the terms from the first of which anything is known, those of nothing too."""
    days = events.table["day"].dropna()
    if days.empty:
        between = []
    else:
        first, last = days.min().date(), max(days.max().date(), snapshot.as_of)
        calendar = snapshot.analysis.calendar
        between = calendar.terms_between(calendar.term_of(first).begins, last)
    undated = [NO_DAY] if events.table["day"].isna().any() else []
    return [*undated, *(term.name for term in between)]


def _by_size(values: pd.Series, chosen: tuple[str, ...]) -> list[str]:
    """Order what occurs by how often, then by name, or only what was chosen of it."""
    counts = values.value_counts()
    known = [str(one) for one in counts.index if not chosen or one in chosen]
    return sorted(known, key=lambda one: (-int(counts[one]), one))


def _region_of_campus(snapshot: Snapshot) -> dict[str, str]:
    return dict(regions_of(snapshot))
