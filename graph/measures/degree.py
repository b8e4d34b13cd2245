"""Degree: to how many people a person is tied."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How many people is this person tied to?",
    subject="person",
    unit="people",
    reference="Freeman (1978), Centrality in social networks; doi:10.1016/0378-8733(78)90021-7",
)
def degree(snapshot: Snapshot, *, weighted: bool = False) -> pd.DataFrame:
    """Count each person's ties (``person_id, degree``), or, ``weighted``, sum their strengths.

    On a directed snapshot ties in and out are both counted, as networkx does.
    """
    counted = nx.degree(snapshot.graph, weight="strength" if weighted else None)
    return by_person(snapshot, "degree", dict(counted))
