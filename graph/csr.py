"""The network as three arrays: compressed sparse rows over people numbered once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from graph.kernels.arcs import Arcs
from graph.kernels.rows import rows_of, turned_round
from graph.kernels.threads import threads_for

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Csr:
    """Neighbours of person ``i``: ``indices[indptr[i]:indptr[i + 1]]``, with their ``strength``.

    Undirected ties stand in both rows; directed ones in their source's row. Neighbours are in
    ascending order, none twice, nobody their own. ``strengths`` None: every tie counts 1, and the
    ones are written out only for who asks for ``strength``.
    """

    ids: pd.Index
    indptr: npt.NDArray[np.int64]
    indices: npt.NDArray[np.int32]
    strengths: npt.NDArray[np.float64] | None
    directed: bool

    @cached_property
    def strength(self) -> npt.NDArray[np.float64]:
        """The strength of each tie, along ``indices``."""
        return np.ones(len(self.indices)) if self.strengths is None else self.strengths

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
        indptr, sources, stood = turned_round(self.indptr, self.indices)
        strengths = None if self.strengths is None else self.strengths[stood]
        return Csr(self.ids, indptr, sources, strengths, directed=True)

    @property
    def turned(self) -> npt.NDArray[np.int64]:
        """Where each arc of ``reverse`` stands here: ``values[turned]`` are values along those."""
        if not self.directed:
            return np.arange(len(self.indices), dtype=np.int64)
        return turned_round(self.indptr, self.indices)[2]

    @cached_property
    def arcs(self) -> Arcs:
        """The arcs from both ends, as searches take them."""
        behind = self.reverse
        return Arcs(self.indptr, self.indices, behind.indptr, behind.indices)

    @cached_property
    def is_bare(self) -> bool:
        """Whether every tie has the strength 1, as in a table that gives none."""
        return self.strengths is None or bool((self.strengths == 1).all())

    def neighbours(self, at: int) -> npt.NDArray[np.int32]:
        """Give the positions of the people tied to the person at position ``at``."""
        return self.indices[self.indptr[at] : self.indptr[at + 1]]


def positions(ids: pd.Index, people: pd.Series) -> npt.NDArray[np.int64]:
    """Give each person's position in ``ids``, -1 for who isn't there."""
    if isinstance(people.dtype, pd.CategoricalDtype):  # each id is looked up once, not each row
        at: Ints = np.append(ids.get_indexer(people.dtype.categories), -1).astype(np.int64)
        return at[people.cat.codes.to_numpy()]
    if _in_arrow(ids) and _in_arrow(people):
        # pandas would make a Python text of every cell first.
        from pyarrow import compute

        found = compute.index_in(_arrow(people), value_set=_arrow(ids))
        places: Ints = found.fill_null(-1).to_numpy().astype(np.int64)
        return places
    return ids.get_indexer(pd.Index(people)).astype(np.int64)


def _in_arrow(values: "pd.Index | pd.Series") -> bool:
    return isinstance(values.dtype, pd.StringDtype) and values.dtype.storage == "pyarrow"


def _arrow(values: "pd.Index | pd.Series") -> Any:
    return values.array.__arrow_array__()


def csr_of(ids: pd.Index, ties: pd.DataFrame, *, directed: bool) -> Csr:
    """Lay the ties ``source, target, strength`` of the people ``ids`` out in rows.

    Self-ties and unknown people are left out, the strengths of parallel ties summed.
    """
    columns = [ties["source"], ties["target"]]
    with ThreadPoolExecutor(threads_for(len(ties))) as threads:
        source, target = threads.map(partial(positions, ids), columns)
    strength = ties["strength"].to_numpy(np.float64)
    return csr_between(ids, source, target, strength, directed=directed)


def csr_between(
    ids: pd.Index, source: Ints, target: Ints, strength: Floats, *, directed: bool
) -> Csr:
    """Lay out ties whose ends are positions in ``ids``; as ``csr_of``."""
    if not directed:
        source, target = np.minimum(source, target), np.maximum(source, target)
    if not _is_in_order(source, target):
        source, target, strength = _in_order(source, target, strength, len(ids))
    strength = np.ascontiguousarray(strength)
    indptr, indices, values = rows_of(source, target, strength, len(ids), not directed)
    return Csr(ids, indptr, indices, None if (strength == 1).all() else values, directed)


def _is_in_order(source: Ints, target: Ints) -> bool:
    """Tell whether ties ascend, none twice, none of somebody to themselves or of nobody."""
    same = source[1:] == source[:-1]
    rises = (source[1:] > source[:-1]) | (same & (target[1:] > target[:-1]))
    known = not len(source) or (source[0] >= 0 and target.min() >= 0)
    return bool(known and rises.all() and (source != target).all())


def _in_order(
    source: Ints, target: Ints, strength: Floats, people: int
) -> tuple[Ints, Ints, Floats]:
    kept = (source != target) & (source >= 0) & (target >= 0)
    pairs = source[kept] * people + target[kept]
    order = np.argsort(pairs, kind="stable")
    pairs = pairs[order]
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    summed = np.add.reduceat(strength[kept][order], first) if len(first) else strength[:0]
    return pairs[first] // people, pairs[first] % people, summed


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
