"""Cut points: people without whom a part of the network would come off."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="Would a part of the network come off if this person left?",
    subject="person",
    unit="yes or no",
    reference="Hopcroft & Tarjan (1973), Efficient algorithms for graph manipulation; "
    "doi:10.1145/362248.362272",
)
def cut_points(snapshot: Snapshot) -> pd.DataFrame:
    """Say of each person whether the network falls into more parts without them.

    Columns ``person_id, cut_points`` (truth). Direction is left aside. How many people each one
    would cut off is what the finding ``only_link`` says.
    """
    cuts = set(nx.articulation_points(snapshot.undirected.graph))
    return by_person(snapshot, "cut_points", [person in cuts for person in snapshot.graph])
