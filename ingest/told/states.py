"""What is known of an account, a post, what it leads to, and a figure, while a file is joined."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graph.fold import handle_key
from ingest.told.ranks import Rank, Ranks, parse, write

folded: Callable[[str], str] = lru_cache(65_536)(handle_key)
Fields = dict[str, Any]
Key = tuple[str, str]
"""A platform, and the id of an account or post there."""

_OF_ITS_ROW = ("posted_at", "text", "hashtags")
_CUT = re.compile(r"(.{20,}?)(?:…|\.\.\.)(?:\s*https?://\S+)?", re.DOTALL)


@dataclass(slots=True)
class Thing:
    """A node: its key, its fields, who told each, and the import that wrote it last.

    ``is_new`` and ``changed`` say what is to be written; ``told_by`` is parsed only when another
    telling is heard.
    """

    key: Key
    fields: Fields
    told_by: str | None = None
    run_id: str = ""
    is_new: bool = False
    changed: bool = False
    _ranks: Ranks | None = None

    @property
    def ranks(self) -> Ranks:
        """The rank of every field that has a value."""
        if self._ranks is None:
            self._ranks = parse(self.told_by, self.fields)
        return self._ranks

    def hear(self, told: Fields, rank: Rank, run_id: str) -> bool:
        """Take what is told where it fills a gap or is believed; say whether anything changed."""
        news = False
        if self._ranks is None and self.told_by == rank.text():
            # All was told by this rank: what it tells now counts against what it told before.
            for name, value in told.items():
                old = self.fields.get(name)
                if old != value and not (name == "text" and old and is_cut_of(value, old)):
                    self.fields[name] = value
                    news = self.changed = True
        else:
            for name, value in told.items():
                news = self._hear(name, value, rank) or news
        if news:
            self.run_id = run_id
        return news

    def _hear(self, name: str, value: Any, rank: Rank) -> bool:
        old = self.fields.get(name)
        if old == value:
            if rank.is_better(self.ranks[name]):
                self._note(name, rank)
            return False
        if old is not None and not self._is_believed(name, old, value, rank):
            return False
        self.ranks  # noqa: B018 - parsed while the fields are still those it was written for
        self.fields[name] = value
        self._note(name, rank)
        return True

    def _is_believed(self, name: str, old: Any, value: Any, rank: Rank) -> bool:
        if name == "text":
            if is_cut_of(value, old):
                return False
            if is_cut_of(old, value):
                return True
        return rank.counts_against(self.ranks[name])

    def _note(self, name: str, rank: Rank) -> None:
        self.ranks[name] = rank
        self.told_by = write(self.ranks)
        self.changed = True


@dataclass(slots=True)
class Account(Thing):
    """An account; ``former`` are the folded handles it had, or was told to have, beside its own."""

    former: list[str] = field(default_factory=list)
    last: Fields | None = None
    """The row heard last, and its rank: the same row need not be heard again and again."""
    last_rank: Rank | None = None

    @property
    def handle_key(self) -> str | None:
        """The folded handle it goes by."""
        if self.key[1].startswith("@"):
            return self.key[1][1:]
        found = self.fields.get("handle")
        return folded(found) if found else None

    def hear(self, told: Fields, rank: Rank, run_id: str) -> bool:
        """Take what is told; of two handles the one that is not believed stays as a former one."""
        before = self.handle_key
        news = Thing.hear(self, told, rank, run_id)
        said = told.get("handle")
        if said is not None and before is not None:
            self.went_by((before, folded(said)))
        elif self.former:
            self.went_by(())
        return news

    def went_by(self, names: "list[str] | tuple[str, ...]") -> None:
        """Remember handles it goes or went by."""
        now = self.handle_key
        kept = [name for name in dict.fromkeys((*self.former, *names)) if name != now]
        if kept != self.former:
            self.former, self.changed = kept, True


@dataclass(slots=True)
class Post(Thing):
    """A post: its author, time (milliseconds since 1970), text, and hashtags' folded names.

    ``tags`` are hashtags to write as they are shown, ``retag`` if others must go first.
    """

    tags: tuple[tuple[str, str], ...] = ()
    retag: bool = False
    placeholder: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether a file told of it that knows whom it answers, shares, quotes and names."""
        ranks = self.ranks
        return any(name in ranks and ranks[name].tells_links for name in _OF_ITS_ROW)

    @property
    def author(self) -> str | None:
        """The account that wrote it, as far as is known."""
        found: str | None = self.fields.get("account_id")
        return found


@dataclass(slots=True)
class Link:
    """That a post answers, shares, quotes or names: ``other`` is a post's or an account's id.

    ``target`` is the account it leads to; a ``placeholder`` stands for a post nobody has named.
    It is ``guessed`` if a file took it from the post's text, having nothing better.
    """

    type: str
    other: str
    target: str
    placeholder: bool
    run_id: str
    guessed: bool = False


def is_cut_of(short: str, whole: str) -> bool:
    """Whether a text is the beginning of another, cut off with an ellipsis."""
    if len(short) >= len(whole) + 30:
        return False
    found = _CUT.fullmatch(short)
    return found is not None and whole.startswith(found[1]) and len(whole) > len(found[1]) + 1
