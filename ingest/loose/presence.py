"""What an attendance sheet's cells say: P, A, L, ✓, ✗, 1, 0, yes, حاضر, غیر حاضر."""

import datetime
from collections.abc import Iterable
from typing import Literal

from ingest.fields.form import Cell
from ingest.loose.plainly import is_nothing, plainly

Presence = Literal["present", "absent", "late"]


def present(cell: Cell, cross: Presence | None = None) -> Presence | None:
    """Give what a cell of an attendance sheet says; None if it says nothing, or nothing known.

    ``L`` is late; leave, excused and رخصت are absent. ``x`` alone may tick or strike out:
    it is what ``cross`` says (see :func:`crosses`). A clock time is when somebody came.
    """
    if isinstance(cell, bool):
        return "present" if cell else "absent"
    if isinstance(cell, int | float):
        return "present" if cell == 1 else "absent" if cell == 0 else None
    if isinstance(cell, datetime.time):
        return "present"
    if not isinstance(cell, str):
        return None
    text = plainly(cell).removesuffix(" 0") or cell.strip()
    if text in ("x", "×"):
        return cross
    return _PRESENCE.get(text)


def crosses(cells: Iterable[Cell]) -> Presence | None:
    """Say what ``x`` means on a sheet: absent beside ticks, present where it is the only mark."""
    marks = {present(cell) for cell in cells if not is_nothing(cell)}
    known = marks - {None}
    if not known:
        return "present"
    return "absent" if "present" in known and "absent" not in known else None


def _presences() -> dict[str, Presence]:
    words: dict[Presence, str] = {
        "present": "p|present|pr|yes|y|attended|came|here|joined|online|virtual|1|true|✓|✔|☑|✅|√|ü"
        "|ok|done|حاضر|ح|جی ہاں|ہاں|haazir|hazir|haan|ji haan",
        "absent": "a|ab|abs|absent|no|n|not attended|did not attend|missing|0|false|✗|✘|❌|☒|û"
        "|leave|on leave|excused|e|غیر حاضر|غیرحاضر|غ|نہیں|رخصت|چھٹی|ghair hazir|ghair haazir"
        "|ghairhazir|chutti|rukhsat|nahi|sick|sick leave",
        "late": "l|late|came late|tardy|دیر|دیر سے|تاخیر|der se|late se|p late|present late",
    }
    return {
        plainly(word) or word: meant for meant, each in words.items() for word in each.split("|")
    }


_PRESENCE = _presences()
