"""Ties between accounts as networks tell them: parallel ones are one tie of their summed weight."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.fold import fold
from ingest import saying
from ingest.source import Told

Key = tuple[str, str, str | None, date | None]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two accounts (ids or ``@handle``), what ties them, how strongly, and when."""

    source: str
    target: str
    weight: float = 1
    kind: str | None = None
    directed: bool | None = True
    day: date | None = None

    @property
    def key(self) -> Key:
        """What makes two ties the same one; without direction the ends are in one order."""
        ends = (self.source, self.target)
        if self.directed is False:
            ends = (min(ends), max(ends))
        return (*ends, fold(self.kind) if self.kind else None, self.day)


class Summed:
    """The ties of a network, each of its summed weight however often it is told."""

    def __init__(self, platform: str, told_by: str, ties: Iterable[Tie]) -> None:
        """Add up all ``ties``; ``told_by`` names the network."""
        self._platform, self._told_by = platform, told_by
        self._weights: dict[Key, float] = {}
        self._ways: dict[Key, bool | None] = {}
        for tie in ties:
            key = tie.key
            self._weights[key] = self._weights.get(key, 0) + tie.weight
            if self._ways.setdefault(key, tie.directed) != tie.directed:
                self._ways[key] = None

    def told(self, tie: Tie) -> Told:
        """Give the row of a tie: the same one for each of several parallel ties.

        Where some go one way and some both, that is left open.
        """
        source, target, kind, day = tie.key
        return saying.account_tie(
            self._platform,
            source=source,
            target=target,
            told_by=self._told_by,
            weight=float(f"{self._weights[tie.key]:.12g}"),
            kind=kind,
            directed=self._ways[tie.key],
            happened_on=day,
        )
