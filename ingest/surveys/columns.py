"""The columns of an exported form become questions: ticked boxes and positions are put together."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from graph.fold import fold, one_line
from ingest.fields.form import Cell
from ingest.sheets import Cells
from ingest.surveys.guess import kind_of
from ingest.surveys.survey import Answer, Answers, Question

_TICKS = frozenset({"0", "1", "0.0", "1.0", "true", "false", "yes", "no"})
_TICKED = frozenset({"1", "1.0", "true", "yes"})
_BETWEEN = ("/", "::", ":", "__", " - ", " > ", ">", "|", "-", ".", "_")
"""What may stand between a question and its option, or a group and its question."""
_WITHIN_NAMES = ("-", ".", "_")
"""Signs that stand in many a name: alone they don't show that a column is an option."""
_POSITIONS = ("latitude", "longitude", "altitude", "precision", "accuracy")
_SUMMARY_WORD = re.compile(r"[A-Za-z0-9_.\-]{1,60}")


@dataclass(frozen=True)
class Column:
    """A question in a table: where its answer stands, and where its ticked boxes stand."""

    question: Question
    at: int | None
    ticks: tuple[tuple[int, str], ...] = ()
    position: tuple[int, int] | None = None

    def answer(self, row: Cells) -> Answer:
        """Take the answer out of a row."""
        if self.position:
            pair = [_shown(_cell(row, at)) for at in self.position]
            return " ".join(pair) if all(pair) else None
        whole = None if self.at is None else _cell(row, self.at)
        if self.ticks:
            ticked = tuple(option for at, option in self.ticks if is_ticked(_cell(row, at)))
            # An older version's answer may stand in the summary alone.
            return ticked or _tokens(whole) or whole
        return whole


@dataclass(frozen=True)
class Layout:
    """The columns of one table that are questions."""

    columns: tuple[Column, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in their order."""
        return tuple(each.question for each in self.columns)

    def answers(self, row: Cells) -> Answers:
        """Take the answers out of a row; a blank cell is no answer."""
        found = ((each.question.name, each.answer(row)) for each in self.columns)
        return {name: answer for name, answer in found if answer not in (None, "", ())}


def layout(
    header: Sequence[Cell],
    rows: Sequence[Cells],
    *,
    is_own: Callable[[str], bool],
    repeat: str = "",
    between: Sequence[str] = _BETWEEN,
    taken: Iterable[str] = (),
) -> Layout:
    """Find the questions of a table; ``is_own`` says which columns the tool itself adds.

    ``between`` are the signs that may stand between groups, questions and options; ``taken`` the
    names other tables of the survey use already.
    """
    names = [one_line(str(cell)) if cell is not None else "" for cell in header]
    own = {at for at, name in enumerate(names) if not name or is_own(name)}
    positions = _positions(names, own)
    used = own | {at for found in positions.values() for at in found}
    ticks = _ticks(names, rows, used, between)
    used |= {at for found in ticks.values() for at, _ in found}
    used |= {at for at, name in enumerate(names) if _is_address_of_file(names, at, name)}
    parts: list[tuple[str, int | None]] = [
        (name, at) for at, name in enumerate(names) if at not in used
    ]
    parts += [(name, None) for name in (*ticks, *positions) if name not in names]
    order = {name: min((at for at, _ in ticks[name]), default=0) for name in ticks}
    order |= {name: min(positions[name]) for name in positions}
    parts.sort(key=lambda part: part[1] if part[1] is not None else order[part[0]])
    columns, seen = [], set(taken)
    for name, at in parts:
        first = names.index(name) == at if at is not None else True
        made = Column(
            _question(name, repeat, between, seen),
            at,
            tuple(ticks.get(name, ())) if first else (),
            positions.get(name) if at is None else None,
        )
        seen.add(made.question.name)
        columns.append(_with_kind(made, rows, is_place=name in positions))
    return Layout(tuple(columns))


def is_ticked(cell: Cell) -> bool:
    """Whether an option's cell says that it was chosen."""
    return _shown(cell).casefold() in _TICKED


def _with_kind(column: Column, rows: Sequence[Cells], *, is_place: bool) -> Column:
    if is_place:
        return replace(column, question=replace(column.question, kind="place"))
    answers = [column.answer(row) for row in rows]
    if column.ticks:
        options = tuple(option for _, option in column.ticks)
        return replace(column, question=replace(column.question, kind="several", options=options))
    kind, options = kind_of(column.question.label, answers)
    return replace(column, question=replace(column.question, kind=kind, options=options))


def _question(name: str, repeat: str, between: Sequence[str], seen: set[str]) -> Question:
    *path, label = _parted(name, between)
    wanted, count = name, 1
    while wanted in seen:
        count += 1
        wanted = f"{name} ({count})"
    return Question(wanted, label or name, tuple(path), repeat)


def _parted(name: str, between: Sequence[str]) -> list[str]:
    """Part a column's name into groups and question, where that is beyond doubt."""
    if between and between[0] in name and not re.search(r"\s/|/\s|\d/\d|[?.]", name):
        return [part.strip() for part in name.split(between[0]) if part.strip()] or [name]
    return [name]


def _positions(names: Sequence[str], own: set[int]) -> dict[str, tuple[int, int]]:
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


def _ticks(
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
        fold(option) in fold(_shown(_cell(row, summary)))
        for row in rows
        for at, option in boxes
        if is_ticked(_cell(row, at))
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
            if any(is_ticked(_cell(row, at)) for row in rows for at, _ in each)
        }
        if several:
            return several
    return {}


def _is_box(rows: Sequence[Cells], at: int) -> bool:
    shown = {_shown(_cell(row, at)).casefold() for row in rows}
    return shown <= _TICKS | {""}


def _is_address_of_file(names: Sequence[str], at: int, name: str) -> bool:
    """Whether a column holds the web address of the file in the column before it."""
    return at > 0 and fold(name) == fold(f"{names[at - 1]}_url")


def _tokens(cell: Cell) -> tuple[str, ...] | None:
    words = _shown(cell).split()
    return tuple(words) if words and all(map(_SUMMARY_WORD.fullmatch, words)) else None


def _shown(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _cell(row: Cells, at: int) -> Cell:
    return row[at] if at < len(row) else None
