"""What a survey's first submissions become under a mapping, as tables to look at."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any

from ingest.named import Campus, Someone
from ingest.source import Aside, Context, Item, Loss, Note, Passed
from ingest.surveys.apply import apply
from ingest.surveys.mapping import Mapping
from ingest.surveys.missing import missing
from ingest.surveys.survey import Survey

if TYPE_CHECKING:
    import pandas as pd

ROWS = 5


@dataclass(frozen=True)
class Preview:
    """The first rows of each table, and what is missing, doubtful or can't be read.

    ``counts`` says how many of the submissions looked at are read, passed over and set aside.
    """

    tables: "Dictionary[str, pd.DataFrame]"
    problems: tuple[str, ...]
    counts: Dictionary[str, int] = field(default_factory=dict)


def preview(
    survey: Survey, mapping: Mapping, n: int = ROWS, context: Context | None = None
) -> Preview:
    """Show what the first ``n`` submissions become; writes nothing, hashes nothing for good."""
    import pandas as pd

    context = context or Context()
    problems = [str(each) for each in missing(survey, mapping)]
    rows: dict[str, list[dict[str, Any]]] = {}
    counts = {"read": 0, "passed over": 0, "set aside": 0}
    few = replace(survey, submissions=tuple(islice(survey.submissions, n)))
    for event in apply(few, mapping, replace(context, hashed=_starred)):
        if isinstance(event, Item):
            counts["read"] += 1
            for table, cells in event.rows:
                rows.setdefault(table, []).append(_shown(cells))
        elif isinstance(event, Aside):
            counts["set aside"] += 1
            where = f"row {event.number}" + (f", {event.column}" if event.column else "")
            problems.append(f"{where}: {event.problem}. {event.fix}.")
        elif isinstance(event, Passed):
            counts["passed over"] += 1
        elif isinstance(event, Loss | Note):
            problems.append(_said(event))
    frames = {table: pd.DataFrame(found).drop_duplicates() for table, found in rows.items()}
    return Preview(frames, tuple(dict.fromkeys(problems)), counts)


def _said(event: Loss | Note) -> str:
    return event.text if isinstance(event, Note) else f"{event.count} × {event.what}"


def _starred(kind: str, text: str) -> str:
    """Stand in for the store's hash, which a look at a file does not need."""
    return blake2b(f"{kind}:{text}".encode(), digest_size=8).hexdigest()


def _shown(cells: Dictionary[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in cells.items():
        if name == "items":
            found |= {item: f"{score:g}" for item, score in value.items()}
        else:
            found[name] = _text(value)
    return found


def _text(value: Any) -> str:
    if isinstance(value, Someone):
        return value.name or "(a person without a name)"
    if isinstance(value, Campus):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
