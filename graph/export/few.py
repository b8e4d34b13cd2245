"""What several sheets tell of few people: hidden in all of them alike, else one tells another's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import permutations

import pandas as pd

from graph.coverage import UNKNOWN, universities
from graph.sessions import held
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST, WITHHELD, hidden, hidden_nested, hidden_within

NUMBERS = ("came", "participants", "people")


@dataclass(frozen=True)
class FewCame:
    """What is not told of how many came: ``sessions`` number by number, ``campuses``, ``months``.

    ``sessions`` names for each of ``came, participants, people`` those whose number stays hidden.
    """

    sessions: Mapping[str, frozenset[str]]
    campuses: frozenset[str]
    months: frozenset[str]


def few_known(snapshot: Snapshot) -> set[str]:
    """Name the campuses of which it is not told how many people are known there."""
    counts = snapshot.people["campus"].value_counts()
    return hidden({str(one): int(many) for one, many in counts.items()})


def few_ambassadors(snapshot: Snapshot) -> tuple[set[str], set[str]]:
    """Name the campuses and the regions of which it is not told how many ambassadors they have.

    Both are told, in sheets of their own: a campus must not come out of its region.
    """
    terms = snapshot.current_terms.groupby("university_id")["person_id"].nunique()
    region = universities(snapshot).set_index("university_id")["region"].to_dict()
    counts = {str(one): int(many) for one, many in terms.items()}
    return hidden_nested(counts, {one: region.get(one, UNKNOWN) for one in counts})


def few_came(snapshot: Snapshot) -> FewCame:
    """Name the sessions whose numbers of people stay hidden, and what would tell them.

    The people of a campus's and of a month's sessions are told together, too. Where a hidden
    session would be alone in such a sum, or with fewer than five people, it is hidden as well.
    """
    listed = held(snapshot)
    counts = {
        name: {
            str(one): int(many)
            for one, many in zip(listed["session_id"], listed[name], strict=True)
            if pd.notna(many)
        }
        for name in NUMBERS
    }
    wholes = {
        side: {str(name): set(ids) for name, ids in listed.groupby(side)["session_id"]}
        for side in ("university_id", "month")
    }
    totals = [ids for side in wholes.values() for ids in side.values()]
    away: dict[str, set[str]] = {name: set() for name in NUMBERS}
    before = -1
    while before < sum(map(len, away.values())):
        before = sum(map(len, away.values()))
        for name in NUMBERS:
            away[name] |= hidden_within(counts[name], totals, also=away[name])
        # Two numbers that are the same tell each other.
        for one, other in permutations(NUMBERS, 2):
            told = counts[other]
            away[other] |= {at for at in away[one] if told.get(at) == counts[one][at]}
    alone = {
        side: frozenset(
            name
            for name, ids in groups.items()
            if any(_alone([counts[one][at] for at in away[one] & ids]) for one in NUMBERS)
        )
        for side, groups in wholes.items()
    }
    hid = {name: frozenset(ids) for name, ids in away.items()}
    return FewCame(hid, alone["university_id"], alone["month"])


def _alone(hid: list[int]) -> bool:
    """Say whether the numbers hidden in a sum would be told by it."""
    return bool(hid) and (len(hid) < 2 or sum(hid) < SMALLEST)


def withhold(column: pd.Series, of: pd.Series, few: Collection[str]) -> pd.Series:
    """Write ``withheld`` for the known numbers of what is among ``few``; unknown stays so."""
    return column.astype(object).mask(of.isin(few) & column.notna(), WITHHELD)
