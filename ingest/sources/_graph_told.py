"""What reading the Graph API's answers gathers, and how a person stands in them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ingest.sources._meta import FACEBOOK, Who, as_id, shown


@dataclass
class Telling:
    """What reading a file gathers: records, losses, who wrote what, whether people have ids.

    ``handles`` gives the id of an Instagram handle, ``authors`` who wrote a post or comment.
    """

    day: date
    zone: ZoneInfo
    number: int = 0
    losses: Counter[str] = field(default_factory=Counter)
    people: bool = False
    names: set[str] = field(default_factory=set)
    handles: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Who] = field(default_factory=dict)

    def next(self) -> int:
        """Count one more record."""
        self.number += 1
        return self.number

    def lose(self, what: str, count: int = 1) -> None:
        """Note something the format has lost."""
        if count > 0:
            self.losses[what] += count


class Answered(NamedTuple):
    """What a comment answers: the post or comment, and its author if that is known."""

    post_id: str
    who: Who | None


def person(node: Any, telling: Telling) -> Who | None:
    """Give an account named by id and name; by its name alone if it has no id."""
    if not isinstance(node, dict):
        return None
    account, name = as_id(node.get("id")), shown(node.get("name"))
    who = Who(FACEBOOK, id=account, name=name)
    if not who.key:
        return None
    if account is None:
        telling.names.add(who.key)
    return who


def text_id(node: dict[str, Any]) -> str | None:
    value = node.get("id")
    if isinstance(value, str) and 0 < len(value) < 150 and value.replace("_", "").isdigit():
        return value
    return as_id(value)
