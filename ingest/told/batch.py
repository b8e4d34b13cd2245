"""What a chunk writes: for each statement of ``queries/told`` its rows, in the order they need."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.told.checks import Cells
from ingest.told.heard import Heard
from ingest.told.states import Account, Post, folded

ORDER = (
    *("new_accounts", "changed_accounts", "new_posts", "changed_posts", "named_now"),
    *("untagged", "tagged", "replies", "reposts", "quotes", "mentions"),
    *("new_reactions", "changed_reactions"),
    *("new_figures", "new_account_figures", "changed_figures"),
)
LINKS = {"reply": "replies", "repost": "reposts", "quote": "quotes", "mention": "mentions"}
Line = list[Any]
TOLD_AT = "told_at"
"""Beside a row's cells on record: when it was told."""


@dataclass
class Batch:
    """Rows by statement; ``tables`` are rows of other tables, ``kept`` the rows as they came in."""

    rows: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in ORDER})
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    kept: list[tuple[Heard, list[tuple[str, Cells]]]] = field(default_factory=list)
    records: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be written."""
        return not any(self.rows.values()) and not any(self.tables.values())

    def on_record(self) -> Iterator[tuple[Any, ...]]:
        """Give the rows as they go on record: number, sheet, table, cells, trust."""
        for heard, rows in self.kept:
            number, sheet, trust = heard.number, heard.sheet, heard.rank.trust
            if heard.told_at is None:
                for table, cells in rows:
                    yield number, sheet, table, cells, trust
            else:
                for table, cells in rows:
                    yield number, sheet, table, {**cells, TOLD_AT: heard.told_at}, trust

    def add(self, name: str, row: Line) -> None:
        """Add a row to a statement."""
        self.rows[name].append(row)

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
            self.rows["tagged"] += [[*post.key, *tag] for tag in post.tags]
            post.is_new = post.changed = post.retag = False
            post.tags = ()
