"""Whose X archive it is, and of which day: what account.js, manifest.js and the zip's name say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from graph.errors import InputError
from ingest.files import Given
from ingest.saying import account
from ingest.source import Note, Told
from ingest.sources._x import PLATFORM, as_id, handle, instant
from ingest.sources._x_acts import Who
from ingest.sources._ytd import beside, part_of

_NAMED_DAY = re.compile(r"twitter-(20\d\d-\d\d-\d\d)-")


@dataclass(frozen=True)
class Owner:
    """The account that an archive is of; ``shown`` is the name it shows."""

    who: Who
    shown: str | None

    @property
    def name(self) -> str:
        """The account's id, or ``@handle``."""
        return self.who.name

    @property
    def archive(self) -> str:
        """How the archive is called as a source."""
        handle_or_id = f"@{self.who.handle}" if self.who.handle else self.name
        return f"X archive of {handle_or_id}"

    def told(self, followers: int | None = None) -> Told:
        """Give the row of the owner's account."""
        who = self.who
        return account(
            PLATFORM, account_id=who.name, handle=who.handle, name=self.shown, followers=followers
        )


def owner_of(given: Given) -> Owner:
    """Tell whose archive a part is of; raises InputError if no account.js is beside it."""
    for other in beside(given, "account", "manifest"):
        found = owner_in(other)
        if found is not None:
            return found
    raise InputError(
        given.name,
        "does not say whose posts these are: account.js is not beside it",
        "Give the whole archive (its zip or folder), or put its data/account.js into the folder",
    )


def owner_in(given: Given) -> Owner | None:
    """Read account.js or manifest.js; None if it names nobody."""
    for record in _records(given):
        inner = record.get("account", record.get("userInfo", record))
        if isinstance(inner, Mapping):
            who = Who(
                as_id(inner.get("accountId")),
                handle(inner.get("username", inner.get("userName"))),
            )
            if who.id or who.handle:
                shown = inner.get("accountDisplayName", inner.get("displayName"))
                return Owner(who, shown if isinstance(shown, str) and shown.strip() else None)
    return None


def made_at(given: Given, zone: tzinfo) -> datetime | None:
    """Tell when an archive was made, as its manifest or its own name says it."""
    for other in beside(given, "manifest"):
        for record in _records(other):
            info = record.get("archiveInfo")
            moment = instant(info.get("generationDate")) if isinstance(info, Mapping) else None
            if moment is not None:
                return moment
    found = _NAMED_DAY.search(given.name)
    try:
        return datetime.fromisoformat(found[1]).replace(tzinfo=zone) if found else None
    except ValueError:
        return None


def _records(given: Given) -> Iterator[Mapping[str, Any]]:
    try:
        part = part_of(given)
    except InputError:
        return
    for event in part.records():
        if not isinstance(event, Note) and isinstance(event[1], Mapping):
            yield event[1]
