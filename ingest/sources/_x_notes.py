"""Long posts of an X archive: tweets.js cuts them off, note-tweet.js has their whole texts."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from graph.errors import InputError
from graph.fold import one_line
from ingest.files import Given
from ingest.source import Note
from ingest.sources._x import instant, plain
from ingest.sources._ytd import beside, part_of

_NEAR = timedelta(seconds=5)
_ALIKE = 60
"""Characters in which a cut-off text and its whole agree."""


class Notes:
    """The long posts of an archive; a post is matched by its time and how it begins."""

    def __init__(self, given: Given) -> None:
        """Read the note-tweet.js beside a part, if there is one."""
        self._by_minute: dict[datetime, list[tuple[datetime, str]]] = defaultdict(list)
        for other in beside(given, "note-tweet"):
            try:
                part = part_of(other)
            except InputError:
                continue
            for event in part.records():
                if not isinstance(event, Note):
                    self._add(event[1])

    def of(self, at: datetime, text: str) -> str | None:
        """Give the whole of a post made ``at``, whose cut-off text is ``text``; None if short."""
        begins = _start(plain(text))
        for minute in {_minute(at - _NEAR), _minute(at + _NEAR)}:
            for made, whole in self._by_minute.get(minute, ()):
                if abs(made - at) <= _NEAR and _start(whole).startswith(begins):
                    return whole
        return None

    def _add(self, record: Any) -> None:
        note = record.get("noteTweet") if isinstance(record, Mapping) else None
        core = note.get("core") if isinstance(note, Mapping) else None
        text = core.get("text") if isinstance(core, Mapping) else None
        at = instant(note.get("createdAt")) if isinstance(note, Mapping) else None
        if at is not None and isinstance(text, str) and text:
            self._by_minute[_minute(at)].append((at, text))


def _start(text: str) -> str:
    """Give what a text and its cut-off copy have in common: its beginning, before any link."""
    return one_line(text.partition("https://t.co/")[0].rstrip("… "))[:_ALIKE]


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
