"""Harmonic closeness: how near a person is to everybody, those out of reach counting 0."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How near is this person to everybody else?",
    subject="person",
    unit="mean of 1 ÷ steps",
    reference="Marchiori & Latora (2000), Harmony in the small-world; "
    "doi:10.1016/S0378-4371(00)00311-3",
)
def harmonic_closeness(snapshot: Snapshot, *, weighted: bool = False) -> pd.DataFrame:
    """Give Σ 1 ÷ distance to each other person, ÷ (people - 1): ``person_id, harmonic_closeness``.

    ``weighted``: a tie's length is 1 ÷ strength, so values may exceed 1. On a directed snapshot
    it is the distance from others to the person, as networkx has it. One person alone: NaN.
    """
    others = len(snapshot.people) - 1
    summed = nx.harmonic_centrality(snapshot.graph, distance="distance" if weighted else None)
    values = {one: total / others if others else float("nan") for one, total in summed.items()}
    return by_person(snapshot, "harmonic_closeness", values)
