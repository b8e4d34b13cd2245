"""The columns of an exported form become questions: ticked boxes and positions are put together."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from graph.fold import fold, one_line
from ingest.fields.form import Cell
from ingest.sheets import Cells
from ingest.surveys.guess import kind_of
from ingest.surveys.survey import Answer, Answers, Question
from ingest.surveys.ticks import BETWEEN, cell_at, find_positions, find_ticks, is_ticked, shown

_CHOSEN = ("::", " > ", ">", "|")
"""Signs that people choose to stand between groups and questions."""
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
            pair = [shown(cell_at(row, at)) for at in self.position]
            return " ".join(pair) if all(pair) else None
        whole = None if self.at is None else cell_at(row, self.at)
        if self.ticks:
            ticked = tuple(option for at, option in self.ticks if is_ticked(cell_at(row, at)))
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
    between: Sequence[str] = BETWEEN,
    taken: Iterable[str] = (),
) -> Layout:
    """Find the questions of a table; ``is_own`` says which columns the tool itself adds.

    ``between`` are the signs that may stand between groups, questions and options; ``taken`` the
    names other tables of the survey use already.
    """
    names = [one_line(str(cell)) if cell is not None else "" for cell in header]
    own = {at for at, name in enumerate(names) if not name or is_own(name)}
    positions = find_positions(names, own)
    used = own | {at for found in positions.values() for at in found}
    ticks = find_ticks(names, rows, used, between)
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
    signs = _group_signs(names, between)
    for name, at in parts:
        first = names.index(name) == at if at is not None else True
        made = Column(
            _question(name, repeat, signs, seen),
            at,
            tuple(ticks.get(name, ())) if first else (),
            positions.get(name) if at is None else None,
        )
        seen.add(made.question.name)
        columns.append(_with_kind(made, rows, is_place=name in positions))
    return Layout(tuple(columns))


def _with_kind(column: Column, rows: Sequence[Cells], *, is_place: bool) -> Column:
    if is_place:
        return replace(column, question=replace(column.question, kind="place"))
    answers = [column.answer(row) for row in rows]
    if column.ticks:
        options = tuple(option for _, option in column.ticks)
        return replace(column, question=replace(column.question, kind="several", options=options))
    kind, options = kind_of(column.question.label, answers)
    return replace(column, question=replace(column.question, kind=kind, options=options))


def _group_signs(names: Sequence[str], between: Sequence[str]) -> list[str]:
    """Give the signs that part groups from questions: the tool's own, and such as are seen to.

    Whoever exports a form may choose the sign; it is one if several questions share what stands
    before it.
    """
    others = [each for each in _CHOSEN if each in between]
    for sign in others:
        before = Counter(name.partition(sign)[0] for name in names if sign in name)
        if max(before.values(), default=0) > 1:
            return [*between[:1], sign]
    return [*between[:1]]


def _question(name: str, repeat: str, signs: Sequence[str], seen: set[str]) -> Question:
    *path, label = _parted(name, signs)
    wanted, count = name, 1
    while wanted in seen:
        count += 1
        wanted = f"{name} ({count})"
    return Question(wanted, label or name, tuple(path), repeat)


def _parted(name: str, signs: Sequence[str]) -> list[str]:
    """Part a column's name into groups and question, where that is beyond doubt."""
    for sign in signs:
        if sign in name and (sign != "/" or not re.search(r"\s/|/\s|\d/\d|[?.]", name)):
            return [part.strip() for part in name.split(sign) if part.strip()] or [name]
    return [name]


def _is_address_of_file(names: Sequence[str], at: int, name: str) -> bool:
    """Whether a column holds the web address of the file in the column before it."""
    return at > 0 and fold(name) == fold(f"{names[at - 1]}_url")


def _tokens(cell: Cell) -> tuple[str, ...] | None:
    words = shown(cell).split()
    return tuple(words) if words and all(map(_SUMMARY_WORD.fullmatch, words)) else None
