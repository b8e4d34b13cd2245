"""A workbook on its way to rows of our tables: its people, its sessions, what it said."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from graph.fold import fold, handle_key, one_line
from ingest.fields.form import Cell
from ingest.loose.contacts import masked
from ingest.messy.days import Days
from ingest.messy.meetings import Meetings
from ingest.messy.pages import Page, text
from ingest.messy.roster import Person, Roster
from ingest.messy.tables import Table
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Told
from ingest.surveys.naming import slug, title_of

Said = tuple[str, Mapping[str, Any] | Person]
"""A row of one of our tables; a Person stands for their row, or in a cell for who they are."""

_VERSION = re.compile(
    r"[\s_-]*(?:\(?(?:v(?:er(?:sion)?)?\.?[\s_-]*\d+(?:\.\d+)*|rev\.?\s*\d+|final|latest|updated|new"
    r"|copy|draft|old|backup|\d{1,2}[-_.]\d{1,2}[-_.]\d{2,4}|\d{8})\)?)+$",
    re.IGNORECASE,
)


@dataclass
class Book:
    """What is known of a workbook while its tables are read."""

    scope: str
    context: Context
    days: Days
    roster: Roster
    meetings: Meetings = field(default_factory=Meetings)
    trainings: Meetings = field(default_factory=Meetings)
    _records: list[tuple[str, int, Sequence[Said]]] = field(default_factory=list)
    _others: list[Event] = field(default_factory=list)
    _lost: Counter[str] = field(default_factory=Counter)
    _made: dict[str, Told] = field(default_factory=dict)
    _owners: dict[tuple[str, str], Person] = field(default_factory=dict)
    _handles: dict[tuple[str, str], str] = field(default_factory=dict)
    _notes: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, pages: Sequence[Page], context: Context) -> "Book":
        """Begin a workbook."""
        scope = scope_of(name)
        found = cls(scope, context, Days(pages, name, context), Roster(scope))
        found.meetings.prefix = found.trainings.prefix = f"{scope}-"
        return found

    def item(self, table: Table, row: int, said: Iterable[Said]) -> None:
        """Keep what a row says, its main row first."""
        self._records.append((table.page.name, row, list(said)))

    def make(self, table: str, key: str, cells: dict[str, Any]) -> None:
        """Keep what no row says by itself: it rides with the first that refers to it."""
        self._made.setdefault(key, (table, cells))

    def passed(self, page: Page, row: int, why: str) -> None:
        """Pass a row over on purpose; ``why`` completes "3 records ignored: …"."""
        self._others.append(Passed(row, why, page.name))

    def aside(
        self, table: Table, row: int, column: str, cell: Cell, problem: str, fix: str
    ) -> None:
        """Set a row aside; no contact of anybody is shown."""
        shown = masked(text(cell)) if cell is not None else ""
        self._others.append(Aside(row, one_line(column), shown, problem, fix, table.page.name))

    def set_aside(self, found: Aside) -> None:
        """Set a row aside that no table has."""
        self._others.append(found)

    def lose(self, what: str, count: int = 1) -> None:
        """Count something that can't be kept."""
        self._lost[what] += count

    def note(self, said: str) -> None:
        """Warn of something, once."""
        self._notes.setdefault(said)

    def spelt(self, platform: str, handle: str) -> str:
        """Give a handle as the workbook spells it first."""
        return self._handles.setdefault((platform, handle_key(handle)), handle)

    def owns(self, person: Person, platform: str, handle: str) -> bool:
        """Whether an account is this person's: of several who have it, the first one's."""
        return self._owners.setdefault((platform, handle_key(handle)), person) is person

    def events(self) -> Iterator[Event]:
        """Give everything; people who stand on no list are told where they are named first."""
        for kind, people in self.roster.doubted():
            what = {"id_card": "identity-card number", "account": "account"}.get(kind, f"{kind}")
            self.note(
                f"one {what} stands beside {people} people with different names; "
                "it was used to recognise none of them"
            )
        told: set[int] = set()
        for sheet, row, said in self._records:
            named = [text(cells.get("session_id")) for _, cells in said if isinstance(cells, dict)]
            made = [self._made.pop(each) for each in dict.fromkeys(named) if each in self._made]
            yield Item(row, [*_told(said, told), *made], sheet)
        yield from self._others
        for what, count in self._lost.items():
            if count:
                yield Loss(what, count)
        yield from map(Note, self._notes)


def scope_of(name: str) -> str:
    """Give what a workbook is called in all its versions: no day, no "final", no "v7".

    The sheets of one workbook saved as CSV ("Master - People.csv") share its name.
    """
    title = title_of(PurePosixPath(name).name)
    if name.casefold().endswith((".csv", ".tsv", ".txt")) and " - " in title:
        title = title.rpartition(" - ")[0]
    before = ""
    while title != before and title:
        before, title = title, _VERSION.sub("", title).strip(" -_")
    return slug(fold(title or before))


def _told(said: Sequence[Said], told: set[int]) -> Iterator[Told]:
    """Put markers where people stand, and tell of those whom no list has told before."""
    later: list[Person] = []
    for table, cells in said:
        if isinstance(cells, Person):
            told.add(id(cells))
            yield cells.told()
            continue
        for cell in cells.values():
            if isinstance(cell, Person) and not cell.listed and id(cell) not in told:
                told.add(id(cell))
                later.append(cell)
        yield (
            table,
            {
                name: cell.marker() if isinstance(cell, Person) else cell
                for name, cell in cells.items()
                if cell is not None
            },
        )
    for person in later:
        yield person.told()
