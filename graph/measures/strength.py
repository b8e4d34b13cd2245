"""Strength: how much contact a person has in all."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How much contact does this person have, all ties together?",
    subject="person",
    unit="tie strength",
    reference="Barrat et al. (2004), The architecture of complex weighted networks; "
    "doi:10.1073/pnas.0400087101",
)
def strength(snapshot: Snapshot) -> pd.DataFrame:
    """Sum the strengths of each person's ties: ``person_id, strength``."""
    summed = nx.degree(snapshot.graph, weight="strength")
    return by_person(snapshot, "strength", {person: float(value) for person, value in summed})
