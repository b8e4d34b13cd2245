"""What a reader tells is checked cell by cell with the tables' own rules, but without pydantic.

The same functions judge a cell as in :mod:`ingest.records`; pydantic's way around them costs ten
times as much. Whatever does not pass here at once is given to :func:`ingest.validate.validate`,
which finds the words for it: both accept the same rows and make the same of them.
"""

import re
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
        except (_NotAtOnceError, PydanticCustomError, KeyError, TypeError):
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
        check = columns[name]
        if value is None:
            continue
        if type(value) is str and (value[:1] == "#" or len(value) > limits.CELL_CHARACTERS):
            raise _NotAtOnceError
        found[name] = check(value)
    return found


def _account(cells: Mapping[str, Any]) -> Cells:
    """Check an account; the same ones are told again and again, and checked once."""
    # With their kinds: True and 1.0 are no counts, though they equal 1.
    told = (*cells.items(), *map(type, cells.values()))
    known = _ACCOUNTS_SEEN.get(told)
    if known is not None:
        return known
    if cells.get("account_id") is None:
        name = cells.get("handle")
        if type(name) is not str:
            raise _NotAtOnceError
        cells = {**cells, "account_id": f"@{handle_key(name)}"}
    found = _each(cells, _ACCOUNT)
    found["platform"]
    if len(_ACCOUNTS_SEEN) >= _SEEN:
        _ACCOUNTS_SEEN.clear()
    _ACCOUNTS_SEEN[told] = found
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
    """Check a figure; all but its value and whose it is are the same through a whole report."""
    value, of_id = cells["value"], cells["of_id"]
    report = tuple(cells[name] for name in _REPORT)
    known = _REPORTS.get(report) if len(cells) == len(_FIGURE) else None
    if known is None or type(value) is not int or not 0 <= value <= _value.limit:
        known = _each(cells, _FIGURE)
        known["metric"], known["value"], known["measured_on"], known["source"], known["of_id"]
        if known["of"] in ("post", "account"):
            known["platform"]
        if len(cells) == len(_FIGURE) == len(known):
            _REPORTS[report] = {name: known[name] for name in _REPORT}
            if len(_REPORTS) >= _SEEN:
                _REPORTS.clear()
        return known
    if type(of_id) is not str or not _DIGITS.fullmatch(of_id):
        of_id = _each({"of_id": of_id}, _FIGURE)["of_id"]
    return {**known, "value": value, "of_id": of_id}


def _moment(value: Any) -> datetime:
    """Take an instant with a zone; others need the settings'."""
    if type(value) is datetime and value.tzinfo is UTC and 2000 <= value.year < _THIS_YEAR:
        return value
    if type(value) is not datetime or value.tzinfo is None:
        raise _NotAtOnceError
    return as_instant(value, _NO_CONTEXT)


def _name(value: Any) -> str:
    """Take the id of an account or post; most are digits, the rest is looked at closely."""
    return value if type(value) is str and _DIGITS.fullmatch(value) else as_account(value)


def _id(value: Any) -> str:
    return value if type(value) is str and _DIGITS.fullmatch(value) else as_id(value)


class _NoContext:
    context: None = None


_DIGITS = re.compile(r"\d{16,19}|\d{1,9}", re.ASCII)
_SEEN = 40_000
_ACCOUNTS_SEEN: dict[tuple[Any, ...], Cells] = {}
_REPORT = ("metric", "measured_on", "source", "of", "platform", "period")
_REPORTS: dict[tuple[Any, ...], Cells] = {}
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
    "post_id": _id,
    "account_id": _name,
    "posted_at": _moment,
    "text": _text,
    "hashtags": _hashtags,
    "content_id": _apart,
}
_INTERACTION: Mapping[str, Callable[[Any], Any]] = {
    "type": TYPE,
    "platform": PLATFORM,
    "post_id": _id,
    "source": _name,
    "target": _name,
    "happened_at": _moment,
    "target_post_id": _id,
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
