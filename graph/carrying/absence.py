"""How few carry how much: the absence factor of plain numbers, and their Gini coefficient.

The contributor absence factor is the smallest number of people whose contributions reach half of
all: without them half of the work would be gone (CHAOSS metric of that name; over organisations it
is CHAOSS's elephant factor). It counts the half as reached at exactly a half, not only beyond.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.errors import QuestionError

HALF = 0.5
# Sums of fractions in another order differ by less than this, as a share of the whole.
_NEAR = 1e-12

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reached:
    """Where the half is reached: by ``factor`` of the ``contributors`` with any contribution.

    The last of them contributed ``at_cut``, as did ``tied`` in all, of whom ``tied_in`` are
    counted: where ``tied`` is more, any others of them would do as well. ``share`` is what the
    ``factor`` contributed, of ``total``.
    """

    factor: int
    contributors: int
    total: float
    share: float
    at_cut: float
    tied: int
    tied_in: int


def absence_factor(values: Iterable[float]) -> int | None:
    """Give the smallest number of contributors whose contributions reach half of all.

    ``values`` are what each contributed, in any order; who contributed nothing changes nothing.
    None where nobody did. Raises QuestionError for a number below 0 or one that isn't known.
    """
    found = reached(values)
    return None if found is None else found.factor


def reached(values: Iterable[float]) -> Reached | None:
    """Tell where half of the contributions is reached, and whether that place is shared."""
    amounts = np.sort(_amounts(values))[::-1]
    amounts = amounts[amounts > 0]
    if not len(amounts):
        return None
    sums = np.cumsum(amounts)
    total = float(sums[-1])
    factor = int(np.searchsorted(sums, HALF * total * (1 - _NEAR))) + 1
    cut = amounts[factor - 1]
    return Reached(
        factor=factor,
        contributors=len(amounts),
        total=total,
        share=float(sums[factor - 1]) / total,
        at_cut=float(cut),
        tied=int((amounts == cut).sum()),
        tied_in=int((amounts[:factor] == cut).sum()),
    )


def gini(values: Iterable[float]) -> float:
    """Give the Gini coefficient: 0 where all contributed the same, (n − 1)/n where one did all.

    Half the mean difference between two contributors over the mean contribution (Gini 1912), as
    Σ (2i − n − 1) x₍ᵢ₎ ÷ (n Σ x) over the values in ascending order. Zeros count as they are given:
    with everybody who could have contributed it is larger than among those who did. NaN where
    nothing was contributed. Raises QuestionError for a number below 0 or one that isn't known.
    """
    amounts = np.sort(_amounts(values))
    many, total = len(amounts), float(amounts.sum())
    if not total:
        return math.nan
    weights = 2 * np.arange(1, many + 1) - many - 1
    return float(weights @ amounts) / (many * total)


def _amounts(values: Iterable[float]) -> Floats:
    amounts = np.asarray(values if hasattr(values, "__len__") else list(values), dtype=np.float64)
    if amounts.ndim != 1 or not np.isfinite(amounts).all() or (amounts < 0).any():
        raise QuestionError(
            "contributions",
            "one is below 0 or not known",
            "Give a list of what each contributed, 0 or more",
        )
    return amounts
