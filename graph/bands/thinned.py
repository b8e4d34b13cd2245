"""The network with a share of its people or ties left out at random, as a light snapshot."""

from dataclasses import fields
from functools import cached_property
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import Csr, positions
from graph.kernels.thinning import pair_keys, person_keys, without_arcs, without_people
from graph.snapshot import Snapshot

Ints = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Remove = Literal["people", "ties"]

# Whose each table's rows are; they go with them.
_OF_ONE = ("person_id",)
_OF_TWO = ("source", "target")
_WHOSE = {
    **dict.fromkeys(("people", "terms", "studies", "trainings", "session_people"), _OF_ONE),
    **dict.fromkeys(("content_people", "accounts", "posts", "acts"), _OF_ONE),
    **dict.fromkeys(("ties", "interactions", "account_ties"), _OF_TWO),
}


class Kept(Protocol):
    """What a run keeps: the rows of a network and of tables, by positions in the whole network."""

    def people(self, ids: pd.Index) -> pd.Index:
        """Keep the ids of who is still there."""

    def rows(self, ends: list[Ints]) -> Truths:
        """Say which rows stay; ``ends`` are the positions of who they are of, -1: nobody known."""

    def arcs(self, csr: Csr) -> Csr:
        """Cut the network."""


class Thinned(Snapshot):
    """A snapshot less some people or ties. Its tables are cut when a measure asks for them.

    Most measures read the rows of the network alone, and two hundred runs are many.
    """

    _whole: Snapshot
    _kept: Kept
    _ends: "Ends"

    @classmethod
    def of(cls, whole: Snapshot, kept: Kept, ends: "Ends") -> "Thinned":
        """Cut ``whole``, one of the networks of the snapshot that ``ends`` are of."""
        thin = object.__new__(cls)
        same = {one.name: getattr(whole, one.name) for one in fields(whole)}
        vars(thin).update({name: value for name, value in same.items() if name not in _WHOSE})
        vars(thin).update(_whole=whole, _kept=kept, _ends=ends)
        return thin

    def __getattr__(self, name: str) -> Any:
        """Cut the table ``name``: it isn't there until somebody asks for it."""
        if name not in _WHOSE:
            raise AttributeError(name)
        frame: pd.DataFrame = getattr(self._whole, name)
        kept = self._kept.rows(self._ends.of(frame, _WHOSE[name]))
        vars(self)[name] = frame if kept.all() else frame[kept].reset_index(drop=True)
        return vars(self)[name]

    @cached_property
    def ids(self) -> pd.Index:
        """The ids of the people who are left."""
        return self._kept.people(self._whole.ids)

    @cached_property
    def csr(self) -> Csr:
        """The rows of the network, cut from those of the whole."""
        return self._kept.arcs(self._whole.csr)

    @cached_property
    def undirected(self) -> Snapshot:
        """The same with direction left aside."""
        if not self.directed:
            return self
        return Thinned.of(self._whole.undirected, self._kept, self._ends)

    @cached_property
    def amplifies(self) -> Snapshot:
        """Who amplifies whom, less the same people or ties."""
        if self._whole.amplifies is self._whole:
            return self
        return Thinned.of(self._whole.amplifies, self._kept, self._ends)


class Ends:
    """Where in the list of people the people of a table's rows stand, looked up once a table."""

    def __init__(self, ids: pd.Index) -> None:
        self._ids = ids
        self._known: dict[int, tuple[pd.DataFrame, list[Ints]]] = {}

    def of(self, frame: pd.DataFrame, columns: tuple[str, ...]) -> list[Ints]:
        """Give the positions of each column's people; -1 where a row names nobody known."""
        # The table is kept beside them, so that its id stays its own.
        if id(frame) not in self._known:
            found = [positions(self._ids, frame[column]) for column in columns]
            self._known[id(frame)] = (frame, found)
        return self._known[id(frame)][1]


class Thinning:
    """Run after run, a network with a share of its people or ties left out.

    Who is left out in run r depends on ``seed``, r and the people's ids alone: not on the order of
    rows, nor on what ran before or beside it. Ties are left out as pairs of people: in a directed
    network both ways at once, in the network of who amplifies whom the same pairs.
    """

    def __init__(self, whole: Snapshot, remove: Remove, share: float, seed: int) -> None:
        self._whole, self._share, self._seed, self._remove = whole, share, seed, remove
        self._ends = Ends(whole.ids)
        # The person's number in the order of ids, so that an order of rows changes no draw.
        self._number = np.argsort(whole.ids.argsort()).astype(np.int64)

    def run(self, run: int) -> tuple[Thinned, Truths]:
        """Give the network of a run, and who of the whole network's people is in it."""
        kept: Kept
        if self._remove == "people":
            kept = _People(self._present(run))
            return Thinned.of(self._whole, kept, self._ends), kept.present
        kept = _Ties(self._number, self._seed, run, self._share, self._whole.csr)
        everybody = np.ones(len(self._whole.ids), dtype=bool)
        return Thinned.of(self._whole, kept, self._ends), everybody

    def _present(self, run: int) -> Truths:
        people = len(self._number)
        keys = person_keys(self._seed, run, people)[self._number]
        left_out = _count(self._share, people)
        present = np.ones(people, dtype=bool)
        present[np.argsort(keys, kind="stable")[:left_out]] = False
        return present


class _People:
    def __init__(self, present: Truths) -> None:
        self.present = present
        self._place = np.where(present, np.cumsum(present) - 1, -1)
        self._present_or_unknown = np.append(present, True)

    def people(self, ids: pd.Index) -> pd.Index:
        return ids[self.present]

    def rows(self, ends: list[Ints]) -> Truths:
        stays: Truths = np.logical_and.reduce([self._present_or_unknown[end] for end in ends])
        return stays

    def arcs(self, csr: Csr) -> Csr:
        arrays = without_people(csr.indptr, csr.indices, csr.strength, self._place)
        return Csr(self.people(csr.ids), *arrays, csr.directed)


class _Ties:
    def __init__(self, number: Ints, seed: int, run: int, share: float, csr: Csr) -> None:
        self._number, self._draw = number, (seed, run)
        keys = np.unique(self._keys(*_ends_of(csr)))  # a tie that stands in two rows counts once
        self._least = keys[_count(share, len(keys))] if len(keys) else np.uint64(0)

    def _keys(self, ones: Ints, others: Ints) -> npt.NDArray[np.uint64]:
        keys: npt.NDArray[np.uint64] = pair_keys(
            *self._draw, self._number[ones], self._number[others]
        )
        return keys

    def people(self, ids: pd.Index) -> pd.Index:
        return ids

    def rows(self, ends: list[Ints]) -> Truths:
        if len(ends) == 1:
            return np.ones(len(ends[0]), dtype=bool)
        kept: Truths = self._keys(*ends) >= self._least
        return kept | (ends[0] < 0) | (ends[1] < 0)

    def arcs(self, csr: Csr) -> Csr:
        kept = self._keys(*_ends_of(csr)) >= self._least
        return Csr(
            csr.ids, *without_arcs(csr.indptr, csr.indices, csr.strength, kept), csr.directed
        )


def _ends_of(csr: Csr) -> tuple[Ints, Ints]:
    rows = np.repeat(np.arange(len(csr.ids), dtype=np.int64), np.diff(csr.indptr))
    return rows, csr.indices.astype(np.int64)


def _count(share: float, of: int) -> int:
    """Say how many to leave out: at least one, and never all."""
    return min(max(round(share * of), 1), of - 1) if of > 1 else 0
