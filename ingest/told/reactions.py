"""Reactions of a chunk: one for each account, post and kind; its time is what may be told twice."""

from collections.abc import Sequence

from ingest.told.asking import Asking, Reaction
from ingest.told.batch import Batch
from ingest.told.checks import Cells
from ingest.told.heard import Heard
from ingest.told.memory import Memory
from ingest.told.naming import Accounts
from ingest.told.posts import Posts, milliseconds
from ingest.told.states import Thing


class Reactions:
    """The reactions of one chunk."""

    def __init__(self, asking: Asking, memory: Memory, run_id: str) -> None:
        """Find reactions in ``memory`` or by asking."""
        self._asking, self._memory, self._run_id = asking, memory.reactions, run_id

    def fetch(self, told: Sequence[Cells], accounts: Accounts, posts: Posts) -> None:
        """Look up the reactions to posts that were there before the chunk."""
        keys = []
        for cells in told:
            if (cells["platform"], cells["post_id"]) in posts.before:
                source = accounts.meant(cells["platform"], cells["source"])
                if isinstance(source, str):
                    key = _key(cells, source)
                    if self._memory.get(key) is None:
                        keys.append(key)
        for key, thing in self._asking.reactions(keys):
            self._memory.put(key, thing)

    def hear(self, heard: Heard, cells: Cells, source: str, batch: Batch) -> bool:
        """Hear that somebody reacted to a post that is there; say whether that is news."""
        key, told_by = _key(cells, source), heard.rank.text()
        at = cells.get("happened_at")
        told = {} if at is None else {"happened_at": milliseconds(at)}
        row = [*key[:3], cells.get("reaction")]
        known = self._memory.get(key)
        if known is None:
            self._memory.put(key, Thing(key[:2], told, told_by, self._run_id))
            batch.add("new_reactions", [*row, told.get("happened_at"), told_by if told else None])
            return True
        news = known.hear(told, heard.rank, self._run_id)
        if known.changed:
            known.changed = False
            row += [known.fields["happened_at"], known.told_by, known.run_id]
            batch.add("changed_reactions", row)
        return news


def _key(cells: Cells, source: str) -> Reaction:
    return (cells["platform"], cells["post_id"], source, cells.get("reaction", ""))
