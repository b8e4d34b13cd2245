"""What a load did, file by file: every row accounted for, every problem with its place and fix."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

import pandas as pd

from ingest.rows import Problem

Status = Literal["done", "already loaded", "refused", "skipped"]
COUNTS = ("rows_read", "loaded", "unchanged", "merged", "rejected", "ignored")


@dataclass(frozen=True)
class FileReport:
    """One file: ``rows_read = loaded + unchanged + merged + rejected + ignored``.

    ``loaded`` rows are new or corrected, ``unchanged`` ones stand in the store already,
    ``merged`` ones say the same as an earlier row of the load, ``rejected`` ones are set aside
    with a problem, ``ignored`` ones are passed over for the reasons in ``ignored_because``.
    ``lost`` counts what the file's format has lost. ``refused`` says why nothing of the file was
    loaded. A row is a record of the file: a post or a submission, whatever it says.
    """

    file: str
    sha256: str
    kind: str
    status: Status
    rows_read: int = 0
    loaded: int = 0
    unchanged: int = 0
    merged: int = 0
    rejected: int = 0
    ignored: int = 0
    ignored_because: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: str | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """Give the warnings, each with the file's name before it, and why a file was skipped."""
        skipped = (self.refused,) if self.status == "skipped" and self.refused else ()
        return tuple(
            each if each.startswith(self.file) else f"{self.file}: {each}"
            for each in (*self.warnings, *skipped)
        )

    def problems_frame(self) -> pd.DataFrame:
        """Give the problems as a table: file, sheet, table, row, column, value, problem, fix."""
        return _frame([(self.file, problem) for problem in self.problems])


@dataclass(frozen=True)
class LoadReport:
    """One load: its files in the order they were read; ``dry_run`` if nothing was written."""

    files: tuple[FileReport, ...]
    dry_run: bool

    @property
    def refused(self) -> tuple[FileReport, ...]:
        """The files that were refused whole."""
        return tuple(file for file in self.files if file.status == "refused")

    def total(self, count: str) -> int:
        """Add one of the counts up over the files."""
        return sum(int(getattr(file, count)) for file in self.files)

    def problems_frame(self) -> pd.DataFrame:
        """Give all problems as one table: file, sheet, table, row, column, value, problem, fix."""
        return _frame([(file.file, problem) for file in self.files for problem in file.problems])

    def files_frame(self) -> pd.DataFrame:
        """Give one row a file: its name, kind, status and counts."""
        names = ["file", "kind", "status", *COUNTS]
        return pd.DataFrame(
            [[getattr(file, n) for n in names] for file in self.files], columns=names
        )

    def as_dict(self) -> dict[str, Any]:
        """Give the whole report as plain values."""
        return {
            "dry_run": self.dry_run,
            **{name: self.total(name) for name in COUNTS},
            "files": [asdict(file) for file in self.files],
        }

    def to_json(self) -> str:
        """Give the whole report as JSON text."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2)


def _frame(found: Sequence[tuple[str, Problem]]) -> pd.DataFrame:
    names = [each.name for each in fields(Problem)]
    return pd.DataFrame(
        [[file, *(getattr(problem, name) for name in names)] for file, problem in found],
        columns=["file", *names],
        dtype=object,
    )
