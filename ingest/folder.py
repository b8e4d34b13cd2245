"""A folder's files, found without following links out of it or round in it."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from graph.errors import InputError
from ingest import limits
from ingest.group import Entry, is_left_by_system
from ingest.opened import from_disk, look, unreadable


def entries(folder: Path) -> Iterator[Entry]:
    """Give every file in a folder and the folders in it; raises InputError if it can't be read.

    Links are named and not followed: they may lead anywhere. What is hidden is left out.
    """
    count = 0
    for place, names, found in os.walk(folder, onerror=_refuse):
        inside = PurePosixPath(Path(place).relative_to(folder).as_posix())
        links = [name for name in names if (Path(place) / name).is_symlink()]
        names[:] = [each for each in names if not is_left_by_system(each) and each not in links]
        count += len(found)
        if count > limits.PARTS:
            what = f"holds more than {limits.PARTS:,} files"
            raise InputError(str(folder), what, "Give a smaller folder")
        for name in [*links, *found]:
            if not is_left_by_system(name):
                yield _entry(Path(place) / name, (inside / name).as_posix())


def _entry(path: Path, inside: str) -> Entry:
    try:
        if path.is_symlink():
            raise InputError(inside, "is a link", "Give the file it leads to by itself")
        seen = look(path)
    except InputError as fault:
        return Entry(inside, 0, lambda: path.open("rb"), fault)
    return Entry(inside, seen.st_size, partial(from_disk, inside, path, seen))


def _refuse(fault: OSError) -> None:
    raise unreadable(str(fault.filename), fault) from fault
