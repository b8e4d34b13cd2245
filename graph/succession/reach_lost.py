"""Reach lost: who is near an ambassador only through one of them, for all of them in two passes.

Somebody is near who is within two ties of an ambassador. The ambassadors that somebody has a way to
are their ambassador neighbours, and the ambassador neighbours of those neighbours who are none:
with an ambassador in between, that one is a way by themselves. Where all of these are one and the
same person, they are near only through that person, as ambassador or as the one in between. So the
lowest and the highest of them, found in one pass over the ties for neighbours and one for theirs,
tell it.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import Csr
from graph.snapshot import Snapshot

Places = npt.NDArray[np.int64]


def reach_lost(snapshot: Snapshot) -> pd.DataFrame:
    """Tell what share of those near an ambassador the network would lose with each ambassador.

    A row a current ambassador: ``person_id``, ``only_through`` (people within two ties of an
    ambassador who would not be, if that one person were not in the network), of how many ``near``
    (without the person themselves), and their share ``reach_lost``, missing where nobody else is
    near. Direction is left aside.
    """
    ambassador = snapshot.people["current_ambassador"].to_numpy(dtype=bool)
    lowest, highest = _reached_through(snapshot.undirected.csr, ambassador)
    near = int((ambassador | (highest >= 0)).sum())
    single = ~ambassador & (highest >= 0) & (lowest == highest)
    only = np.bincount(lowest[single], minlength=len(ambassador))[ambassador]
    return pd.DataFrame(
        {
            "person_id": snapshot.ids[ambassador],
            "only_through": only,
            "near": max(near - 1, 0),
            "reach_lost": only / (near - 1) if near > 1 else np.nan,
        }
    )


def _reached_through(csr: Csr, ambassador: npt.NDArray[np.bool_]) -> tuple[Places, Places]:
    """Give the lowest and highest ambassador that each person has a way to; highest -1: none."""
    people = len(ambassador)
    own = np.arange(people, dtype=np.int64)
    low, high = np.where(ambassador, own, people), np.where(ambassador, own, -1)
    beside_low, beside_high = _least(csr, low, people), _most(csr, high)
    # An ambassador in between hands nothing on: they count themselves.
    on_low = np.where(ambassador, people, beside_low)
    on_high = np.where(ambassador, -1, beside_high)
    return (
        np.minimum(beside_low, _least(csr, on_low, people)),
        np.maximum(beside_high, _most(csr, on_high)),
    )


def _least(csr: Csr, values: Places, nothing: int) -> Places:
    """Give the least of each person's neighbours' values; ``nothing`` where there is none."""
    found = np.full(len(values), nothing, dtype=np.int64)
    tied = np.flatnonzero(np.diff(csr.indptr))
    if len(tied):  # rows without ties are empty, so the others follow each other without a gap
        found[tied] = np.minimum.reduceat(values[csr.indices], csr.indptr[tied])
    return found


def _most(csr: Csr, values: Places) -> Places:
    return -_least(csr, -values, 1)


def regained(
    snapshot: Snapshot, gone: npt.NDArray[np.bool_], people: Places
) -> npt.NDArray[np.int64]:
    """Count whom each ambassador of ``people`` would bring near again if they alone stayed.

    ``gone`` marks by position who is gone, ``people`` are positions of ambassadors among them.
    Whoever comes back brings those within two ties of them; counted are those who are left and not
    within two ties of an ambassador who is.
    """
    kept = np.flatnonzero(~gone)
    ties = snapshot.undirected.csr.pattern
    among, out = ties[kept][:, kept], ties[people][:, kept]
    near = snapshot.people["current_ambassador"].to_numpy(dtype=bool)[kept]
    for _ in range(2):
        near = near | ((among @ near.astype(np.int32)) > 0)
    far = np.flatnonzero(~near)
    brought = out[:, far] + out @ among[:, far]
    return np.asarray(brought.astype(bool).sum(axis=1), dtype=np.int64)
