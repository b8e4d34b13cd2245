"""The network as three arrays: compressed sparse rows over people numbered once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse


@dataclass(frozen=True, eq=False)
class Csr:
    """Neighbours of person ``i``: ``indices[indptr[i]:indptr[i + 1]]``, with their ``strength``.

    Undirected ties stand in both rows; directed ones in their source's row. Neighbours are in
    ascending order, none twice, nobody their own.
    """

    ids: pd.Index
    indptr: npt.NDArray[np.int64]
    indices: npt.NDArray[np.int32]
    strength: npt.NDArray[np.float64]
    directed: bool

    @cached_property
    def pattern(self) -> sparse.csr_array:
        """The ties as a sparse matrix of ones (people by people)."""
        ones = np.ones(len(self.indices), dtype=np.int32)
        return sparse.csr_array((ones, self.indices, self.indptr), shape=(len(self.ids),) * 2)

    @cached_property
    def reverse(self) -> "Csr":
        """The same ties seen from their targets: row ``i`` holds who points at ``i``."""
        if not self.directed:
            return self
        indptr = np.zeros(len(self.ids) + 1, dtype=np.int64)
        np.cumsum(np.bincount(self.indices, minlength=len(self.ids)), out=indptr[1:])
        counts = np.diff(self.indptr)
        sources = np.repeat(np.arange(len(self.ids), dtype=np.int32), counts)[self.turned]
        return Csr(self.ids, indptr, sources, self.strength[self.turned], directed=True)

    @cached_property
    def turned(self) -> npt.NDArray[np.int64]:
        """Where each arc of ``reverse`` stands here: ``values[turned]`` are values along those."""
        places = np.arange(len(self.indices), dtype=np.int64)
        if not self.directed:
            return places
        matrix = sparse.csr_array((places, self.indices, self.indptr), shape=(len(self.ids),) * 2)
        order: npt.NDArray[np.int64] = matrix.tocsc().data
        return order

    @cached_property
    def is_bare(self) -> bool:
        """Whether every tie has the strength 1, as in a table that gives none."""
        return bool((self.strength == 1).all())

    def neighbours(self, at: int) -> npt.NDArray[np.int32]:
        """Give the positions of the people tied to the person at position ``at``."""
        return self.indices[self.indptr[at] : self.indptr[at + 1]]


def positions(ids: pd.Index, people: pd.Series) -> npt.NDArray[np.int64]:
    """Give each person's position in ``ids``, -1 for who isn't there."""
    return ids.get_indexer(pd.Index(people)).astype(np.int64)


def csr_of(ids: pd.Index, ties: pd.DataFrame, *, directed: bool) -> Csr:
    """Lay the ties ``source, target, strength`` of the people ``ids`` out in rows."""
    source, target = positions(ids, ties["source"]), positions(ids, ties["target"])
    strength = ties["strength"].to_numpy(dtype=np.float64)
    if not directed:
        source, target = np.concatenate([source, target]), np.concatenate([target, source])
        strength = np.concatenate([strength, strength])
    rows = sparse.coo_array((strength, (source, target)), shape=(len(ids),) * 2).tocsr()
    return _laid_out(ids, rows, directed=directed)


def _laid_out(ids: pd.Index, rows: sparse.csr_array, *, directed: bool) -> Csr:
    """Give the arrays the types that kernels are compiled for."""
    rows.sort_indices()
    return Csr(
        ids,
        rows.indptr.astype(np.int64, copy=False),
        rows.indices.astype(np.int32, copy=False),
        np.ascontiguousarray(rows.data, dtype=np.float64),
        directed,
    )


def components(csr: Csr) -> npt.NDArray[np.int32]:
    """Give the part of the network each person is in: 0 is the largest, of equals the first one's.

    Direction is left aside. The array is as long as there are people.
    """
    _, labels = sparse.csgraph.connected_components(csr.pattern, directed=False)
    sizes = np.bincount(labels) if len(labels) else np.empty(0, dtype=np.int64)
    # connected_components numbers parts by their first person, so a stable sort settles ties.
    rank = np.empty(len(sizes), dtype=np.int32)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes), dtype=np.int32)
    return rank[labels]
