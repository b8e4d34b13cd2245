"""Two-step reach: the share of the network that a person's contacts' contacts make up."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import Csr
from graph.measures import by_person, measure
from graph.snapshot import Snapshot

_PAIRS_AT_ONCE = 20_000_000


@measure(
    question="What share of the network is within two ties of this person?",
    subject="person",
    unit="share of people",
    reference="Borgatti (2006), Identifying sets of key players in a social network; "
    "doi:10.1007/s10588-006-7084-x",
)
def two_step_reach(snapshot: Snapshot) -> pd.DataFrame:
    """Give the share of people within two ties, oneself among them: ``person_id, two_step_reach``.

    (1 + people one or two ties away) ÷ people: somebody on their own reaches 1 ÷ people.
    Direction is left aside.
    """
    reached = _within_two(snapshot.undirected.csr)
    return by_person(snapshot, "two_step_reach", reached / max(len(reached), 1))


def _within_two(csr: Csr) -> npt.NDArray[np.float64]:
    """Count the people within two ties of each, oneself among them.

    Squares the matrix of ties in blocks of people, so that memory stays bounded.
    """
    ties = csr.pattern
    itself = ties.copy()
    itself.setdiag(1)
    counts = np.zeros(len(csr.ids))
    # A row of the square costs at most the ties of the person's contacts.
    work = np.cumsum(ties @ np.diff(csr.indptr))
    blocks = work // _PAIRS_AT_ONCE if len(work) else work
    for block in np.unique(blocks):
        first, last = np.searchsorted(blocks, [block, block + 1])
        counts[first:last] = np.diff((itself[first:last] @ itself).indptr)
    return counts
