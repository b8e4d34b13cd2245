"""Effective size: how many contacts a person has that are not the same contact twice."""

import networkx as nx
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="To how many groups that don't know each other is this person a link?",
    subject="person",
    unit="contacts without the redundant ones",
    reference="Burt (1992), Structural Holes, chapter 2; Borgatti (1997), Structural holes: "
    "unpacking Burt's redundancy measures; http://www.analytictech.com/connections/v20(1)/holes.htm",
)
def effective_size(snapshot: Snapshot, *, weighted: bool = False) -> pd.DataFrame:
    """Give the number of contacts less how redundant they are: ``person_id, effective_size``.

    A contact is redundant as far as the person's other contacts are tied to them; ``weighted``: by
    strength. On a directed snapshot a tie each way counts twice, as networkx has it. Nobody's
    contact: NaN.
    """
    if snapshot.people.empty:  # networkx has no matrix of nobody
        return by_person(snapshot, "effective_size", [])
    values = nx.effective_size(snapshot.graph, weight="strength" if weighted else None)
    return by_person(snapshot, "effective_size", values)
