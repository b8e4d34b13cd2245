"""The two models of spread, made ready for the kernels: which arcs carry, and how often.

Independent cascade: who is reached gets one chance at each contact (Kempe, Kleinberg & Tardos
2003, doi:10.1145/956750.956769). Linear threshold: a person joins when those of their contacts
who did weigh more than a threshold drawn at random; weights are shares of the strength into them.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from graph.spread._arcs import Arcs, Floats, Rows

Model = Literal["ic", "lt"]
Chance = float | Literal["weighted_cascade"]

_NONE = np.empty(0)


@dataclass(frozen=True, eq=False)
class Live:
    """One direction's arcs as ``graph/kernels/live_arcs.py`` reads them."""

    rows: Rows
    totals: Floats
    pace: Floats


@dataclass(frozen=True, eq=False)
class Spreading:
    """A model on a network.

    ``p``: each interaction's chance to carry; ``unit``: the strength that one interaction has.
    """

    arcs: Arcs
    model: Model
    p: Chance
    unit: float

    @property
    def picks_one(self) -> bool:
        """Whether each person heeds one other (linear threshold)."""
        return self.model == "lt"

    @property
    def carries(self) -> bool:
        """Whether anything can pass at all."""
        return self.picks_one or self.p != 0

    @cached_property
    def limits(self) -> npt.NDArray[np.uint32]:
        """Each arc's chance in 2 ** -32ths less one, as ``graph/kernels/cascade.py`` reads it.

        One stands for all where all are alike.
        """
        strength = self.arcs.out.strength
        if not len(strength):
            return np.zeros(1, dtype=np.uint32)
        if self.p == "weighted_cascade":
            return _limits(1 / np.maximum(self.arcs.into.degree, 1))[self.arcs.out.indices]
        one = strength[:1] if self.arcs.alike else strength
        return _limits(1 - (1 - float(self.p)) ** (one / self.unit))

    @cached_property
    def back(self) -> Live:
        """The arcs from who hears."""
        into = self.arcs.into
        if self.picks_one:
            if self.arcs.alike:
                return Live(into, _NONE, _NONE)
            ends = into.indptr[1:] - 1
            shared = np.where(into.degree > 0, into.totals[ends], 1.0)
            return Live(into, into.totals, shared)
        if self.p == "weighted_cascade":
            with np.errstate(divide="ignore"):
                return Live(into, _NONE, -1 / np.log1p(-1 / np.maximum(into.degree, 1)))
        return self._by_strength(into)

    @cached_property
    def weights(self) -> Floats:
        """What each arc out weighs for its receiver: its share of the strength into them."""
        return self.arcs.out.strength / self.arcs.into.strengths[self.arcs.out.indices]

    @cached_property
    def chances(self) -> Floats:
        """The chance of each arc out to carry (its weight, under linear thresholds)."""
        if self.picks_one:
            return self.weights
        if self.p == "weighted_cascade":
            return 1 / self.arcs.into.degree[self.arcs.out.indices]
        return 1 - (1 - float(self.p)) ** (self.arcs.out.strength / self.unit)

    def _by_strength(self, rows: Rows) -> Live:
        """Let w interactions carry with 1 − (1 − p)^w: each is as good a try as any other."""
        with np.errstate(divide="ignore"):
            pace = self.unit / -np.log1p(-float(self.p)) if self.p else np.inf
        if self.arcs.alike and len(rows.strength):
            return Live(rows, _NONE, np.array([pace / rows.strength[0]]))
        return Live(rows, rows.totals, np.array([pace]))


def _limits(chances: Floats) -> npt.NDArray[np.uint32]:
    limits: npt.NDArray[np.uint32] = np.maximum(np.rint(chances * 2**32) - 1, 0).astype(np.uint32)
    return limits


def without_arcs(rows: Rows) -> Rows:
    """Give the same people without any arc."""
    none: npt.NDArray[np.int32] = np.empty(0, dtype=np.int32)
    return Rows(np.zeros_like(rows.indptr), none, _NONE)
