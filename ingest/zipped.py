"""A zip's files, each unpacked as it is read: none is written anywhere, no path in it counts."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile

from graph.errors import InputError
from ingest.archive import MAGIC, is_link, open_zip, stream
from ingest.given import Given, Unreadable
from ingest.group import Entry, printable, sort_out


def is_office(archive: ZipFile) -> bool:
    """Whether a zip is an office document."""
    return "[Content_Types].xml" in archive.namelist() or "mimetype" in archive.namelist()


def files(name: str, file: BinaryIO) -> list[Given | Unreadable] | None:
    """Give the files of a zip; None if it is an office document. Raises InputError.

    The zip stays open as long as any file of it is kept.
    """
    archive = open_zip(name, file, held=False)
    if is_office(archive):
        file.close()
        return None
    found = sort_out(name, _entries(name, archive))
    return [_outermost(each) for each in found]


def _entries(name: str, archive: ZipFile) -> Iterator[Entry]:
    for part in archive.infolist():
        if part.is_dir():
            continue
        parts = PurePosixPath(part.filename.replace("\\", "/")).parts
        inside = "/".join(each for each in parts if each not in ("..", "/"))
        shown = f"{name}/{printable(inside)}"
        fault = None
        if is_link(part):
            fault = InputError(shown, "is a link", "Give the file it leads to by itself")
        yield Entry(inside, part.file_size, partial(stream, shown, archive, part), fault)


def _outermost(each: Given | Unreadable) -> Given | Unreadable:
    """Refuse a zip inside a zip, unless it is an office document."""
    if isinstance(each, Unreadable):
        return each
    try:
        with each.open() as file:
            packed = file.read(len(MAGIC)) == MAGIC
        if packed and not _is_office_data(each):
            raise InputError(each.name, "is a zip inside a zip", "Unpack it and load its files")
    except InputError as fault:
        return Unreadable(each.name, fault)
    return each


def _is_office_data(given: Given) -> bool:
    try:
        with open_zip(given.name, BytesIO(given.data)) as archive:
            return is_office(archive)
    except InputError:
        # Damaged: the workbook's reader says so in its own words.
        return True
