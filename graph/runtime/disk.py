"""Room on the disk: asked for before anything is written."""

import shutil
from pathlib import Path

from graph.errors import SetupError

MEGABYTE = 1_000_000


def free_bytes(folder: Path) -> int:
    """Say how much room is left where the folder is, or would be."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def need_space(folder: Path, size: int, what: str) -> None:
    """Raise SetupError unless ``size`` bytes (and a little more) fit where the folder is."""
    free = free_bytes(folder)
    needed = size + 50 * MEGABYTE
    if free < needed:
        raise SetupError(
            str(folder),
            f"the disk is full: {what} needs {needed // MEGABYTE} MB, "
            f"{free // MEGABYTE} MB are free",
            "Make room, or choose another folder",
        )
