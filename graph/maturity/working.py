"""The ties that count for a network's shape: those of people who deal with each other.

Who was once in the same room with twenty others has twenty ties, all to each other: one large
session alone would look like the core of a network. So being at sessions together counts from the
second session on; reported ties and dealings online count as they are.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from graph.csr import positions
from graph.snapshot import Snapshot

TIMES = 2
_ROWS = 200_000  # pairs looked at at once

Ints = npt.NDArray[np.int64]


def working(snapshot: Snapshot) -> Snapshot:
    """Keep the ties that were reported, made online, or met at two sessions or more.

    Direction is left aside. A bare table's ties all count: it doesn't say how they came about.
    People stand in the order of their ids, so that of equals the same is taken whatever the rows.
    """
    snapshot = _in_order(snapshot.undirected)
    if snapshot.is_bare:
        return snapshot
    ties = snapshot.ties
    direct = (ties["reported"] > 0) | (ties["online"] > 0)
    met = ties[~direct]
    often = pd.Series(_together(snapshot, met) >= TIMES, index=met.index)
    kept = direct | often.reindex(ties.index, fill_value=False)
    return replace(snapshot, ties=ties[kept].reset_index(drop=True))


def _in_order(snapshot: Snapshot) -> Snapshot:
    if snapshot.ids.is_monotonic_increasing:
        return snapshot
    people = snapshot.people.sort_values("person_id", ignore_index=True)
    return replace(snapshot, people=people)


def _together(snapshot: Snapshot, ties: pd.DataFrame) -> Ints:
    """Count the sessions at which the two people of each tie both were."""
    there = snapshot.session_people.drop_duplicates(["session_id", "person_id"])
    person = positions(snapshot.ids, there["person_id"])
    session = pd.factorize(there["session_id"])[0]
    shape = (len(snapshot.ids), int(session.max(initial=-1)) + 1)
    ones = np.ones(len(there), dtype=np.int64)
    was = sparse.csr_array((ones, (person, session)), shape=shape)
    ends = [positions(snapshot.ids, ties[end]) for end in ("source", "target")]
    counts: list[Ints] = [
        was[ends[0][at : at + _ROWS]].multiply(was[ends[1][at : at + _ROWS]]).sum(axis=1)
        for at in range(0, len(ties), _ROWS)
    ]
    return np.concatenate([np.empty(0, dtype=np.int64), *counts]).astype(np.int64)
