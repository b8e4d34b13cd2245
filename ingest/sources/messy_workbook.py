"""A programme team's own workbook: people, sessions, attendance, feedback, in their words."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from ingest.fields.form import Cell
from ingest.head import Head
from ingest.layouts import KNOWN_COLUMNS
from ingest.messy.hidden import Veil
from ingest.messy.pages import Page, page
from ingest.messy.read import find, read_book
from ingest.sheets import Sheet, sheet
from ingest.source import Source, Sure
from ingest.sources import sources

KIND = "messy_workbook"
_LISTS = frozenset({".csv", ".tsv", ".txt", ""})
_OWN = frozenset(name for name in KNOWN_COLUMNS if "_" in name)
_WRITTEN_BY_TOOLS = (
    "_uuid|_submission_time|_parent_index|_submission__id|submissiondate|submitterid|parent_key|key"
    "|timestamp|tweet_id|author_id|user_id|thread_id|guid|pubdate|permalink|join time|leave time"
    "|time joined|time exited|first join|last leave|1. summary|name (original name)|vertex 1"
    "|vertex 2|tweet id|post id|total interactions|post created|publish time"
)
_TOOLS = frozenset(_WRITTEN_BY_TOOLS.split("|"))
"""Names of columns that tools write and nobody types; in lower case."""


def recognise(head: Head) -> Sure:
    """Tell a workbook by at least one table whose columns are understood; never surely."""
    is_list = head.is_zip or PurePosixPath(head.name).suffix in _LISTS
    if not is_list or any(_is_not_typed(names) for names in head.columns):
        return 0
    if all(kind == "figures" for kind, _ in find(_pages(head)).tables):
        return 0
    # Whoever else knows the file knows it better.
    others = (each for kind, each in sources().items() if kind != KIND)
    return 0 if any(each.recognise(head) for each in others) else 1


def _is_not_typed(names: frozenset[str]) -> bool:
    """Whether a row names columns as tools do, or as mashal's own tables do (person_id)."""
    return bool(names & _TOOLS) or len(names & _OWN) > 1


def _pages(head: Head) -> list[Page]:
    if head.is_zip:
        return [_page(name, rows) for name, rows in head.sheets.items()]
    return [_page("", head.table)]


def _page(name: str, rows: Sequence[Sequence[Cell]]) -> Page:
    found: Sheet = sheet(name, rows)
    return page(found, Veil())


SOURCES = [
    Source(
        KIND,
        "a programme team's own workbook (people, sessions, attendance, feedback)",
        recognise,
        read_book,
        "tables",
    )
]
