"""Whom to ask: the k people from whom a message goes farthest, with proof of how good they are."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.spread._arcs import Arcs
from graph.spread._asked import agreeing, places, spreading, whole
from graph.spread._greedy import Wanted
from graph.spread._search import farthest
from graph.spread.spread import Spread


@dataclass(frozen=True)
class SeedChoice:
    people: tuple[str, ...]
    spread: Spread
    bound: float


def choose_seeds(snapshot: Snapshot, k: int, *, model: str = "ic", p: Any = 0.1, epsilon: float = 0.05, include: Any = (), exclude: Any = (), acceptance: Any = 1.0, seed: int = 0):
    asked = spreading(snapshot, model, p)
    accepts = agreeing(asked.arcs, acceptance)
    wanted = _wanted(asked.arcs, whole(k, "k", 1), include, exclude)
    return farthest(asked, accepts, wanted, epsilon, seed)


def _wanted(arcs: Arcs, k: int, include: Any, exclude: Any) -> Wanted:
    first, never = places(arcs, include, "include"), places(arcs, exclude, "exclude")
    if len(first) > k:
        raise QuestionError("include", f"{len(first)} people must be asked, and only {k} may be", "Ask for more people")
    both = np.intersect1d(first, never)
    if len(both):
        raise QuestionError("exclude", f'"{arcs.ids[both[0]]}" is to be asked and not to be', "Leave them out of one list")
    free = np.ones(len(arcs.ids), dtype=bool)
    free[first] = free[never] = False
    return Wanted(first, min(k - len(first), int(free.sum())), free)
