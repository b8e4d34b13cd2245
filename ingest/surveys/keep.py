"""Mappings are kept in a folder, and found again for the same form, exported later or otherwise."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from graph.errors import InputError
from ingest.surveys.fitting import ALIKE, fit, likeness
from ingest.surveys.mapping import Mapping, from_toml, keys, to_toml
from ingest.surveys.naming import slug
from ingest.surveys.survey import Survey

_LARGEST = 1_000_000


def keep(mapping: Mapping, folder: Path) -> Path:
    """Keep a mapping as ``NAME.toml`` and give the file; one of the same form is replaced.

    Raises InputError if the name is another form's: people and sessions are told apart by it.
    """
    file = folder / f"{mapping.name}.toml"
    if file.exists() and (other := _read_quietly(file)) and not _is_same(mapping, other):
        raise InputError(
            str(file),
            f'is the mapping of another form ("{other.title}")',
            "Give this one another name",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(mapping, file)
    except OSError as fault:
        raise _unwritable(file, fault) from fault
    return file


def write(mapping: Mapping, file: Path) -> None:
    """Write a mapping to a file, whole or not at all."""
    handle, part = tempfile.mkstemp(dir=file.parent, prefix=".mapping-", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(to_toml(mapping))
        Path(part).replace(file)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def read(file: Path) -> Mapping:
    """Read a mapping from a file; raises InputError with what is wrong in it."""
    try:
        if file.stat().st_size > _LARGEST:
            raise InputError(str(file), "is too large for a mapping", "Give the mapping's file")
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError(str(file), "is not UTF-8 text", "Save it as UTF-8") from fault
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise InputError(str(file), f"can't be read ({why})", "Check the path") from fault
    return from_toml(str(file), text)


def all_kept(folder: Path) -> Iterator[tuple[Path, Mapping]]:
    """Give every mapping of a folder that can be read."""
    for file in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        if mapping := _read_quietly(file):
            yield file, mapping


def kept(folder: Path | None, survey: Survey) -> Mapping | None:
    """Find the kept mapping of a survey's form, fitted to how its questions are called this time.

    Raises InputError if the mapping of that name is damaged.
    """
    if folder is None:
        return None
    found = [(likeness(each, survey), file.name, each) for file, each in all_kept(folder)]
    best = max(found, key=lambda each: each[:2], default=None)
    if best and best[0] > 0:
        return fit(best[2], survey)
    own = folder / f"{slug(survey.title)}.toml"
    if own.exists() and _read_quietly(own) is None:
        read(own)
    return None


def free_name(mapping: Mapping, folder: Path) -> Mapping:
    """Give the mapping a name that no other form's has."""
    taken = {each.name for _, each in all_kept(folder) if not _is_same(mapping, each)}
    name, count = mapping.name, 1
    while name in taken:
        count += 1
        name = f"{mapping.name[:56]}-{count}"
    return mapping.model_copy(update={"name": name})


def of_session(mapping: Mapping, survey: Survey, folder: Path) -> Mapping:
    """Give a mapping that is all about one session the survey's own name and title.

    It may be the copy of a form for another session: the first one's mapping stays as it is.
    """
    fixed = mapping.constants
    if not (fixed.session_id or fixed.session_date) or mapping.title == survey.title:
        return mapping
    own = {"name": slug(survey.title), "title": survey.title, "versions": ()}
    return free_name(mapping.model_copy(update=own), folder)


def _is_same(mapping: Mapping, other: Mapping) -> bool:
    if mapping.form == other.form and set(mapping.versions) & set(other.versions):
        return True
    one, two = keys(mapping), keys(other)
    return mapping.form == other.form and len(one & two) >= ALIKE * max(len(one), len(two), 1)


def _read_quietly(file: Path) -> Mapping | None:
    try:
        return read(file)
    except InputError:
        return None


def _unwritable(file: Path, fault: OSError) -> InputError:
    why = fault.strerror or str(fault)
    return InputError(str(file), f"can't be written ({why})", "Check the folder's permissions")
