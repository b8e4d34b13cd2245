"""Constraint: how far a person's contacts are tied up with one another."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How far are this person's contacts tied up with one another?",
    subject="person",
    unit="Burt's constraint",
    reference="Burt (2004), Structural holes and good ideas; doi:10.1086/421787",
)
def constraint(snapshot: Snapshot, *, weighted: bool = False) -> pd.DataFrame:
    """Give Burt's constraint, low for a broker between groups: ``person_id, constraint``.

    Σ over contacts of (the share of the person's ties put into the contact, directly and by way of
    shared contacts)²; ``weighted``: shares of strength. On a directed snapshot a tie each way
    counts twice, as networkx has it. Nobody's contact: NaN.
    """
    if snapshot.people.empty:  # networkx has no matrix of nobody
        return by_person(snapshot, "constraint", [])
    values = nx.constraint(snapshot.graph, weight="strength" if weighted else None)
    return by_person(snapshot, "constraint", values)
