"""Core number: how deep in the well-tied middle of the network a person sits."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How deep in the well-tied middle of the network is this person?",
    subject="person",
    unit="core number",
    reference="Kitsak et al. (2010), Identification of influential spreaders in complex networks; "
    "doi:10.1038/nphys1746",
)
def core_number(snapshot: Snapshot) -> pd.DataFrame:
    """Give the largest k for which the person is in a group all tied to k of the group.

    Columns ``person_id, core_number``. Direction is left aside.
    """
    return by_person(snapshot, "core_number", nx.core_number(snapshot.undirected.graph))
