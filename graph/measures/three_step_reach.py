"""Three-step reach: the share of the network that is within three ties of a person."""

import pandas as pd

from graph.kernels.searches import counts_within
from graph.measures import by_person, measure
from graph.snapshot import Snapshot


@measure(
    question="What share of the network is within three ties of this person?",
    subject="person",
    unit="share of people",
    reference="Borgatti (2006), Identifying sets of key players in a social network; "
    "doi:10.1007/s10588-006-7084-x",
)
def three_step_reach(snapshot: Snapshot) -> pd.DataFrame:
    """Give the share of people within three ties: ``person_id, three_step_reach``.

    (1 + people one to three ties away) ÷ people: somebody on their own reaches 1 ÷ people.
    Direction is left aside. How far influence between people was found to show: Christakis & Fowler
    (2007), doi:10.1056/NEJMsa066082.
    """
    reached = counts_within(snapshot.undirected.csr.arcs, 3)
    return by_person(snapshot, "three_step_reach", reached / max(len(reached), 1))
