"""What if: everything that is lost when chosen people leave, counted among those who remain."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import Csr, components
from graph.kernels.removal import near_pairs
from graph.reach.within import within_steps
from graph.robustness._asked import Mask, among, places
from graph.snapshot import Snapshot

Parts = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Change:
    """A count before and after, of those who remain; the most that it could be is ``out_of``."""

    before: int
    after: int
    out_of: int

    @property
    def lost(self) -> int:
        """How many fewer it is."""
        return self.before - self.after

    @property
    def shares(self) -> tuple[float, float]:
        """Both as shares of ``out_of``, NaN where that is nothing."""
        if not self.out_of:
            return float("nan"), float("nan")
        return self.before / self.out_of, self.after / self.out_of


@dataclass(frozen=True, eq=False)
class Loss:
    """What the network loses with ``people``; whoever leaves counts nowhere, before or after.

    ``remain``: the people who do. ``largest``: the most of them who are connected to each other.
    ``pairs``: pairs of them with any way to each other. ``two_step``: over all of them, whom each
    has within two ties, themselves included: its shares are the mean ``two_step_reach``. ``near``:
    those within two ties of a current ambassador, None where no ambassadors are known.
    ``campuses``: campuses with a current ambassador, of those with people or ambassadors.

    ``cut_off``: who is in the part with most of those who remain, and has no way any more to the
    largest group left of it: group by group, largest first. ``alone``: who loses every tie.
    ``dark``: campuses that lose their last ambassador. ``leaving_ambassadors``: current ambassadors
    among ``people``. ``by_campus``: a row a campus: ``university_id, people`` (who remain),
    ``in_largest_before, in_largest_after, near_before, near_after, ambassadors_before,
    ambassadors_after``.
    """

    people: tuple[str, ...]
    remain: int
    largest: Change
    pairs: Change
    two_step: Change
    near: Change | None
    campuses: Change
    cut_off: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]
    dark: tuple[str, ...]
    leaving_ambassadors: int
    by_campus: pd.DataFrame


def without(snapshot: Snapshot, people: Any) -> Loss:
    """Tell what the network loses if ``people`` (ids) leave it, all at once.

    Direction is left aside. Nobody new comes and no tie is made anew: it is what is lost if nothing
    is done. Raises QuestionError for who is not in the network.
    """
    leave = places(snapshot, people)
    csr = snapshot.undirected.csr
    stay = np.ones(len(csr.ids), dtype=bool)
    stay[leave] = False
    rest = among(csr, stay)
    before, after = components(csr)[stay], components(rest)  # numbered by size
    main = before == np.bincount(before, minlength=1).argmax()
    remain = int(stay.sum())
    two_step = near_pairs(csr.indptr, csr.indices, stay)
    near = _near(snapshot, csr, stay)
    table = _by_campus(snapshot, stay, main, after == 0, near)
    had, has = table["ambassadors_before"] > 0, table["ambassadors_after"] > 0
    known = had | (table["people_before"] > 0)
    tied, still = np.diff(csr.indptr)[stay] > 0, np.diff(rest.indptr) > 0
    return Loss(
        people=tuple(csr.ids[np.sort(leave)].tolist()),
        remain=remain,
        largest=Change(int(main.sum()), int((after == 0).sum()), remain),
        pairs=Change(_pairs(before), _pairs(after), remain * (remain - 1) // 2),
        two_step=Change(int(two_step[0]), int(two_step[1]), remain**2),
        near=None if near is None else Change(int(near[0].sum()), int(near[1].sum()), remain),
        campuses=Change(int(had.sum()), int(has.sum()), int(known.sum())),
        cut_off=_cut_off(rest, main, after),
        alone=tuple(sorted(rest.ids[tied & ~still].tolist())),
        dark=tuple(table.loc[had & ~has, "university_id"]),
        leaving_ambassadors=_serving(snapshot)
        .loc[lambda one: one["person_id"].isin(csr.ids[leave]), "person_id"]
        .nunique(),
        by_campus=table[known].drop(columns="people_before").reset_index(drop=True),
    )


def _pairs(parts: Parts) -> int:
    """Count the pairs of people of the same part."""
    return sum(many * (many - 1) // 2 for many in np.bincount(parts).tolist())


def _near(snapshot: Snapshot, csr: Csr, stay: Mask) -> tuple[Mask, Mask] | None:
    """Say who of those who stay is within two ties of a current ambassador, before and after."""
    if "current_ambassador" not in snapshot.people:
        return None
    ambassador = snapshot.people["current_ambassador"].to_numpy(dtype=bool)
    if not ambassador.any():
        return None
    after = ambassador & stay
    for _ in range(2):
        after |= stay & ((csr.pattern @ after.astype(np.int32)) > 0)
    return within_steps(snapshot, ambassador, 2)[stay], after[stay]


def _serving(snapshot: Snapshot) -> pd.DataFrame:
    """Give who is a current ambassador of which campus."""
    terms = snapshot.current_terms[["person_id", "university_id"]].drop_duplicates()
    return terms[terms["person_id"].isin(snapshot.ids)]


def _by_campus(
    snapshot: Snapshot, stay: Mask, before: Mask, after: Mask, near: tuple[Mask, Mask] | None
) -> pd.DataFrame:
    """Count each campus's people who stay, and where they stand before and after."""
    ids = pd.Index(snapshot.campuses["university_id"], name="university_id")
    campus = snapshot.people["campus"]
    staying = campus[stay].reset_index(drop=True)
    serving = _serving(snapshot)
    remaining = serving["person_id"].isin(snapshot.ids[stay])
    counted = {
        "people_before": campus,
        "people": staying,
        "in_largest_before": staying[before],
        "in_largest_after": staying[after],
        "near_before": None if near is None else staying[near[0]],
        "near_after": None if near is None else staying[near[1]],
        "ambassadors_before": serving["university_id"],
        "ambassadors_after": serving.loc[remaining, "university_id"],
    }
    columns = {
        name: pd.Series(pd.NA, index=ids, dtype="Int64")
        if of is None
        else of.value_counts().reindex(ids, fill_value=0).astype("int64")
        for name, of in counted.items()
    }
    return pd.DataFrame(columns).reset_index()


def _cut_off(rest: Csr, inside: Mask, parts: Parts) -> tuple[tuple[str, ...], ...]:
    """List the groups of the part that was largest which have no way to its largest remainder."""
    people = np.flatnonzero(inside)
    people = people[np.argsort(parts[people], kind="stable")]
    edges = np.flatnonzero(np.diff(parts[people])) + 1
    # Parts are numbered by size, of equals by their first person: the first here is what is left.
    groups = [tuple(sorted(rest.ids[one].tolist())) for one in np.split(people, edges)[1:]]
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))
