"""In-degree: how many people point at a person, as those do who reply to, quote or repost them."""

import numpy as np
import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How many people amplify this person?",
    subject="person",
    unit="people",
    reference="Freeman (1978), Centrality in social networks; doi:10.1016/0378-8733(78)90021-7",
)
def in_degree(snapshot: Snapshot, *, weighted: bool = False) -> pd.DataFrame:
    """Count who amplifies each person (``person_id, in_degree``); ``weighted``: sum strengths.

    Counted on ``snapshot.amplifies``; on a bare table, on its ties, which point both ways unless
    it is directed.
    """
    csr = snapshot.amplifies.csr
    counted = np.bincount(
        csr.indices, weights=csr.strength if weighted else None, minlength=len(csr.ids)
    )
    return by_person(snapshot, "in_degree", counted)
