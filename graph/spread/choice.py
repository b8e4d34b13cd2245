"""Whom to ask: the k people from whom a message goes farthest, with proof of how good they are."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.spread._arcs import Arcs, Floats, Ints
from graph.spread._asked import (
    Groups,
    agreeing,
    chance_range,
    grouped,
    places,
    share,
    spreading,
    whole,
)
from graph.spread._fair import Fair
from graph.spread._greedy import Wanted
from graph.spread._judged import Judge, Rivals
from graph.spread._optimum import is_searchable, optimum, tables_of
from graph.spread._robust import levels, most_robust
from graph.spread._search import farthest
from graph.spread.spread import Spread


@dataclass(frozen=True, eq=False)
class SeedChoice:
    """People to ask, and what speaks for them.

    ``people``: their ids, who adds most first (those who must be asked before them). ``spread``:
    how far they are expected to reach, from runs that had no part in choosing them. ``bound``: the
    share of the farthest that any such choice could reach which theirs is certified to be at least,
    with chance 1 − 1 ÷ people (``certain``: no doubt at all). ``way``: how they were chosen, the
    best of the ways that were judged; ``baselines``: what each way reaches, in the same runs.
    ``sets``: how many reverse-reachable sets it took. ``groups`` (a fair choice): ``group, people,
    asked, expected, share``, and ``share_otherwise`` of the farthest-reaching choice; ``price``:
    the share of its spread that being fair costs; ``fair_bound`` (maximin): the share of the best
    that could be done for the worst-served group which this is certified to do. ``by_p`` (a range
    of p): ``p, mean, low, high, share_of_best``.
    """

    people: tuple[str, ...]
    spread: Spread
    bound: float
    baselines: dict[str, Spread]
    way: str
    sets: int = 0
    certain: bool = False
    groups: pd.DataFrame | None = None
    price: float = 0.0
    fair_bound: float | None = None
    by_p: pd.DataFrame | None = None


def choose_seeds(
    snapshot: Snapshot,
    k: int,
    *,
    model: str = "ic",
    p: Any = 0.1,
    epsilon: float = 0.05,
    fairness: str | None = None,
    groups: Any = None,
    include: Any = (),
    exclude: Any = (),
    acceptance: Any = 1.0,
    runs: int | None = None,
    seed: int = 0,
) -> SeedChoice:
    """Choose ``k`` people to ask, so that a message goes as far as can be expected.

    ``model``, ``p`` and ``acceptance`` as for :func:`graph.spread.expected_spread`; ``p`` may be a
    range ``(0.05, 0.2)``: then the people are those whose lowest share of the best possible, over
    five chances in it, is highest, and ``spread`` is that at the middle one. ``include`` are asked
    in any case and count among the ``k``, ``exclude`` never. With fewer people than ``k`` all who
    may be are chosen. Sets are drawn until the choice is certified to reach 1 − 1 ÷ e −
    ``epsilon`` of the best possible, and more while that is cheap. Up to 20 ties all choices are
    compared exactly.

    ``fairness``: ``"maximin"`` makes the share reached of the worst-served group as large as it
    gets, ``"proportional"`` goes as far as is possible with no group reached less than it could by
    itself with its part of ``k``; ``groups`` is a column of people (default ``campus``) or a
    mapping from ids, who has none belongs to no group. ``bound`` counts what being fair costs, and
    holds against the farthest fair choice too: none reaches farther than the farthest.

    ``runs``: simulated runs behind ``spread`` and ``baselines``; by default up to 10,000, fewer
    where many are reached. Sources: Borgs et al. 2014, doi:10.1137/1.9781611973402.70; Tang et al.
    2018, doi:10.1145/3183713.3183749. Raises QuestionError.
    """
    is_range = isinstance(p, tuple | list)
    chances = levels(*chance_range(*_pair(p))) if is_range else None
    asked = spreading(
        snapshot, model, float(chances[len(chances) // 2]) if chances is not None else p
    )
    accepts = agreeing(asked.arcs, acceptance)
    wanted = _wanted(asked.arcs, whole(k, "k", 1), include, exclude)
    judge = Judge(asked, accepts, None if runs is None else whole(runs, "runs", 1), seed)
    slack = share(epsilon, "epsilon")
    into = _fair_groups(snapshot, asked.arcs, fairness, groups)
    if not len(wanted.first) + wanted.many:
        return SeedChoice((), judge.of(wanted.first), 1.0, {}, "nobody", certain=True)
    if chances is not None:
        if model == "lt" or into:
            other = (
                "the linear threshold model has no p" if model == "lt" else "fair choices need one"
            )
            raise QuestionError("p", f"a range does not go with this: {other}", "Give one number")
        return _robust(judge, wanted, chances)
    plain, most = _farthest(judge, wanted, slack)
    return plain if into is None else _fair(judge, wanted, (plain, most), into, str(fairness))


def _farthest(judge: Judge, wanted: Wanted, epsilon: float) -> tuple[SeedChoice, float]:
    """Choose for the farthest reach; give the choice, and what no choice exceeds."""
    asked, accepts = judge.spreading, judge.accepts
    if is_searchable(asked):
        tables = tables_of(asked, accepts)
        best = optimum(tables, wanted)
        rivals = Rivals(judge, wanted).exactly(tables)
        ways = {"all choices": judge.of(best), **rivals}
        people, spread = judge.names(best), judge.of(best)
        return SeedChoice(people, spread, 1.0, ways, "all choices", certain=True), spread.mean
    found = farthest(asked, accepts, wanted, epsilon, judge.seed)
    judge = judge.within(found.reach)
    told = Rivals(judge, wanted).simulated(found)
    best = found.best.people
    way = found.best.way
    return SeedChoice(judge.names(best), told[way], found.bound, told, way, found.sets), found.most


def _robust(judge: Judge, wanted: Wanted, chances: Floats) -> SeedChoice:
    found = most_robust(judge.spreading, chances, judge.accepts, wanted, judge.seed)
    spreads = [
        replace(judge, spreading=replace(judge.spreading, p=float(p))).of(found.people)
        for p in chances
    ]
    by_p = pd.DataFrame(
        {
            "p": chances,
            **{name: [getattr(one, name) for one in spreads] for name in ("mean", "low", "high")},
            "share_of_best": found.shares,
        }
    )
    middle = spreads[len(chances) // 2]
    rivals = Rivals(judge, wanted).usual()
    return SeedChoice(
        judge.names(found.people), middle, found.bound, {found.way: middle} | rivals, found.way,
        by_p=by_p,
    )  # fmt: skip


def _fair(
    judge: Judge,
    wanted: Wanted,
    farthest_choice: tuple[SeedChoice, float],
    into: Groups,
    fairness: str,
) -> SeedChoice:
    """Choose fairly; what that costs is told against the farthest-reaching choice."""
    plain, most = farthest_choice
    fair = Fair(judge.spreading, judge.accepts, into, wanted, judge.seed)
    otherwise = judge.places(plain.people)
    fair_bound = None
    if fairness == "maximin":
        chosen, fair_bound = fair.maximin([otherwise])
    else:
        chosen = fair.proportional(otherwise)
    judge = replace(judge, runs=plain.spread.runs or None)  # the same runs for both
    spread, best = judge.of(chosen), plain.spread
    table = _by_group(judge, into, chosen)
    table["share_otherwise"] = _by_group(judge, into, otherwise)["share"]
    return replace(
        plain,
        people=judge.names(chosen),
        spread=spread,
        bound=judge.certified(chosen, most),
        baselines={fairness: spread, **plain.baselines},
        way=fairness,
        certain=plain.certain,
        groups=table,
        price=1 - spread.mean / best.mean if best.mean else 0.0,
        fair_bound=fair_bound,
    )


def _by_group(judge: Judge, into: Groups, people: Ints) -> pd.DataFrame:
    expected = np.bincount(
        into.of_people[into.of_people >= 0],
        judge.chances(people)[into.of_people >= 0],
        len(into.names),
    )
    own = into.of_people[people]
    return pd.DataFrame(
        {
            "group": pd.Series(into.names, dtype="str"),
            "people": into.sizes,
            "asked": np.bincount(own[own >= 0], minlength=len(into.names)),
            "expected": expected,
            "share": expected / into.sizes,
        }
    )


def _fair_groups(
    snapshot: Snapshot, arcs: Arcs, fairness: str | None, groups: Any
) -> Groups | None:
    if fairness is None:
        if groups is not None:
            raise QuestionError("groups", "they are for a fair choice", 'Give fairness="maximin"')
        return None
    if fairness not in ("maximin", "proportional"):
        raise QuestionError(
            "fairness", f'there is no fairness "{fairness}"', 'Give "maximin" or "proportional"'
        )
    return grouped(snapshot, arcs, groups)


def _wanted(arcs: Arcs, k: int, include: Any, exclude: Any) -> Wanted:
    first, never = places(arcs, include, "include"), places(arcs, exclude, "exclude")
    if len(first) > k:
        raise QuestionError(
            "include", f"these are {len(first)} people, more than the {k} to choose", "Raise k"
        )
    both = np.intersect1d(first, never)
    if len(both):
        raise QuestionError(
            "exclude", f'"{arcs.ids[both[0]]}" is included as well', "Leave them out of one"
        )
    free = np.ones(len(arcs.ids), dtype=bool)
    free[first] = free[never] = False
    return Wanted(first, min(k - len(first), int(free.sum())), free)


def _pair(p: Any) -> tuple[Any, Any]:
    if len(p) != 2:
        raise QuestionError("p", "a range has two ends", "Give it as (0.05, 0.2)")
    return p[0], p[1]
