"""Answers that are spread over several columns: ticked boxes, and positions."""

import re
from collections.abc import Sequence

from graph.fold import fold
from ingest.fields.form import Cell
from ingest.sheets import Cells

_TICKS = frozenset({"0", "1", "0.0", "1.0", "true", "false", "yes", "no"})
_TICKED = frozenset({"1", "1.0", "true", "yes"})
BETWEEN = ("/", "::", ":", "__", " - ", " > ", ">", "|", "-", ".", "_")
"""What may stand between a question and its option, or a group and its question."""
_WITHIN_NAMES = ("-", ".", "_")
"""Signs that stand in many a name: alone they don't show that a column is an option."""
_POSITIONS = ("latitude", "longitude", "altitude", "precision", "accuracy")


def find_positions(names: Sequence[str], own: set[int]) -> dict[str, tuple[int, int]]:
    """Find the columns a position is spread over: ``_Q_latitude`` (Kobo), ``Q-Latitude`` (ODK)."""
    found: dict[str, dict[str, int]] = {}
    for at, name in enumerate(names):
        parts = re.fullmatch(r"(.+)[-_:.]([A-Za-z]+)", name)
        if at in own or not parts or parts[2].casefold() not in _POSITIONS:
            continue
        folder, _, last = parts[1].rpartition("/")
        bare = last.removeprefix("_")
        question = f"{folder}/{bare}" if folder else bare
        found.setdefault(question, {})[parts[2].casefold()] = at
    whole = {name: at for name, at in found.items() if {"latitude", "longitude"} <= set(at)}
    for spread in whole.values():
        own.update(spread.values())
    return {name: (each["latitude"], each["longitude"]) for name, each in whole.items()}


def find_ticks(
    names: Sequence[str], rows: Sequence[Cells], used: set[int], between: Sequence[str]
) -> dict[str, list[tuple[int, str]]]:
    """Find the boxes of each question that takes several answers, by the question's column."""
    found: dict[str, list[tuple[int, str]]] = {}
    boxes = [at for at in range(len(names)) if at not in used and _is_box(rows, at)]
    for at in boxes:
        asked = _asked(names, at, between)
        if asked:
            found.setdefault(asked[0], []).append((at, asked[1]))
    sure = {name: each for name, each in found.items() if _agree(names.index(name), rows, each)}
    return sure or _without_summary(names, rows, boxes, between)


def _agree(summary: int, rows: Sequence[Cells], boxes: Sequence[tuple[int, str]]) -> bool:
    """Whether boxes and the joined answer before them say the same: one is ticked at least.

    A question may be called like the one before it and more: "venue" and "venue_other".
    """
    ticked = [
        fold(option) in fold(shown(cell_at(row, summary)))
        for row in rows
        for at, option in boxes
        if is_ticked(cell_at(row, at))
    ]
    return bool(ticked) and all(ticked)


def _asked(names: Sequence[str], at: int, between: Sequence[str]) -> tuple[str, str] | None:
    """Give the question whose option a column is: the nearest one before it that begins it."""
    for before in range(at - 1, -1, -1):
        question = names[before]
        rest = names[at].removeprefix(question) if question else names[at]
        if question and rest != names[at]:
            sign = next((each for each in between if rest.startswith(each)), None)
            if sign and rest[len(sign) :].strip():
                return question, rest[len(sign) :].strip()
    return None


def _without_summary(
    names: Sequence[str], rows: Sequence[Cells], boxes: Sequence[int], between: Sequence[str]
) -> dict[str, list[tuple[int, str]]]:
    """Group boxes that stand side by side under one question that has no column of its own."""
    for sign in between:
        if sign in _WITHIN_NAMES:
            continue
        found: dict[str, list[tuple[int, str]]] = {}
        for at in boxes:
            question, _, option = names[at].rpartition(sign)
            if question and option.strip():
                found.setdefault(question.strip(), []).append((at, option.strip()))
        several = {
            name: each
            for name, each in found.items()
            if len(each) > 1 and each[-1][0] - each[0][0] == len(each) - 1
            if any(is_ticked(cell_at(row, at)) for row in rows for at, _ in each)
        }
        if several:
            return several
    return {}


def _is_box(rows: Sequence[Cells], at: int) -> bool:
    said = {shown(cell_at(row, at)).casefold() for row in rows}
    return said <= _TICKS | {""}


def is_ticked(cell: Cell) -> bool:
    """Whether an option's cell says that it was chosen."""
    return shown(cell).casefold() in _TICKED


def shown(cell: Cell) -> str:
    """Write a cell as text; a whole number without its ``.0``."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def cell_at(row: Cells, at: int) -> Cell:
    """Give a row's cell, None where the row is shorter."""
    return row[at] if at < len(row) else None
