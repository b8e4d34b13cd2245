"""A table made by twarc-csv: gone through again only where its rows don't say all of themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cached_property
from itertools import islice

import orjson

from ingest.csv_stream import rows
from ingest.files import Given
from ingest.source import Event
from ingest.sources._twarc_rows import author_id, settle_ids
from ingest.sources._x import are_exact, handle, instant

_SAMPLE = 2000

Numbered = tuple[int, dict[str, str]]


@dataclass
class Table:
    """A table, its rows given as their filled cells by the names of the columns."""

    given: Given
    zone: tzinfo
    needed: tuple[str, ...]

    def rows(self) -> Iterator[Numbered | Event]:
        """Give each row with its number, and what is wrong with others."""
        names: list[str] = []
        encoded = False
        for each in rows(self.given, self.needed):
            if not isinstance(each, tuple):
                yield each
            elif not names:
                names = each[1]
                # The first twarc-csv wrote texts as JSON, and references in one column.
                encoded = "referenced_tweets" in names
            else:
                number, cells = each
                row = {name: cell for name, cell in zip(names, cells, strict=True) if cell}
                encoded = encoded or row.get("id", "").startswith('"')
                yield number, _decoded(row) if encoded else row

    def whole(self) -> Iterator[dict[str, str]]:
        """Give the rows that can be read, without their numbers."""
        return (each[1] for each in self.rows() if isinstance(each, tuple))

    @cached_property
    def exact(self) -> bool:
        """Whether the table's ids are whole."""
        return are_exact(
            row.get(name, "")
            for row in islice(self.whole(), _SAMPLE)
            for name in ("id", "author_id")
        )

    @cached_property
    def handles(self) -> Mapping[str, str]:
        """The handles of all authors in the table, by their ids."""
        found = {}
        for row in self.whole():
            settle_ids(row, exact=self.exact)
            id_, name = author_id(row), handle(row.get("author.username"))
            if id_ and name:
                found[id_] = name
        return found

    @cached_property
    def newest(self) -> datetime | None:
        """When the newest post in the table was made; None if no post has a time."""
        made = (instant(row.get("created_at")) for row in self.whole())
        return max((at for at in made if at is not None), default=None)


def _decoded(row: Mapping[str, str]) -> dict[str, str]:
    """Undo the JSON in which twarc-csv writes every cell if asked to."""
    found = {}
    for name, cell in row.items():
        try:
            value = orjson.loads(cell)
        except orjson.JSONDecodeError:
            value = cell
        found[name] = value if isinstance(value, str) else cell
    return found
