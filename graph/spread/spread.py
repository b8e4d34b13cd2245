"""How far a message is expected to go from people who start it, with what is in doubt about it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.spread._arcs import Ints
from graph.spread._asked import agreeing, chance_range, grouped, places, spreading, whole
from graph.spread._exact import MOST_TIES, groups_reached_exactly, is_small, reached_exactly
from graph.spread._models import Spreading
from graph.spread._simulated import simulated

_95_PERCENT = 1.959963984540054


@dataclass(frozen=True)
class Spread:
    """The expected number of people reached, seeds who take part among them.

    ``low`` to ``high`` is the 95 % interval of the mean of ``runs`` simulated runs; if ``exact``
    there was nothing to simulate (0 runs), and all three numbers are one.
    """

    mean: float
    low: float
    high: float
    runs: int
    exact: bool = False


@dataclass(frozen=True)
class SpreadRange:
    """The expected spread at the lowest and the highest chance that is thought possible."""

    p_low: float
    p_high: float
    low: Spread
    high: Spread


def expected_spread(
    snapshot: Snapshot,
    seeds: Any,
    *,
    model: str = "ic",
    p: Any = 0.1,
    acceptance: Any = 1.0,
    runs: int = 10_000,
    seed: int = 0,
    exact: bool | None = None,
) -> Spread:
    """Give the number of people that a message started by ``seeds`` (ids) is expected to reach.

    ``model``: ``"ic"``, independent cascade, where an interaction carries with chance ``p`` and a
    tie of w interactions with 1 − (1 − p)^w, or with 1 ÷ in-degree of the receiver if ``p`` is
    ``"weighted_cascade"``; or ``"lt"``, linear threshold, where a tie's weight is its share of the
    strength into the receiver (``p`` is not used). An undirected tie carries both ways, a directed
    one from source to target. ``acceptance``: the chance that a seed takes part, each on their own;
    a number, or a mapping from ids. The same ``seed`` gives the same runs for any seeds, so that
    more people never reach fewer.

    Up to 20 ties the answer is exact; ``exact=False`` simulates there too, ``exact=True`` refuses
    to simulate. Source: Kempe, Kleinberg & Tardos (2003), doi:10.1145/956750.956769. Raises
    QuestionError.
    """
    asked = spreading(snapshot, model, p)
    chosen, accepts = places(asked.arcs, seeds, "seeds"), agreeing(asked.arcs, acceptance)
    count = whole(runs, "runs", 1)
    if _exactly(asked, exact):
        return certain(float(reached_exactly(asked, chosen, accepts).sum()))
    return spread_of(simulated(asked, chosen, accepts, count, seed).counts, len(asked.arcs.ids))


def spread_range(
    snapshot: Snapshot,
    seeds: Any,
    low: float = 0.05,
    high: float = 0.2,
    **options: Any,
) -> SpreadRange:
    """Give the expected spread at both ends of a range of ``p``: it only grows between them.

    ``options`` are those of :func:`expected_spread`. Raises QuestionError.
    """
    least, most = chance_range(low, high)
    ends = [expected_spread(snapshot, seeds, p=p, **options) for p in (least, most)]
    return SpreadRange(least, most, *ends)


def reached(
    snapshot: Snapshot,
    seeds: Any,
    *,
    model: str = "ic",
    p: Any = 0.1,
    acceptance: Any = 1.0,
    runs: int = 10_000,
    seed: int = 0,
    exact: bool | None = None,
) -> pd.DataFrame:
    """Give each person's chance of being reached: ``person_id, chance``, in the snapshot's order.

    Options as for :func:`expected_spread`, from whose runs it is taken: the chances add up to its
    mean. Raises QuestionError.
    """
    asked = spreading(snapshot, model, p)
    chosen, accepts = places(asked.arcs, seeds, "seeds"), agreeing(asked.arcs, acceptance)
    count = whole(runs, "runs", 1)
    if _exactly(asked, exact):
        chance = reached_exactly(asked, chosen, accepts)
    else:
        chance = simulated(asked, chosen, accepts, count, seed, people=True).hits / count
    by_id = pd.Series(chance, index=asked.arcs.ids)
    people = snapshot.people["person_id"].reset_index(drop=True)
    return pd.DataFrame({"person_id": people, "chance": by_id.reindex(people).to_numpy()})


def groups_reached(
    snapshot: Snapshot,
    seeds: Any,
    *,
    groups: Any = "campus",
    model: str = "ic",
    p: Any = 0.1,
    acceptance: Any = 1.0,
    runs: int = 10_000,
    seed: int = 0,
    exact: bool | None = None,
) -> pd.DataFrame:
    """Give what each group can expect: ``group, people, expected, share, chance``.

    ``expected`` people of the group are reached, a ``share`` of it; ``chance`` is that of at least
    one. The chances add up to the expected number of groups reached. ``groups``: a column of
    people, or a mapping from ids; who has none is left out. Options as for
    :func:`expected_spread`. Raises QuestionError.
    """
    asked = spreading(snapshot, model, p)
    chosen, accepts = places(asked.arcs, seeds, "seeds"), agreeing(asked.arcs, acceptance)
    into = grouped(snapshot, asked.arcs, groups)
    count = whole(runs, "runs", 1)
    if _exactly(asked, exact):
        person = reached_exactly(asked, chosen, accepts)
        some = groups_reached_exactly(asked, chosen, accepts, into)
    else:
        done = simulated(asked, chosen, accepts, count, seed, people=True, groups=into)
        person, some = done.hits / count, done.some / count
    known = into.of_people >= 0
    expected = np.bincount(into.of_people[known], person[known], len(into.names))
    return pd.DataFrame(
        {
            "group": pd.Series(into.names, dtype="str"),
            "people": into.sizes,
            "expected": expected,
            "share": expected / into.sizes,
            "chance": some,
        }
    )


def spread_of(counts: Ints, people: int) -> Spread:
    """Sum runs up: their mean ± 1.96 · s ÷ √runs, within 0 and the number of people."""
    mean = float(counts.mean())
    spare = float(counts.std(ddof=1)) / len(counts) ** 0.5 if len(counts) > 1 else float("inf")
    low, high = mean - _95_PERCENT * spare, mean + _95_PERCENT * spare
    return Spread(mean, max(low, 0.0), min(high, float(people)), len(counts))


def certain(value: float) -> Spread:
    """Make a spread that nothing is in doubt about."""
    return Spread(value, value, value, 0, exact=True)


def _exactly(asked: Spreading, exact: bool | None) -> bool:
    small = is_small(asked.arcs)
    if exact and not small:
        raise QuestionError(
            "exact",
            f"the network has {asked.arcs.ties:,} ties, more than the {MOST_TIES} that can be gone "
            "through one by one",
            "Leave exact out",
        )
    return small if exact is None else exact
