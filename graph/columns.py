"""Which tables a snapshot holds, the columns of each, and the day each row is dated by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

TEXT, DAY, INSTANT, NUMBER, TRUTH, LIST = "text", "day", "instant", "number", "truth", "list"


@dataclass(frozen=True)
class Table:
    """A table's columns with their kind; ``key`` orders its rows, ``day`` dates them."""

    columns: Mapping[str, str]
    key: tuple[str, ...]
    day: str | None = None


def _table(key: str, dated: str | None = None, /, **columns: str) -> Table:
    named = {name: kind for kind, names in columns.items() for name in names.split()}
    return Table(named, tuple(key.split()), dated)


TABLES: Mapping[str, Table] = {
    "people": _table(
        "person_id",
        text="person_id name name_ur gender faith_group expertise consent",
        list="disciplines also_known_as",
        truth="ambassador panelist staff influencer",
    ),
    "campuses": _table(
        "university_id",
        text="university_id name name_ur short_name city province sector",
        number="latitude longitude students",
    ),
    "studies": _table(
        "person_id university_id programme",
        "from_on",
        text="person_id university_id programme",
        day="from_on graduates_on",
    ),
    "terms": _table(
        "person_id university_id appointed_on",
        "appointed_on",
        text="person_id university_id cohort",
        day="appointed_on ends_on",
    ),
    "trainings": _table(
        "training_id person_id", "held_on", text="training_id person_id title", day="held_on"
    ),
    "sessions": _table(
        "session_id",
        "held_on",
        text="session_id title venue_id venue university_id province format",
        day="held_on",
        list="topics",
        number="participants_count",
    ),
    "session_people": _table(
        "session_id person_id part", "held_on", text="session_id person_id part", day="held_on"
    ),
    "content": _table(
        "content_id",
        "produced_on",
        text="content_id title kind session_id",
        day="produced_on",
        list="topics",
    ),
    "content_people": _table(
        "content_id person_id", "produced_on", text="content_id person_id", day="produced_on"
    ),
    "testimonials": _table(
        "content_id person_id",
        "produced_on",
        text="content_id person_id session_id text",
        day="produced_on",
    ),
    "accounts": _table(
        "platform account_id person_id",
        text="platform account_id handle person_id",
        truth="official",
        number="followers",
    ),
    "posts": _table(
        "platform post_id",
        "day",
        text="platform post_id account_id person_id content_id",
        instant="posted_at",
        day="day",
        list="tags",
    ),
    "interactions": _table(
        "platform post_id kind source_account target_account",
        "day",
        text="kind platform post_id target_post_id source_account target_account source target",
        instant="happened_at",
        day="day",
    ),
    "campaigns": _table("name", "starts_on", text="name", list="tags", day="starts_on ends_on"),
    "measurements": _table(
        "of platform of_id metric source measured_on",
        "measured_on",
        text="metric source of platform of_id period",
        number="value",
        day="measured_on",
    ),
    "feedback": _table(
        "response_id item",
        "answered_on",
        text="response_id session_id respondent_code wave item score",
        day="answered_on",
    ),
    "reported_ties": _table(
        "source target reported_on", "reported_on", text="source target", day="reported_on"
    ),
    "account_ties": _table(
        "platform source_account target_account kind told_by happened_on",
        "happened_on",
        text="platform source_account target_account kind told_by source target",
        number="weight",
        day="happened_on",
    ),
    "targets": _table(
        "university_id", text="university_id", number="ambassadors sessions topics panelists groups"
    ),
    "acts": _table("person_id day kind", "day", text="person_id kind", day="day"),
}

_DTYPES = {
    TEXT: "str",
    DAY: "datetime64[s]",
    INSTANT: "datetime64[s, UTC]",
    NUMBER: "float64",
    TRUTH: "bool",
    LIST: "object",
}


def empty(name: str) -> pd.DataFrame:
    """Make the table ``name`` without rows."""
    return typed(name, pd.DataFrame(columns=list(TABLES[name].columns), dtype=object))


def typed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Give a table as read its columns, their types and the order of its key.

    Days come as ISO text, instants as seconds since 1970; missing truth is no.
    """
    table = TABLES[name]
    columns = {column: _typed(frame[column], kind) for column, kind in table.columns.items()}
    return pd.DataFrame(columns).sort_values(list(table.key), kind="stable", ignore_index=True)


def until(name: str, frame: pd.DataFrame, day: date) -> pd.DataFrame:
    """Keep what happened on or before ``day``, and what nobody has dated."""
    column = TABLES[name].day
    if column is None or frame.empty:
        return frame
    dates = frame[column]
    kept = (dates <= pd.Timestamp(day)) | dates.isna()
    return frame[kept].reset_index(drop=True)


def _typed(values: pd.Series, kind: str) -> pd.Series:
    if kind == TRUTH:
        return values.map(lambda value: value is True).astype("bool")
    if kind == DAY and values.dtype == object:
        values = pd.to_datetime(values, format="ISO8601")
    if kind == INSTANT and values.dtype == object:
        values = pd.to_datetime(values.astype("float64"), unit="s", utc=True)
    return values.astype(_DTYPES[kind])  # type: ignore[call-overload, no-any-return]
