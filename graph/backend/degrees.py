"""``graph.degree`` read off the arrays, so that counting ties makes no Python row."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from networkx.classes.reportviews import DiDegreeView


class Degrees(DiDegreeView):  # type: ignore[type-arg]
    """What networkx's degree views give, for all ties of a network; see ``InDegrees`` as well."""

    _sides: tuple[bool, ...] = (False, True)

    def __init__(self, network: Any, nbunch: Any = None, weight: Any = None) -> None:
        self._graph, self._weight = network, weight
        # The position lists every node, in order; networkx asks it what is a node.
        self._nodes = network.position if nbunch is None else list(network.nbunch_iter(nbunch))
        sides = self._sides if network.is_directed() else (False,)
        self._counted = [_along(network, weight, incoming) for incoming in sides]

    def __getitem__(self, node: Any) -> Any:
        at = self._graph.position[node]
        return sum(side[at].item() for side in self._counted)

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        summed = sum(self._counted[1:], start=self._counted[0])
        if self._nodes is self._graph.position:
            return zip(self._graph.nodes_list, summed.tolist(), strict=True)
        position = self._graph.position
        return ((node, summed[position[node]].item()) for node in self._nodes)


class InDegrees(Degrees):
    """The ties that arrive."""

    _sides = (True,)


class OutDegrees(Degrees):
    """The ties that leave."""

    _sides = (False,)


def _along(network: Any, weight: Any, incoming: bool) -> npt.NDArray[Any]:
    csr = network.csr
    if weight is None:
        return np.diff(csr.reverse.indptr if incoming else csr.indptr)
    values, total = network.arc_values(weight), len(csr.ids)
    ends = csr.indices if incoming else np.repeat(np.arange(total), np.diff(csr.indptr))
    # In the order of the ties, as networkx adds.
    return np.bincount(ends, weights=values, minlength=total)
