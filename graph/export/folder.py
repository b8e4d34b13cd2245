"""The folder an export ends up in: whole or not at all, with a manifest of what is in it."""

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from graph.errors import InputError
from graph.tables import to_csv

MANIFEST = "MANIFEST.csv"


@dataclass(frozen=True)
class Page:
    """One file of an export: its text, and how many rows it holds (None: it is no table)."""

    text: str
    rows: int | None = None


def check_free(folder: Path) -> None:
    """Refuse a folder that holds anything but an export; raises InputError."""
    if not folder.exists() or _is_export(folder):
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise InputError(
            str(folder), "it is there and is not an export", "Choose a new or empty folder"
        )


def write(folder: Path, pages: Mapping[str, Page]) -> None:
    """Write the files and their manifest; an earlier export in ``folder`` is replaced.

    All is written beside it first and renamed in the end, so that a reader finds the old export or
    the new one. The folder is open to its owner only. Raises InputError.
    """
    check_free(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
        ) as beside:
            made = Path(beside) / "made"
            made.mkdir(mode=0o700)
            _fill(made, pages)
            _swap(made, folder, Path(beside) / "replaced")
    except OSError as fault:
        raise InputError(
            str(folder),
            f"it can't be written ({fault.strerror or fault})",
            "Free some room or choose another folder with --out",
        ) from fault


def _fill(folder: Path, pages: Mapping[str, Page]) -> None:
    rows = []
    for name, page in pages.items():
        content = page.text.encode("utf-8")
        (folder / name).write_bytes(content)
        rows.append((name, page.rows, len(content), hashlib.sha256(content).hexdigest()))
    manifest = pd.DataFrame(rows, columns=["file", "rows", "bytes", "sha256"], dtype=object)
    (folder / MANIFEST).write_bytes(to_csv(manifest).encode("utf-8"))


def _swap(made: Path, folder: Path, replaced: Path) -> None:
    if folder.exists():
        folder.rename(replaced)
    try:
        made.rename(folder)
    except OSError:
        if replaced.exists():
            replaced.rename(folder)
        raise
    shutil.rmtree(replaced, ignore_errors=True)


def _is_export(folder: Path) -> bool:
    """Say whether a folder holds an export and nothing of anybody else's."""
    if not (folder / MANIFEST).is_file():
        return False
    try:
        listed = set(pd.read_csv(folder / MANIFEST, dtype=str)["file"])
    except (ValueError, KeyError, OSError):
        return False
    return {path.name for path in folder.iterdir()} <= listed | {MANIFEST}
