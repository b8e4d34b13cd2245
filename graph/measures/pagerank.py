"""PageRank: who is amplified by people who are amplified themselves."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot

DAMPING = 0.85
# What may be left over, summed over everybody; networkx's own default grows with the network and
# leaves the first of 100,000 people 2 % off.
EXACT = 1e-11


@measure(
    question="Is this person amplified by people who are amplified themselves?",
    subject="person",
    unit="share of attention",
    reference="Brin & Page (1998), The anatomy of a large-scale hypertextual web search engine; "
    "doi:10.1016/S0169-7552(98)00110-X",
)
def pagerank(snapshot: Snapshot, *, weighted: bool = False) -> pd.DataFrame:
    """Give each person's share of attention, all shares adding up to 1: ``person_id, pagerank``.

    Whoever amplifies passes attention on to those they amplify, in equal parts or, ``weighted``, in
    proportion to strength; 0.85 of it is passed on. It follows ``snapshot.amplifies``; on a bare
    table its ties, both ways unless it is directed.
    """
    people = max(len(snapshot.people), 1)
    values = nx.pagerank(
        snapshot.amplifies.graph,
        alpha=DAMPING,
        weight="strength" if weighted else None,
        tol=EXACT / people,  # networkx multiplies it by the number of people
        max_iter=1000,
    )
    return by_person(snapshot, "pagerank", values)
