"""Linear thresholds: a person joins once those who did weigh more than a threshold."""

import numpy as np
import numpy.typing as npt

from graph.kernels.cascade import note
from graph.kernels.compiling import kernel
from graph.kernels.draws import stream, uniform
from graph.kernels.live_arcs import agrees, odds_of, row_of

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

# More than any sum of weights: whoever joined is told from who is only pressed.
_JOINED = 2.0


@kernel
def threshold_runs(
    indptr: Ints,
    indices: Places,
    weights: Floats,
    seeds: Ints,
    accepts: Floats,
    seed: np.uint64,
    first: int,
    last: int,
    groups: Places,
    counts: Ints,
    hits: Ints,
    some: Ints,
) -> None:
    """Run the runs ``first`` to ``last``, as ``cascade.cascades`` does.

    ``weights`` holds what each arc weighs for its receiver, at most 1 in all; thresholds are
    uniform and a run's own (Kempe, Kleinberg & Tardos 2003, doi:10.1145/956750.956769).
    """
    people = len(indptr) - 1
    pressed = np.zeros(people, dtype=np.float64)
    touched = np.empty(people, dtype=np.int32)
    queue = np.empty(people, dtype=np.int32)
    lately = np.full(len(some), -1, dtype=np.int64)
    for run in range(first, last):
        start = stream(seed, run)
        size = 0
        for person in seeds:
            if agrees(start, person, odds_of(accepts, person)):
                queue[size] = touched[size] = person
                pressed[person] = _JOINED
                size += 1
        size, met = _press(indptr, indices, weights, start, queue, touched, pressed, size)
        counts[run] = size
        note(run, queue, size, groups, hits, some, lately)
        for at in range(met):
            pressed[touched[at]] = 0.0


@kernel
def _press(
    indptr: Ints,
    indices: Places,
    weights: Floats,
    start: np.uint64,
    queue: Places,
    touched: Places,
    pressed: Floats,
    size: int,
) -> tuple[int, int]:
    """Let everybody in the queue weigh on their contacts; give how many joined and felt it."""
    done, met = 0, size
    while done < size:
        person = queue[done]
        done += 1
        for at in range(indptr[person], indptr[person + 1]):
            other = indices[at]
            weight = pressed[other]
            if weight >= _JOINED:
                continue
            if weight == 0.0:
                touched[met] = other
                met += 1
            pressed[other] = weight + weights[at]
            if uniform(row_of(start, other)) < pressed[other]:
                pressed[other] = _JOINED
                queue[size] = other
                size += 1
    return size, met
