"""Out-degree: at how many people a person points, as by a reply, a quote or a repost."""

import numpy as np
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How many people does this person amplify?",
    subject="person",
    unit="people",
    reference="Freeman (1978), Centrality in social networks; doi:10.1016/0378-8733(78)90021-7",
)
def out_degree(snapshot: Snapshot, *, weighted: bool = False) -> pd.DataFrame:
    """Count whom each person amplifies (``person_id, out_degree``); ``weighted``: sum strengths.

    Counted on ``snapshot.amplifies``; on a bare table, on its ties, which point both ways unless
    it is directed.
    """
    csr = snapshot.amplifies.csr
    counted = np.diff(csr.indptr)
    if weighted:
        source = np.repeat(np.arange(len(csr.ids)), counted)
        counted = np.bincount(source, weights=csr.strength, minlength=len(csr.ids))
    return by_person(snapshot, "out_degree", counted)
