"""One look through a chunk: whom it names, and which posts, reactions and figures to look up."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.told.checks import Cells
from ingest.told.heard import Heard
from ingest.told.ranks import Rank
from ingest.told.states import Key, folded

Told = tuple[Heard, Key, Cells]
OF = ("post", "account")
"""What figures told by platforms are of; of anything else they come from other tables."""


def is_other(table: str, cells: Cells) -> bool:
    """Whether a row is of none of the tables that are joined by trust."""
    if table == "measurements":
        return cells["of"] not in OF
    return table not in ("accounts", "posts", "interactions")


@dataclass
class Survey:
    """What the rows of a chunk speak of.

    Accounts are named by id or by platform and folded handle, with the rank of who named them
    first; ``told`` are the rows of accounts, ``linking`` the posts that lead to others.
    """

    ids: dict[Key, Rank] = field(default_factory=dict)
    handles: dict[Key, Rank] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    posts: dict[Key, None] = field(default_factory=dict)
    linking: set[Key] = field(default_factory=set)
    reacted: list[Cells] = field(default_factory=list)
    figures: list[Cells] = field(default_factory=list)
    others: list[tuple[str, Cells]] = field(default_factory=list)

    @classmethod
    def of(cls, chunk: Sequence[Heard]) -> "Survey":
        """Look through a chunk."""
        survey = cls()
        for heard in chunk:
            for table, cells in heard.rows:
                if table == "measurements" and cells["of"] == "post":
                    survey.posts[cells["platform"], cells["of_id"]] = None
                    survey.figures.append(cells)
                elif table == "interactions":
                    survey._interaction(heard.rank, cells)
                elif table == "accounts":
                    key = (cells["platform"], cells["account_id"])
                    survey.told.append((heard, key, cells))
                    if key[1][0] == "@":
                        survey._name(*key, heard.rank)
                elif table == "posts":
                    survey.posts[cells["platform"], cells["post_id"]] = None
                    survey._name(cells["platform"], cells["account_id"], heard.rank)
                else:
                    survey._rest(heard.rank, table, cells)
        return survey

    def _interaction(self, rank: Rank, cells: Cells) -> None:
        platform = cells["platform"]
        self._name(platform, cells["source"], rank)
        self._name(platform, cells["target"], rank)
        key = (platform, cells["post_id"])
        self.posts[key] = None
        if cells["type"] == "reaction":
            self.reacted.append(cells)
            return
        self.linking.add(key)
        if "target_post_id" in cells:
            self.posts[platform, cells["target_post_id"]] = None

    def _rest(self, rank: Rank, table: str, cells: Cells) -> None:
        if is_other(table, cells):
            self.others.append((table, cells))
        else:
            self.figures.append(cells)
            self._name(cells["platform"], cells["of_id"], rank)
        if table == "account_ties":
            self._name(cells["platform"], cells["source"], rank)
            self._name(cells["platform"], cells["target"], rank)

    def _name(self, platform: str, name: str, rank: Rank) -> None:
        if name[0] == "@":
            self.handles.setdefault((platform, folded(name)), rank)
        else:
            self.ids.setdefault((platform, name), rank)
