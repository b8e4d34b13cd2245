"""What a download's records tell: posts without ids, answers and reactions to people by name."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any

from ingest import saying
from ingest.source import Aside, Passed, Told
from ingest.sources._meta import INSTAGRAM, Who, hashtags, mentions
from ingest.sources._meta_values import instant

_FIX = "Request the download again, as JSON, and load it unchanged"


@dataclass
class Telling:
    """What reading a file gathers: whose it is, the records counted, the losses, what was told."""

    owner: Who
    number: int = 0
    losses: Counter[str] = field(default_factory=Counter)
    told: set[str] = field(default_factory=set)
    by_name: set[str] = field(default_factory=set)

    def next(self) -> int:
        """Count one more record."""
        self.number += 1
        return self.number

    def is_new(self, key: str) -> bool:
        """Whether nothing with this key was told before; from now on it was."""
        new = key not in self.told
        self.told.add(key)
        return new


def made_id(telling: Telling, *parts: object) -> str:
    """Make an id for a post that has none: the same for the same owner, time and words."""
    text = "\x1f".join([telling.owner.platform, telling.owner.key, *map(str, parts)])
    return "download:" + blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def moment(record: dict[str, Any], *keys: str) -> datetime | None:
    """Give the time under the first of the keys that holds one: seconds since 1970."""
    for key in keys:
        value = record.get(key)
        if type(value) is int and value > 0 and (found := instant(value)):
            return found
    return None


def written(telling: Telling, post_id: str, at: datetime, text: str | None) -> list[Told]:
    """Tell a post or comment the owner wrote, and the owner's account."""
    post = saying.post(
        telling.owner.platform,
        post_id,
        author=telling.owner.key,
        posted_at=at,
        text=text or None,
        hashtags=hashtags(text) if text else None,
    )
    return [post, telling.owner.told()]


def answer(telling: Telling, post_id: str, who: Who, type_: str = "reply") -> list[Told]:
    """Tell that the owner's post answers, or shares, one of somebody's whose id is not known."""
    _by_name(telling, who)
    act = saying.interaction(
        *(type_, who.platform, post_id), source=telling.owner.key, target=who.key
    )
    return [who.told(), act]


def named(telling: Telling, post_id: str, people: list[Who], answered: Who | None) -> list[Told]:
    """Tell whom the owner's post names, each once; an answer names whom it answers anyway."""
    done, rows = {answered.key} if answered else set(), []
    for who in people:
        if who.key and who.key not in done:
            done.add(who.key)
            rows += answer(telling, post_id, who, "mention")
    return rows


def named_in(text: str | None) -> list[Who]:
    """List the accounts an Instagram text names."""
    return [Who(INSTAGRAM, handle=name) for name in mentions(text)]


def reacted(telling: Telling, post_id: str, who: Who, kind: str, at: datetime) -> list[Told]:
    """Tell that the owner reacted to somebody's post."""
    _by_name(telling, who)
    act = saying.interaction(
        *("reaction", who.platform, post_id),
        source=telling.owner.key,
        target=who.key,
        happened_at=at,
        reaction=kind.lower()[:40] or "like",
    )
    return [act, telling.owner.told(), who.told()]


def _by_name(telling: Telling, who: Who) -> None:
    if who.key.startswith("name:") and who.key != telling.owner.key:
        telling.by_name.add(who.key)


def without_time(number: int) -> Aside:
    """Set a record aside that has no time."""
    return Aside(number, "timestamp", "", "is missing or is no time", _FIX)


def repeated(number: int) -> Passed:
    """Pass over a record that stands in the download twice."""
    return Passed(number, "entries that stand in the download twice")
