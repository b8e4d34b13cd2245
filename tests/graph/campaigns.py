"""Small campaigns for tests, written down as rows; what a test doesn't say is unknown."""

from typing import Any

import pandas as pd

from graph.columns import TABLES, typed
from graph.history import History
from graph.settings import Analysis

Rows = list[dict[str, Any]]


def history_of(analysis: Analysis | None = None, **rows: Rows) -> History:
    """Make a history of rows a table; days are ISO text, instants seconds since 1970."""
    tables = {
        name: typed(
            name,
            pd.DataFrame(rows.get(name, []), dtype=object).reindex(columns=list(table.columns)),
        )
        for name, table in TABLES.items()
        if name != "acts"
    }
    return History.of(tables, analysis or Analysis())


def person(person_id: str, **more: Any) -> dict[str, Any]:
    return {"person_id": person_id, "name": person_id.title(), **more}


def campus(university_id: str, **more: Any) -> dict[str, Any]:
    return {"university_id": university_id, "name": f"University of {university_id}", **more}


def term(person_id: str, university_id: str, appointed_on: str, ends_on: str | None = None) -> Any:
    return {
        "person_id": person_id,
        "university_id": university_id,
        "appointed_on": appointed_on,
        "ends_on": ends_on,
    }


def session(
    session_id: str, held_on: str, people: dict[str, str], **more: Any
) -> tuple[dict[str, Any], Rows]:
    """Make a session's row and those of its people (person_id: part)."""
    row = {"session_id": session_id, "title": session_id, "held_on": held_on, **more}
    parts = [
        {"session_id": session_id, "person_id": one, "part": part, "held_on": held_on}
        for one, part in people.items()
    ]
    return row, parts


def sessions(*made: tuple[dict[str, Any], Rows]) -> dict[str, Rows]:
    """Put sessions together as the two tables they fill."""
    return {
        "sessions": [row for row, _ in made],
        "session_people": [part for _, parts in made for part in parts],
    }


def feedback(session_id: str, wave: str, scores: list[Any], item: str = "item_women") -> Rows:
    """Make the answers of as many people as there are scores: c0, c1 and so on."""
    return [
        {
            "response_id": f"{session_id}-{wave}-{item}-{at}",
            "session_id": session_id,
            "respondent_code": f"c{at}",
            "wave": wave,
            "answered_on": "2026-06-05",
            "item": item,
            "score": None if score is None else str(score),
        }
        for at, score in enumerate(scores)
    ]
