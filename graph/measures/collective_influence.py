"""Collective influence: whose leaving would break the ways that carry things far."""

import numpy as np
import pandas as pd

from graph.kernels.collective import rim_of_two
from graph.kernels.threads import in_blocks, threads_for
from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="How many ways into the rest of the network open two steps from this person?",
    subject="person",
    unit="(ties − 1) · Σ (ties − 1) two steps away",
    reference="Morone & Makse (2015), Influence maximization in complex networks through optimal "
    "percolation; doi:10.1038/nature14604",
)
def collective_influence(snapshot: Snapshot) -> pd.DataFrame:
    """Give (ties - 1) · Σ (ties - 1) over who is exactly two steps away, for each person.

    Columns ``person_id, collective_influence``; ℓ = 2 in the paper. Direction is left aside. Who
    has one tie or none has 0.
    """
    csr = snapshot.undirected.csr
    targets = csr.indices.view(np.uint32)
    blocks = in_blocks(
        lambda first, last: rim_of_two(csr.indptr, targets, first, last),
        len(csr.ids),
        threads=threads_for(len(csr.indices)),
    )
    ties = np.diff(csr.indptr)
    influence = np.maximum(ties - 1, 0) * np.concatenate(blocks)
    return by_person(snapshot, "collective_influence", influence)
