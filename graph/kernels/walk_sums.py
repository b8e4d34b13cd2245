"""What walks from many sources add up to, source by source: distances, and who is on the ways.

Brandes (2001), A faster algorithm for betweenness centrality; doi:10.1080/0022250X.2001.9990249.
"""

from typing import Any

import numpy as np

from graph.kernels.balls import Tally
from graph.kernels.brandes import Between
from graph.kernels.compiling import kernel
from graph.kernels.walks import Walk, a_walk, forget, walk_evenly, walk_from


@kernel
def walk_sums(rows: Any, columns: Any, lengths: Any, sources: Any) -> Tally:
    """Sum, over the sources that reach a person, what ``Tally`` says; lengths instead of steps."""
    people = len(rows) - 1
    tally = Tally(
        np.zeros(people, np.int64),
        np.zeros(people, np.float64),
        np.zeros(people, np.float64),
        np.zeros(people, np.float64),
    )
    walk = a_walk(people)
    for source in sources:
        reached = walk_from(walk, rows, columns, lengths, source)
        for at in range(1, reached):
            one = walk.settled[at]
            away = walk.away[one]
            tally.reached[one] += 1
            tally.steps[one] += away
            if away > 0.0:
                tally.near[one] += 1.0 / away
                tally.squares[one] += 1.0 / (away * away)
        forget(walk, reached)
    return tally


@kernel
def between_walks(
    rows: Any, columns: Any, lengths: Any, even: bool, sources: Any, by_arc: bool
) -> tuple[Between, Any]:
    """Sum the dependencies on each person and, ``by_arc``, on each arc (else an empty array)."""
    people = len(rows) - 1
    between = Between(
        np.zeros(people, np.float64),
        np.zeros(people, np.float64),
        np.zeros(people, np.int64),
        np.zeros(people, np.int64),
    )
    arcs = np.zeros(len(columns) if by_arc else 0, np.float64)
    walk = a_walk(people)
    share = np.zeros(people)
    for source in sources:
        if even:
            reached = walk_evenly(walk, rows, columns, source)
        else:
            reached = walk_from(walk, rows, columns, lengths, source)
        _hand_back(walk, reached, rows, columns, lengths, share, arcs)
        between.told[source] += reached - 1
        for at in range(reached):
            one = walk.settled[at]
            if at:
                between.total[one] += share[one]
                between.squares[one] += share[one] * share[one]
                between.heard[one] += 1
            share[one] = 0.0
        forget(walk, reached)
    return between, arcs


@kernel
def _hand_back(
    walk: Walk,
    reached: int,
    rows: Any,
    columns: Any,
    lengths: Any,
    share: Any,
    arcs: Any,
) -> None:
    """Sum each person's dependency from those behind them, farthest first."""
    away, ways = walk.away, walk.ways
    for at in range(reached - 1, -1, -1):
        one = walk.settled[at]
        for arc in range(rows[one], rows[one + 1]):
            other = columns[arc]
            if away[one] + lengths[arc] == away[other]:
                part = ways[one] * (1.0 + share[other]) / ways[other]
                share[one] += part
                if len(arcs):
                    arcs[arc] += part
