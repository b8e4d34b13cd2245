"""Google Forms: the download of its answers, and the linked Sheet as CSV or XLSX."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo

from graph.errors import InputError
from graph.fold import fold, one_line
from ingest.csv_text import read_csv
from ingest.decode import decode
from ingest.fields.form import Cell
from ingest.fields.times import KARACHI
from ingest.files import Given
from ingest.head import Head
from ingest.loose.plainly import is_nothing
from ingest.sheets import Cells, Sheet
from ingest.source import Aside, Loss, Note, Passed, Sure
from ingest.surveys import boxes, stamp_order, stamps
from ingest.surveys.guess import kind_of
from ingest.surveys.naming import title_of
from ingest.surveys.survey import Answer, Question, Submission, Survey
from ingest.too_wide import without_wide

_TIMESTAMP = frozenset(
    [
        "timestamp",
        "time stamp",
        "horodateur",
        "marca temporal",
        "zeitstempel",
        "carimbo de data/hora",
        "informazioni cronologiche",
        "tijdstempel",
        "zaman damgası",
        "отметка времени",
        "طابع زمني",
        "ٹائم سٹیمپ",
        "ٹائم اسٹیمپ",
        "وقت کی مہر",
        "tidstämpel",
        "waqt",
        "submitted at",
    ]
)
_UNTITLED = re.compile(r"untitled question(?: \(\d+\))?|بلا عنوان سوال|question sans titre")
_GRID = re.compile(r"(?s)(.+?)\s*\[([^\[\]]+)\]\s*")
_COLUMNS = frozenset({"timestamp", "email_address"})
_RESPONSES = re.compile(r"form[ _]responses?[ _]*\d*|réponses|respuestas|antworten", re.IGNORECASE)


@dataclass(frozen=True)
class _Column:
    question: Question
    at: int
    options: tuple[str, ...] = ()
    joined: str = ""

    def answer(self, row: Cells) -> Answer:
        cell = row[self.at] if self.at < len(row) else None
        if self.options and isinstance(cell, str):
            return boxes.ticked(cell, self.options, self.joined)
        return cell


def recognise(head: Head) -> Sure:
    """Tell Google Forms by its first column: timestamps, under a name of its own."""
    if head.is_zip:
        return max((_sure(rows, name) for name, rows in head.sheets.items()), default=0)
    return _sure(head.table, "") if head.table else 0


def _sure(rows: Sequence[Sequence[Cell]], sheet: str) -> Sure:
    if len(rows) < 1 or not rows[0] or not isinstance(rows[0][0], str) or len(rows[0]) < 2:
        return 0
    named = fold(rows[0][0]) in _TIMESTAMP
    first = [row[0] for row in rows[1:6] if row and not is_nothing(row[0])]
    stamped = bool(first) and 2 * sum(map(stamps.looks_like, first)) >= len(first)
    if named and stamped:
        return 2
    asked = any(len(str(cell)) > 25 or "?" in str(cell) for cell in rows[0][1:] if cell)
    in_sheet = bool(_RESPONSES.fullmatch(sheet.strip()))
    return 1 if (stamped or not first) and (in_sheet or (named and asked)) else 0


def read(given: Given, zone: tzinfo = KARACHI) -> Survey:
    """Read a form's answers; times without a zone are read in ``zone``. Raises InputError."""
    sheet, faults = _sheet(given)
    header, rows = sheet.rows[0][1], sheet.rows[1:]
    times = [row[0] if row else None for _, row in rows]
    proven = stamp_order.order_of(times)
    order = proven or stamp_order.likely(times)
    is_download = any(map(stamps.has_zone, times))
    columns = _columns(header, [row for _, row in rows], is_download=is_download)
    aside: list[Passed | Aside | Loss | Note] = [*faults]
    submissions = []
    seen: dict[str, int] = {}
    for number, row in rows:
        moment = stamps.read(row[0] if row else None, order, zone)
        if moment is None:
            aside.append(_unstamped(number, sheet.name))
            continue
        answers = {each.question.name: each.answer(row) for each in columns}
        stamp = f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        seen[stamp] = seen.get(stamp, 0) + 1
        own = stamp if seen[stamp] == 1 else f"{stamp}-{seen[stamp]}"
        kept = {name: answer for name, answer in answers.items() if answer not in (None, "", ())}
        submissions.append(Submission(own, number, kept, moment, sheet=sheet.name))
    if proven is None and not is_download and _is_text(times):
        said = "day/month" if order == "dmy" else "month/day"
        aside.append(
            Note(f"its timestamps don't prove whether day or month comes first: read as {said}")
        )
    return Survey(
        "google_forms",
        title_of(given.name),
        tuple(each.question for each in columns),
        tuple(submissions),
        aside=tuple(aside),
        day_order=None if is_download else order,
    )


def _sheet(given: Given) -> tuple[Sheet, list[Note | Aside]]:
    if given.data.startswith(b"PK\x03\x04"):
        filled = [each for each in given.sheets if each.rows]
        ranked = sorted(
            filled, key=lambda each: -_sure([row for _, row in each.rows[:6]], each.name)
        )
        if not ranked:
            raise InputError(given.name, "has no filled sheet", "Download the answers again")
        return ranked[0], []
    text, warnings = decode(given.name, given.data)
    sheet = read_csv(given.name, text, _COLUMNS)
    if not sheet.rows:
        raise InputError(given.name, "is empty", "Download the answers again")
    sheet, wide = without_wide(sheet)
    return sheet, [*(Note(f"{given.name} {each}") for each in (*warnings, *sheet.notes)), *wide]


def _columns(header: Cells, rows: Sequence[Cells], *, is_download: bool) -> list[_Column]:
    """Give the questions: all columns but the timestamp; a second one of a name gets a number."""
    found: list[_Column] = []
    names: dict[str, int] = {}
    for at, cell in enumerate(header[1:], start=1):
        column = [row[at] if at < len(row) else None for row in rows]
        if cell is None and all(each is None for each in column):
            continue
        name = one_line(str(cell)) if cell is not None else f"column {at + 1}"
        names[name] = names.get(name, 0) + 1
        unique = name if names[name] == 1 else f"{name} ({names[name]})"
        found.append(_column(unique, name, at, column, is_download=is_download))
    return found


def _column(
    unique: str, name: str, at: int, column: Sequence[Cell], *, is_download: bool
) -> _Column:
    grid = _GRID.fullmatch(name)
    path, label = ((grid[1].strip(),), grid[2].strip()) if grid else ((), name)
    question = Question(unique, label, path)
    if _UNTITLED.fullmatch(fold(name)) or _is_score(name, column):
        return _Column(replace(question, kind="empty"), at)
    kind, options = kind_of(question.said, column)
    question = replace(question, kind=kind, options=options)
    joined = ";" if is_download else ", "
    if kind in ("text", "one", "several") and (found := boxes.options_of(column, joined)):
        return _Column(replace(question, kind="several", options=found), at, found, joined)
    return _Column(question, at)


def _is_score(name: str, column: Sequence[Cell]) -> bool:
    """Whether a column is the score of a quiz: "4 / 5"."""
    said = [cell for cell in column if isinstance(cell, str)]
    points = all(re.fullmatch(r"\d+(?:\.\d+)? / \d+", cell.strip()) for cell in said)
    return fold(name) == "score" or bool(said and points)


def _is_text(times: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) for cell in times)


def _unstamped(number: int, sheet: str) -> Aside:
    return Aside(
        *(number, "Timestamp", "", "has no timestamp that can be read"),
        "Restore the row's timestamp, or delete the row if it is no answer",
        sheet,
    )
