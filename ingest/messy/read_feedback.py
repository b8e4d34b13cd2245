"""Feedback: answers on scales about a session; before and after parted into two waves."""

import re
from dataclasses import dataclass
from typing import Any

from graph.fold import fold
from ingest.fields.form import Cell
from ingest.loose.people import plain_name
from ingest.loose.plainly import is_nothing, plainly
from ingest.loose.romanised import romanised
from ingest.loose.words import Scale, is_out_of_scale, likert, scale_of
from ingest.messy.book import Book, Said
from ingest.messy.marked import items
from ingest.messy.pages import text
from ingest.messy.records import records, unread
from ingest.messy.tables import Table
from ingest.surveys.naming import slug

_WAVES = {
    "before": r"\b(?:before|pre|pre[\s-]?test|baseline|earlier|pehle|pehlay)\b|پہلے|قبل",
    "after": r"\b(?:after|post|post[\s-]?test|endline|now|baad)\b|بعد",
    "follow_up": r"\bfollow[\s-]?up\b",
}
_CODE = re.compile(r"[A-Za-z]{0,6}[\s._#-]?\d{1,8}[A-Za-z]?")
_READ = {"serial", "session", "date", "respondent", "name", "wave", "code"}


@dataclass(frozen=True)
class _Asked:
    at: int
    item: str
    wave: str | None
    scale: Scale


def read_feedback(book: Book, table: Table) -> None:
    """Read a sheet of answers, one line a respondent."""
    asked = _asked(book, table)
    seen: dict[str, int] = {}
    only = _only_session(book, table)
    for row in records(book, table, "session", "respondent", "name", "code"):
        session = _session(book, table, row) or only
        if session is None:
            book.aside(
                *(table, row, "session", table.value(row, "session")),
                *("does not say which session it is about", "Fill in the session's id"),
            )
            continue
        waves = _answers(book, table, row, asked)
        if not waves:
            book.passed(table.page, row, "sheets of answers without any answer on a scale")
            continue
        code = _respondent(book, table, row)
        said: list[Said] = []
        for wave, answers in waves.items():
            key = f"{session} {code} {wave}"
            seen[key] = again = seen.get(key, 0) + 1
            named = (book.scope, slug(table.page.name), session, code, wave)
            cells: dict[str, Any] = {
                "response_id": "-".join(named) + (f"-{again}" if again > 1 else ""),
                "session_id": session,
                "respondent_code": code,
                "wave": wave,
                "answered_on": _day(book, table, row),
                "items": answers,
            }
            said.append(("feedback", cells))
        book.item(table, row, said)
    used = {each.at for each in asked}
    unread(book, table, "feedback", _READ, used)


def _asked(book: Book, table: Table) -> list[_Asked]:
    """Give the questions: item_confidence of "Confidence before" and of "Confidence after"."""
    about = {each.at for each in items(table) if book.roster.knows(plain_name(each.label) or "")}
    if about:
        book.lose("columns that rate one person each: items never name anybody", len(about))
    columns = [each for each in items(table) if each.at not in about]
    waves = [_wave(column.said) for column in columns]
    parted = {"before", "after"} <= set(waves)
    found: list[_Asked] = []
    for column, wave in zip(columns, waves, strict=True):
        scale = scale_of(table.body(column), column.said)
        if scale is None:
            continue
        words = column.said
        if parted and wave:
            words = re.sub(_WAVES[wave], " ", fold(words))
        item = _item(words)
        if not item:
            item = f"item_{column.at + 1}"
            book.note(f'sheet {table.page.name}: {item} is the question "{column.said}"')
        taken = {(each.item, each.wave) for each in found}
        own = wave if parted else None
        if (item, own) in taken:
            item = f"{item}_{column.at + 1}"
        found.append(_Asked(column.at, item, own, scale))
    return found


def _answers(
    book: Book, table: Table, row: int, asked: list[_Asked]
) -> dict[str, dict[str, float]]:
    """Give the scores by wave; an answer off its scale is left out and counted."""
    whole = _wave(text(table.value(row, "wave"))) or _wave(table.words) or "after"
    found: dict[str, dict[str, float]] = {}
    for each in asked:
        cell = table.page.cell(row, each.at)
        score = likert(cell, each.scale)
        if score is not None:
            found.setdefault(each.wave or whole, {})[each.item] = score
        elif is_out_of_scale(cell, each.scale):
            low, high = each.scale.low, each.scale.high
            book.lose(f"answers that are not on their scale ({low:g} to {high:g}), left blank")
        elif not is_nothing(cell):
            book.lose("answers in words that are on no scale, left blank")
    order = ("after", "before", "follow_up")
    return {wave: found[wave] for wave in order if wave in found}


def _wave(words: str) -> str | None:
    plain = fold(words)
    found = [wave for wave, pattern in _WAVES.items() if re.search(pattern, plain)]
    return found[0] if len(found) == 1 else None


def _item(words: str) -> str:
    """Write a question as the name of its column: "Content (1-5)" is item_content."""
    plain = re.sub(r"[(\[].*?[)\]]|/\s*\d+|\d\s*[-–]\s*\d+", " ", fold(words))
    latin = plainly(romanised(plain)).replace("/", " ")
    ascii_only = re.sub(r"[^a-z0-9]+", "_", latin).strip("_")
    return f"item_{ascii_only[:55].rstrip('_')}" if re.search(r"[a-z]", ascii_only) else ""


def _session(book: Book, table: Table, row: int) -> str | None:
    cell: Cell = table.value(row, "session")
    if not is_nothing(cell):
        return book.meetings.known(cell) or text(cell)
    column = table.column("date")
    return book.meetings.on(book.days.day(table, column, row)) if column else None


def _only_session(book: Book, table: Table) -> str | None:
    """Give the one session a sheet's name or title names, if it has no column of sessions."""
    if table.column("session") is not None:
        return None
    return book.meetings.told_by(f"{table.page.name} | {table.title}")


def _day(book: Book, table: Table, row: int) -> Any:
    column = table.column("date")
    return book.days.day(table, column, row) if column else None


def _respondent(book: Book, table: Table, row: int) -> str:
    """Give a code that is the same before and after and says nobody's name."""
    for name in ("respondent", "code", "name"):
        cell = table.value(row, name)
        if is_nothing(cell):
            continue
        written = text(cell)
        if _CODE.fullmatch(written):
            return written
        hashed = book.context.hashed("respondent", f"{book.scope}:{fold(written)}")
        return f"R-{hashed[:12]}" if hashed else f"row-{row}"
    return f"row-{row}"
