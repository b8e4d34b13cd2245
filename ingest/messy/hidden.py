"""What a workbook hides and joins: hidden sheets, rows and columns, merged cells."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from graph.errors import InputError
from ingest.archive import open_zip, stream
from ingest.files import Given
from ingest.xml_safe import elements

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_WIDEST = 16_384
_MERGES = 20_000
"""More merged ranges than a person ever makes; the rest is left as it is."""

Range = tuple[int, int, int, int]
"""First row (from 1), first column (from 0), last row, last column."""


@dataclass(frozen=True)
class Veil:
    """What one sheet does not show, and which of its cells are merged; rows count from 1."""

    sheet: bool = False
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()


@dataclass
class _Seen:
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)


def veils(given: Given) -> list[Veil]:
    """Give what each sheet hides and joins, in the order of the sheets; raises InputError."""
    with open_zip(given.name, io.BytesIO(given.data)) as archive:
        paths = _paths(given.name, archive)
        return [
            _veil(given.name, archive, path, is_hidden)
            for path, is_hidden in _sheets(given.name, archive, paths)
        ]


def _paths(name: str, archive: ZipFile) -> dict[str, str]:
    """Give where each part named in the workbook's relations lies in the zip."""
    found = _part(name, archive, "xl/_rels/workbook.xml.rels", ("Relationship",))
    return {
        each.get("Id", ""): normpath(join("xl", each.get("Target", ""))).lstrip("/")
        for each in found
    }


def _sheets(name: str, archive: ZipFile, paths: dict[str, str]) -> Iterator[tuple[str, bool]]:
    for each in _part(name, archive, "xl/workbook.xml", ("sheet",)):
        key = next((value for at, value in each.attrib.items() if at.endswith("}id")), "")
        yield paths.get(key, ""), each.get("state", "visible") != "visible"


def _veil(name: str, archive: ZipFile, path: str, is_hidden: bool) -> Veil:
    seen = _Seen()
    for each in _part(name, archive, path, ("col", "mergeCell"), ("row",)):
        if each.tag == "row":
            if _is_on(each.get("hidden")) and (number := each.get("r", "")).isdigit():
                seen.rows.add(int(number))
        elif each.tag == "col":
            _add_columns(each, seen)
        elif (found := _REFERENCE.fullmatch(each.get("ref", ""))) and len(seen.merged) < _MERGES:
            seen.merged.append((int(found[2]), _at(found[1]), int(found[4]), _at(found[3])))
    rows, columns = frozenset(seen.rows), frozenset(seen.columns)
    return Veil(is_hidden, rows, columns, tuple(seen.merged))


def _add_columns(each: Element, seen: _Seen) -> None:
    first, last = each.get("min", ""), each.get("max", "")
    if _is_on(each.get("hidden")) and first.isdigit() and last.isdigit():
        seen.columns.update(range(int(first) - 1, min(int(last), _WIDEST)))


def _part(
    name: str, archive: ZipFile, path: str, whole: tuple[str, ...], begun: tuple[str, ...] = ()
) -> Iterator[Element]:
    """Give the elements of one part; none if there is no such part."""
    if path not in archive.namelist():
        return
    part = archive.getinfo(path)
    streamed = Given(name, True, part.file_size, lambda: stream(name, archive, part))
    try:
        yield from elements(streamed, whole, begun)
    except InputError:
        # calamine has read the cells; what is hidden can't be known beyond this point.
        return


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


def _at(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
