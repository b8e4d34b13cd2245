"""What a row of a list of people says of studies, terms and status."""

import re
from collections.abc import Iterator

from ingest.loose.plainly import plainly
from ingest.messy.book import Book, Said
from ingest.messy.days import why_no_day
from ingest.messy.headlike import Column
from ingest.messy.naming import campus_of, one_written
from ingest.messy.pages import text
from ingest.messy.roster import Person
from ingest.messy.tables import Table

_ACTIVE = re.compile(r"active|current|yes|ongoing|serving|continuing|فعال|سرگرم|جاری|faal|faaal")
_ENDED = re.compile(
    r"in-?active|left|on leave|leave|graduated|alumn\w*|resigned|dropped|drop out|former|ex\b|ended"
    r"|suspended|terminated|not responding|no|غیر ?فعال|چھوڑ|رخصت|فارغ|ghair faal|chutti"
)
_DOUBLE = re.compile(r"dup\w*|double|repeat\w*|same as.*|دہرا\w*|مکرر")


def study(
    book: Book, table: Table, row: int, person: Person, roles: tuple[str, ...]
) -> Iterator[Said]:
    """Say where somebody studies and, of an ambassador, which campus they serve since when."""
    campus = campus_of(table, row)
    if campus is None or "panelist" in roles:
        return
    programme = one_written(table.value(row, "programme"))
    column = table.column("graduates")
    graduates = book.days.day(table, column, row) if column else None
    if "staff" not in roles:
        yield (
            "studies",
            {
                "person_id": person,
                "university_id": campus,
                "programme": programme,
                "graduates_on": graduates,
            },
        )
    if "ambassador" in roles and (joined := table.column("joined")):
        yield from _term(book, table, row, person, joined)


def _term(book: Book, table: Table, row: int, person: Person, joined: Column) -> Iterator[Said]:
    day = book.days.day(table, joined, row)
    if day is None:
        why, _ = why_no_day(table.at(row, joined))
        book.lose(f"terms of ambassadors, as the day they joined {why}")
        return
    left = table.column("left")
    ends = book.days.day(table, left, row) if left else None
    if ends is not None and ends < day:
        book.lose("last days of terms that lie before the first day")
        ends = None
    yield (
        "ambassador_terms",
        {
            "person_id": person,
            "university_id": campus_of(table, row),
            "appointed_on": day,
            "ends_on": ends,
            "cohort": one_written(table.value(row, "cohort")),
        },
    )


def status_of(book: Book, table: Table, row: int) -> None:
    """Warn of what a row's status says and no table of ours holds."""
    status = plainly(text(table.value(row, "status")))
    where = f"sheet {table.page.name}"
    if not status:
        return
    if _DOUBLE.fullmatch(status):
        book.note(f'{where}, row {row} is marked "{status}": compare it with the other row')
    elif _ENDED.match(status):
        ended = table.value(row, "left") is None and table.column("joined") is not None
        if ended:
            book.lose(
                f'last days of terms of people marked "{status}": the file does not say when they '
                "ended, so they are left open"
            )
    elif not _ACTIVE.match(status):
        book.note(f'{where}: the status "{status}" is not known and was not read')
