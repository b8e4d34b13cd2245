"""The rows of a content export: each post told once, its figures of a lifetime or of days."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from graph.errors import InputError
from ingest import saying
from ingest.fields.form import DASHES
from ingest.fields.ids import is_rounded
from ingest.source import Aside, Event, Item, Loss, Note, Passed, Told
from ingest.sources._meta import (
    FACEBOOK,
    INSTAGRAM,
    Who,
    as_id,
    handle,
    hashtags,
    is_mangled,
    own_part,
    shown,
    whole,
)
from ingest.sources._meta_links import Link, link
from ingest.sources._meta_table import Names, Table
from ingest.sources._meta_times import Reader
from ingest.sources._meta_values import count, day_in, days_in_name
from ingest.sources._meta_words import (
    DATE,
    LINK,
    METRICS,
    NAME,
    PAGE,
    POST,
    SHARED,
    TEXT,
    TIME,
    TITLE,
    USERNAME,
)  # fmt: skip

AGAIN = "Download it again: Meta Business Suite, Insights, Content, Export data, by post"
_SOURCE = "Meta Business Suite"
_MANY = 0.2
_REPEATED = 0.5
_UNMANGLE = "Download the export again and load it before Excel has opened and saved it"

Figures = dict[str, int]


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
    def key(self) -> tuple[str | None, date | None]:
        """What makes two rows say the same thing."""
        return self.post, self.day


class Export:
    """One export: its rows, and what is known over all of them."""

    def __init__(
        self, name: str, table: Table, found: dict[str, int], times: Reader, zone: tzinfo
    ) -> None:
        self.name, self._table, self._found, self._times, self._zone = (
            *(name, table, found),
            *(times, zone),
        )
        self.losses: Counter[str] = Counter()
        self._mangled = _rounded_ids([self._cell(cells, POST) for _, cells in table.rows])
        rows = table.rows[:-1] if table.cut else table.rows
        self._lines = [self._line(number, cells) for number, cells in rows]
        self._platform = _platform(self._lines, found)
        self._pages: dict[str, set[str]] = defaultdict(set)
        for line in self._lines:
            if line.link and line.link.account:
                self._pages[line.link.account].add(self._cell(line.cells, PAGE))
        self._best = _largest(self._lines)
        self._report_day = self._last_day()

    def events(self) -> Iterator[Event]:
        """Give every row as an event, then what the file has lost."""
        self._refuse_unclear_days()
        told: set[str] = set()
        said: set[tuple[str | None, date | None]] = set()
        for line in self._lines:
            yield self._event(line, told, said)
        if self._table.cut:
            yield Aside(
                *(self._table.cut, "", ""),
                "the file is cut off in this row",
                "Download the export again",
            )
            yield Note(f"{self.name} is cut off in row {self._table.cut:,}; what is above is read")
        yield from (Loss(what, number) for what, number in self.losses.items())
        if told:
            yield Note(
                f"{self.name} counts reactions, comments and shares but does not name who made "
                "them: it gives figures, and no interactions between people"
            )

    def _event(
        self, line: Line, told: set[str], said: set[tuple[str | None, date | None]]
    ) -> Event:
        if line.post is None:
            return self._without_post(line)
        if line.key in said:
            return Passed(line.number, "rows that repeat a post (its largest figures are kept)")
        rows: list[Told] = []
        if line.post not in told:
            posted_at = self._times.moment(self._cell(line.cells, TIME))
            if posted_at is None:
                return self._aside(line, TIME, "is not a time mashal can read")
            rows = self._post(line, line.post, posted_at)
            told.add(line.post)
        said.add(line.key)
        rows += self._figures(line)
        if not rows:
            return Passed(line.number, "days of a post without figures")
        return Item(line.number, rows)

    def _post(self, line: Line, post_id: str, posted_at: datetime) -> list[Told]:
        if self._cell(line.cells, SHARED).casefold() in ("1", "true", "yes"):
            self.losses["posts that share another's, which the file does not name"] += 1
        who, text = self._who(line), self._text(line.cells)
        post = saying.post(
            self._platform,
            post_id,
            author=who.key,
            posted_at=posted_at,
            text=text,
            hashtags=hashtags(text) if text else None,
        )
        return [post, who.told(official=True)]

    def _figures(self, line: Line) -> list[Told]:
        return [
            saying.figure(
                metric,
                value,
                measured_on=line.day or self._report_day,
                source=_SOURCE,
                of="post",
                of_id=line.post or "",
                platform=self._platform,
                period="day" if line.day else "lifetime",
            )
            for metric, value in self._best[line.key].items()
        ]

    def _who(self, line: Line) -> Who:
        """Give the account; a page's address names it only if no other page of the file has it."""
        name, page = shown(self._cell(line.cells, NAME)), self._cell(line.cells, PAGE)
        username = handle(self._cell(line.cells, USERNAME))
        page_id = None if is_mangled(page) else as_id(page)
        if line.link and line.link.account:
            slug = line.link.account
            if slug.isdigit():
                page_id = page_id or slug
            elif len(self._pages[slug]) < 2:
                username = username or slug
        if not (page_id or username or name):
            self.losses["posts whose account the file does not name"] += 1
            name = f"unnamed {self._platform.title()} account"
        return Who(self._platform, page_id, username, name)

    def _text(self, cells: Names) -> str | None:
        title, text = whole(self._cell(cells, TITLE)), whole(self._cell(cells, TEXT))
        if title and text and text not in title:
            return text if title in text else f"{title}\n{text}"
        return title or text or None

    def _line(self, number: int, cells: Names) -> Line:
        address = link(self._cell(cells, LINK))
        figures: Figures = {}
        for column, metric in METRICS.items():
            cell = self._cell(cells, column)
            value = count(cell) if cell else None
            if value is not None:
                figures[metric] = value
            elif cell and cell not in DASHES:
                self.losses["figures that are no whole numbers"] += 1
        day = self._times.day(self._cell(cells, DATE)) if DATE in self._found else None
        return Line(number, cells, address, self._post_id(cells, address), day, figures)

    def _post_id(self, cells: Names, address: Link | None) -> str | None:
        text = self._cell(cells, POST)
        own = as_id(own_part(text))
        if own and not is_mangled(text) and text not in self._mangled:
            return own
        if address and address.platform == FACEBOOK and address.post:
            if text:
                self.losses["ids a spreadsheet had mangled, found again in the post's address"] += 1
            return address.post
        return None

    def _without_post(self, line: Line) -> Event:
        text = self._cell(line.cells, POST)
        if line.link is None and not is_mangled(text) and as_id(text) is None:
            return Passed(line.number, "rows of totals and notes")
        if text:
            return self._aside(line, POST, "is an id that a spreadsheet has mangled")
        return self._aside(line, POST, "is blank, and the post's address does not hold its id")

    def _aside(self, line: Line, column: str, problem: str) -> Aside:
        name = self._table.shown[self._found[column]] if column in self._found else column
        fix = _UNMANGLE if column == POST else "Download the export again, without changing it"
        return Aside(line.number, name, self._cell(line.cells, column), problem, fix)

    def _cell(self, cells: Names, column: str) -> str:
        at = self._found.get(column)
        return "" if at is None else cells[at]

    def _last_day(self) -> date:
        """Give the last day of the report: as its name says, else that of its newest post."""
        if named := days_in_name(self.name):
            return named[-1]
        days = [line.day for line in self._lines if line.day]
        moments = (self._times.moment(self._cell(line.cells, TIME)) for line in self._lines)
        days += [day_in(moment, self._zone) for moment in moments if moment]
        return max(days, default=date(2000, 1, 1))

    def _refuse_unclear_days(self) -> None:
        """Refuse a daily breakdown whose days are gone: its figures can't be put together."""
        posts = [line.post for line in self._lines if line.post and not line.day]
        different = {(line.post, *line.figures.items()) for line in self._lines if not line.day}
        if len(posts) > 3 and len(set(posts)) < _REPEATED * len(posts) <= len(different):
            raise InputError(
                self.name,
                "has many rows a post, as a daily breakdown does, but no days in them",
                AGAIN,
            )


def _largest(lines: list[Line]) -> dict[tuple[str | None, date | None], Figures]:
    best: dict[tuple[str | None, date | None], Figures] = {}
    for line in lines:
        figures = best.setdefault(line.key, {})
        for metric, value in line.figures.items():
            figures[metric] = max(value, figures.get(metric, 0))
    return best


def _rounded_ids(cells: list[str]) -> frozenset[str]:
    """Give the long ids that end in zeros, where a file has too many of them by chance."""
    long = {cell for cell in cells if len(cell) > 15}
    rounded = frozenset(filter(is_rounded, long))
    return rounded if len(rounded) > max(1, _MANY * len(long)) else frozenset()


def _platform(lines: list[Line], found: dict[str, int]) -> str:
    linked = Counter(line.link.platform for line in lines if line.link)
    if linked:
        return linked.most_common(1)[0][0]
    return INSTAGRAM if USERNAME in found else FACEBOOK
