"""Succession: who must be replaced by when, and who could take over."""

from datetime import date

import numpy as np
import pandas as pd

from graph.snapshot import Snapshot
from graph.succession.forecast import coming_ends
from graph.succession.leaving import ambassador_ends, gone_by, leaving
from graph.succession.overlap import overlaps
from graph.succession.reach_lost import regained

MOST = 3
COLUMNS = (
    *("person_id", "university_id", "leaves_on", "why", "term_end", "ties", "regained", "rank"),
    *("successor_id", "same_campus", "ambassador", "successor_leaves_on", "shared", "overlap"),
)


def successors(snapshot: Snapshot, until: date | None = None, *, most: int = MOST) -> pd.DataFrame:
    """List who must be replaced by when, each with those readiest to take over, readiest first.

    A row a current ambassador whose end is known, at a campus, and somebody who could succeed
    them: ``person_id, university_id, leaves_on, why, term_end`` (the end of the term they leave
    in); ``ties`` of the leaver, and the people ``regained`` (within two ties of an ambassador at
    that term's end only if somebody with the same ties had replaced them, of all who are gone);
    ``rank`` (1 to ``most``), ``successor_id, same_campus``, ``ambassador`` (the successor is one
    already), ``successor_leaves_on`` (missing: unknown), ``shared`` (people both are tied to) and
    ``overlap``. Where nobody shares a tie there is one row without a successor. In question come
    ambassadors of any campus and people of that campus, no staff, who are not known to leave by the
    end of that term; those of the campus come first.
    """
    leaves = leaving(snapshot)
    going = _going(snapshot, leaves, coming_ends(snapshot, until))
    asked = going.assign(by=going["term_end"])
    found = overlaps(snapshot, asked, leaves["leaves_on"], most=most)
    at = found["at"].to_numpy(dtype=np.int64)
    found = found.assign(
        rank=found.groupby("row").cumcount() + 1,
        successor_id=leaves["person_id"].to_numpy()[at],
        ambassador=leaves["ambassador"].to_numpy()[at],
        successor_leaves_on=leaves["leaves_on"].to_numpy()[at],
    ).set_index("row")
    table = going.join(found).reset_index(drop=True)[list(COLUMNS)]
    types = {"rank": "Int64", "shared": "Int64", "same_campus": "boolean", "ambassador": "boolean"}
    return table.astype({**types, "overlap": "float64", "successor_id": "str"})


def _going(snapshot: Snapshot, leaves: pd.DataFrame, ends: list[date]) -> pd.DataFrame:
    """List the ambassadors who leave by one of the term ends, soonest first, with their ties."""
    serving = ambassador_ends(snapshot)
    serving = serving.sort_values(["leaves_on", "university_id", "person_id"])
    ties = np.diff(snapshot.undirected.csr.indptr)
    parts, before = [], pd.Series(False, index=serving.index)
    for end in ends:
        gone = gone_by(serving, end)
        now = serving[gone & ~before].assign(term_end=pd.Timestamp(end))
        at = snapshot.ids.get_indexer(pd.Index(now["person_id"])).astype(np.int64)
        away = gone_by(leaves, end).to_numpy(dtype=bool)
        parts.append(now.assign(ties=ties[at], regained=regained(snapshot, away, at)))
        before = gone
    nobody = serving[:0].assign(term_end=pd.Timestamp(snapshot.as_of), ties=0, regained=0)
    return pd.concat(parts or [nobody], ignore_index=True)
