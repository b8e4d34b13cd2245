"""Who leaves when: the end of an ambassador's term or of somebody's studies, where it is known.

An unknown date stays unknown: nobody is taken to leave, or to stay, because a date is missing.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from graph.csr import positions
from graph.snapshot import Snapshot

TERM, GRADUATION = "term", "graduation"
KEY = ["person_id", "university_id"]


def leaving(snapshot: Snapshot) -> pd.DataFrame:
    """Tell of everybody in the network when they are known to leave it, and why.

    A row a person, in the order of ``snapshot.people``: ``person_id, university_id`` (their
    campus), ``leaves_on``, ``why`` (term, graduation) and ``ambassador`` (a current one).
    ``leaves_on`` is the last day, never before ``as_of``, and missing where it isn't known:

    - an ambassador leaves at the end of the running term or at the graduation from the campus the
      term is of, whichever comes first; of several campuses, from the last of them;
    - everybody else leaves when the last of the studies that run ends.

    A date that has passed tells nothing of somebody who is still there.
    """
    people = snapshot.people
    ends = pd.concat([ambassador_ends(snapshot), _student_ends(snapshot)], ignore_index=True)
    last = ends.sort_values("leaves_on", kind="stable", na_position="last")
    last = last.drop_duplicates("person_id", keep="last").set_index("person_id")
    last = last.reindex(people["person_id"])
    return pd.DataFrame(
        {
            "person_id": people["person_id"].to_numpy(),
            "university_id": people["campus"].to_numpy(),
            "leaves_on": last["leaves_on"].to_numpy(),
            "why": last["why"].astype("str").to_numpy(),
            "ambassador": people["current_ambassador"].to_numpy(dtype=bool),
        }
    ).astype({"university_id": "str", "why": "str"})


def ambassador_ends(snapshot: Snapshot) -> pd.DataFrame:
    """Tell of every current ambassador, campus by campus, until when they are known to serve.

    A row a person and campus: ``person_id, university_id, leaves_on, why``, as ``leaving``. Of
    several running terms at one campus the last counts.
    """
    terms = snapshot.current_terms
    terms = terms[positions(snapshot.ids, terms["person_id"]) >= 0]
    return first_ends(terms, _running_studies(snapshot))


def first_ends(terms: pd.DataFrame, studies: pd.DataFrame) -> pd.DataFrame:
    """Give when each person's ``terms`` at each campus end, or their ``studies`` there if earlier.

    A row a person and campus: ``person_id, university_id, leaves_on, why``; of several terms, or
    studies, the last counts.
    """
    served = _last_of(terms, "ends_on", "term_ends")
    both = served.merge(_last_of(studies, "graduates_on", "graduates_on"), on=KEY, how="left")
    # The earlier of two days, and of one that isn't known the other.
    first = pd.Series(np.fmin(both["term_ends"].to_numpy(), both["graduates_on"].to_numpy()))
    # Who graduates on the day their term ends leaves because of both: the term is the programme's.
    why = np.where(both["term_ends"] == first, TERM, GRADUATION)
    told = pd.Series(why, index=both.index, dtype="str").where(first.notna())
    return both[KEY].assign(leaves_on=first, why=told)


def gone_by(leaves: pd.DataFrame, day: date) -> pd.Series:
    """Say of each row of ``leaving`` whether that person is known to have left when ``day`` ends.

    Somebody whose last day it is has left by then.
    """
    gone: pd.Series = leaves["leaves_on"] <= pd.Timestamp(day)
    return gone


@dataclass(frozen=True)
class Known:
    """How much is known of who leaves: of the network's people, and of its ambassadors.

    ``graduated``: people without a coming date whose studies are over; they are in the network as
    long as they are tied in it.
    """

    people: int
    dated: int
    graduated: int
    ambassadors: int
    ambassadors_dated: int


def known(snapshot: Snapshot) -> Known:
    """Count of how many people, and of how many current ambassadors, the leaving is known."""
    leaves = leaving(snapshot)
    dated, serves = leaves["leaves_on"].notna(), leaves["ambassador"]
    past = snapshot.studies["graduates_on"] < pd.Timestamp(snapshot.as_of)
    graduated = leaves["person_id"].isin(snapshot.studies.loc[past, "person_id"])
    return Known(
        people=len(leaves),
        dated=int(dated.sum()),
        graduated=int((graduated & ~dated & ~serves).sum()),
        ambassadors=int(serves.sum()),
        ambassadors_dated=int((dated & serves).sum()),
    )


def _student_ends(snapshot: Snapshot) -> pd.DataFrame:
    """Tell of everybody who isn't an ambassador when the last of their studies ends."""
    studies = _running_studies(snapshot)
    serves = snapshot.people["current_ambassador"].to_numpy(dtype=bool)
    at = positions(snapshot.ids, studies["person_id"])
    others = (at >= 0) & ~np.append(serves, False)[at]
    ends = _last_of(studies[others], "graduates_on", "leaves_on")
    why = pd.Series(GRADUATION, index=ends.index, dtype="str").where(ends["leaves_on"].notna())
    return ends.assign(why=why)


def _running_studies(snapshot: Snapshot) -> pd.DataFrame:
    ends = snapshot.studies["graduates_on"]
    return snapshot.studies[ends.isna() | (ends >= pd.Timestamp(snapshot.as_of))]


def _last_of(frame: pd.DataFrame, column: str, named: str) -> pd.DataFrame:
    """Give the last day of each person at each campus; one that isn't known may be later still."""
    rows = frame[[*KEY, column]].sort_values(column, kind="stable", na_position="last")
    return rows.drop_duplicates(KEY, keep="last").rename(columns={column: named})
