"""What one post of X does towards other accounts: it repeats one, or answers, quotes and names."""

from collections.abc import Iterable
from typing import NamedTuple

from ingest import saying
from ingest.source import Told
from ingest.sources._x import PLATFORM, by_handle


class Who(NamedTuple):
    """An account as a post names it: by its id, its handle, or both; not by neither."""

    id: str | None
    handle: str | None

    @property
    def name(self) -> str:
        """The account's id, or ``@handle`` where that is all there is."""
        return self.id or by_handle(self.handle or "")

    def told(self) -> Told:
        """Give its row of the table ``accounts``."""
        return saying.account(PLATFORM, account_id=self.name, handle=self.handle)

    def is_(self, other: "Who") -> bool:
        """Whether both name one account, as far as they can be compared."""
        if self.id and other.id:
            return self.id == other.id
        return bool(self.handle and other.handle and self.handle.lower() == other.handle.lower())


class Towards(NamedTuple):
    """The account answered, quoted or repeated, and its post where that is known."""

    who: Who
    post_id: str | None


def acts(
    post_id: str,
    author: str,
    *,
    repost: Towards | None = None,
    reply: Towards | None = None,
    quote: Towards | None = None,
    mentions: Iterable[Who] = (),
) -> list[Told]:
    """Give the interactions of a post; ``author`` is its account's id or ``@handle``.

    A repost is only that: what it seems to quote, answer or mention its original does. An answer
    names the account it answers anyway, so that is no mention; the other accounts before an
    answer's text are. Each account is mentioned once. A post towards itself is left out.
    """
    if repost is not None:
        return _towards("repost", post_id, author, repost)
    rows = [] if reply is None else _towards("reply", post_id, author, reply)
    if quote is not None:
        rows += _towards("quote", post_id, author, quote)
    named: list[Who] = [] if reply is None else [reply.who]
    for who in mentions:
        if not any(who.is_(other) for other in named):
            named.append(who)
            rows.append(
                saying.interaction("mention", PLATFORM, post_id, source=author, target=who.name)
            )
    return rows


def _towards(type_: str, post_id: str, author: str, towards: Towards) -> list[Told]:
    who, other = towards
    if other == post_id:
        return []
    return [
        saying.interaction(
            type_, PLATFORM, post_id, source=author, target=who.name, target_post_id=other
        )
    ]
