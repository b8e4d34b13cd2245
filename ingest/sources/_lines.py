"""A tool's table, line by line: cells by the names of their columns, a cut-off end told apart."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO

from graph.errors import InputError
from ingest.files import Given
from ingest.source import Aside, Note
from ingest.sources._csv_table import Names, Table, read_table

_CUT = "The rows before it were read; export the file again to get the rest"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; a cell is text as written, and empty where there is none.

    ``exact``: the table's ids of posts are whole, also those that end in 000.
    """

    number: int
    cells: Mapping[str, str]
    sheet: str = ""
    exact: bool = False

    def get(self, *names: str) -> str:
        """Give the first filled cell of these columns (lower case, spaces for signs)."""
        return next((cell for name in names if (cell := self.cells.get(name, ""))), "")


def table(given: Given, *needed: str) -> Table:
    """Read the table that has these columns; raises InputError if there is none."""

    def is_header(names: Names) -> bool:
        return set(needed) <= set(names)

    return read_table(_whole_characters(given), is_header)


def tables(given: Given, is_header: Callable[[Names], bool]) -> Iterator[tuple[str, Table]]:
    """Read every sheet with such a header, by its name; a CSV file has one without a name.

    Raises InputError if there is none.
    """
    with given.open() as file:
        office = file.read(4) == b"PK\x03\x04"
    if not office:
        yield "", read_table(_whole_characters(given), is_header)
        return
    # The first that fits, so that a workbook without one is refused.
    read_table(given, is_header)
    for name in [sheet.name for sheet in given.sheets]:
        try:
            yield name, read_table(given, is_header, name)
        except InputError:
            continue


def lines(found: Table, sheet: str = "") -> Iterator[Line]:
    """Give a table's whole rows; of columns with one name the first counts."""
    columns = {name: at for at, name in reversed(list(enumerate(found.names))) if name}
    for number, cells in found.rows:
        if number != found.cut:
            yield Line(number, {name: cells[at] for name, at in columns.items()}, sheet)


def faults(given: Given, found: Table) -> Iterator[Note | Aside]:
    """Say what is wrong with the table: its encoding, rows that do not fit, a missing end."""
    yield from found.faults()
    if found.cut is not None:
        yield Note(f"{given.name} is cut off in row {found.cut:,}. {_CUT}")
        yield Aside(found.cut, "", "", "is cut off", "Export the file again")


def newest(found: Table, when: Callable[[Line], datetime | None]) -> datetime:
    """Give the last instant any row of a table proves: the file is at least that new."""
    times = (moment for line in lines(found) if (moment := when(line)) is not None)
    return max(times, default=datetime.now(UTC))


def _whole_characters(given: Given) -> Given:
    """Leave out half a character at the end, which a broken download leaves behind."""
    data = given.data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.start >= len(data) - 3 > 0 and fault.end >= len(data):
            kept = data[: fault.start]
            return replace(given, size=len(kept), open=lambda: BytesIO(kept))
    return given
