"""A chunk of records is joined with what the store knows: what is new, what is better known now."""

from collections.abc import Sequence
from typing import Any, cast

from ingest.known import Stored
from ingest.rows import Problem, shown
from ingest.told.asking import Asking
from ingest.told.batch import Batch
from ingest.told.checks import Cells
from ingest.told.figures import Figures
from ingest.told.heard import Heard, Telling
from ingest.told.memory import Memory
from ingest.told.naming import Accounts
from ingest.told.others import Others, is_other
from ingest.told.posts import Posts
from ingest.told.reactions import Reactions
from ingest.told.states import Key
from ingest.told.whom import OutError, whom

TOLD_AT = "told_at"
"""Beside a row's cells on record: when it was told."""


class Joining:
    """Joins the chunks of one file, one after the other."""

    def __init__(
        self, asking: Asking, memory: Memory, accounts: Accounts, stored: Stored, draft: Telling
    ) -> None:
        """Join what ``draft``'s file tells; ``stored`` is asked for what is not told but own."""
        run_id = draft.run_id
        self._asking, self._memory, self._accounts = asking, memory, accounts
        self._draft, self._run_id = draft, run_id
        self._posts = Posts(asking, memory, run_id)
        self._reactions = Reactions(asking, memory, run_id)
        self._figures = Figures(asking, memory, run_id)
        self._others = Others(stored, memory, run_id)
        self._batch = Batch()
        self.untagged = False
        """Whether a post has lost a hashtag, which may be nobody's now."""

    @property
    def disputed(self) -> int:
        """How many posts the file gives to other accounts than other files do."""
        return self._posts.disputed

    def join(self, chunk: Sequence[Heard]) -> Batch:
        """Give what a chunk writes; its records are counted."""
        self._batch = Batch(records=len(chunk))
        self._accounts.join(chunk)
        self._fetch(chunk)
        for heard in chunk:
            self._hear(heard)
        self._batch.accounts(self._accounts.touched.values())
        self._posts.write(self._batch)
        self.untagged = self.untagged or bool(self._batch.rows["untagged"])
        self._asking.is_empty = self._asking.is_empty and self._batch.is_empty
        self._memory.tick()
        return self._batch

    def _fetch(self, chunk: Sequence[Heard]) -> None:
        """Look up all posts, links, reactions and figures of a chunk at once."""
        posts: dict[Key, None] = {}
        linking: set[Key] = set()
        reacted: list[Cells] = []
        figures: list[Cells] = []
        others: list[tuple[str, Cells]] = []
        for heard in chunk:
            for table, cells in heard.rows:
                if table == "posts":
                    posts[cells["platform"], cells["post_id"]] = None
                elif table == "interactions":
                    _of_interaction(cells, posts, linking, reacted)
                elif is_other(table, cells):
                    others.append((table, cells))
                elif table == "measurements":
                    figures.append(cells)
                    if cells["of"] == "post":
                        posts[cells["platform"], cells["of_id"]] = None
        self._posts.fetch(posts, linking)
        self._reactions.fetch(reacted, self._accounts, self._posts)
        self._figures.fetch(figures, self._accounts, self._posts)
        if others:
            self._others.fetch(others, self._accounts)

    def _hear(self, heard: Heard) -> None:
        """Join the rows of a record; it is counted by what becomes of it."""
        news = heard.is_news
        for at, (table, cells) in enumerate(heard.rows):
            try:
                said = self._row(heard, table, cells)
            except OutError as fault:
                self._draft.tell([_problem(heard, table, fault)])
                if at == heard.main:
                    self._draft.outcome("rejected")
                    return
                continue
            news = news or said
            self._keep(heard, table, cells)
        if news:
            self._draft.outcome("loaded")
        else:
            again = self._written_by(*heard.rows[heard.main]) == self._run_id
            self._draft.outcome("merged" if again else "unchanged")

    def _row(self, heard: Heard, table: str, cells: Cells) -> bool:
        """Join a row; say whether it is news. Raises OutError."""
        if is_other(table, cells):
            return self._others.hear(table, cells, self._accounts, self._batch)
        platform = cells["platform"]
        if table == "accounts":
            self._whom(platform, cells["account_id"], "account_id")
            return False
        if table == "posts":
            author = self._whom(platform, cells["account_id"], "account_id")
            return self._posts.hear(heard, (platform, cells["post_id"]), author, cells)
        if table == "interactions":
            return self._interaction(heard, platform, cells)
        of_id = cells["of_id"]
        if cells["of"] == "account":
            of_id = self._whom(platform, of_id, "of_id")
        return self._figures.hear(heard, cells, of_id, self._posts, self._batch)

    def _written_by(self, table: str, cells: Cells) -> str:
        """Give the import that wrote what a joined row tells of."""
        if is_other(table, cells):
            return self._others.written_by(table, cells, self._accounts)
        platform = cells["platform"]
        if table == "accounts":
            key = (platform, self._whom(platform, cells["account_id"], "account_id"))
            account = self._memory.accounts.get(key)
            return account.run_id if account else ""
        if table == "measurements":
            of_id = cells["of_id"]
            if cells["of"] == "account":
                of_id = self._whom(platform, of_id, "of_id")
            return self._figures.written_by(cells, of_id)
        return self._posts.written_by((platform, cells["post_id"]))

    def _interaction(self, heard: Heard, platform: str, cells: Cells) -> bool:
        source = self._whom(platform, cells["source"], "source")
        target = self._whom(platform, cells["target"], "target")
        if cells["type"] != "reaction":
            return self._posts.link(heard, cells, source, target, self._batch)
        news = self._posts.stub(heard, (platform, cells["post_id"]), target)
        return self._reactions.hear(heard, cells, source, self._batch) or news

    def _whom(self, platform: str, name: str, column: str) -> str:
        return name if name[0] != "@" else whom(self._accounts, platform, name, column)

    def _keep(self, heard: Heard, table: str, cells: Cells) -> None:
        if heard.told_at is not None:
            cells = {**cells, TOLD_AT: heard.told_at}
        self._batch.kept.append((heard.number, heard.sheet, table, cells, heard.rank.trust))


def _of_interaction(
    cells: Cells, posts: dict[Key, None], linking: set[Key], reacted: list[Cells]
) -> None:
    platform = cells["platform"]
    key = (platform, cells["post_id"])
    posts[key] = None
    if cells["type"] == "reaction":
        reacted.append(cells)
        return
    linking.add(key)
    if "target_post_id" in cells:
        posts[platform, cells["target_post_id"]] = None


def _problem(heard: Heard, table: str, fault: OutError) -> Problem:
    column, value, problem, fix = cast(tuple[str, Any, str, str], fault.args)
    return Problem(heard.sheet, table, heard.number, column, shown(value), problem, fix)
