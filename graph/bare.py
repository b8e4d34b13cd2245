"""A bare table of ties, from anywhere, checked and put in the form of a campaign's own tables."""

from collections.abc import Hashable, Iterable
from typing import Any
from zoneinfo import ZoneInfo

import networkx as nx
import numpy as np
import pandas as pd

from graph.calendar import days_of
from graph.columns import TABLES, TRUTH
from graph.errors import QuestionError

TIE_COLUMNS = ("source", "target", "strength", "happened_at")
PEOPLE_COLUMNS = ("person_id", "name", "campus")


def bare_ties(ties: Any, zone: ZoneInfo) -> pd.DataFrame:
    """Check a table of ties: columns ``source, target, strength, day``, ids as categories of text.

    Takes a networkx graph, a DataFrame, or what pandas makes one of (tuples are read in the order
    of ``TIE_COLUMNS``). ``weight`` is read as ``strength``; without it a tie has strength 1.
    Raises QuestionError.
    """
    if isinstance(ties, nx.Graph):
        ties = nx.to_pandas_edgelist(ties)
    frame = _spread_attributes(_framed(ties, TIE_COLUMNS, "ties"))
    if "weight" in frame and "strength" not in frame:
        frame = frame.rename(columns={"weight": "strength"})  # what networkx calls it
    _check_columns(frame, TIE_COLUMNS)
    strength = frame["strength"] if "strength" in frame else pd.Series(1.0, index=frame.index)
    source, target = _known_once(
        _ids(frame["source"], "ties", "source"), _ids(frame["target"], "ties", "target")
    )
    return pd.DataFrame(
        {
            "source": source,
            "target": target,
            "strength": _strengths(strength),
            "day": _days(frame, zone),
        }
    ).reset_index(drop=True)


def bare_people(people: Any, ties: pd.DataFrame, graph: Any = None) -> pd.DataFrame:
    """Make the table of people: those given, in their order, then those only the ties name.

    ``people`` holds ``person_id[, name, campus, …]`` or ids alone; further columns are kept.
    Without it, the nodes of ``graph``, if ties came as one, are the people.
    """
    if people is None:
        people = list(graph.nodes) if isinstance(graph, nx.Graph) else []
    given = _framed(people, PEOPLE_COLUMNS, "people")
    if "person_id" not in given:
        raise QuestionError("people", 'there is no column "person_id"', "Add it")
    given = given.assign(person_id=_ids(given["person_id"], "people", "person_id"))
    doubled = given.loc[given["person_id"].duplicated(), "person_id"]
    if len(doubled):
        raise QuestionError("people", f'"{doubled.iloc[0]}" stands twice', "Keep one row a person")
    named = ties["source"].cat.categories.difference(pd.Index(given["person_id"]), sort=False)
    frame = pd.concat([given, pd.DataFrame({"person_id": named})], ignore_index=True)
    frame["person_id"] = frame["person_id"].astype("str")
    return _with_standard_columns(frame)


def _with_standard_columns(frame: pd.DataFrame) -> pd.DataFrame:
    for column, kind in TABLES["people"].columns.items():
        if column not in frame:
            frame[column] = False if kind == TRUTH else pd.NA
    for column in ("name", "campus"):
        known = frame[column] if column in frame else pd.Series(pd.NA, index=frame.index)
        frame[column] = known.astype("str")
    frame["name"] = frame["name"].fillna(frame["person_id"])
    unknown = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[s]")
    return frame.assign(joined_on=unknown, current_ambassador=False)


def _framed(table: Any, names: tuple[str, ...], where: str) -> pd.DataFrame:
    """Make a frame; columns without names take ``names`` by their place."""
    if not isinstance(table, pd.DataFrame) and isinstance(table, Iterable):
        table = list(table) if not isinstance(table, dict) else table
    try:
        frame = pd.DataFrame(table)
    except (ValueError, TypeError) as fault:
        raise QuestionError(where, f"no table can be made of it ({fault})", "Give rows") from fault
    if all(isinstance(column, int) for column in frame.columns):
        if len(frame.columns) > len(names):
            raise QuestionError(
                where, f"rows have {len(frame.columns)} values", f"Give {', '.join(names)}"
            )
        frame = frame.set_axis(names[: len(frame.columns)], axis=1)
    least = names[:1] if where == "people" else names[:2]
    return frame.reindex(columns=least) if frame.empty and not len(frame.columns) else frame.copy()


def _spread_attributes(frame: pd.DataFrame) -> pd.DataFrame:
    """Turn the attribute dictionaries of ``graph.edges(data=True)`` into columns."""
    if "strength" not in frame or not len(frame):
        return frame
    if not all(isinstance(value, dict) for value in frame["strength"]):
        return frame
    attributes = pd.DataFrame(frame["strength"].tolist(), index=frame.index)
    return frame.drop(columns="strength").join(attributes)


def _check_columns(frame: pd.DataFrame, known: tuple[str, ...]) -> None:
    for needed in known[:2]:
        if needed not in frame:
            raise QuestionError("ties", f'there is no column "{needed}"', "Add or rename it")
    unknown = [str(column) for column in frame.columns if column not in known]
    if unknown:
        raise QuestionError(
            "ties",
            f'unknown column "{unknown[0]}" (known: {", ".join(known)})',
            "Rename it, or leave it out",
        )


def _ids(values: pd.Series, where: str, column: str) -> pd.Series:
    missing = values.isna().to_numpy()
    if missing.any():
        row = int(missing.argmax()) + 1
        raise QuestionError(where, f'row {row} has no "{column}"', "Fill it or leave the row out")
    if isinstance(values.dtype, pd.StringDtype):
        return values.astype("str")
    return values.map(_text).astype("str")


def _known_once(source: pd.Series, target: pd.Series) -> tuple[pd.Categorical, pd.Categorical]:
    """Give each id a number, in the order the rows name them, so that none is looked up again.

    Both ends have the same categories.
    """
    codes, names = pd.factorize(pd.concat([source, target], ignore_index=True))
    rows = np.arange(len(codes)).reshape(2, -1)
    # Later writes win: from the last row to the first, the first mention stays.
    first = np.empty(len(names), dtype=np.int64)
    first[codes.reshape(2, -1).T.ravel()[::-1]] = np.arange(len(codes))[::-1]
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    kind = pd.CategoricalDtype(pd.Index(names, dtype="str")[order])
    ends = [pd.Categorical.from_codes(rank[codes[part]], dtype=kind) for part in rows]
    return ends[0], ends[1]


def _text(value: Hashable) -> str:
    return value if isinstance(value, str) else str(value)


def _strengths(values: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(values, errors="coerce").astype("float64")
    bad = ~(numbers >= 0) | (numbers == float("inf"))
    if bad.any():
        row = int(bad.to_numpy().argmax())
        raise QuestionError(
            "ties",
            f'row {row + 1}: strength "{values.iloc[row]}" is not a number from 0 up',
            "Correct it",
        )
    return numbers


def _days(frame: pd.DataFrame, zone: ZoneInfo) -> pd.Series:
    """Read the days; an instant without a zone is read in ``zone``."""
    if "happened_at" not in frame:
        return pd.Series(pd.NaT, index=frame.index, dtype="datetime64[s]")
    values = frame["happened_at"]
    numbers = pd.api.types.is_numeric_dtype(values) and values.notna().any()
    instants = None if numbers else _instants(values)
    if instants is None:
        read = pd.to_datetime(values.astype("str"), errors="coerce", utc=True, format="ISO8601")
        wrong = values[values.notna() & read.isna()]
        first = (values.dropna() if wrong.empty else wrong).iloc[0]
        raise QuestionError(
            "ties",
            f'happened_at "{first}" is not a day',
            "Write days as YYYY-MM-DD, instants as ISO 8601, all with or all without a zone",
        )
    if instants.dt.tz is not None:
        return days_of(instants, zone)
    days: pd.Series = instants.dt.normalize().astype("datetime64[s]")
    return days


def _instants(values: pd.Series) -> pd.Series | None:
    try:
        instants: pd.Series = pd.to_datetime(values, format="ISO8601")
    except (ValueError, TypeError):
        return None
    return instants
