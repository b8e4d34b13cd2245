"""Networks as tables: the edges as Gephi exports them, with columns for source and target."""

from collections.abc import Iterator

from ingest.files import Given
from ingest.loose.numbers import comma_of, loose_number
from ingest.source import Aside
from ingest.sources._csv_table import Names, read_table
from ingest.sources._lines import faults, lines
from ingest.sources._net import EDGES, Link, Told

ENDS = (("source", "target"), ("from", "to"))
WEIGHTS = ("weight", "edge weight", "count", "value", "strength")
_WAYS = {"directed": True, "undirected": False}


def is_header(names: Names) -> bool:
    """Whether a row names both ends of a tie."""
    return any(set(ends) <= set(names) for ends in ENDS)


def gephi(given: Given) -> Iterator[Told]:
    """Read a table of edges; a comma may begin the decimals of its weights."""
    found = read_table(given, is_header)
    yield from faults(given, found)
    first, second = next(ends for ends in ENDS if set(ends) <= set(found.names))
    weighed = next((name for name in WEIGHTS if name in found.names), "")
    comma = comma_of(line.get(weighed) for line in lines(found)) or "auto"
    if found.delimiter == ";" and comma == "auto":
        comma = "decimal"
    for line in lines(found):
        ends = line.get(first), line.get(second)
        if not all(ends):
            yield Aside(
                *(line.number, first if not ends[0] else second, ""),
                *("must be filled", "Fill it", EDGES),
            )
            continue
        written = line.get(weighed) if weighed else ""
        weight = loose_number(written, comma) if written else None
        cells = {name: cell for name, cell in line.cells.items() if cell}
        directed = _WAYS.get(line.get("type").casefold())
        told = written if weight is None else repr(weight)
        yield Link(
            line.number, *ends, directed, told, cells, _times(line.get("timeset", "interval"))
        )


def _times(text: str) -> tuple[str, ...]:
    """Read Gephi's ``<[2024-03-01, 2024-03-05)>``: when each interval begins."""
    starts = [part.split(",")[0].split(";")[0] for part in text.strip("<>").split("[")[1:]]
    return tuple(each.strip(" ]>()") for each in starts if each.strip(" ]>()"))
