"""The session a submission is about: reported by it, or pointed at by a code, a day and a place."""

import re
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import Any

from rapidfuzz import fuzz

from graph.calendar import day_in_words
from graph.fold import fold
from ingest.campuses import Campuses
from ingest.loose.plainly import plainly
from ingest.named import Campus
from ingest.source import Aside, Told
from ingest.surveys import answers as said
from ingest.surveys.filled import Filled, blank

ONLINE = Campus("Online", venue=True)
"""Where sessions are held that are held nowhere."""
_ALIKE = 80
"""How alike (rapidfuzz) two titles of one day and place are those of one session."""
_ONLINE = re.compile(
    r"\b(?:online|zoom|virtual|webinar|google meet|teams)\b|آن ?لائن", re.IGNORECASE
)


class Sessions:
    """The sessions of one form; what the first submission says of a session holds."""

    def __init__(self) -> None:
        self._rows: dict[str, Told] = {}
        self._met: dict[tuple[date, str], list[tuple[str, str]]] = {}

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
        found = _cells(filled)
        if isinstance(found, Aside):
            return found
        if mapping.about == "session":
            code = filled.text("session.code")
            session_id = code or f"{mapping.name}-{filled.id}"
        else:
            session_id = self._shared(filled, found)
        row = "sessions", {"session_id": session_id, **found}
        return session_id, [self._rows.setdefault(session_id, row)]

    def _shared(self, filled: Filled, cells: dict[str, Any]) -> str:
        """Give the id that answers to one day, place and title share, however each is typed.

        The first title of a day and place names the session, so that the id stays when more
        answers follow.
        """
        held_on, venue = cells["held_on"], cells["venue_id"]
        place = _lasting(venue)
        title = plainly(filled.text("session.title") or "")
        met = self._met.setdefault((held_on, place), [])
        for known, session_id in met:
            if not title or not known or _is_one_title(title, known):
                return session_id
        said_so = f"{place}|{title}".encode()
        short = blake2b(said_so, digest_size=3).hexdigest()
        # The id says nothing of the form: those asked before and after mean one session.
        met.append((title, f"session-{held_on:%Y%m%d}-{short}"))
        return met[-1][1]


def _is_one_title(one: str, other: str) -> bool:
    """Whether two titles are one, typed differently; "Session 1" and "Session 2" are two."""
    numbers = [re.findall(r"\d+", each) for each in (one, other)]
    return numbers[0] == numbers[1] and fuzz.token_set_ratio(one, other) >= _ALIKE


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


def _cells(filled: Filled) -> dict[str, Any] | Aside:
    """Give what a submission says of its session, but for the id; an Aside if it is too little."""
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
        "title": title or f"{kind or 'Session'}, {_shown(venue)}, {day_in_words(held_on)}",
        "held_on": held_on,
        "venue_id": venue,
        "format": kind,
        "topics": ";".join(topics) or fixed.topics,
        "participants_count": _count(filled),
    }
    return blank(cells)


@cache
def campuses() -> Campuses:
    """Give the shipped list of universities."""
    return Campuses()


def _lasting(venue: Campus) -> str:
    """Give what stays the same of a place, whether typed "LUMS" or "Lahore Univ. of Mgmt"."""
    found = campuses().match(venue.text, venue.city, venue.province)
    return found.university_id or fold(venue.text)


def _shown(venue: Campus) -> str:
    """Give a place's name as every form gives it, if it is a university's."""
    found = campuses().match(venue.text, venue.city, venue.province).university_id
    return campuses().campus(found).name if found else venue.text


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


def _aside(filled: Filled, target: str, problem: str) -> Aside:
    asked = [each for each in filled.form.mapping.questions if each.is_ == target]
    column = filled.form.label(asked[0].question) if asked else ""
    value = filled.text(target) or ""
    return Aside(
        *(filled.submission.number, column, value, problem),
        "Correct it in the form's data, or give it in the mapping (mashal map)",
        filled.submission.sheet,
    )
