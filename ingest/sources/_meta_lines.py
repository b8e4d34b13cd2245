"""One row of a content export: which post it is about, of which day, and its figures."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ingest.fields.form import DASHES
from ingest.fields.ids import is_rounded
from ingest.sources._csv_table import Names, Table
from ingest.sources._meta import FACEBOOK, INSTAGRAM, as_id, is_mangled, own_part
from ingest.sources._meta_links import Link, link
from ingest.sources._meta_times import Reader
from ingest.sources._meta_values import count
from ingest.sources._meta_words import DATE, LINK, METRICS, POST, USERNAME

_MANY = 0.2
_UNREADABLE = "figures that are no whole numbers"
RECOVERED = "ids a spreadsheet had mangled were found again in the posts' addresses"

Figures = dict[str, int]
Key = tuple[str | None, date | None]


@dataclass(frozen=True)
class Line:
    """One row of the export: the post it is about, and the day, if its figures are of one day."""

    number: int
    cells: Names
    link: Link | None
    post: str | None
    day: date | None
    figures: Figures

    @property
    def key(self) -> Key:
        """What makes two rows say the same thing."""
        return self.post, self.day


@dataclass(frozen=True)
class Layout:
    """Which column of a table holds what, and how its times are read."""

    table: Table
    found: dict[str, int]
    times: Reader

    def cell(self, cells: Names, column: str) -> str:
        """Give what a row holds in a column; empty where the file has no such column."""
        at = self.found.get(column)
        return "" if at is None else cells[at]

    def lines(self, losses: Counter[str]) -> list[Line]:
        """Read every row but one that is cut off; what is lost is counted."""
        rows = self.table.rows[:-1] if self.table.cut else self.table.rows
        mangled = _rounded_ids(self.cell(cells, POST) for _, cells in rows)
        return [self._line(number, cells, mangled, losses) for number, cells in rows]

    def platform(self, lines: Iterable[Line]) -> str:
        """Tell Facebook from Instagram: by the addresses, else by the columns."""
        linked = Counter(line.link.platform for line in lines if line.link)
        if linked:
            return linked.most_common(1)[0][0]
        return INSTAGRAM if USERNAME in self.found else FACEBOOK

    def _line(
        self, number: int, cells: Names, mangled: frozenset[str], losses: Counter[str]
    ) -> Line:
        address = link(self.cell(cells, LINK))
        figures: Figures = {}
        for column, metric in METRICS.items():
            cell = self.cell(cells, column)
            value = count(cell) if cell else None
            if value is not None:
                figures[metric] = value
            elif cell and cell not in DASHES:
                losses[_UNREADABLE] += 1
        day = self.times.day(self.cell(cells, DATE)) if DATE in self.found else None
        post = self._post(cells, address, mangled, losses)
        return Line(number, cells, address, post, day, figures)

    def _post(
        self, cells: Names, address: Link | None, mangled: frozenset[str], losses: Counter[str]
    ) -> str | None:
        text = self.cell(cells, POST)
        own = as_id(own_part(text))
        if own and not is_mangled(text) and text not in mangled:
            return own
        if address and address.platform == FACEBOOK and address.post:
            losses[RECOVERED] += bool(text)
            return address.post
        return None


def largest(lines: Iterable[Line]) -> dict[Key, Figures]:
    """Give the largest of each figure among rows that say the same thing."""
    best: dict[Key, Figures] = {}
    for line in lines:
        figures = best.setdefault(line.key, {})
        for metric, value in line.figures.items():
            figures[metric] = max(value, figures.get(metric, 0))
    return best


def _rounded_ids(cells: Iterable[str]) -> frozenset[str]:
    """Give the long ids that end in zeros, where a file has too many of them by chance."""
    long = {cell for cell in cells if len(cell) > 15}
    rounded = frozenset(filter(is_rounded, long))
    return rounded if len(rounded) > max(1, _MANY * len(long)) else frozenset()
