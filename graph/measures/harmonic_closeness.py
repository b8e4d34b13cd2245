"""Harmonic closeness: how near a person is to everybody, those out of reach counting 0."""

import networkx as nx
import pandas as pd

from graph.kernels.searches import distance_sums
from graph.measures import by_person, measure
from graph.measures._pivots import LENGTHS, STEPS, labelled, pivots
from graph.snapshot import Snapshot


@measure(
    question="How near is this person to everybody else?",
    subject="person",
    unit="mean of 1 ÷ steps",
    reference="Marchiori & Latora (2000), Harmony in the small-world; "
    "doi:10.1016/S0378-4371(00)00311-3",
)
def harmonic_closeness(
    snapshot: Snapshot,
    *,
    weighted: bool = False,
    exact: bool | None = None,
    sample: int = 1024,
    seed: int = 0,
) -> pd.DataFrame:
    """Give Σ 1 ÷ distance to each other person, ÷ (people - 1): ``person_id, harmonic_closeness``.

    ``weighted``: a tie's length is 1 ÷ strength, so values may exceed 1. On a directed snapshot
    it is the distance from others to the person, as networkx has it. One person alone: NaN.

    Exact where that takes seconds, or ``exact=True``; else estimated from the distances to
    ``sample`` people drawn with ``seed``. ``attrs`` say which: ``exact``, ``sampled_from``,
    ``error`` (the largest standard error) and, if estimated, a ``note``.
    """
    csr = snapshot.csr
    cost = LENGTHS if weighted else STEPS
    name = "harmonic_closeness"
    drawn = pivots(csr, cost, exact=exact, wanted=sample, seed=seed, measure=name)
    if drawn is None:
        others = len(snapshot.people) - 1
        summed = nx.harmonic_centrality(snapshot.graph, distance="distance" if weighted else None)
        values = {one: total / others if others else float("nan") for one, total in summed.items()}
        return labelled(by_person(snapshot, name, values), None)
    lengths = 1 / csr.strength if weighted else None
    sums = distance_sums(csr.arcs, drawn.drawn, lengths=lengths)
    mean, error = drawn.mean(sums.near, sums.squares)
    return labelled(by_person(snapshot, name, mean), drawn, error)
