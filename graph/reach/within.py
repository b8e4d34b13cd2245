"""Who is near: the share of each campus within some ties of its ambassadors, or of anybody."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.errors import QuestionError
from graph.snapshot import Snapshot

Mask = npt.NDArray[np.bool_]


def within_two_steps(snapshot: Snapshot) -> pd.DataFrame:
    """Tell what share of each campus is within two ties of a current ambassador, of any campus.

    A row a campus: ``university_id, ambassadors`` (current ones of it), ``people`` (known, whose
    campus it is; ambassadors among them), ``within_two_steps`` of them and ``share``, which is
    missing where nobody is known. Direction is left aside; an ambassador is within. A bare table
    has no ambassadors.
    """
    people = snapshot.people
    ambassadors = people["current_ambassador"].to_numpy(dtype=bool)
    table = _by_campus(snapshot, within_steps(snapshot, ambassadors, 2), "within_two_steps")
    own = people[ambassadors].groupby("campus").size()
    counts = table["university_id"].map(own).fillna(0).astype("int64")
    table.insert(1, "ambassadors", counts)
    return table


def campuses_reached(snapshot: Snapshot, people: Iterable[str], *, steps: int = 2) -> pd.DataFrame:
    """Tell how many of each campus's people are within ``steps`` ties of ``people``.

    A row a campus: ``university_id, people, reached, share``; ``people`` themselves count as
    reached. The number of campuses reached is ``(table["reached"] > 0).sum()`` of ``len(table)``.
    Raises QuestionError for somebody who isn't in the network.
    """
    given = pd.Index(list(people), dtype=object)
    at = snapshot.ids.get_indexer(given)
    if (at < 0).any():
        unknown = f'"{given[at < 0][0]}" is not in the network on that day'
        raise QuestionError("person", unknown, "Give the person_id of somebody who is")
    start = np.zeros(len(snapshot.ids), dtype=bool)
    start[at] = True
    return _by_campus(snapshot, within_steps(snapshot, start, steps), "reached")


def within_steps(snapshot: Snapshot, start: Mask, steps: int) -> Mask:
    """Say of each person whether they are within ``steps`` ties of who is marked, or marked."""
    ties = snapshot.undirected.csr.pattern
    reached = start.copy()
    for _ in range(steps):
        reached |= (ties @ reached.astype(np.int32)) > 0
    return reached


def _by_campus(snapshot: Snapshot, reached: Mask, column: str) -> pd.DataFrame:
    """Count the people of each campus and those of them who are marked, with their share."""
    campus = snapshot.people["campus"]
    campuses = pd.Index(snapshot.campuses["university_id"], name="university_id")
    people, near = (
        counted.value_counts().reindex(campuses, fill_value=0)
        for counted in (campus, campus[reached])
    )
    table = pd.DataFrame({"people": people, column: near, "share": near / people.where(people > 0)})
    return table.reset_index()
