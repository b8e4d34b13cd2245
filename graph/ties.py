"""Ties are derived: every event between two people adds strength, which fades by the month.

Strength at a day = Σ over events of weight(kind) · decay ^ (whole calendar months since the event)
(``docs/graph-model.md``, Ties). An event without a day does not fade.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.calendar import Days, whole_months

PARTS = ("reported", "online", "co_attendance")
COLUMNS = ("source", "target", "strength", *PARTS, "last_on")

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class TieEvents:
    """Every event that ties two people, factorised once so that any day's ties are sums over it.

    ``ids`` are the people; ``source`` and ``target`` (positions in it) say which two each pair is;
    an event has the position of its pair, of its day in ``days`` (ascending, the unknown day
    first) and of its part in ``PARTS``, and its weight before fading.
    """

    ids: pd.Index
    source: Ints
    target: Ints
    days: Days
    pair: Ints
    day: Ints
    part: Ints
    weight: Floats

    def at(self, day: date, decay: float) -> pd.DataFrame:
        """Sum the events up to ``day`` into ties: ``source, target, strength``, its parts, last_on.

        A pair whose strength is 0 (a kind that the settings weigh 0) is no tie.
        """
        return self.with_ends_at(day, decay)[0]

    def with_ends_at(self, day: date, decay: float) -> tuple[pd.DataFrame, Ints, Ints]:
        """Give the ties ``at`` a day, and the positions of their sources and targets."""
        factors = np.zeros(len(self.days))
        undated = np.isnat(self.days)
        past = ~undated & (self.days <= np.datetime64(day, "D"))
        factors[undated] = 1
        factors[past] = decay ** whole_months(self.days[past], day).astype(float)
        pairs = len(self.source)
        strength = np.bincount(
            self.pair * len(PARTS) + self.part,
            weights=self.weight * factors[self.day],
            minlength=pairs * len(PARTS),
        ).reshape(pairs, len(PARTS))
        strength = strength.astype(np.float64)  # without any event bincount gives whole numbers
        last = np.zeros(pairs, dtype=np.int64)
        seen = past[self.day]
        np.maximum.at(last, self.pair[seen], self.day[seen])
        kept = strength.sum(axis=1) > 0
        last_on = self.days[last[kept]] if len(self.days) else np.empty(0, "datetime64[D]")
        source, target = self.source[kept], self.target[kept]
        columns = {
            "source": self.ids[source],
            "target": self.ids[target],
            "strength": strength[kept].sum(axis=1),
            **{part: strength[kept, at] for at, part in enumerate(PARTS)},
            "last_on": last_on.astype("datetime64[s]"),
        }
        return pd.DataFrame(columns, columns=list(COLUMNS)), source, target

    def first_days(self) -> pd.Series:
        """Say on which day each person is first in an event (missing: never, or undated)."""
        known = ~np.isnat(self.days[self.day]) if len(self.days) else np.empty(0, dtype=bool)
        pair, day = self.pair[known], self.days[self.day[known]]
        people = np.concatenate([self.source[pair], self.target[pair]])
        firsts = pd.Series(np.concatenate([day, day])).groupby(people).min()
        return pd.Series(firsts.to_numpy(), index=self.ids[firsts.index.to_numpy()])


def tie_events(ids: pd.Index, events: pd.DataFrame, *, directed: bool = False) -> TieEvents:
    """Factorise events ``source, target, part, weight, day``; the ends are positions in ``ids``.

    Self-ties and unknown ends (-1) are dropped; undirected, the earlier person stands first.
    """
    source, target = events["source"].to_numpy(), events["target"].to_numpy()
    kept = (source != target) & (source >= 0) & (target >= 0)
    source, target, events = source[kept], target[kept], events[kept]
    if not directed:
        source, target = np.minimum(source, target), np.maximum(source, target)
    pairs, pair = np.unique(source.astype(np.int64) * len(ids) + target, return_inverse=True)
    stamps = events["day"].to_numpy().astype("datetime64[D]")
    # numpy sorts the unknown day last; it goes first so that "the latest day" is a maximum.
    known = np.unique(stamps[~np.isnat(stamps)])
    days = np.concatenate([np.array(["NaT"], dtype="datetime64[D]"), known])
    day = np.where(np.isnat(stamps), 0, np.searchsorted(known, stamps) + 1)
    return TieEvents(
        ids=ids,
        source=pairs // max(len(ids), 1),
        target=pairs % max(len(ids), 1),
        days=days,
        pair=pair.astype(np.int64),
        day=day.astype(np.int64),
        part=events["part"].to_numpy(dtype=np.int64),
        weight=events["weight"].to_numpy(dtype=np.float64),
    )
