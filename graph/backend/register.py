"""What the backend carries: networkx's functions by name, each with a function over a Network.

A function that doubts anything (a weight that is no number, a node it can't find, an argument it
doesn't know) raises ``Refused``: networkx's own function then answers, on the same graph.
"""

import importlib
import logging
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph import backend
from graph.backend.conversion import network_of
from graph.backend.numbers import Refused

LOG = logging.getLogger("mashal.backend")
Function = Callable[..., Any]


@dataclass(frozen=True)
class Carried:
    """One of networkx's functions that we carry, and for which graphs.

    ``run`` takes what networkx's function takes, a Network in the graph's place. ``can_run`` takes
    the same with the graph as the user has it and says False, or why not, before any conversion.
    """

    name: str
    run: Function
    can_run: Function | None
    loops: bool
    parallels: bool

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Answer as networkx's function of this name does: by our kernel, else by its own code."""
        graph, rest, named = graph_first(self.name, args, kwargs)
        # An iterator can be read once, and two may want to: our function and networkx's.
        rest, named = tuple(map(_kept, rest)), {key: _kept(one) for key, one in named.items()}
        network = network_of(graph)
        try:
            if len(network.loops) and not self.loops:
                raise Refused("there are self-loops")
            if network.parallels and not self.parallels:
                raise Refused("there are parallel edges")
            return self.run(network, *rest, **named)
        except Refused as reason:
            LOG.debug("networkx's own %s answers: %s", self.name, reason)
        return original(self.name)(network.plain, *rest, **named)


def _kept(value: Any) -> Any:
    return list(value) if isinstance(value, Iterator) else value


_REGISTER: dict[str, Carried] = {}


def carried(
    *,
    name: str | None = None,
    can_run: Function | None = None,
    loops: bool = False,
    parallels: bool = False,
) -> Callable[[Function], Function]:
    """Carry networkx's function ``name`` (default: the function's own) by the decorated one.

    ``loops``: it is right for graphs with self-loops, which ``network.csr`` leaves out.
    ``parallels``: it is right for multigraphs, whose parallel edges are one arc there.
    """

    def register(function: Function) -> Function:
        known = name or function.__name__
        _REGISTER[known] = Carried(known, function, can_run, loops, parallels)
        return function

    return register


def all_carried() -> dict[str, Carried]:
    """Give every function the files of this folder carry, by networkx's name for it."""
    for module in pkgutil.iter_modules(backend.__path__):
        importlib.import_module(f"{backend.__name__}.{module.name}")
    return dict(sorted(_REGISTER.items()))


def original(name: str) -> Function:
    """Give networkx's own function of that name; raises KeyError."""
    function: Function = dispatched()[name].orig_func
    return function


def dispatched() -> dict[str, Any]:
    """Give every function that networkx dispatches, by its name there."""
    known: dict[str, Any] = nx.utils.backends._registered_algorithms  # type: ignore[attr-defined]
    return known


def graph_first(
    name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    """Part a call's graph from its other arguments, whether it came by place or by name."""
    if args:
        return args[0], args[1:], kwargs
    (keyword,) = dispatched()[name].graphs
    rest = dict(kwargs)
    return rest.pop(keyword), (), rest


__all__ = ["Carried", "Refused", "all_carried", "carried", "dispatched", "graph_first", "original"]
