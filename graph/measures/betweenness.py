"""Betweenness: how often a person stands on the shortest ways between others."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How often is this person on the shortest way between two others?",
    subject="person",
    unit="share of pairs of others",
    reference="Brandes (2001), A faster algorithm for betweenness centrality; "
    "doi:10.1080/0022250X.2001.9990249",
)
def betweenness(snapshot: Snapshot, *, weighted: bool = False) -> pd.DataFrame:
    """Give each person's share of shortest ways between pairs of others, exactly, 0 to 1.

    Columns ``person_id, betweenness``. ``weighted``: strong ties are short (1 ÷ strength).
    Directed ways follow direction. Fewer than three people have nobody between them: 0.
    """
    values = nx.betweenness_centrality(snapshot.graph, weight="distance" if weighted else None)
    return by_person(snapshot, "betweenness", values)
