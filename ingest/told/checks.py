"""What a reader tells is checked cell by cell with the tables' own rules, but without pydantic.

The same functions judge a cell as in :mod:`ingest.records`; pydantic's way around them costs ten
times as much. Whatever does not pass here at once is given to :func:`ingest.validate.validate`,
which finds the words for it: both accept the same rows and make the same of them.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import Any

from pydantic_core import PydanticCustomError

from graph.fold import handle_key
from ingest import limits
from ingest.fields.choices import as_yes_no
from ingest.fields.ids import as_account, as_account_id, as_handle, as_id
from ingest.fields.numbers import Count
from ingest.fields.text import Line, Prose
from ingest.fields.times import Day, as_instant
from ingest.records import TABLES
from ingest.records.figures import METRIC, OF, PERIOD, as_measured
from ingest.records.interactions import BETWEEN_POSTS, TYPE, as_reaction
from ingest.records.social import PLATFORM, as_hashtags
from ingest.rows import Problem, Row
from ingest.validate import validate

Cells = dict[str, Any]
"""A row's valid cells by column; what is missing is left out."""

FAST = ("accounts", "posts", "interactions", "measurements")


class _NotAtOnceError(Exception):
    """The cell needs a closer look."""


def checked(table: str, cells: Mapping[str, Any], zone: tzinfo) -> Cells | list[Problem]:
    """Give the valid cells of a row, or the problems it has."""
    check = _CHECKS.get(table)
    if check is not None:
        try:
            return check(cells)
        except (_NotAtOnceError, PydanticCustomError, KeyError):
            pass
    return slowly(table, cells, zone)


def slowly(table: str, cells: Mapping[str, Any], zone: tzinfo) -> Cells | list[Problem]:
    """Do the same by way of the table's record."""
    if table not in TABLES:
        raise ValueError(f"{table} is no table")
    found = validate(Row(table, "", 0, cells), zone)
    if isinstance(found, list):
        return found
    values = found.__dict__
    return {name: values[name] for name in found.model_fields_set if values[name] is not None}


def _each(cells: Mapping[str, Any], columns: Mapping[str, Callable[[Any], Any]]) -> Cells:
    found: Cells = {}
    for name, value in cells.items():
        if value is None:
            columns[name]
            continue
        if type(value) is str and (value[:1] == "#" or len(value) > limits.CELL_CHARACTERS):
            raise _NotAtOnceError
        found[name] = columns[name](value)
    return found


def _account(cells: Mapping[str, Any]) -> Cells:
    if cells.get("account_id") is None:
        name = cells.get("handle")
        if type(name) is not str:
            raise _NotAtOnceError
        cells = {**cells, "account_id": f"@{handle_key(name)}"}
    found = _each(cells, _ACCOUNT)
    found["platform"]
    return found


def _post(cells: Mapping[str, Any]) -> Cells:
    found = _each(cells, _POST)
    found["platform"], found["post_id"], found["account_id"], found["posted_at"]
    return found


def _interaction(cells: Mapping[str, Any]) -> Cells:
    found = _each(cells, _INTERACTION)
    type_, post, other = found["type"], found["post_id"], found.get("target_post_id")
    found["platform"], found["source"], found["target"]
    if type_ in BETWEEN_POSTS:
        fits = other != post and "reaction" not in found
    elif type_ == "mention":
        fits = other is None and "reaction" not in found
    else:
        fits = other is None or other == post
    if not fits:
        raise _NotAtOnceError
    return found


def _figure(cells: Mapping[str, Any]) -> Cells:
    found = _each(cells, _FIGURE)
    found["metric"], found["value"], found["measured_on"], found["source"], found["of_id"]
    if found["of"] in ("post", "account"):
        found["platform"]
    return found


def _moment(value: Any) -> datetime:
    """Take an instant with a zone; others need the settings'."""
    if type(value) is datetime and value.tzinfo is UTC and 2000 <= value.year < _THIS_YEAR:
        return value
    if type(value) is not datetime or value.tzinfo is None:
        raise _NotAtOnceError
    return as_instant(value, _NO_CONTEXT)


class _NoContext:
    context: None = None


_THIS_YEAR = datetime.now(UTC).year
_NO_CONTEXT: Any = _NoContext()
_line: Callable[[str], str] = lru_cache(4_096)(Line())
_tags: Callable[[str], list[str]] = lru_cache(16_384)(as_hashtags)
_prose = Prose(70_000)
_day = Day(2000, 366)
_followers = Count(10_000_000_000)
_value = Count(1_000_000_000_000)


def _text_in(value: Any) -> str:
    if type(value) is not str:
        raise _NotAtOnceError
    return _line(value)


def _hashtags(value: Any) -> tuple[str, ...]:
    if type(value) is not str:
        raise _NotAtOnceError
    return tuple(_tags(value))


def _text(value: Any) -> str:
    if type(value) is not str:
        raise _NotAtOnceError
    return _prose(value)


def _only_day(value: Any) -> date:
    if type(value) is not date:
        raise _NotAtOnceError
    return _sound_day(value)


_sound_day: Callable[[date], date] = lru_cache(1_024)(_day)


def _whole(limit: Count) -> Callable[[Any], int]:
    def take(value: Any) -> int:
        if type(value) is not int:
            raise _NotAtOnceError
        return limit(value)

    return take


def _apart(_: Any) -> Any:
    """Columns that platforms don't tell go the slow way."""
    raise _NotAtOnceError


_ACCOUNT: Mapping[str, Callable[[Any], Any]] = {
    "platform": PLATFORM,
    "account_id": as_account_id,
    "handle": as_handle,
    "name": _text_in,
    "official": as_yes_no,
    "followers": _whole(_followers),
    "person_id": _apart,
}
_POST: Mapping[str, Callable[[Any], Any]] = {
    "platform": PLATFORM,
    "post_id": as_id,
    "account_id": as_account,
    "posted_at": _moment,
    "text": _text,
    "hashtags": _hashtags,
    "content_id": _apart,
}
_INTERACTION: Mapping[str, Callable[[Any], Any]] = {
    "type": TYPE,
    "platform": PLATFORM,
    "post_id": as_id,
    "source": as_account,
    "target": as_account,
    "happened_at": _moment,
    "target_post_id": as_id,
    "reaction": as_reaction,
}
_FIGURE: Mapping[str, Callable[[Any], Any]] = {
    "metric": METRIC,
    "value": _whole(_value),
    "measured_on": _only_day,
    "source": _text_in,
    "of": OF,
    "of_id": as_measured,
    "platform": PLATFORM,
    "period": PERIOD,
}
_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], Cells]] = {
    "accounts": _account,
    "posts": _post,
    "interactions": _interaction,
    "measurements": _figure,
}
