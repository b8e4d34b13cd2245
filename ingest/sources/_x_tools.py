"""What tools' tables say of X posts: ids that may be mangled, texts that show who is answered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from ingest.loose.numbers import loose_number
from ingest.source import Aside, Loss, Told
from ingest.sources._lines import Line
from ingest.sources._x import (
    are_exact,
    cell_id,
    handle,
    instant,
    is_mangled,
    leading_mentions,
    mentions_in,
    reposted,
    status,
)
from ingest.sources._x_acts import Towards, Who
from ingest.sources._x_tell import Post, Tale, named

RECOVERED = Loss("ids that a spreadsheet had rounded, taken from the posts' addresses")
CONTRADICTED = Loss("days that the post's id contradicts: the id counts")
UNTOLD = Loss("posts that begin with several accounts: which one they answer is not told")
_ROUNDED = "is an id that a spreadsheet has rounded"
_NO_ID = "is no id of a post"
_FIX = (
    "Export the file again and don't open it in a spreadsheet, or add a column with the posts' "
    "addresses (x.com/…/status/…)"
)


@dataclass(slots=True)
class Named:
    """Whom a post answers and mentions, as far as its text shows."""

    reply: Towards | None = None
    mentions: list[Who] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)


def rows_of(post: Post, measured_on: date, source: str, author: Told) -> list[Told]:
    """Give the rows of one record: the post first; ``author`` is its account's row."""
    tale = Tale.of()
    tale.tell(post, measured_on, source)
    tale.name(author)
    for who in named(post):
        tale.name(who.told())
    return tale.rows


def with_ids(found: Iterable[Line], *ids: str) -> list[Line]:
    """Mark the lines of a table whose ids of posts, in these columns, are whole."""
    every = list(found)
    exact = are_exact(line.get(*ids) for line in every)
    return [replace(line, exact=exact) for line in every] if exact else every


def post_id(line: Line, ids: Iterable[str], links: Iterable[str]) -> tuple[str | None, list[Loss]]:
    """Give a row's post id; one that a spreadsheet has rounded is taken from the post's address."""
    found = cell_id(line.get(*ids), exact=line.exact)
    if found is not None:
        return found, []
    address = next((each for name in links if (each := status(line.get(name)))), None)
    if address is None:
        return None, []
    return address[1], [RECOVERED] if is_mangled(line.get(*ids), exact=line.exact) else []


def no_id(line: Line, column: str, name: str) -> Aside:
    """Set a row aside whose post can't be known."""
    value = line.get(name)
    problem = _ROUNDED if is_mangled(value) else _NO_ID
    return Aside(line.number, column, value, problem, _FIX, line.sheet)


def author_in(address: str) -> str | None:
    """Give the handle in a post's address."""
    found = status(address)
    return found[0] if found else None


def utc(text: str) -> datetime | None:
    """Read a time that is in UTC unless it says otherwise."""
    found = instant(text.replace("T", " ")) if text[:4].isdigit() and ":" in text else instant(text)
    return found.astimezone(UTC) if found else None


def figure(text: str) -> int | None:
    """Read a figure as tables have it ("1,234", "424.0"); None if there is none."""
    if not text or (text.isascii() and text.isdigit() and len(text) < 13):
        return int(text) if text else None
    number = loose_number(text)
    return int(number) if number is not None and number >= 0 and number == int(number) else None


def handles(text: str) -> list[str]:
    """Read a cell that lists handles, with or without ``@``."""
    return [name for part in re.split(r"[,;\s]+", text) if (name := handle(part))]


def repeated(text: str) -> Towards | None:
    """Give whose post a text repeats, by its prefix ``RT @x:``."""
    name = reposted(text)
    return Towards(Who(None, name), None) if name else None


def shown_in(text: str, author: Who, answered: Towards | None = None) -> Named:
    """Tell from a text whom it answers and mentions; ``answered`` if the file says whom.

    One account at the beginning is answered, as X does it; of several there any may be, so they
    are left out. Naming oneself first answers nobody.
    """
    found = mentions_in(text)
    if answered is not None:
        return Named(answered, [Who(None, name) for name in found])
    leading = {name.lower() for name in leading_mentions(text)}
    rest = [Who(None, name) for name in found if name.lower() not in leading]
    if len(leading) > 1:
        return Named(None, rest, [UNTOLD])
    if not leading:
        return Named(None, rest)
    who = Who(None, found[0])
    if who.is_(author):
        return Named(None, [who, *rest])
    return Named(Towards(who, None), rest)
