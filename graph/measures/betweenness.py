"""Betweenness: how often a person stands on the shortest ways between others."""

import networkx as nx
import pandas as pd

from graph.kernels.searches import betweenness_sums
from graph.measures import by_person, measure
from graph.measures._pivots import LONG_WAYS, WAYS, labelled, pivots
from graph.snapshot import Snapshot


@measure(
    question="How often is this person on the shortest way between two others?",
    subject="person",
    unit="share of pairs of others",
    reference="Brandes (2001), A faster algorithm for betweenness centrality; "
    "doi:10.1080/0022250X.2001.9990249",
)
def betweenness(
    snapshot: Snapshot,
    *,
    weighted: bool = False,
    exact: bool | None = None,
    sample: int = 1024,
    seed: int = 0,
) -> pd.DataFrame:
    """Give each person's share of shortest ways between pairs of others, 0 to 1.

    Columns ``person_id, betweenness``. ``weighted``: strong ties are short (1 ÷ strength).
    Directed ways follow direction. Fewer than three people have nobody between them: 0.

    Exact where that takes seconds, or ``exact=True``; else estimated from the ways that start at
    ``sample`` people drawn with ``seed``. ``attrs`` say which: ``exact``, ``sampled_from``,
    ``error`` (the largest standard error) and, if estimated, a ``note``.
    """
    csr = snapshot.csr
    cost = LONG_WAYS if weighted else WAYS
    drawn = pivots(csr, cost, exact=exact, wanted=sample, seed=seed, measure="betweenness")
    if drawn is None:
        weight = "distance" if weighted else None
        values = nx.betweenness_centrality(snapshot.graph, weight=weight)
        return labelled(by_person(snapshot, "betweenness", values), None)
    lengths = 1 / csr.strength if weighted else None
    sums = betweenness_sums(csr.arcs, drawn.drawn, lengths=lengths)
    mean, error = drawn.mean(sums.total, sums.squares)
    others = drawn.people - 2
    return labelled(by_person(snapshot, "betweenness", mean / others), drawn, error / others)
