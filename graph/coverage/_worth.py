"""The worth of sessions and ambassadors: what isn't thin any more, and what is new to a region.

F(S) = Σ over campuses of 1 − thinness, plus ``region_weight`` · Σ over regions of the mean of two
shares: topics held there and groups reached there in the year. Every term counts distinct things
up to a limit, so F is monotone and submodular (Krause & Golovin 2014, Submodular function
maximization, section 1.2): more never makes it less, and what is added adds less the more there is.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NONE = -1
AMBASSADORS, SESSIONS, TOPICS, PANELISTS, GROUPS = range(5)


@dataclass(frozen=True, eq=False)
class Standing:
    """What stands; a row a campus, and of ``topic_in`` and ``group_in`` a region.

    ``counts`` of each part (columns in the order of ``PARTS``), and which of the topics, groups and
    panelists that could be placed are in them (``…_at``); ``weights`` are shares of each campus's
    weight that is asked and known, 0 where a part is not.
    """

    region: Ints
    counts: Floats
    topic_at: Flags
    group_at: Flags
    panelist_at: Flags
    topic_in: Flags
    group_in: Flags
    wanted: Floats
    weights: Floats
    region_weight: float


@dataclass(frozen=True, eq=False)
class Items:
    """What could be placed, a row each: a session, or (``topic`` NONE) an ambassador.

    ``campus, topic, group, panelist`` are positions in a ``Standing``, NONE where there is none;
    ``cost`` is what it costs, ``lead`` whose time it takes (NONE: nobody's).
    """

    is_session: Flags
    campus: Ints
    topic: Ints
    group: Ints
    panelist: Ints
    cost: Floats
    lead: Ints

    def __len__(self) -> int:
        return len(self.campus)


class Worth:
    """F of what stands and of what was taken, and what every other item would add."""

    def __init__(self, standing: Standing, items: Items) -> None:
        """Begin with what stands."""
        self.standing, self.items = standing, items
        self._counts = standing.counts.copy()
        self._topic_at, self._group_at = standing.topic_at.copy(), standing.group_at.copy()
        self._panelist_at = standing.panelist_at.copy()
        self._topic_in, self._group_in = standing.topic_in.copy(), standing.group_in.copy()

    def value(self) -> float:
        """Give F of what stands with what was taken."""
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.minimum(1.0, self._counts / self.standing.wanted)
        of_campuses = np.where(self.standing.weights > 0, self.standing.weights * share, 0.0).sum()
        shares = [_share(self._topic_in), _share(self._group_in)]
        return float(of_campuses + self.standing.region_weight * sum(shares) / 2)

    def gains(self) -> Floats:
        """Give what each item would add to F."""
        items, steps = self.items, self._steps()
        at = items.campus
        new_topic = _is_new(self._topic_at, at, items.topic)
        new_group = _is_new(self._group_at, at, items.group)
        new_panelist = _is_new(self._panelist_at, at, items.panelist)
        gain = np.where(items.is_session, steps[at, SESSIONS], steps[at, AMBASSADORS])
        gain = gain + new_topic * steps[at, TOPICS] + new_group * steps[at, GROUPS]
        gain = gain + new_panelist * steps[at, PANELISTS]
        region = self.standing.region[at]
        for known, wanted in ((self._topic_in, items.topic), (self._group_in, items.group)):
            if known.shape[1]:
                new = _is_new(known, region, wanted)
                gain = gain + self.standing.region_weight / 2 * new / known.shape[1]
        return np.asarray(gain)

    def take(self, item: int) -> None:
        """Place an item."""
        items = self.items
        at, region = items.campus[item], self.standing.region[items.campus[item]]
        self._counts[at, SESSIONS if items.is_session[item] else AMBASSADORS] += 1
        for part, there, what in (
            (TOPICS, self._topic_at, items.topic[item]),
            (PANELISTS, self._panelist_at, items.panelist[item]),
            (GROUPS, self._group_at, items.group[item]),
        ):
            if what != NONE and not there[at, what]:
                there[at, what] = True
                self._counts[at, part] += 1
        for there, what in ((self._topic_in, items.topic), (self._group_in, items.group)):
            if what[item] != NONE:
                there[region, what[item]] = True

    def thinness(self) -> Floats:
        """Give each campus's thinness with what was taken; missing where nothing is known."""
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.minimum(1.0, self._counts / self.standing.wanted)
        weights = self.standing.weights
        met = np.where(weights > 0, weights * share, 0.0).sum(axis=1)
        return np.where(weights.sum(axis=1) > 0, 1 - met, np.nan)

    def _steps(self) -> Floats:
        """Say what one more of each part adds at each campus."""
        counts, wanted = self._counts, self.standing.wanted
        with np.errstate(invalid="ignore", divide="ignore"):
            step = np.minimum(1.0, (counts + 1) / wanted) - np.minimum(1.0, counts / wanted)
        return np.where(self.standing.weights > 0, self.standing.weights * step, 0.0)


def _is_new(there: Flags, row: Ints, column: Ints) -> Flags:
    """Say which (row, column) are not there yet; no column is never new."""
    if not there.shape[1]:
        return np.zeros(len(row), dtype=bool)
    return np.asarray((column != NONE) & ~there[row, np.maximum(column, 0)])


def _share(there: Flags) -> float:
    """Sum over regions the share of what there is that was held there."""
    return float(there.mean(axis=1).sum()) if there.shape[1] else 0.0
