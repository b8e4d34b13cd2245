"""Who can pass on to whom: a snapshot's ties in one order of people, whatever order they came in.

People are put in the order of their ids, so that a draw, a choice and a settled tie do not depend
on the order of the rows.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from graph.csr import Csr
from graph.kernels.live_arcs import running_totals
from graph.once import once
from graph.snapshot import Snapshot

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Rows:
    """Arcs by the person at one end: a person's row holds those at the other, by position."""

    indptr: Ints
    indices: npt.NDArray[np.int32]
    strength: Floats

    @cached_property
    def degree(self) -> Ints:
        """How many arcs each person's row has."""
        return np.diff(self.indptr)

    @cached_property
    def totals(self) -> Floats:
        """The running total of the strengths along each row."""
        totals = np.empty(len(self.strength))
        running_totals(self.indptr, self.strength, totals)
        return totals

    @cached_property
    def strengths(self) -> Floats:
        """Each person's strengths added up."""
        sums: Floats = np.bincount(self.row_of_arcs, self.strength, len(self.degree)).astype(float)
        return sums

    @property
    def row_of_arcs(self) -> Ints:
        """The person in whose row each arc stands."""
        return np.repeat(np.arange(len(self.degree)), self.degree)


@dataclass(frozen=True, eq=False)
class Arcs:
    """The arcs both ways: ``out`` to whom a person passes on, ``into`` from whom they hear.

    ``ids`` are in ascending order; a position is a place in them. An undirected tie is one tie and
    an arc each way; ``alike``: all ties are equally strong.
    """

    ids: pd.Index
    out: Rows
    into: Rows
    ties: int
    alike: bool


def arcs_of(snapshot: Snapshot) -> Arcs:
    """Give the arcs of a snapshot, made once for as long as its network is in use."""
    return _made(snapshot.csr)


@once
def _made(csr: Csr) -> Arcs:
    ids, out = csr.ids, Rows(csr.indptr, csr.indices, csr.strength)
    if not ids.is_monotonic_increasing:
        order = np.asarray(ids.argsort())
        ids, out = ids[order], _in_order(csr, order)
    into = _turned_round(out) if csr.directed else out
    strength = csr.strength
    alike = len(strength) == 0 or bool((strength == strength[0]).all())
    return Arcs(ids, out, into, len(strength) if csr.directed else len(strength) // 2, alike)


def _in_order(csr: Csr, order: Ints) -> Rows:
    """Lay the arcs out anew: position i is who was at ``order[i]``."""
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    shape = (len(order),) * 2
    return _rows(
        sparse.csr_array((csr.strength, place[csr.indices], csr.indptr), shape=shape)[order]
    )


def _turned_round(out: Rows) -> Rows:
    shape = (len(out.degree),) * 2
    turned = sparse.csr_array((out.strength, out.indices, out.indptr), shape=shape).T
    return _rows(turned.tocsr())


def _rows(matrix: sparse.csr_array) -> Rows:
    matrix.sort_indices()
    return Rows(
        matrix.indptr.astype(np.int64, copy=False),
        matrix.indices.astype(np.int32, copy=False),
        np.ascontiguousarray(matrix.data, dtype=np.float64),
    )
