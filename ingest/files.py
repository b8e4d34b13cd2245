"""What the user gave — files, folders, zips, uploads — becomes one file after another."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from graph.errors import InputError
from graph.fold import one_line
from ingest import limits
from ingest.archive import chunks, open_zip
from ingest.fields.text import without_controls
from ingest.sheets import Sheet
from ingest.workbook import read_workbook

Source = str | Path | tuple[str, bytes]
"""A path to a file or folder, or an upload: its name and its content."""

_LEFT_BY_SYSTEMS = ("__macosx", "thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Given:
    """One file: the name it is reported under, and how to open it; ``chosen`` if the user named it.

    ``around`` gives the files it came with, in the same folder or zip, by their names.
    """

    name: str
    chosen: bool
    size: int
    open: Callable[[], BinaryIO]
    around: Callable[[], Mapping[str, "Given"]] = dict

    @classmethod
    def of(cls, name: str, data: bytes, *, chosen: bool = True) -> "Given":
        """Make a file of a name and its content."""
        return cls(name, chosen, len(data), lambda: io.BytesIO(data))

    @cached_property
    def data(self) -> bytes:
        """The whole content; raises InputError if it is too large to be held in memory."""
        if self.size > limits.FILE_BYTES:
            raise InputError(
                self.name, f"is larger than {limits.FILE_BYTES // 10**6:,} MB", "Split it"
            )
        with self.open() as file:
            return file.read()

    @cached_property
    def sha256(self) -> str:
        """The content's fingerprint."""
        found = sha256()
        with self.open() as file:
            while piece := file.read(limits.MEGABYTE):
                found.update(piece)
        return found.hexdigest()

    @cached_property
    def sheets(self) -> "Sequence[Sheet]":
        """The sheets of a workbook; raises InputError if it is none, or damaged."""
        return read_workbook(self.name, self.data)


@dataclass(frozen=True)
class Unreadable:
    """A file that could not be opened, and why."""

    name: str
    fault: InputError


def files(sources: Iterable[Source]) -> Iterator[Given | Unreadable]:
    """Give every file in turn; folders and zips are gone through in the order of their names."""
    for source in sources:
        if isinstance(source, tuple):
            yield from _opened(_printable(source[0]), source[1], chosen=True)
        else:
            yield from _from_path(Path(source).expanduser())


def is_office(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is an office document."""
    return "[Content_Types].xml" in archive.namelist() or "mimetype" in archive.namelist()


def _from_path(path: Path) -> Iterator[Given | Unreadable]:
    try:
        if path.is_dir():
            found = sorted(
                (inner for inner in path.rglob("*") if inner.is_file()),
                key=lambda inner: inner.relative_to(path).as_posix().casefold(),
            )
            yield from _or_empty(path.name or str(path), _from_folder(path, found))
        else:
            yield from _opened(path.name, _content(path), chosen=True)
    except InputError as fault:
        yield Unreadable(path.name or str(path), fault)
    except OSError as fault:
        yield Unreadable(
            path.name or str(path),
            InputError(
                str(path), f"can't be read ({fault.strerror or fault})", "Check its permissions"
            ),
        )


def _from_folder(folder: Path, found: list[Path]) -> Iterator[Given | Unreadable]:
    if len(found) > limits.FILES:
        raise InputError(
            str(folder), f"holds more than {limits.FILES:,} files", "Give a smaller folder"
        )
    for path in found:
        inside = path.relative_to(folder)
        if _is_left_by_system(PurePosixPath(inside.as_posix())):
            continue
        name = f"{folder.resolve().name}/{_printable(inside.as_posix())}"
        try:
            yield from _opened(name, _content(path), chosen=False)
        except InputError as fault:
            yield Unreadable(name, fault)
        except OSError as fault:
            why = fault.strerror or str(fault)
            yield Unreadable(
                name, InputError(name, f"can't be read ({why})", "Check its permissions")
            )


def _or_empty(name: str, found: Iterator[Given | Unreadable]) -> Iterator[Given | Unreadable]:
    """Give what a folder or zip holds, and say so if that is nothing."""
    empty = True
    for each in found:
        empty = False
        yield each
    if empty:
        yield Unreadable(name, InputError(name, "holds no file to load", "Give another one"))


def _content(path: Path) -> bytes:
    if not path.exists():
        raise InputError(str(path), "there is no such file or folder", "Check the path")
    if not path.is_file():
        raise InputError(str(path), "is no ordinary file", "Give a file or a folder")
    limit = limits.UNPACKED_BYTES if zipfile.is_zipfile(path) else limits.FILE_BYTES
    if path.stat().st_size > limit:
        raise InputError(str(path), f"is larger than {limit // 10**6:,} MB", "Split it")
    return path.read_bytes()


def _opened(name: str, data: bytes, *, chosen: bool) -> Iterator[Given | Unreadable]:
    """Give the file itself, or, if it is a zip of files, each of them."""
    if data[:4] != b"PK\x03\x04":
        yield Given.of(name, data, chosen=chosen)
        return
    try:
        with open_zip(name, io.BytesIO(data)) as archive:
            if is_office(archive):
                yield Given.of(name, data, chosen=chosen)
            else:
                yield from _or_empty(name, _from_zip(name, archive))
    except InputError as fault:
        yield Unreadable(name, fault)


def _from_zip(name: str, archive: zipfile.ZipFile) -> Iterator[Given | Unreadable]:
    """Give a zip's files; they are unpacked in memory, so that no path in it leads anywhere."""
    for part in sorted(archive.infolist(), key=lambda part: part.filename.casefold()):
        inside = PurePosixPath(part.filename.replace("\\", "/"))
        if part.is_dir() or _is_left_by_system(inside):
            continue
        inner = "/".join(part for part in inside.parts if part not in ("..", "/"))
        shown = f"{name}/{_printable(inner)}"
        try:
            data = b"".join(chunks(shown, archive, part))
        except InputError as fault:
            yield Unreadable(shown, fault)
            continue
        if data[:4] == b"PK\x03\x04" and not _is_office_data(data):
            yield Unreadable(
                shown, InputError(shown, "is a zip inside a zip", "Unpack it and load its files")
            )
        else:
            yield Given.of(shown, data, chosen=False)


def _is_office_data(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return is_office(archive)
    except (zipfile.BadZipFile, ValueError, OSError):
        # Damaged: the workbook's reader says so in its own words.
        return True


def _printable(name: str) -> str:
    """Give a file's name on one line, without what could drive a terminal."""
    return one_line(without_controls(name))


def _is_left_by_system(inside: PurePosixPath) -> bool:
    """Hidden files, Office's lock files and what macOS and Windows leave behind hold no data."""
    return any(
        (part != ".." and part.startswith((".", "~$"))) or part.casefold() in _LEFT_BY_SYSTEMS
        for part in inside.parts
    )
