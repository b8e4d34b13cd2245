"""Whose figures X's analytics are, and of which day: what files' names and the posts say."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from graph.errors import InputError
from ingest.files import Given
from ingest.loose.days import loose_day
from ingest.sources._csv_table import Table
from ingest.sources._lines import lines, table
from ingest.sources._x import handle
from ingest.sources._x_tools import author_in

_OLD_NAME = re.compile(
    r"(?:tweet_activity_metrics|daily_tweet_activity_metrics)_(\w{1,20}?)_20\d{6}_", re.ASCII
)
_WITH_NAME = re.compile(r"@(\w{1,20})", re.ASCII)
_DAY = re.compile(r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")


def account_of(given: Given, found: Table, links: Sequence[str], *, alone: bool) -> str | None:
    """Give the handle of the account that a report is of.

    The file's name says it, or its posts' addresses do, or those of a report beside it. Raises
    InputError if nothing does and the report is ``alone`` in saying it.
    """
    name = PurePosixPath(given.name).name
    said = _OLD_NAME.search(name) or _WITH_NAME.search(name)
    if said:
        return said[1]
    by = _authors(found, links)
    for other in given.around().values() if alone and not by else ():
        if other.name != given.name and other.name.casefold().endswith((".csv", ".xlsx")):
            by |= _authors_beside(other, links)
    if len(by) == 1 or (by and not alone):
        return by.most_common(1)[0][0]
    if not alone:
        return None
    raise InputError(
        given.name,
        "does not say which account its figures are of",
        "Write the account into the file's name, such as account_overview_@mashal_e_rah.csv, or "
        "put its export of posts (account_analytics_content…) into the same folder",
    )


def last_day_in(name: str) -> date | None:
    """Give the last day in a file's name: ``…_2024-03-01_2024-03-31.csv``, ``…_20240401_en``."""
    days = [loose_day("-".join(each)) for each in _DAY.findall(PurePosixPath(name).name)]
    return max((day for day in days if day), default=None)


def _authors(found: Table, links: Sequence[str]) -> Counter[str]:
    names = (author_in(line.get(*links)) for line in lines(found))
    return Counter(name for name in names if name and handle(name))


def _authors_beside(given: Given, links: Sequence[str]) -> Counter[str]:
    for column in links:
        try:
            return _authors(table(given, column, "impressions"), links)
        except InputError:
            continue
    return Counter()
