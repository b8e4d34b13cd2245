"""Whatever graph a user has: through the backend, networkx's answer or networkx's error."""

import inspect
import math
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import networkx as nx
import pytest

from graph.backend.register import all_carried, dispatched
from tests.graph.backend.odd_graphs import ODD

FROM, TO, WEIGHTS = ("source", "s", "root", "u", "v"), ("target", "t"), ("weight", "distance")
OPTIONS: tuple[dict[str, Any], ...] = (
    {"cutoff": 2},
    {"cutoff": 1.5, "weight": "weight"},
    {"endpoints": True},
    {"endpoints": True, "normalized": False, "weight": "weight"},
    {"normalized": False},
    {"k": 1, "seed": 7},
    {"k": 10_000, "seed": 7},
    {"wf_improved": False},
    {"count_zeros": False},
    {"alpha": 0.3},
    {"alpha": 1.5},
    {"personalization": {"a": 1, 2.5: 3}},
    {"dangling": {"b": 1, 0: 2}},
    {"nstart": {}},
)
CLOSE = {"tol": 1e-10, "max_iter": 1000}


def public(name: str) -> Callable[..., Any]:
    """Give a function as users call it, with what networkx wraps it in."""
    function = dispatched()[name]
    called: Callable[..., Any] = getattr(import_module(function.__module__), function.__name__)
    return called


def calls(name: str, graph: nx.Graph) -> list[dict[str, Any]]:
    """Choose arguments by their names: the defaults, a weight, a node, some of the nodes."""
    known = inspect.signature(dispatched()[name].orig_func).parameters
    nodes = list(graph) or ["nobody"]
    ends = {one: nodes[0] for one in FROM if one in known} | {
        one: nodes[-1] for one in TO if one in known
    }
    needed = {
        one: value for one, value in ends.items() if known[one].default is inspect.Parameter.empty
    }
    # networkx stops its iterations early by default: the fixed point is what is to be the same.
    needed |= {one: value for one, value in CLOSE.items() if one in known}
    chosen = [needed]
    chosen += [{**needed, one: "weight"} for one in WEIGHTS if one in known]
    chosen += [{**needed, one: nodes[::3]} for one in ("nodes", "nbunch") if one in known]
    chosen += [{**needed, one: value} for one, value in ends.items() if one not in needed]
    chosen += [{**needed, one: "not there"} for one in ends]
    chosen += [{**needed, one: _two} for one in WEIGHTS if one in known]
    chosen += [
        {**needed, **options} for options in OPTIONS if known.keys() >= options.keys() and graph
    ]
    if "weight" in known:
        chosen += [{**needed, "weight": "no edge has it"}]
    return chosen


@dataclass
class Yielded:
    """What an iterator gave; networkx promises no order in it."""

    items: list[Any]

    def __eq__(self, other: object) -> bool:
        left = list(other.items) if isinstance(other, Yielded) else None
        for item in self.items:
            at = next((at for at, one in enumerate(left or []) if agree(item, one)), None)
            if left is None or at is None:
                return False
            del left[at]
        return not left


def _two(*_: Any) -> int:
    return 2


def answer(name: str, graph: nx.Graph, backend: str | None, arguments: dict[str, Any]) -> Any:
    """Give a function's answer, its iterator run out, or the kind of error it raises."""
    try:
        found = public(name)(graph, backend=backend, **arguments)
        return Yielded(list(found)) if isinstance(found, Iterator) else found
    except Exception as fault:
        return type(fault)


def agree(ours: Any, theirs: Any) -> bool:
    """Compare answers: numbers within rounding, everything else exactly."""
    if isinstance(theirs, Mapping) and isinstance(ours, Mapping):
        return ours.keys() == theirs.keys() and all(agree(ours[key], theirs[key]) for key in theirs)
    if isinstance(theirs, list | tuple) and type(ours) is type(theirs):
        return len(ours) == len(theirs) and all(map(agree, ours, theirs))
    if isinstance(theirs, float) and isinstance(ours, float | int):
        near = math.isclose(ours, theirs, rel_tol=1e-6, abs_tol=1e-6)
        return near or (math.isnan(ours) and math.isnan(theirs))
    return bool(ours == theirs)


@pytest.mark.parametrize("odd", list(ODD))
@pytest.mark.parametrize(
    "name", [name for name in all_carried() if "networkx" in dispatched()[name].backends]
)
def test_same_answer_or_error(name, odd, monkeypatch):
    monkeypatch.setattr("graph.backend.interface.WORTH_CONVERTING", 0)
    for arguments in calls(name, ODD[odd]()):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with nx.config(backend_priority=["mashal"], fallback_to_nx=True):
                ours = answer(name, ODD[odd](), None, arguments)
            theirs = answer(name, ODD[odd](), "networkx", arguments)
        assert agree(ours, theirs), f"{arguments}: {ours} instead of {theirs}"
