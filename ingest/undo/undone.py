"""What an undo would do, did, or why it can't."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ingest.rows import Problem


@dataclass(frozen=True)
class Blocked:
    """An import whose rows stand on what would go; ``rows`` of them do."""

    run_id: str
    file: str
    rows: int


@dataclass(frozen=True)
class Undone:
    """The imports taken back, and what becomes of their rows, counted by table.

    ``goes`` counts the rows that nobody else told, ``stays`` those that other imports told too;
    ``again`` how many rows of others are told again, beside, if ``social``, all that others told of
    accounts and posts. ``blocked`` names the imports that stand in
    the way: then nothing was done. ``problems`` are rows of other imports, by file, that could not
    be told again. ``dry_run`` if nothing was changed.
    """

    run_ids: tuple[str, ...]
    files: tuple[str, ...]
    goes: Mapping[str, int]
    stays: Mapping[str, int]
    again: int
    social: bool = False
    blocked: tuple[Blocked, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()
    warnings: tuple[str, ...] = ()
    dry_run: bool = True

    def as_dict(self) -> dict[str, Any]:
        """Give the whole as plain values."""
        return asdict(self)
