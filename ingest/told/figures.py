"""Figures of a chunk: another day's or report's stand beside each other, the same is told once."""

from collections.abc import Sequence

from ingest.records.base import row_key
from ingest.told.asking import Asking
from ingest.told.batch import Batch
from ingest.told.checks import Cells
from ingest.told.heard import Heard
from ingest.told.memory import Memory
from ingest.told.naming import Accounts
from ingest.told.posts import Posts
from ingest.told.states import Thing
from ingest.told.whom import OutError


class Figures:
    """The figures of one chunk."""

    def __init__(self, asking: Asking, memory: Memory, run_id: str) -> None:
        """Find figures in ``memory`` or by asking."""
        self._asking, self._memory, self._run_id = asking, memory.figures, run_id

    def fetch(self, told: Sequence[Cells], accounts: Accounts, posts: Posts) -> None:
        """Look up the figures of posts that were there before the chunk, and of accounts."""
        of_posts, of_accounts = [], []
        for cells in told:
            platform, of_id = cells["platform"], cells["of_id"]
            if cells["of"] == "post":
                if (platform, of_id) in posts.before:
                    of_posts.append(figure_id(cells, of_id))
            elif isinstance(found := accounts.meant(platform, of_id), str):
                of_accounts.append(figure_id(cells, found))
        # An account's figures get other ids with it, which nobody has put here.
        ids = [name for name in of_accounts if self._memory.get(name) is None]
        for thing in self._asking.figures([*self._memory.unknown(of_posts), *ids]):
            self._memory.put(thing.key[1], thing)

    def hear(self, heard: Heard, cells: Cells, of_id: str, posts: Posts, batch: Batch) -> bool:
        """Hear a figure of a post or account; say whether it is news. Raises OutError."""
        name, told_by = figure_id(cells, of_id), heard.rank.text()
        known = self._memory.get(name)
        if known is not None:
            news = known.hear({"value": cells["value"]}, heard.rank, self._run_id)
            if known.changed:
                known.changed = False
                row = [name, known.fields["value"], known.told_by, known.run_id]
                batch.add("changed_figures", row)
            return news
        if cells["of"] == "post" and posts.author((cells["platform"], of_id)) is None:
            raise OutError(
                *("of_id", of_id, "is a post that neither this file nor another tells of"),
                "Load the file that holds the post first",
            )
        day = cells["measured_on"].isoformat()
        said = [name, cells["metric"], cells["value"], day, cells["source"], _period(cells)]
        if cells["of"] == "post":
            batch.add_of("new_figures", cells["platform"], of_id, [*said, told_by])
        else:
            batch.add("new_account_figures", [cells["platform"], of_id, *said, told_by])
        figure = Thing(("", name), {"value": cells["value"]}, told_by, self._run_id)
        self._memory.put(name, figure)
        return True

    def written_by(self, cells: Cells, of_id: str) -> str:
        """Give the import that wrote a figure."""
        known = self._memory.get(figure_id(cells, of_id))
        return known.run_id if known else ""


def figure_id(cells: Cells, of_id: str) -> str:
    """Name a figure by what was measured, of what, on which day, by whom: as its table does."""
    day = cells["measured_on"].isoformat()
    key = (cells["metric"], cells["of"], cells["platform"], of_id, day)
    return row_key((*key, cells["source"], _period(cells)))


def _period(cells: Cells) -> str:
    return cells.get("period") or "lifetime"
