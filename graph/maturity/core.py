"""The core that fits best: all of the core tied to each other, none of the rest.

Borgatti & Everett's discrete model (2000, Models of core/periphery structures, Social Networks
21:375–395, doi:10.1016/S0378-8733(99)00019-2), with the ties between core and periphery left open,
as they propose where nothing is to be said of them. Lip (2011, A fast algorithm for the discrete
core/periphery bipartitioning problem, arXiv:1102.5511) shows that the best core are the k people
with most ties, for the k at which ½k(k − 1) − Σ of their ties is least: one sort finds it.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Core:
    """A core by position: who is in it, and how it fits (see ``graph.maturity.rules``).

    ``fit`` is missing where there is no pair of people in the core, or none outside it.
    """

    members: Mask
    people: int
    fit: float
    ties: float
    held_twice: float


def core_of(source: Ints, target: Ints, degree: Ints) -> Core:
    """Find the core of a network in which every tie is told from both ends.

    Of equally tied people the first are taken.
    """
    people = len(degree)
    ranked = np.argsort(-degree, kind="stable")
    # One more is worth it while they have more ties than there are people in the core.
    size = int(np.searchsorted(-(degree[ranked] > np.arange(people)).astype(int), 0))
    members = np.zeros(people, dtype=bool)
    members[ranked[:size]] = True
    within = int((members[source] & members[target]).sum()) // 2
    outside = int((~members[source] & ~members[target]).sum()) // 2
    into = np.bincount(source[members[target]], minlength=people)[~members]
    ties = len(source) // 2
    return Core(
        members,
        size,
        _fit(within, outside, size, people - size),
        1 - outside / ties if ties else math.nan,
        float((into >= 2).mean()) if len(into) else math.nan,
    )


def _fit(within: int, outside: int, core: int, rest: int) -> float:
    """Correlate ties with the pattern over the pairs inside the core and inside the rest."""
    pairs, others = core * (core - 1) // 2, rest * (rest - 1) // 2
    missing, empty = pairs - within, others - outside
    product = float(pairs) * others * (within + outside) * (missing + empty)
    return (within * empty - missing * outside) / math.sqrt(product) if product else math.nan
