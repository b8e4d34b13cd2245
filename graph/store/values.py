"""What Neo4j answers, as Python's own values and pandas' tables."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

import pandas as pd
from neo4j import Result
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain(value: Any) -> Any:
    """Turn one of the driver's values into Python's, inside lists and maps too.

    A node or relationship becomes its properties, a path the list of them in order, a duration
    ISO text, a day or instant Python's (its text, where Python has no such year).
    """
    if isinstance(value, Date | DateTime | Time):
        try:
            return value.to_native()
        except ValueError:
            return value.iso_format()
    if isinstance(value, Duration):
        return value.iso_format()
    if isinstance(value, Mapping | Node | Relationship):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, Path):
        steps = zip(value.nodes, [*value.relationships, None], strict=True)
        return [plain(part) for step in steps for part in step if part is not None]
    if isinstance(value, list | Point):
        return [plain(item) for item in value]
    return value


def as_rows(result: Result, limit: int | None = None) -> pd.DataFrame:
    """Read a result as a table, a row a record, and no further than ``limit`` rows."""
    names = list(result.keys())
    records = result if limit is None else islice(result, limit)
    rows = [[plain(value) for value in record.values()] for record in records]
    return pd.DataFrame(rows, columns=names, dtype=object)


def as_joined(result: Result) -> pd.DataFrame:
    """Read a result whose records are slices of parallel lists as one table."""
    names = list(result.keys())
    joined: dict[str, list[Any]] = {name: [] for name in names}
    for record in result:
        for name, values in zip(names, record.values(), strict=True):
            joined[name].extend(values)
    columns = {name: pd.Series(plain(values), dtype=object) for name, values in joined.items()}
    return pd.DataFrame(columns, columns=names)
