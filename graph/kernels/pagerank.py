"""PageRank: the linear equation behind it, solved to a bound on what is left over.

Instead of repeating x ← α·P·x + … until it stands still, z = α·P·z + given is solved and scaled to
1 (Gleich 2015, doi:10.1137/140976649). Ties that go both ways make it symmetric, so conjugate
gradients solve it in a handful of rounds; directed ones by Gauss-Seidel, in half of the rounds that
repeating takes.
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float64]


@kernel
def row_sum(first: int, last: int, indices: Targets, strength: Floats, values: Floats) -> float:
    """Sum strength · value over the neighbours in ``indices[first:last]``; no strengths: all 1."""
    at, one, two, three, four = first, 0.0, 0.0, 0.0, 0.0
    if len(strength):
        for arc in range(first, last):
            one += strength[arc] * values[indices[arc]]
        return one
    while at + 3 < last:  # four sums, so that no addition waits for the one before
        one += values[indices[at]]
        two += values[indices[at + 1]]
        three += values[indices[at + 2]]
        four += values[indices[at + 3]]
        at += 4
    while at < last:
        one += values[indices[at]]
        at += 1
    return (one + two) + (three + four)


@kernel
def row_sums(indptr: Ints, indices: Targets, strength: Floats, values: Floats) -> Floats:
    """Sum strength · value over each person's neighbours."""
    sums = np.empty(len(indptr) - 1)
    for one in range(len(sums)):
        sums[one] = row_sum(indptr[one], indptr[one + 1], indices, strength, values)
    return sums


@kernel
def solved_both_ways(
    indptr: Ints,
    indices: Targets,
    strength: Floats,
    out: Floats,
    alpha: float,
    given: Floats,
    within: float,
    most: int,
) -> tuple[Floats, bool]:
    """Solve z = α Σ strength · z ÷ out over the neighbours + given, ties going both ways.

    ``out`` is Σ strength of each person. Conjugate gradients on z ÷ √out, whose matrix is
    symmetric. Ends when the absolute values of what is left over sum to less than ``within``;
    after ``most`` rounds it says that it failed.
    """
    tied = out > 0
    length = np.sqrt(out)
    per = np.where(tied, 1 / np.where(tied, length, 1.0), 0.0)
    # Near the answer already: what is passed on settles in proportion to strength.
    settled = alpha / (1 - alpha) * np.sum(given[tied]) / max(np.sum(out), 1e-300)
    solution = given + settled * out
    summed = row_sums(indptr, indices, strength, solution * per * per)
    left = np.where(tied, given - solution + alpha * summed, 0.0) * per
    way = left.copy()
    square, off = np.sum(left * left), np.sum(np.abs(left) * length)
    for _ in range(most):
        if off < within:
            return solution, True
        summed = row_sums(indptr, indices, strength, way * per)
        bent = way - alpha * per * summed
        step = square / np.sum(way * bent)
        solution += step * way * length
        left -= step * bent
        before, square = square, np.sum(left * left)
        off = np.sum(np.abs(left) * length)
        way = left + square / before * way
    return solution, most > 0 and off < within


@kernel
def solved_along(
    indptr: Ints,
    indices: Targets,
    strength: Floats,
    out: Floats,
    alpha: float,
    given: Floats,
    within: float,
    most: int,
) -> tuple[Floats, bool]:
    """Solve z = α Σ strength · z ÷ out over those who point at a person + given.

    The arrays hold, in a person's row, who points at them. Gauss-Seidel: each person's new value
    serves the next one's at once. What is left over then is at most α times the last changes.
    """
    per = np.where(out > 0, 1 / np.where(out > 0, out, 1.0), 0.0)
    solution = given / (1 - alpha)
    share = solution * per
    for _ in range(most):
        changed = 0.0
        for one in range(len(given)):
            summed = row_sum(indptr[one], indptr[one + 1], indices, strength, share)
            value = alpha * summed + given[one]
            changed += abs(value - solution[one])
            solution[one] = value
            share[one] = value * per[one]
        if alpha * changed < within:
            return solution, True
    return solution, False
