"""What files tell of accounts and posts hangs together: it is taken back and told again whole.

An account known by handle alone becomes the account that some file gives an id for; a post is
joined of what the most trusted file says of each of its fields. Whose word each was can't be told
from the store, but the imports' rows tell it all again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.fold import handle_key

TABLES = ("accounts", "posts", "interactions", "account_ties")
_OF = ("post", "account")
Name = tuple[str, str]
"""A platform, and an account's id, its ``@handle``, or a post's id."""


def is_social(table: str, cells: Mapping[str, Any]) -> bool:
    """Whether a row with valid cells tells of accounts and posts."""
    return table in TABLES or (table == "measurements" and cells.get("of") in _OF)


def accounts(table: str, cells: Mapping[str, Any]) -> Iterator[Name]:
    """Name the accounts a row speaks of, by id or ``@handle``, the first by both if it has both."""
    platform = str(cells.get("platform"))
    names = {
        "accounts": ("account_id", "handle"),
        "posts": ("account_id",),
        "interactions": ("source", "target"),
        "account_ties": ("source", "target"),
        "measurements": ("of_id",) if cells.get("of") == "account" else (),
    }[table]
    for column in names:
        if text := cells.get(column):
            by_handle = column == "handle" or str(text).startswith("@")
            yield platform, f"@{handle_key(str(text))}" if by_handle else str(text)


def posts(table: str, cells: Mapping[str, Any]) -> Iterator[Name]:
    """Name the posts a row speaks of."""
    platform = str(cells.get("platform"))
    columns = {"posts": ("post_id",), "interactions": ("post_id", "target_post_id")}.get(table, ())
    if table == "measurements" and cells.get("of") == "post":
        columns = ("of_id",)
    for column in columns:
        if cells.get(column):
            yield platform, str(cells[column])


@dataclass
class Social:
    """The accounts and posts that some imports tell of; ``own`` tables only refer to accounts."""

    accounts: set[Name] = field(default_factory=set)
    posts: set[Name] = field(default_factory=set)

    def add(self, table: str, cells: Mapping[str, Any], *, own: bool) -> None:
        """Add what a row tells of: platforms' files make every account they name."""
        if table == "accounts" or not own:
            self.accounts.update(accounts(table, cells))
        if table != "measurements" or not own:
            self.posts.update(posts(table, cells))

    def lacks(self, table: str, cells: Mapping[str, Any], gone: "Social") -> bool:
        """Whether a row of an own table stands on something in ``gone`` that is not told here."""
        if table == "measurements" and any(
            post in gone.posts and post not in self.posts for post in posts(table, cells)
        ):
            return True
        if table == "accounts":
            return False
        for platform, name in accounts(table, cells):
            meant = {(platform, name), (platform, f"@{handle_key(name)}")}
            if meant & gone.accounts and not meant & self.accounts:
                return True
        return False


def main(table: str, cells: Mapping[str, Any]) -> tuple[Any, ...]:
    """Give what a row is about, roughly: whoever tells it too names the same."""
    if table == "accounts":
        return (table, *sorted(accounts(table, cells))[:1])
    if table == "measurements":
        names = ("metric", "of", "platform", "of_id", "measured_on", "source", "period")
        return (table, *(str(cells.get(name) or "") for name in names))
    if table == "account_ties":
        return (table, *sorted(accounts(table, cells)), cells.get("told_by"))
    return (table, cells.get("type"), *list(posts(table, cells))[:1])
