"""Stored exports without a person: their rows gone, their name out of every text."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.erase.identity import Identity
from graph.errors import InputError
from graph.export import folder as files
from graph.export.folder import MANIFEST, Page

BOM = "\ufeff"


@dataclass(frozen=True)
class Cleaned:
    """How many stored exports there are, which were changed, and what could not be looked into."""

    looked_into: int
    changed: tuple[Path, ...]
    rows: int
    left: tuple[Path, ...]


def clean_exports(folder: Path, identity: Identity) -> Cleaned:
    """Rewrite every export in a folder without the person; raises InputError if one can't be."""
    changed, left, looked, rows = [], [], 0, 0
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if not (path / MANIFEST).is_file():
            left.append(path)
            continue
        looked += 1
        pages, removed = _pages(path, identity)
        if pages:
            files.write(path, pages)
            changed.append(path)
            rows += removed
    return Cleaned(looked, tuple(changed), rows, tuple(left))


def _pages(folder: Path, identity: Identity) -> tuple[dict[str, Page], int]:
    """Give all files of an export anew, and how many rows they lost; nothing if none changed."""
    pages, changed, lost = {}, False, 0
    for path in sorted(folder.iterdir()):
        if path.name == MANIFEST:
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as fault:
            raise InputError(
                str(path), "is no file of an export, or can't be read", "Remove it, erase again"
            ) from fault
        pages[path.name], removed = _page(path, text, identity)
        changed = changed or pages[path.name].text != text
        lost += removed
    return (pages if changed else {}), lost


def _page(path: Path, text: str, identity: Identity) -> tuple[Page, int]:
    if path.suffix == ".csv":
        return _csv(text, identity)
    if path.suffix == ".json":
        whole = json.loads(text)
        cleaned = _json(whole, identity)
        if cleaned == whole:
            return Page(text), 0
        return Page(json.dumps(cleaned, ensure_ascii=False, indent=2)), 0
    return Page(identity.clean(text)), 0


def _csv(text: str, identity: Identity) -> tuple[Page, int]:
    mark = BOM if text.startswith(BOM) else ""
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))
    header, body = (rows[0] if rows else []), rows[1:]
    kept = [
        [identity.clean(cell) for cell in row]
        for row in body
        if not _about(dict(zip(header, row, strict=False)), identity)
    ]
    if kept == body:
        return Page(text, len(body)), 0
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *kept])
    return Page(mark + out.getvalue(), len(kept)), len(body) - len(kept)


def _json(value: Any, identity: Identity) -> Any:
    """Leave out the objects about the person, clean every other text."""
    if isinstance(value, dict):
        return {key: _json(inner, identity) for key, inner in value.items()}
    if isinstance(value, list):
        return [
            _json(item, identity)
            for item in value
            if not (isinstance(item, dict) and _about(item, identity))
        ]
    return identity.clean(value) if isinstance(value, str) else value


def _about(row: Mapping[str, Any], identity: Identity) -> bool:
    return any(
        isinstance(cell, str) and identity.names(column, cell) for column, cell in row.items()
    )
