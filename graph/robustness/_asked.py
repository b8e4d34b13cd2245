"""Who is meant, by position, and in which order their ids stand."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import Csr
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.words import did_you_mean

Ints = npt.NDArray[np.int64]
People = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

# Above this, looking for a similar id takes longer than reading the list.
_FEW = 5_000


def ranks(ids: pd.Index) -> People:
    """Give each position's place in the order of the ids: texts, sign by sign, so 10 before 2."""
    if ids.is_monotonic_increasing:
        return np.arange(len(ids), dtype=np.int32)
    rank = np.empty(len(ids), dtype=np.int32)
    rank[ids.argsort()] = np.arange(len(ids), dtype=np.int32)
    return rank


def places(snapshot: Snapshot, people: Any, where: str = "people") -> Ints:
    """Give the positions of people named by their ids, in the order given, each once.

    Raises QuestionError for who is not in the network.
    """
    if isinstance(people, str) or not isinstance(people, Iterable):
        people = [people]
    asked = pd.Index([str(person) for person in people], dtype="str").unique()
    found = snapshot.ids.get_indexer(asked)
    if len(asked) and found.min() < 0:
        person = str(asked[int((found < 0).argmax())])
        near = did_you_mean(person, snapshot.ids) if len(snapshot.ids) <= _FEW else ""
        todo = near if near.startswith("Did") else "Give the ids of people in it"
        raise QuestionError(where, f'nobody in the network has the id "{person}"', todo)
    return found.astype(np.int64)


def among(csr: Csr, kept: Mask) -> Csr:
    """Give the network of those who are marked and the ties among them."""
    rows = np.repeat(np.arange(len(csr.ids)), np.diff(csr.indptr))
    inside = kept[rows] & kept[csr.indices]
    place = np.cumsum(kept) - 1
    counts = np.bincount(place[rows[inside]], minlength=int(kept.sum()))
    indptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    strengths = None if csr.strengths is None else csr.strengths[inside]
    indices = place[csr.indices[inside]].astype(np.int32)
    return Csr(csr.ids[kept], indptr, indices, strengths, csr.directed)
