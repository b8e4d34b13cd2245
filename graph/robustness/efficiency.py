"""Global efficiency: how near everybody is to everybody, in one number."""

from dataclasses import dataclass

from graph.measures import measure_named
from graph.snapshot import Snapshot


@dataclass(frozen=True)
class Efficiency:
    """The mean of 1 ÷ steps over all pairs, those out of each other's reach counting 0.

    NaN with fewer than two people. ``exact``, or an estimate with its ``error``: the largest
    standard error of any person's part in it.
    """

    value: float
    exact: bool
    error: float


def global_efficiency(
    snapshot: Snapshot, *, exact: bool | None = None, seed: int = 0
) -> Efficiency:
    """Give the network's global efficiency, direction and strength aside.

    It is the mean of everybody's harmonic closeness; ``exact`` and ``seed`` are that measure's.
    Source: Latora & Marchiori (2001), Efficient behavior of small-world networks;
    doi:10.1103/PhysRevLett.87.198701. Raises QuestionError.
    """
    found = measure_named("harmonic_closeness")(snapshot.undirected, exact=exact, seed=seed)
    return Efficiency(
        float(found["harmonic_closeness"].mean()), found.attrs["exact"], found.attrs["error"]
    )
