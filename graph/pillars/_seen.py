"""What an indicator sees in the network of a day: a number, what it rests on, or why it is unknown.

A value that isn't known is None, never 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from graph.intervals import wilson

Group = frozenset[str]
SEPARATOR = "\x1f"
"""Stands between the ids of a pair."""


@dataclass(frozen=True)
class Seen:
    """What an indicator sees: ``value`` None is unknown, for the reason in ``unknown``.

    A share is ``count`` of ``out_of``, which are ``of_what``: people where ``of_people``. By the
    ids in ``groups``, the numbers they have in ``amounts`` and the campus they are of, what moved
    it from one day to another is told.
    """

    value: float | None
    count: int | None = None
    out_of: int | None = None
    of_what: str = ""
    of_people: bool = True
    unknown: str = ""
    groups: Mapping[str, Group] = field(default_factory=dict, repr=False)
    amounts: Mapping[str, float] = field(default_factory=dict, repr=False)
    campus: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of a share of people (Wilson), taken as a chance they each have."""
        if self.count is None or not self.of_people or "part" not in self.groups:
            return None
        low, high = wilson(self.count, self.out_of or 0)[0]
        return float(low), float(high)


def unknown(why: str) -> Seen:
    """Say that an indicator isn't known, and why."""
    return Seen(None, unknown=why)


def share_of(
    part: Iterable[str],
    whole: Iterable[str],
    of_what: str,
    *,
    of_people: bool = True,
    campus: Mapping[str, str] | None = None,
) -> Seen:
    """Make the share that the ids ``part`` are of the ids ``whole``, of which there are some."""
    some, every = frozenset(part), frozenset(whole)
    return Seen(
        len(some) / len(every),
        len(some),
        len(every),
        of_what,
        of_people,
        groups={"part": some, "whole": every},
        campus=campus or {},
    )


def campus_of(people: pd.DataFrame, column: str = "university_id") -> dict[str, str]:
    """Give the campus of each ``person_id`` of a table, where it is known."""
    known = people.dropna(subset=[column])
    return dict(zip(known["person_id"], known[column], strict=True))
