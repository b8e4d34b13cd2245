"""Two-step reach: the share of the network that a person's contacts' contacts make up."""

import pandas as pd

from graph.kernels.searches import counts_within
from graph.measures import by_person, measure
from graph.snapshot import Snapshot


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
    reached = counts_within(snapshot.undirected.csr.arcs, 2)
    return by_person(snapshot, "two_step_reach", reached / max(len(reached), 1))
