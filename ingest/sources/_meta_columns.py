"""Which column of a Meta export holds what: by its name in a known language, else by its cells."""

import re
from collections.abc import Callable, Iterable, Sequence

from ingest.sources._csv_table import Names, Table
from ingest.sources._meta import as_id, is_mangled
from ingest.sources._meta_links import link
from ingest.sources._meta_values import count
from ingest.sources._meta_words import (
    DATE,
    KIND,
    LANGUAGES,
    LINK,
    METRICS,
    NAME,
    PAGE,
    POST,
    TEXT,
    TIME,
    USERNAME,
)

_IDENTITY = frozenset({PAGE, NAME, USERNAME})
_TIME = re.compile(r"\D{0,3}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[\sT,]+\d{1,2}[:.]\d{2}.*", re.DOTALL)
_MOST = 0.7
_LOOKED_AT = 200


def language_of(names: Iterable[str]) -> str:
    """Give the language that knows most of the names; English where none does."""
    names = set(names)
    return max(LANGUAGES, key=lambda each: len(names & LANGUAGES[each].keys()))


def columns_of(names: Names) -> dict[str, int]:
    """Say which column holds what, in the language that knows most of them; the first of each.

    English names among those of another language are understood too, as Meta mixes them.
    """
    known = {**LANGUAGES["en"], **LANGUAGES[language_of(names)]}
    found: dict[str, int] = {}
    for at, name in enumerate(names):
        if name in known:
            found.setdefault(known[name], at)
    return found


def is_known(names: Names) -> bool:
    """Whether a row holds the names of an export's columns: a post's id, and what goes with it."""
    found = columns_of(names).keys()
    if POST not in found or any(name.startswith("lifetime ") for name in names):
        return False
    beside = len(found & {TIME, LINK, DATE, KIND}) + len(found & METRICS.keys())
    return bool(found & {TIME, LINK}) and (bool(found & _IDENTITY) or beside > 2)


def by_cells(rows: Sequence[Names]) -> dict[str, int]:
    """Say which column holds what by the cells alone: ids, permalinks and times of posts.

    Empty unless there are a post's id, a link to Facebook or Instagram, and a time.
    """
    filled = [row for row in rows[:_LOOKED_AT] if sum(1 for cell in row if cell) > 3]
    width = max(map(len, filled), default=0)
    cells = [[row[at] for row in filled if at < len(row) and row[at]] for at in range(width)]
    ids = [at for at in range(width) if _most(cells[at], _is_long_id)]
    links = [at for at in range(width) if _most(cells[at], _is_link)]
    times = [at for at in range(width) if _most(cells[at], _is_time)]
    if not (ids and links and times):
        return {}
    found = {POST: ids[0], LINK: links[0], TIME: times[0]}
    if len(ids) > 1:
        found[PAGE] = ids[1]
        if ids[1] + 1 < width and _most(cells[ids[1] + 1], lambda cell: count(cell) is None):
            found[NAME] = ids[1] + 1
    taken = set(found.values())
    if texts := [at for at in range(width) if at not in taken and _length(cells[at]) > 15]:
        found[TEXT] = max(texts, key=lambda at: _length(cells[at]))
    return found


def figures_by_sum(table: Table, found: dict[str, int]) -> dict[str, int]:
    """Find Facebook's total, reactions, comments and shares in columns with unknown names.

    They stand side by side, and the first is the sum of the others in most rows.
    """
    width = len(table.names)
    rows = [[count(cell) for cell in cells] for _, cells in table.rows[:_LOOKED_AT]]
    for at in range(max(found.values()) + 1 if found else 0, width - 3):
        four = [row[at : at + 4] for row in rows if None not in row[at : at + 4]]
        sums = [each for each in four if each[0] == sum(filter(None, each[1:])) and each[0]]
        if len(sums) > 2 and len(sums) > _MOST * len([each for each in four if each[0]]):
            return {"reactions": at + 1, "comments": at + 2, "shares": at + 3}
    return {}


def columns(table: Table) -> tuple[dict[str, int], bool]:
    """Say which column holds what, and whether it is the names that told."""
    found = columns_of(table.names)
    if is_known(table.names):
        return found, True
    shaped = by_cells([cells for _, cells in table.rows])
    merged = {**{key: at for key, at in found.items() if at not in shaped.values()}, **shaped}
    return {**figures_by_sum(table, merged), **merged}, False


def _most(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return len(cells) > 0 and sum(map(fits, cells)) >= _MOST * len(cells)


def _length(cells: Sequence[str]) -> float:
    texts = [cell for cell in cells if not _is_link(cell) and not _is_time(cell)]
    return sum(map(len, texts)) / len(texts) if texts else 0


def _is_long_id(cell: str) -> bool:
    return is_mangled(cell) or len(as_id(cell) or "") >= 13


def _is_link(cell: str) -> bool:
    return link(cell) is not None


def _is_time(cell: str) -> bool:
    return _TIME.fullmatch(cell) is not None
