"""What hangs on one person, and what hangs on one tie, for all of them from one walk in depth."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import positions
from graph.kernels.depth_first import left_without
from graph.snapshot import Snapshot
from graph.walk import Walk


def single_losses(snapshot: Snapshot) -> pd.DataFrame:
    """Tell, of each person, what would be left if that person alone left.

    A row a person, in the snapshot's order: ``person_id``; ``part``, the people of their connected
    part, themselves among them; ``cut_off``, how many others of it would lose every way to the
    largest group that is left of it; ``groups``, how many groups are left of it; ``left``, the
    people in the largest connected part of the network then. Direction is left aside.
    """
    walk = Walk.through(snapshot.undirected.csr)
    starts = walk.above == np.arange(len(walk.above))
    found = {
        "part": walk.together,
        "cut_off": walk.together - 1 - walk.left_of_part,
        "groups": walk.branches + ~starts,
        "left": left_without(walk.above, walk.low, walk.size),
    }
    table = pd.DataFrame({"person_id": snapshot.people["person_id"].to_numpy()})
    for name, by_number in found.items():
        column = np.empty(len(by_number), dtype=np.int64)
        column[walk.order] = by_number
        table[name] = column
    return table


@dataclass(frozen=True, eq=False)
class Bridge:
    """A tie without which two groups have no way to each other.

    ``target`` is in the smaller one, which has ``behind`` people, ``source`` in that of ``others``.
    ``strength`` and ``last_on`` are the tie's; the day is None where it isn't known.
    """

    source: str
    target: str
    behind: int
    others: int
    strength: float
    last_on: date | None
    _walk: Walk
    _number: int

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody in the smaller group, by id."""
        is_below = self._walk.ids[self._walk.order[self._number]] == self.target
        group = (self._walk.behind if is_below else self._walk.beside)(self._number)
        return tuple(sorted(self._walk.ids[group].tolist()))


def bridges(snapshot: Snapshot) -> list[Bridge]:
    """List the ties that alone join two groups, in whatever connected part.

    Those with most people in the smaller group first, then by id. Of two equally large groups the
    one without the first person in the snapshot counts as the smaller. Direction is left aside.
    """
    whole = snapshot.undirected
    walk = Walk.through(whole.csr)
    numbers = np.arange(len(walk.above))
    found = np.flatnonzero((walk.above != numbers) & (walk.low > walk.above))
    below, above = walk.order[found], walk.order[walk.above[found]]
    behind, others = walk.size[found], walk.together[found] - walk.size[found]
    turned = behind > others
    source, target = np.where(turned, below, above), np.where(turned, above, below)
    strengths, days = _ties_between(whole, source, target)
    made = [
        Bridge(
            walk.ids[source[at]],
            walk.ids[target[at]],
            int(min(behind[at], others[at])),
            int(max(behind[at], others[at])),
            float(strengths[at]),
            None if pd.isna(days[at]) else pd.Timestamp(days[at]).date(),
            walk,
            int(found[at]),
        )
        for at in range(len(found))
    ]
    return sorted(made, key=lambda one: (-one.behind, one.target, one.source))


def _ties_between(
    whole: Snapshot, source: npt.NDArray[np.int32], target: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Give the strength and the last day of the ties between pairs of positions."""
    many = len(whole.ids)
    ends = [positions(whole.ids, whole.ties[end]) for end in ("source", "target")]
    key = np.minimum(*ends) * many + np.maximum(*ends)
    order = np.argsort(key, kind="stable")
    wanted = np.minimum(source, target).astype(np.int64) * many + np.maximum(source, target)
    rows = order[np.searchsorted(key[order], wanted)] if len(key) else order
    return whole.ties["strength"].to_numpy()[rows], whole.ties["last_on"].to_numpy()[rows]
