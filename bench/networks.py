"""Invented networks to measure on: power-law numbers of ties, most of them within a campus."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]


class Size(NamedTuple):
    """How many people, how many ties."""

    people: int
    ties: int


SIZES = {
    "S": Size(300, 3_000),
    "M": Size(10_000, 100_000),
    "L": Size(100_000, 1_000_000),
    "XL": Size(1_000_000, 10_000_000),
}
WITHIN = 0.7
"""The share of ties whose two people are of one campus."""
TAIL = 2.5
"""The exponent of the numbers of ties (Chung & Lu 2002, doi:10.1007/PL00012580)."""


def invented(size: Size, seed: int = 1) -> tuple[Ints, Ints]:
    """Give the ends of ``size.ties`` ties, each pair once, the smaller number first."""
    draws = np.random.default_rng(seed)
    campus = draws.integers(0, max(size.people // 500, 4), size.people)
    order = np.argsort(campus, kind="stable")
    # Who has a weight w expects ties in proportion to it.
    weight = np.minimum(
        (1 - draws.random(size.people)) ** (-1 / (TAIL - 1)), np.sqrt(size.people * 4)
    )
    pairs = np.empty(0, dtype=np.int64)
    while len(pairs) < size.ties:
        wanted = int((size.ties - len(pairs)) * 1.3) + 1_000
        inside = int(wanted * WITHIN)
        made = [
            _across(draws, weight, wanted - inside),
            _within(draws, weight, campus, order, inside),
        ]
        first, second = np.concatenate(made, axis=1)
        kept = first != second
        low, high = np.minimum(first, second)[kept], np.maximum(first, second)[kept]
        pairs = np.unique(np.concatenate([pairs, low * size.people + high]))
    pairs = np.sort(draws.choice(pairs, size.ties, replace=False))
    return (pairs // size.people).astype(np.int32), (pairs % size.people).astype(np.int32)


def _across(
    draws: np.random.Generator, weight: npt.NDArray[np.float64], many: int
) -> npt.NDArray[np.int64]:
    edges = np.cumsum(weight)
    return np.searchsorted(edges, draws.random((2, many)) * edges[-1])


def _within(
    draws: np.random.Generator,
    weight: npt.NDArray[np.float64],
    campus: npt.NDArray[np.int64],
    order: npt.NDArray[np.int64],
    many: int,
) -> npt.NDArray[np.int64]:
    """Draw somebody by weight, and somebody of the same campus by weight."""
    edges = np.cumsum(weight[order])
    ends = np.searchsorted(campus[order], np.arange(campus.max() + 1), side="right")
    high = edges[ends - 1]
    low = np.concatenate([[0.0], high[:-1]])
    first = order[np.searchsorted(edges, draws.random(many) * edges[-1])]
    of = campus[first]
    second = order[np.searchsorted(edges, low[of] + draws.random(many) * (high[of] - low[of]))]
    return np.stack([first, second])
