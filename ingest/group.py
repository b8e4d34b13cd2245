"""The files of one folder or zip belong together: some are read, some are only named."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from graph.errors import InputError
from graph.fold import one_line
from ingest import limits
from ingest.fields.text import without_controls
from ingest.given import Given, Unreadable
from ingest.opened import plain
from ingest.private import is_meta_export, why_private

_LEFT_BY_SYSTEMS = ("__macosx", "thumbs.db", "desktop.ini")
_MEDIA = (
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".heic", ".bmp", ".tif", ".tiff", ".ico"),
    *(".mp4", ".mov", ".m4v", ".avi", ".mkv", ".webm", ".3gp", ".mp3", ".m4a", ".aac", ".wav"),
    *(".ogg", ".opus", ".css", ".woff", ".woff2", ".ttf", ".eot", ".map"),
)
"""Pictures, sounds and videos, and what an export's own pages are drawn with."""


@dataclass(frozen=True)
class Entry:
    """One file of a folder or zip: its place in it, with ``/``; ``fault`` says why not to open."""

    inside: str
    size: int
    open: Callable[[], BinaryIO]
    fault: InputError | None = None


def printable(name: str) -> str:
    """Give a file's name on one line, without what could drive a terminal."""
    return one_line(without_controls(name.encode("utf-8", "replace").decode()))


def is_left_by_system(inside: str) -> bool:
    """Hidden files, Office's lock files and what macOS and Windows leave behind hold no data."""
    return any(
        (part != ".." and part.startswith((".", "~$"))) or part.casefold() in _LEFT_BY_SYSTEMS
        for part in PurePosixPath(inside).parts
    )


def sort_out(root: str, entries: Iterable[Entry]) -> list[Given | Unreadable]:
    """Give the files of a folder or zip called ``root`` in the order of their names.

    What is private, and pictures and videos, is named at the end, once a place. Raises InputError
    if there are too many, or nothing at all.
    """
    found = sorted(entries, key=lambda entry: entry.inside.casefold())
    if len(found) > limits.PARTS:
        raise InputError(root, f"holds more than {limits.PARTS:,} files", "Give a smaller one")
    of_meta = any(is_meta_export(entry.inside) for entry in found)
    group: dict[str, Given] = {}
    read: list[Given | Unreadable] = []
    named = _Named(root)
    for entry in found:
        if is_left_by_system(entry.inside) or named.takes(entry, of_meta=of_meta):
            continue
        name = f"{root}/{printable(entry.inside)}"
        if entry.fault is not None:
            read.append(Unreadable(name, entry.fault, "skipped"))
            continue
        opens = partial(plain, name, entry.open)
        group[name] = Given(name, False, entry.size, opens, lambda: group)
        read.append(group[name])
    if len(group) > limits.FILES:
        raise InputError(root, f"holds more than {limits.FILES:,} files", "Give a smaller one")
    read.extend(named.said())
    if not read:
        raise InputError(root, "holds no file to load", "Give another one")
    return read


class _Named:
    """What is named and not opened, counted by the place where it begins."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._private: dict[str, tuple[str, int]] = {}
        self._media = 0

    def takes(self, entry: Entry, *, of_meta: bool) -> bool:
        """Say whether a file is not to be opened, and count it."""
        if private := why_private(entry.inside, of_meta=of_meta):
            why, place = private
            self._private[place] = (why, self._private.get(place, ("", 0))[1] + 1)
            return True
        path = PurePosixPath(entry.inside.casefold())
        drawn = path.suffix in _MEDIA or (path.suffix == ".js" and "assets" in path.parts)
        self._media += drawn
        return drawn

    def said(self) -> Iterator[Unreadable]:
        for place, (why, count) in sorted(self._private.items()):
            yield private(f"{self._root}/{printable(place)}", why, count)
        if self._media:
            name = f"{self._root} (pictures, sounds, videos)"
            what = f"{self._media:,} file{'s' * (self._media > 1)} without tables, not opened"
            yield Unreadable(name, InputError(name, what, "Nothing to do"), "skipped")


def private(name: str, why: str, count: int = 1) -> Unreadable:
    """Say that something is private and was not opened."""
    many = f" in {count:,} files" if count > 1 else ""
    what = f"holds {why}{many}: private, not opened"
    return Unreadable(name, InputError(name, what, "Nothing to do"), "skipped")


def join(group: Sequence[Given]) -> list[Given]:
    """Make files that were chosen together know of each other."""
    around: dict[str, Given] = {}
    joined = [Given(one.name, one.chosen, one.size, one.open, lambda: around) for one in group]
    around.update({one.name: one for one in joined})
    return joined
