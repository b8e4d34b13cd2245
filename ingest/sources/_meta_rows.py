"""The rows of a content export: each post told once, its figures of a lifetime or of days."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, tzinfo

from graph.errors import InputError
from ingest import saying
from ingest.source import Aside, Event, Item, Loss, Note, Passed, Told
from ingest.sources._meta import Who, as_id, handle, hashtags, is_mangled, shown, whole
from ingest.sources._meta_lines import RECOVERED, Key, Layout, Line, largest
from ingest.sources._meta_values import day_in, report_day
from ingest.sources._meta_words import NAME, PAGE, POST, SHARED, TEXT, TIME, TITLE, USERNAME

AGAIN = "Download it again: Meta Business Suite, Insights, Content, Export data, by post"
_SOURCE = "Meta Business Suite"
_REPEATED = 0.5
_UNMANGLE = "Download the export again and load it before Excel has opened and saved it"


class Export:
    """One export: its rows, and what is known over all of them."""

    def __init__(self, name: str, layout: Layout, zone: tzinfo) -> None:
        self._name, self._layout, self._zone = name, layout, zone
        self._losses: Counter[str] = Counter()
        self._lines = layout.lines(self._losses)
        self._platform = layout.platform(self._lines)
        self._pages: dict[str, set[str]] = defaultdict(set)
        for line in self._lines:
            if line.link and line.link.account:
                self._pages[line.link.account].add(layout.cell(line.cells, PAGE))
        self._best = largest(self._lines)
        self._report_day = self._last_day()
        self._told: set[str] = set()
        self._said: set[Key] = set()

    def events(self) -> Iterator[Event]:
        """Give every row as an event, then what the file has lost.

        Raises InputError for a daily breakdown that has lost its days.
        """
        self._refuse_unclear_days()
        yield from map(self._event, self._lines)
        if cut := self._layout.table.cut:
            yield Aside(cut, "", "", "the file is cut off in this row", "Download it again")
            yield Note(f"{self._name} is cut off in row {cut:,}; what is above is read")
        if recovered := self._losses.pop(RECOVERED, 0):
            yield Note(f"{self._name}: {recovered:,} {RECOVERED}")
        yield from (Loss(what, number) for what, number in self._losses.items())
        if self._told:
            yield Note(
                f"{self._name} counts reactions, comments and shares but does not name who made "
                "them: it gives figures, and no interactions between people"
            )

    def _event(self, line: Line) -> Event:
        if line.post is None:
            return self._without_post(line)
        if line.key in self._said:
            return Passed(line.number, "rows that repeat a post (its largest figures are kept)")
        rows: list[Told] = []
        if line.post not in self._told:
            posted_at = self._layout.times.moment(self._cell(line, TIME))
            if posted_at is None:
                return self._aside(line, TIME, "is not a time mashal can read")
            rows = self._post(line, line.post, posted_at)
            self._told.add(line.post)
        self._said.add(line.key)
        rows += self._figures(line, line.post)
        if not rows:
            return Passed(line.number, "days of a post without figures")
        return Item(line.number, rows)

    def _post(self, line: Line, post_id: str, posted_at: datetime) -> list[Told]:
        if self._cell(line, SHARED).casefold() in ("1", "true", "yes"):
            self._losses["originals of posts that share another's"] += 1
        who, text = self._who(line), self._text(line)
        post = saying.post(
            who.platform,
            post_id,
            author=who.key,
            posted_at=posted_at,
            text=text,
            hashtags=hashtags(text) if text else None,
        )
        return [post, who.told(official=True)]

    def _figures(self, line: Line, post_id: str) -> list[Told]:
        return [
            saying.figure(
                metric,
                value,
                measured_on=line.day or self._report_day,
                source=_SOURCE,
                of="post",
                of_id=post_id,
                platform=self._platform_of(line),
                period="day" if line.day else "lifetime",
            )
            for metric, value in self._best[line.key].items()
        ]

    def _who(self, line: Line) -> Who:
        """Give the account; a page's address names it only if no other page of the file has it."""
        name, page = shown(self._cell(line, NAME)), self._cell(line, PAGE)
        username = handle(self._cell(line, USERNAME))
        page_id = None if is_mangled(page) else as_id(page)
        if line.link and line.link.account:
            slug = line.link.account
            if slug.isdigit():
                page_id = page_id or slug
            elif len(self._pages[slug]) < 2:
                username = username or slug
        if not (page_id or username or name):
            self._losses["accounts of posts"] += 1
            name = f"unnamed {self._platform_of(line).title()} account"
        return Who(self._platform_of(line), page_id, username, name)

    def _platform_of(self, line: Line) -> str:
        """Give a row's own platform: some exports hold both."""
        return line.link.platform if line.link else self._platform

    def _text(self, line: Line) -> str | None:
        title, text = whole(self._cell(line, TITLE)), whole(self._cell(line, TEXT))
        if title and text and text not in title:
            return text if title in text else f"{title}\n{text}"
        return title or text or None

    def _without_post(self, line: Line) -> Event:
        text = self._cell(line, POST)
        if line.link is None and not is_mangled(text) and as_id(text) is None:
            return Passed(line.number, "rows of totals and notes")
        if text:
            return self._aside(line, POST, "is an id that a spreadsheet has mangled")
        return self._aside(line, POST, "is blank, and the post's address does not hold its id")

    def _aside(self, line: Line, column: str, problem: str) -> Aside:
        at = self._layout.found.get(column)
        name = column if at is None else self._layout.table.shown[at]
        fix = _UNMANGLE if column == POST else "Download the export again, without changing it"
        return Aside(line.number, name, self._cell(line, column), problem, fix)

    def _cell(self, line: Line, column: str) -> str:
        return self._layout.cell(line.cells, column)

    def _last_day(self) -> date:
        """Give the last day of the report: as its name says, else that of its newest post."""
        moments = (self._layout.times.moment(self._cell(line, TIME)) for line in self._lines)
        days = [day_in(moment, self._zone) for moment in moments if moment]
        days += [line.day for line in self._lines if line.day]
        return report_day(self._name, max(days, default=None))

    def _refuse_unclear_days(self) -> None:
        """Refuse a daily breakdown whose days are gone: its figures can't be put together."""
        lines = [line for line in self._lines if line.post and not line.day]
        posts = {line.post for line in lines}
        different = {(line.post, *line.figures.items()) for line in lines}
        if len(lines) > 3 and len(posts) < _REPEATED * len(lines) <= len(different):
            raise InputError(
                self._name,
                "has many rows a post, as a daily breakdown does, but no days in them",
                AGAIN,
            )
