"""A person's own X archive: each part of its zip or folder, by what the part is called."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from graph.errors import InputError
from ingest import saying
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Note, Passed, Source, Sure, Told
from ingest.sources._x import PLATFORM, as_id, instant
from ingest.sources._x_archived import Archived, unwrapped
from ingest.sources._x_days import Made
from ingest.sources._x_likes import Authors, liked
from ingest.sources._x_notes import Notes
from ingest.sources._x_owner import made_at, owner_in, owner_of
from ingest.sources._ytd import MANIFEST, SET, Part, beside, part_of

POSTS = ("tweets", "tweet", "community_tweet")
_FILES = tuple(name.replace("_", "-") for name in POSTS)
_PASSED = {
    MANIFEST: "the archive's list of contents",
    "note_tweet": "full texts of long posts, read together with the posts",
    "deleted_tweets": "posts their author has deleted",
    "deleted_tweet": "posts their author has deleted",
    "tweet_headers": "lists of posts without their texts",
    "deleted_tweet_headers": "lists of posts without their texts",
}
_OLDEST = re.compile(r"\s*(?:Grailbird\.data\.|var\s+(?:tweet_index|payload_details)\b)")
_PRIVATE = "private parts of an X archive, which are not read"
Reader = Callable[[Given, Part, Context], Iterator[Event]]


def recognise(head: Head) -> Sure:
    """Look for the variable that an archive's parts set, ``window.YTD.…``."""
    return 2 if SET.match(head.text) or _OLDEST.match(head.text) else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Give what a part says; parts that are private, or hold nothing to load, are not read.

    Raises InputError if the part needs to know whose archive it is and no account.js is there.
    """
    begins = Head(given).text
    if _OLDEST.match(begins):
        raise InputError(
            given.name,
            "is of an X archive of before 2018, which is another format",
            "Ask X for a new archive: it has all the posts, the old ones too",
        )
    name = SET.match(begins)
    called = (name[1] or MANIFEST).casefold() if name else ""
    if name and called not in _READ and called not in POSTS:
        yield Passed(1, _PASSED.get(called, _PRIVATE))
        return
    part = part_of(given)
    yield from _READ.get(part.name, _posts)(given, part, context)


def _posts(given: Given, part: Part, context: Context) -> Iterator[Event]:
    owner = owner_of(given)
    at = made_at(given, context.zone) or _newest(part)
    archived = Archived(owner, Made.of(at, context.zone), Notes(given))
    for event in part.records():
        if isinstance(event, Note):
            yield event
        else:
            yield from archived.events(*event)


def _newest(part: Part) -> datetime:
    """Say when the newest post was made: an archive of an unknown day is at least that new."""
    times = [
        at
        for event in part.records()
        if not isinstance(event, Note)
        and (at := instant(unwrapped(event[1]).get("created_at"))) is not None
    ]
    return max(times, default=datetime.now(UTC))


def _account(given: Given, part: Part, context: Context) -> Iterator[Event]:
    owner, at = owner_in(given), made_at(given, context.zone)
    for event in part.records():
        if isinstance(event, Note):
            yield event
        elif owner is None or event[0] > 1:
            yield Passed(event[0], "accounts without a name")
        else:
            yield Item(1, [owner.told()], told_at=at)


def _likes(given: Given, part: Part, context: Context) -> Iterator[Event]:
    owner = owner_of(given)
    authors = Authors(owner.who, beside(given, *_FILES))
    at = made_at(given, context.zone)
    for event in part.records():
        yield event if isinstance(event, Note) else liked(*event, owner, authors, at)


def _follows(given: Given, part: Part, context: Context) -> Iterator[Event]:
    """Ties to whom the archive's owner follows, or from who follows them: ids, no names."""
    owner = owner_of(given)
    followers = part.name == "follower"
    count = _all_followers(given, part) if followers else None
    at = made_at(given, context.zone)
    day = at.astimezone(context.zone).date() if at else None
    for event in part.records():
        if isinstance(event, Note):
            yield event
            continue
        number, record = event
        inner = record.get(part.name) if isinstance(record, dict) else None
        other = as_id(inner.get("accountId")) if isinstance(inner, dict) else None
        if other is None or other == owner.who.id:
            yield Aside(number, "accountId", "", "is no account's id", "Unpack the archive again")
            continue
        ends = (other, owner.name) if followers else (owner.name, other)
        tie = saying.account_tie(
            *(PLATFORM,),
            source=ends[0],
            target=ends[1],
            told_by=owner.archive,
            kind="follows",
            directed=True,
        )
        rows: list[Told] = [tie, owner.told(), saying.account(PLATFORM, account_id=other)]
        if number == 1 and count and day:
            rows.append(_followers(owner.name, count, day))
        yield Item(number, rows, told_at=at)


def _all_followers(given: Given, part: Part) -> int | None:
    """Count the followers, if this part holds them all."""
    others = [each for each in beside(given, "follower") if each.name != given.name]
    events = list(part.records())
    whole = not others and not any(isinstance(each, Note) for each in events)
    return len(events) if whole else None


def _followers(account: str, count: int, day: date) -> Told:
    return saying.figure(
        *("followers", count),
        measured_on=day,
        source="X archive",
        of="account",
        of_id=account,
        platform=PLATFORM,
    )


_READ: dict[str, Reader] = {
    "account": _account,
    "like": _likes,
    "follower": _follows,
    "following": _follows,
}
SOURCES = [Source("x_archive", "part of an X archive", recognise, read, "told", 3)]
