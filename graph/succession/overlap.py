"""Who could take over: how much the ties of those who leave overlap with those of who stays.

The overlap of two people is Jaccard's: the people both are tied to ÷ the people either is tied to
(as ``networkx.jaccard_coefficient``). Only those come into question who could do it: ambassadors
of whatever campus and people of the leaver's campus, no staff and no panelists.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.snapshot import Snapshot
from graph.view import of_staff

Places = npt.NDArray[np.int64]
COLUMNS = ("row", "at", "same_campus", "shared", "overlap")
# Pairs two ties apart are made for so many people at once; a hub has many.
_AT_ONCE = 512


def overlaps(
    snapshot: Snapshot,
    people: pd.DataFrame,
    leaves_on: pd.Series,
    *,
    most: int,
    campus_first: bool = True,
) -> pd.DataFrame:
    """List for each of ``people`` up to ``most`` who stay and share ties with them, readiest first.

    ``people``: ``person_id, university_id`` and ``by``, the day past which the other must stay;
    ``leaves_on`` says when everybody in the snapshot leaves, by position (missing stays). Gives
    ``row`` (position in ``people``), ``at`` (the other's, in the snapshot), ``same_campus``,
    ``shared`` and ``overlap``. The largest overlap comes first; with ``campus_first`` those of the
    same campus do, and then the others.
    """
    able = _Able(snapshot, leaves_on)
    leavers = able.places(people)
    blocks = [
        _best(able.pairs(leavers.iloc[first : first + _AT_ONCE]), most, campus_first)
        for first in range(0, len(leavers), _AT_ONCE)
    ]
    if not blocks:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(blocks, ignore_index=True)


class _Able:
    """Who may take over from whom, in arrays by position."""

    def __init__(self, snapshot: Snapshot, leaves_on: pd.Series) -> None:
        people = snapshot.people
        campus, self.campuses = pd.factorize(people["campus"])
        self.ids = snapshot.ids
        self.ties = snapshot.undirected.csr.pattern
        self.many = np.diff(self.ties.indptr)
        self.campus = campus
        self.serves = people["current_ambassador"].to_numpy(dtype=bool)
        self.no_staff = ~of_staff(people).to_numpy(dtype=bool)
        never = np.iinfo(np.int64).max
        days = leaves_on.to_numpy().astype("datetime64[D]")
        self.last_day = np.where(np.isnat(days), never, days.astype(np.int64))

    def places(self, people: pd.DataFrame) -> pd.DataFrame:
        by = people["by"].to_numpy().astype("datetime64[D]").astype(np.int64)
        return pd.DataFrame(
            {
                "row": np.arange(len(people)),
                "person": self.ids.get_indexer(pd.Index(people["person_id"])),
                "campus": pd.Index(self.campuses).get_indexer(pd.Index(people["university_id"])),
                "by": by,
            }
        )

    def pairs(self, leavers: pd.DataFrame) -> pd.DataFrame:
        """List the pairs of a leaver and somebody able who share a tie."""
        person = leavers["person"].to_numpy()
        shared = (self.ties[person] @ self.ties).tocoo()
        one, other = shared.coords
        same = (self.campus[other] == leavers["campus"].to_numpy()[one]) & (self.campus[other] >= 0)
        able = (self.serves[other] | same) & self.no_staff[other] & (other != person[one])
        able &= self.last_day[other] > leavers["by"].to_numpy()[one]
        one, other, both = one[able], other[able], shared.data[able].astype(np.int64)
        either = self.many[person[one]] + self.many[other] - both
        return pd.DataFrame(
            {
                "row": leavers["row"].to_numpy()[one],
                "at": other.astype(np.int64),
                "same_campus": same[able],
                "shared": both,
                "overlap": both / either,
            }
        )


def _best(pairs: pd.DataFrame, most: int, campus_first: bool) -> pd.DataFrame:
    order = ["row", *(["same_campus"] if campus_first else []), "overlap", "shared", "at"]
    rising = [name in ("row", "at") for name in order]
    ranked = pairs.sort_values(order, ascending=rising, kind="stable")
    return ranked.groupby("row").head(most).reset_index(drop=True)
