"""A network with some of its people or ties left out, cut from its rows in one pass."""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.draws import after, mixed, stream

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Keys = npt.NDArray[np.uint64]
Truths = npt.NDArray[np.bool_]

_STEP = np.uint64(0x9E3779B97F4A7C15)


@kernel
def person_keys(seed: int, run: int, people: int) -> Keys:
    """Give everybody's random number in a run: those with the smallest are left out of it."""
    keys = np.empty(people, dtype=np.uint64)
    state = stream(seed, run)
    for one in range(people):
        state = after(state)
        keys[one] = mixed(state)
    return keys


@kernel
def pair_keys(seed: int, run: int, ones: Ints, others: Ints) -> Keys:
    """Give the random number that two people have in a run, whichever of them is named first."""
    keys = np.empty(len(ones), dtype=np.uint64)
    start = stream(seed, run)
    for at in range(len(ones)):
        less, more = min(ones[at], others[at]), max(ones[at], others[at])
        keys[at] = mixed(mixed(start + np.uint64(less) * _STEP) ^ np.uint64(more))
    return keys


@kernel
def without_people(
    indptr: Ints, indices: Targets, strength: Floats, place: Ints
) -> tuple[Ints, Targets, Floats]:
    """Leave out the people whose ``place`` among those kept is -1; the others keep their order."""
    kept_arcs = 0
    kept_people = 0
    for one in range(len(place)):
        if place[one] >= 0:
            kept_people += 1
            for arc in range(indptr[one], indptr[one + 1]):
                kept_arcs += place[indices[arc]] >= 0
    rows = np.zeros(kept_people + 1, dtype=np.int64)
    targets = np.empty(kept_arcs, dtype=np.int32)
    strengths = np.empty(kept_arcs)
    at = 0
    for one in range(len(place)):
        if place[one] >= 0:
            for arc in range(indptr[one], indptr[one + 1]):
                target = place[indices[arc]]
                if target >= 0:
                    targets[at] = target
                    strengths[at] = strength[arc]
                    at += 1
            rows[place[one] + 1] = at
    return rows, targets, strengths


@kernel
def without_arcs(
    indptr: Ints, indices: Targets, strength: Floats, kept: Truths
) -> tuple[Ints, Targets, Floats]:
    """Keep the arcs that ``kept`` says, and everybody."""
    arcs = 0
    for arc in range(len(kept)):
        arcs += kept[arc]
    rows = np.zeros(len(indptr), dtype=np.int64)
    targets = np.empty(arcs, dtype=np.int32)
    strengths = np.empty(arcs)
    at = 0
    for one in range(len(indptr) - 1):
        for arc in range(indptr[one], indptr[one + 1]):
            if kept[arc]:
                targets[at] = indices[arc]
                strengths[at] = strength[arc]
                at += 1
        rows[one + 1] = at
    return rows, targets, strengths
