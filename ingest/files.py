"""What the user gave — files, folders, zips, uploads — becomes one file after another."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from graph.errors import InputError
from ingest import folder, zipped
from ingest.archive import MAGIC
from ingest.given import Given, Unreadable
from ingest.group import join, printable, private, sort_out
from ingest.opened import from_disk, look, plain, unreadable
from ingest.private import why_private

__all__ = ["Given", "Source", "Unreadable", "files"]

Source = str | Path | tuple[str, bytes]
"""A path to a file or folder, or an upload: its name and its content."""

Found = Given | Unreadable
_FOREIGN = {
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"BZh91AY&SY": "packed with bzip2",
    b"\xfd7zXZ\x00": "packed with xz",
    b"\x28\xb5\x2f\xfd": "packed with Zstandard",
}
_TAR_AT, _TAR = 257, b"ustar"


def files(sources: Iterable[Source]) -> Iterator[Found]:
    """Give every file in turn; folders and zips are gone through in the order of their names.

    Files are looked at, not read: each is opened when its reader asks. What is private in a
    platform's export is named and never opened; so are pictures and videos.
    """
    found = [each for source in sources for each in _of(source)]
    chosen = join([each for each in found if isinstance(each, Given) and each.chosen])
    waiting = iter(chosen)
    for each in found:
        yield next(waiting) if isinstance(each, Given) and each.chosen else each


def _of(source: Source) -> list[Found]:
    name = source[0] if isinstance(source, tuple) else Path(source).name or str(source)
    name = printable(name)
    try:
        if isinstance(source, tuple):
            return _opened(Given.of(name, source[1]))
        path = Path(source).expanduser()
        return _from_folder(path) if path.is_dir() else _from_file(name, path)
    except InputError as fault:
        return [Unreadable(name, fault)]
    except (OSError, ValueError) as fault:
        return [Unreadable(name, unreadable(name, fault))]


def _from_file(name: str, path: Path) -> list[Found]:
    seen = look(path)
    opens = partial(plain, name, partial(from_disk, name, path, seen))
    return _opened(Given(name, True, seen.st_size, opens))


def _from_folder(path: Path) -> list[Found]:
    root = printable(path.resolve().name)
    found: list[Found] = []
    for each in sort_out(root, folder.entries(path)):
        found.extend(_opened(each) if isinstance(each, Given) else [each])
    return found


def _opened(given: Given) -> list[Found]:
    """Give the file itself, or, if it is a zip of files, each of them."""
    if given.chosen and (found := why_private(given.name)):
        return [private(given.name, found[0])]
    try:
        with given.open() as file:
            begins = file.read(_TAR_AT + len(_TAR))
        if begins.startswith(MAGIC):
            return zipped.files(given.name, given.open()) or [given]
        _refuse_foreign(given.name, begins)
    except InputError as fault:
        return [Unreadable(given.name, fault)]
    return [given]


def _refuse_foreign(name: str, begins: bytes) -> None:
    says = next((says for magic, says in _FOREIGN.items() if begins.startswith(magic)), None)
    if begins[_TAR_AT:] == _TAR:
        says = "a tar archive"
    if says:
        raise InputError(name, f"is {says}", "Unpack it and load its folder")
