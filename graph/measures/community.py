"""Community: the group a person's ties hold them in, more than chance would have it."""

from dataclasses import replace

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="Which community is this person in?",
    subject="person",
    unit="number of a group, 1 the largest",
    reference="Traag, Waltman & van Eck (2019), From Louvain to Leiden: guaranteeing "
    "well-connected communities; doi:10.1038/s41598-019-41695-z",
    ordered=False,
)
def community(snapshot: Snapshot, *, weighted: bool = False, seed: int = 0) -> pd.DataFrame:
    """Give the number of each person's community by the Leiden algorithm: ``person_id, community``.

    1 is the largest, of equally large ones the one with the first id; a person without ties is one
    of their own. Modularity at resolution 1, ``weighted``: of strength; direction is left aside.
    The same ties and ``seed`` give the same numbers, in whatever order people and ties come.
    """
    network = snapshot.undirected
    if not snapshot.ids.is_monotonic_increasing:
        people = snapshot.people.sort_values("person_id", ignore_index=True)
        network = replace(network, people=people)
    found = nx.community.leiden_communities(
        network.graph, weight="strength" if weighted else None, seed=seed
    )
    number = {person: at for at, group in enumerate(found, start=1) for person in group}
    return by_person(snapshot, "community", number)
