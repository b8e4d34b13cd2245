"""What a run keeps of a network: who and which ties are left, in its rows and in its tables."""

from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import Csr
from graph.kernels.thinning import pair_keys, person_keys, without_arcs, without_people

Ints = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]


class Kept(Protocol):
    """What a run keeps: the rows of a network and of tables, by positions in the whole network."""

    def people(self, ids: pd.Index) -> pd.Index:
        """Keep the ids of who is still there."""

    def rows(self, ends: list[Ints]) -> Truths:
        """Say which rows stay; ``ends`` are the positions of who they are of, -1: nobody known."""

    def arcs(self, csr: Csr) -> Csr:
        """Cut the network."""


class KeptPeople:
    """Some people, with the ties among them."""

    def __init__(self, pairs: "Pairs", seed: int, run: int, share: float) -> None:
        people = len(pairs.number)
        keys = person_keys(seed, run, people)[pairs.number]
        left_out = _count(share, people)
        present = np.ones(people, dtype=bool)
        if left_out:
            present = keys >= np.partition(keys, left_out)[left_out]
        self.present: Truths = present
        self._place = np.where(present, np.cumsum(present) - 1, -1)
        self._present_or_unknown = np.append(present, True)

    def people(self, ids: pd.Index) -> pd.Index:
        """Keep the ids of the present."""
        return ids[self.present]

    def rows(self, ends: list[Ints]) -> Truths:
        """Keep what is of nobody who is left out."""
        stays: Truths = np.logical_and.reduce([self._present_or_unknown[end] for end in ends])
        return stays

    def arcs(self, csr: Csr) -> Csr:
        """Keep the present and the ties among them."""
        arrays = without_people(csr.indptr, csr.indices, csr.strength, self._place)
        return Csr(self.people(csr.ids), *arrays, csr.directed)


class KeptTies:
    """Everybody, with some of the ties."""

    def __init__(self, pairs: "Pairs", seed: int, run: int, share: float, csr: Csr) -> None:
        self._pairs, self._draw = pairs, (seed, run)
        keys = self._keys(*pairs.of(csr)[:2])
        self._least = np.uint64(0)
        if left_out := _count(share, len(keys)):
            self._least = np.partition(keys, left_out)[left_out]

    def _keys(self, ones: Ints, others: Ints) -> npt.NDArray[np.uint64]:
        keys: npt.NDArray[np.uint64] = pair_keys(*self._draw, ones, others)
        return keys

    def people(self, ids: pd.Index) -> pd.Index:
        """Keep everybody."""
        return ids

    def rows(self, ends: list[Ints]) -> Truths:
        """Keep all but the rows between two people whose tie is left out."""
        if len(ends) == 1:
            return np.ones(len(ends[0]), dtype=bool)
        kept: Truths = self._keys(*(self._pairs.number[end] for end in ends)) >= self._least
        return kept | (ends[0] < 0) | (ends[1] < 0)

    def arcs(self, csr: Csr) -> Csr:
        """Keep the arcs of the pairs that are left."""
        ones, others, pair = self._pairs.of(csr)
        kept = (self._keys(ones, others) >= self._least)[pair]
        return Csr(
            csr.ids, *without_arcs(csr.indptr, csr.indices, csr.strength, kept), csr.directed
        )


class Pairs:
    """The two people of every tie of a network, each pair once, looked up once a network."""

    def __init__(self, ids: pd.Index) -> None:
        # The person's number in the order of ids, so that an order of rows changes no draw.
        self.number: Ints = np.argsort(ids.argsort()).astype(np.int64)
        self._known: dict[int, tuple[Csr, tuple[Ints, Ints, Ints]]] = {}

    def of(self, csr: Csr) -> tuple[Ints, Ints, Ints]:
        """Give the lower and the higher number of each pair, and which pair each arc is of."""
        if id(csr) not in self._known:
            self._known[id(csr)] = (csr, self._found(csr))
        return self._known[id(csr)][1]

    def _found(self, csr: Csr) -> tuple[Ints, Ints, Ints]:
        people = max(len(csr.ids), 1)
        source = self.number[np.repeat(np.arange(len(csr.ids)), np.diff(csr.indptr))]
        target = self.number[csr.indices]
        pairs, pair = np.unique(
            np.minimum(source, target) * people + np.maximum(source, target), return_inverse=True
        )
        return pairs // people, pairs % people, pair


def _count(share: float, of: int) -> int:
    """Say how many to leave out: at least one, and never all."""
    return min(max(round(share * of), 1), of - 1) if of > 1 else 0
