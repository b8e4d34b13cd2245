"""Who is believed about a field: the more trusted telling, among equals the later one.

What is kept of that in the store is one text a node, ``told_by``: the rank most of its fields have,
then those that have another, such as ``1@1711111111 text:2``. A node without it is the campaign's
own: its tables are trusted most in what they fill.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

OWN = 0
"""The trust of the campaign's own tables."""


TELLS_LINKS = 4
"""Files trusted so much, but the campaign's own tables, tell whom a post answers and names."""
TEXT_ALONE = 7


class Rank(NamedTuple):
    """How much a telling is trusted (1 most), and when it was told (seconds; 0 if unknown)."""

    trust: int
    told_at: int = 0

    @property
    def is_guess(self) -> bool:
        """Whether such a file has a post's text alone to tell from whom it answers and names."""
        return self.trust >= TEXT_ALONE

    @property
    def tells_links(self) -> bool:
        """Whether such a file says itself whom a post answers, shares, quotes and names."""
        return OWN < self.trust <= TELLS_LINKS

    def counts_against(self, other: "Rank") -> bool:
        """Whether this telling, heard after the other, is believed against it."""
        return self.trust < other.trust or (
            self.trust == other.trust and self.told_at >= other.told_at
        )

    def is_better(self, other: "Rank") -> bool:
        """Whether this telling is believed against the other in whatever order they are heard."""
        return self.trust < other.trust or (
            self.trust == other.trust and self.told_at > other.told_at
        )

    def text(self) -> str:
        """Write the rank as it is kept."""
        return _text(self.trust, self.told_at)


@lru_cache(4_096)
def _text(trust: int, told_at: int) -> str:
    return f"{trust}@{told_at}" if told_at else str(trust)


Ranks = dict[str, Rank]


def parse(told_by: str | None, fields: Mapping[str, Any]) -> Ranks:
    """Give the rank of every field that has a value, from what a node keeps of it."""
    first, *others = (told_by or str(OWN)).split()
    usual = _rank(first)
    apart = dict(each.split(":") for each in others)
    return {
        name: _rank(apart[name]) if name in apart else usual
        for name, value in fields.items()
        if value is not None
    }


def write(ranks: Ranks) -> str | None:
    """Write ranks as a node keeps them; None if all is the campaign's own."""
    if not ranks:
        return None
    values = list(ranks.values())
    usual = max(set(values), key=lambda rank: (values.count(rank), rank))
    apart = [f"{name}:{rank.text()}" for name, rank in sorted(ranks.items()) if rank != usual]
    text = " ".join([usual.text(), *apart])
    return None if text == str(OWN) else text


def own_fields(told_by: str, filled: Mapping[str, Any]) -> str:
    """Say that the campaign's own tables now fill these fields of a node that was told of."""
    kept = [part for part in told_by.split() if part.split(":")[0] not in filled]
    return " ".join([*kept, *(f"{name}:{OWN}" for name in sorted(filled))])


def is_told(told_by: str | None, field: str) -> bool:
    """Whether what a node holds in a field was told by a platform, not by an own table."""
    if told_by is None:
        return False
    return parse(told_by, {field: True})[field].trust != OWN


def _rank(text: str) -> Rank:
    trust, _, told_at = text.partition("@")
    return Rank(int(trust), int(told_at or 0))
