"""A source is one kind of file: how it is told from others, and what its records say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Literal

from ingest.fields.times import KARACHI
from ingest.files import Given
from ingest.head import Head

Told = tuple[str, dict[str, Any]]
"""One row of a table of ours: the table's name, and the row's cells by column."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record of a file (a post, a line, a row) and what it says, its main row first.

    ``number`` is the record's line or row in the file, from 1; ``sheet`` its sheet, if any.
    A record is counted once, by what becomes of its main row. ``told_at`` is when the platform
    told it, where the file says so (the moment of retrieval): of two files trusted alike, the one
    that was told later counts, whichever is loaded first.
    """

    number: int
    rows: Sequence[Told]
    sheet: str = ""
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A record that is passed over on purpose, counted as ignored.

    ``why`` completes "3 records ignored: …", such as "notices of deleted posts".
    """

    number: int
    why: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A record that can't be used, counted as rejected: which column, what is wrong, the fix.

    ``value`` is shown in the report: never a phone number, e-mail address or card number.
    """

    number: int
    column: str
    value: str
    problem: str
    fix: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something the format itself has lost, such as "mentions whose account is not named".

    Losses of one kind are added up and warned of: "12 × mentions whose account is not named".
    """

    what: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the whole file that its reader warns of, once."""

    text: str


@dataclass(frozen=True, slots=True)
class ReadWith:
    """What a file is read with that a user may change, such as a survey's mapping, as a digest.

    A file loaded before is read anew if it is read with something else this time.
    """

    digest: str


Event = Item | Passed | Aside | Loss | Note | ReadWith


@dataclass(frozen=True)
class Context:
    """What a reader may know beside the file.

    ``zone`` is that of times without one; ``platform_zone`` that of Meta's exports; ``hashed``
    gives a keyed hash of a kind of identifier (``email``, ``phone``, ``id_card``) and its text,
    so that no such text leaves the reader; ``mappings`` is the folder of kept survey mappings,
    if there is one.
    """

    zone: tzinfo = KARACHI
    platform_zone: str = "America/Los_Angeles"
    hashed: Callable[[str, str], str] = field(default=lambda _kind, _text: "")
    mappings: Path | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


Sure = Literal[0, 1, 2]
"""How sure a source is that a file is its own: not, it looks like it, certain."""


@dataclass(frozen=True)
class Source:
    """A kind of file.

    ``kind`` is what ``--as`` takes; ``says`` completes "looks like …"; ``recognise`` looks at a
    file's beginning; ``read`` gives what the file says, record by record, without holding it in
    memory where its format allows; it raises InputError if the file is refused whole.

    ``road`` is ``told`` for what a platform or tool tells of accounts and posts: read as a stream,
    joined with what other files tell of the same posts, in the order of ``trust`` (1 is trusted
    most). It is ``tables`` for surveys and lists, whose rows refer to each other across files.
    """

    kind: str
    says: str
    recognise: Callable[[Head], Sure]
    read: Callable[[Given, Context], Iterator[Event]]
    road: Literal["told", "tables"] = "told"
    trust: int = 9
