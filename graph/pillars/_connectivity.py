"""Connectivity: who hangs together, how far ambassadors get, which campuses are tied."""

from itertools import combinations

import numpy as np
import pandas as pd

from graph.csr import components
from graph.measures.two_step_reach import two_step_reach
from graph.once import once
from graph.pillars._cause import (
    Cause,
    Indicator,
    as_count,
    as_share,
    came_and_left,
    campuses,
    cause,
    people,
)
from graph.pillars._seen import SEPARATOR, Seen, campus_of, share_of, unknown
from graph.snapshot import Snapshot

_NO_TIES = "no ties between people are recorded yet"


@once
def connected(snapshot: Snapshot) -> Seen:
    """See who is in the largest connected part."""
    if snapshot.ties.empty:
        return unknown(_NO_TIES)
    inside = components(snapshot.csr) == 0
    return share_of(snapshot.ids[inside], snapshot.ids, "people known")


def _connected_moved(before: Seen, now: Seen) -> Cause:
    new = now.groups["whole"] - before.groups["whole"]
    outside = now.groups["whole"] - now.groups["part"]
    joined = now.groups["part"] - before.groups["part"] - new
    shifts = (
        people(new - outside, "new person is connected", "new people are connected"),
        people(new & outside, "new person is not yet", "new people are not yet"),
        people(joined, "person became connected", "people became connected"),
        people(before.groups["part"] & outside, "person came apart", "people came apart"),
    )
    return cause(shifts, now, before, "{now} people are connected, after {before}", as_count)


@once
def ambassadors_reach(snapshot: Snapshot) -> Seen:
    """See the two-step reach of each current ambassador, and its mean."""
    current = snapshot.people["person_id"].isin(snapshot.current_terms["person_id"])
    if snapshot.ties.empty or not current.any():
        return unknown("no ties of current ambassadors are recorded yet")
    table = two_step_reach(snapshot).loc[current]
    reach = dict(zip(table["person_id"], table["two_step_reach"], strict=True))
    return Seen(
        float(np.mean(table["two_step_reach"])),
        out_of=len(snapshot.people),
        of_what="people known",
        groups={"whole": frozenset(reach)},
        amounts=reach,
        campus=campus_of(snapshot.people[current], "campus"),
    )


def _reach_moved(before: Seen, now: Seen) -> Cause:
    """Say who came and left, and for how many of the others it went up or down."""
    both = now.groups["whole"] & before.groups["whole"]
    further = [one for one in both if now.amounts[one] > before.amounts[one]]
    less = [one for one in both if now.amounts[one] < before.amounts[one]]
    shifts = (
        *came_and_left(before, now),
        people(further, "ambassador reaches more", "ambassadors reach more", now.campus),
        people(less, "ambassador reaches less", "ambassadors reach less", now.campus),
    )
    return cause(
        shifts,
        now,
        before,
        "on average {now} of the people are within two ties, after {before}",
        as_share,
    )


def _across(snapshot: Snapshot) -> Seen:
    if snapshot.ties.empty:
        return unknown(_NO_TIES)
    tied, present = _tied_campuses(snapshot)
    pairs = [SEPARATOR.join(pair) for pair in combinations(present, 2)]
    if not pairs:
        return unknown("people of fewer than two campuses are known")
    return share_of(tied, pairs, "pairs of campuses", of_people=False)


def _tied_campuses(snapshot: Snapshot) -> tuple[list[str], list[str]]:
    """List the pairs of campuses with a tie, and the campuses with people, in their order.

    The same pairs as those with ties in ``graph.reach.campus_flow``, which counts much else.
    """
    codes, names = pd.factorize(snapshot.people["campus"], sort=True)
    csr = snapshot.undirected.csr
    source = np.repeat(codes, np.diff(csr.indptr))
    target = codes[csr.indices]
    apart = (source >= 0) & (target > source)
    tied = np.zeros((len(names), len(names)), dtype=bool)
    tied[source[apart], target[apart]] = True
    present = names.tolist()
    pairs = [SEPARATOR.join((present[one], present[other])) for one, other in np.argwhere(tied)]
    return pairs, present


def _across_moved(before: Seen, now: Seen) -> Cause:
    tied = now.groups["part"] - before.groups["part"]
    lost = (before.groups["part"] - now.groups["part"]) & now.groups["whole"]
    ids = {one for pair in now.groups["whole"] for one in pair.split(SEPARATOR)}
    known = {one for pair in before.groups["whole"] for one in pair.split(SEPARATOR)}
    shifts = (
        campuses(ids - known, "campus came in", "campuses came in"),
        campuses(known - ids, "campus is gone", "campuses are gone"),
        campuses(tied, "pair became tied", "pairs became tied", secret=True),
        campuses(lost, "pair is no longer tied", "pairs are no longer tied", secret=True),
    )
    return cause(shifts, now, before, "{now} pairs of campuses are tied, after {before}", as_count)


INDICATORS = {
    "connected": Indicator(connected, _connected_moved),
    "reach": Indicator(ambassadors_reach, _reach_moved),
    "across": Indicator(_across, _across_moved),
}
