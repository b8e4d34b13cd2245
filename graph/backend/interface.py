"""What networkx's dispatcher talks to (the entry point ``networkx.backends``).

It asks ``can_run`` and ``should_run`` with a call's arguments as the user gave them, converts the
graph, and calls the attribute named as its function.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import networkx as nx

from graph.backend.conversion import is_ordinary, network_of
from graph.backend.network import Network
from graph.backend.register import Carried, all_carried, dispatched, graph_first, original

# Below this a conversion costs more than networkx's own answer.
WORTH_CONVERTING = 50


class Interface:
    """The functions we carry as attributes; all others too, for a Network: by networkx's code."""

    def __init__(self) -> None:
        self._carried = all_carried()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name in self._carried:
            return self._carried[name]
        if name.startswith("__") or name not in dispatched():
            raise AttributeError(name)
        return partial(_by_networkx, name)

    def can_run(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool | str:
        """Say whether we answer this call, or why not."""
        if any(isinstance(graph, Network) for graph in _graphs(args, kwargs)):
            return True
        if name not in self._carried:
            return "mashal carries no function of this name"
        graph, rest, named = graph_first(name, args, kwargs)
        return _accepts(self._carried[name], graph, rest, named)

    def should_run(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool | str:
        """Say whether converting for this call is worth it: a small graph is answered sooner."""
        if name not in self._carried:
            return "networkx's own code answers in any case"
        graph, _, _ = graph_first(name, args, kwargs)
        if len(graph) < WORTH_CONVERTING:
            return f"networkx is as fast below {WORTH_CONVERTING} nodes"
        return True

    @staticmethod
    def convert_from_nx(graph: Any, **_: Any) -> Network:
        """Turn networkx's graph into ours, once: attributes are read when they are asked for."""
        cache = getattr(graph, "__networkx_cache__", None)
        if cache and nx.config.cache_converted_graphs:
            for known in cache.get("backends", {}).get("mashal", {}).values():
                if isinstance(known, Network):
                    return known
        return network_of(graph)

    @staticmethod
    def convert_to_nx(result: Any, **_: Any) -> Any:
        """Turn our graph into networkx's; anything else is given back."""
        return result.plain if isinstance(result, Network) else result


def _accepts(function: Carried, graph: Any, rest: Any, named: Any) -> bool | str:
    if not is_ordinary(graph):
        return f"a {type(graph).__name__} tells its neighbours in its own way"
    if graph.is_multigraph() and not function.parallels:
        return "it has parallel edges"
    if function.can_run is None:
        return True
    try:
        answer: bool | str = function.can_run(graph, *rest, **named)
    except TypeError:
        return "the arguments do not fit"  # networkx then says which
    return answer


def _graphs(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Iterable[Any]:
    for value in (*args, *kwargs.values()):
        yield from value if isinstance(value, list) else (value,)


def _by_networkx(name: str, *args: Any, **kwargs: Any) -> Any:
    """Run networkx's own function, on plain graphs in the networks' places."""

    def plain(value: Any) -> Any:
        if isinstance(value, list) and any(isinstance(one, Network) for one in value):
            return [plain(one) for one in value]
        return value.plain if isinstance(value, Network) else value

    return original(name)(*map(plain, args), **{key: plain(value) for key, value in kwargs.items()})


interface = Interface()
