"""The session a submission is about: reported by it, or pointed at by a code, a day and a place."""

import re
from datetime import date
from hashlib import blake2b
from typing import Any

from graph.fold import fold
from ingest.named import Campus
from ingest.source import Aside, Told
from ingest.surveys import answers as said
from ingest.surveys.filled import Filled, blank

ONLINE = Campus("Online", venue=True)
"""Where sessions are held that are held nowhere."""
_ONLINE = re.compile(
    r"\b(?:online|zoom|virtual|webinar|google meet|teams)\b|آن ?لائن", re.IGNORECASE
)


class Sessions:
    """The sessions of one form; what the first submission says of a session holds."""

    def __init__(self) -> None:
        self._rows: dict[str, Told] = {}

    def of(self, filled: Filled) -> tuple[str, list[Told]] | Aside | None:
        """Give the session's id, and its row if the form tells of it; None if there is none.

        An Aside says why a submission that should be about a session can't be.
        """
        mapping = filled.form.mapping
        if not concerns_session(filled):
            return None
        if mapping.constants.session_id is not None:
            return mapping.constants.session_id, []
        if mapping.about != "session" and mapping.has("session.code"):
            code = filled.text("session.code")
            if code:
                return code, []
            return _aside(filled, "session.code", "does not say which session it is about")
        found = _row(filled)
        if isinstance(found, Aside):
            return found
        session_id = str(found[1]["session_id"])
        return session_id, [self._rows.setdefault(session_id, found)]


def concerns_session(filled: Filled) -> bool:
    """Whether the form is about sessions at all."""
    mapping = filled.form.mapping
    fixed = mapping.constants
    given = fixed.session_id or fixed.session_date
    return mapping.about in ("session", "feedback", "attendance") and bool(
        given or mapping.has("session.code", "session.date", "session.title")
    )


def is_online(text: str | None) -> bool:
    """Whether words say that something was held online."""
    return bool(text and _ONLINE.search(text))


def _row(filled: Filled) -> Told | Aside:
    fixed = filled.form.mapping.constants
    held_on = filled.day("session.date") or fixed.session_date
    kind = filled.text("session.format") or fixed.format
    venue = _venue(filled, kind)
    if held_on is None:
        return _aside(filled, "session.date", "holds no day of the session that can be read")
    if venue is None:
        return _aside(filled, "session.venue", "names no campus or venue")
    title = filled.text("session.title") or fixed.session_title
    topics = [part for m, a in filled.all("session.topics") for part in said.several(a, m.split)]
    cells: dict[str, Any] = {
        "session_id": _id(filled, held_on, venue, title),
        "title": title or _title(kind, venue, held_on),
        "held_on": held_on,
        "venue_id": venue,
        "format": kind,
        "topics": ";".join(topics) or fixed.topics,
        "participants_count": _count(filled),
    }
    return "sessions", blank(cells)


def _id(filled: Filled, held_on: date, venue: Campus, title: str | None) -> str:
    """Name the session: a report's is its own; answers to one day, place and title share one."""
    mapping = filled.form.mapping
    if mapping.about == "session":
        return said.code(filled.answer("session.code")) or f"{mapping.name}-{filled.id}"
    where = f"{fold(venue.text)}|{fold(title or '')}".encode()
    return f"{mapping.name}-{held_on:%Y%m%d}-{blake2b(where, digest_size=3).hexdigest()}"


def _venue(filled: Filled, kind: str | None) -> Campus | None:
    fixed = filled.form.mapping.constants
    text = filled.text("session.venue", "campus") or fixed.venue
    city = filled.text("session.city") or fixed.city
    province = filled.text("session.province") or fixed.province
    if text is None:
        return ONLINE if is_online(kind) else None
    return ONLINE if is_online(text) else Campus(text, city, province, venue=True)


def _count(filled: Filled) -> int | None:
    """Add up the participants; men and women are asked for apart in some forms."""
    counts = [said.count(answer) for _, answer in filled.all("session.count")]
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _title(kind: str | None, venue: Campus, held_on: date) -> str:
    return f"{kind or 'Session'}, {venue.text}, {held_on.day} {held_on:%B %Y}"


def _aside(filled: Filled, target: str, problem: str) -> Aside:
    asked = [each for each in filled.form.mapping.questions if each.is_ == target]
    column = filled.form.label(asked[0].question) if asked else ""
    value = filled.text(target) or ""
    return Aside(
        *(filled.submission.number, column, value, problem),
        "Correct it in the form's data, or give it in the mapping (mashal map)",
        filled.submission.sheet,
    )
