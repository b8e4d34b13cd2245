"""What a chunk writes: for each statement of ``queries/told`` its rows, in the order they need."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.journal import Record
from ingest.told.checks import Cells
from ingest.told.heard import Heard
from ingest.told.states import Account, Post, folded

GRAPH = (
    *("new_accounts", "changed_accounts", "new_posts", "changed_posts", "named_now"),
    *("unguessed", "untagged", "tagged", "replies", "reposts", "quotes", "mentions"),
    *("new_reactions", "changed_reactions"),
)
FIGURES = ("new_figures", "new_account_figures", "changed_figures")
"""What hangs on accounts and posts alone, and can be written while others are."""
OF_A_POST = ("tagged", "mentions", "new_figures")
"""Statements that take all rows of a post together: it is then looked up once."""
LINKS = {"reply": "replies", "repost": "reposts", "quote": "quotes", "mention": "mentions"}
Line = list[Any]


@dataclass
class Batch:
    """Rows by statement; ``tables`` are rows of other tables, ``kept`` the rows as they came in."""

    rows: dict[str, list[Line]] = field(
        default_factory=lambda: {name: [] for name in (*GRAPH, *FIGURES)}
    )
    of_posts: dict[str, dict[str, Line]] = field(
        default_factory=lambda: {name: {} for name in OF_A_POST}
    )
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    kept: list[tuple[Heard, list[tuple[str, Cells]]]] = field(default_factory=list)
    records: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be written."""
        return not any(self.rows.values()) and not any(self.tables.values())

    def on_record(self) -> Iterator[Record]:
        """Give the rows as they go on record."""
        for heard, rows in self.kept:
            yield Record(heard.number, heard.sheet, heard.rank.trust, heard.told_at, rows)

    def statements(self, names: Sequence[str]) -> Iterator[tuple[str, list[Line]]]:
        """Give each of these statements' name and rows, where it has any."""
        for name in names:
            if rows := self.rows[name]:
                yield name, rows

    def add(self, name: str, row: Line) -> None:
        """Add a row to a statement."""
        self.rows[name].append(row)

    def add_of(self, name: str, platform: str, post_id: str, row: Line) -> None:
        """Add what a post has to a statement that takes all of a post together."""
        posts = self.of_posts[name]
        found = posts.get(post_id)
        if found is None or found[0] != platform:
            found = posts[post_id] = [platform, post_id, []]
            self.rows[name].append(found)
        found[2].append(row)

    def accounts(self, touched: Iterable[Account]) -> None:
        """Add accounts that are new or changed, and see them as written."""
        for account in touched:
            said = account.fields
            handle = said.get("handle")
            self.rows["new_accounts" if account.is_new else "changed_accounts"].append(
                [
                    *account.key,
                    *(handle, folded(handle) if handle else None, said.get("name")),
                    *(said.get("official"), said.get("followers")),
                    *(account.told_by if said else None, account.former or None, account.run_id),
                ]
            )
            account.is_new = account.changed = False

    def posts(self, touched: Iterable[Post]) -> None:
        """Add posts that are new or changed, with their hashtags, and see them as written."""
        for post in touched:
            said = post.fields
            row = [
                *post.key,
                *(said.get("account_id"), said.get("posted_at"), said.get("text")),
                *(post.told_by, post.run_id, post.placeholder or None),
            ]
            self.rows["new_posts" if post.is_new else "changed_posts"].append(row)
            if post.retag and not post.is_new:
                self.add("untagged", [*post.key])
            for tag in post.tags:
                self.add_of("tagged", *post.key, list(tag))
            post.is_new = post.changed = post.retag = False
            post.tags = ()
