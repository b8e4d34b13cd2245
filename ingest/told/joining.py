"""A chunk of records is joined with what the store knows: what is new, what is better known now."""

from collections.abc import Sequence
from typing import Any, cast

from ingest.known import Stored
from ingest.rows import Problem, shown
from ingest.told.asking import Asking
from ingest.told.batch import Batch
from ingest.told.checks import Cells
from ingest.told.ever import Ever
from ingest.told.figures import Figures
from ingest.told.heard import Heard, Telling
from ingest.told.memory import Memory
from ingest.told.naming import Accounts
from ingest.told.others import Others
from ingest.told.posts import Posts
from ingest.told.reactions import Reactions
from ingest.told.survey import Survey, is_other
from ingest.told.whom import OutError, whom


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
        self._own = Ever()
        self.untagged = False
        """Whether a post has lost a hashtag, which may be nobody's now."""

    @property
    def disputed(self) -> int:
        """How many posts the file gives to other accounts than other files do."""
        return self._posts.disputed

    def join(self, chunk: Sequence[Heard]) -> Batch:
        """Give what a chunk writes; its records are counted."""
        self._batch = Batch(records=len(chunk))
        survey = Survey.of(chunk)
        self._accounts.join(survey)
        self._posts.fetch(survey.posts, survey.linking)
        self._reactions.fetch(survey.reacted, self._accounts, self._posts)
        self._figures.fetch(survey.figures, self._accounts, self._posts)
        if survey.others:
            self._others.fetch(survey.others, self._accounts)
        for heard in chunk:
            self._hear(heard)
        self._batch.accounts(self._accounts.touched.values())
        self._posts.write(self._batch)
        self.untagged = self.untagged or bool(self._batch.rows["untagged"])
        if self._memory.writing and not self._batch.is_empty:
            self._asking.is_empty = False
        self._memory.tick()
        return self._batch

    def _hear(self, heard: Heard) -> None:
        """Join the rows of a record; it is counted by what becomes of it."""
        news, out = heard.is_news, []
        for at, (table, cells) in enumerate(heard.rows):
            try:
                news = self._row(heard, table, cells) or news
            except OutError as fault:
                self._draft.tell([_problem(heard, table, fault)])
                if at == heard.main:
                    self._draft.outcome("rejected")
                    return
                out.append(at)
        kept = [row for at, row in enumerate(heard.rows) if at not in out] if out else heard.rows
        self._batch.kept.append((heard, kept))
        first = self._is_first(*heard.rows[heard.main])
        if news or first:
            self._draft.outcome("loaded")
        else:
            again = self._written_by(*heard.rows[heard.main]) == self._run_id
            self._draft.outcome("merged" if again else "unchanged")

    def _is_first(self, table: str, cells: Cells) -> bool:
        """Whether a post that an earlier record of the file brought along has its own one now."""
        if table != "posts":
            return False
        key = (cells["platform"], cells["post_id"])
        if key in self._own:
            return False
        self._own.add(key)
        return self._posts.written_by(key) == self._run_id

    def _row(self, heard: Heard, table: str, cells: Cells) -> bool:
        """Join a row; say whether it is news. Raises OutError."""
        if table == "accounts":
            self._whom(cells["platform"], cells["account_id"], "account_id")
            return False
        if table == "interactions":
            return self._interaction(heard, cells["platform"], cells)
        if table == "posts":
            platform = cells["platform"]
            author = self._whom(platform, cells["account_id"], "account_id")
            return self._posts.hear(heard, (platform, cells["post_id"]), author, cells, self._batch)
        if is_other(table, cells):
            return self._others.hear(table, cells, self._accounts, self._batch)
        platform, of_id = cells["platform"], cells["of_id"]
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


def _problem(heard: Heard, table: str, fault: OutError) -> Problem:
    column, value, problem, fix = cast(tuple[str, Any, str, str], fault.args)
    return Problem(heard.sheet, table, heard.number, column, shown(value), problem, fix)
