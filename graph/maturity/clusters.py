"""Communities and their hubs: whom a cluster hangs on, and whether the hubs know each other."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

SMALLEST = 4
MOST_HUBS = 500
_CLOSE_KNIT, _STANDS_OUT = 0.5, 2.0

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Clusters:
    """The communities of a network, by position: ``label`` of each person, ``hub`` of each label.

    ``hub`` is -1 where a community has none (see ``graph.maturity.rules``).
    """

    label: Ints
    size: Ints
    hub: Ints
    modularity: float

    @property
    def hubs(self) -> Ints:
        """The hubs, those of the largest communities first."""
        order = np.argsort(-self.size, kind="stable")
        found: Ints = self.hub[order][self.hub[order] >= 0]
        return found

    @property
    def hub_people(self) -> float:
        """The share of the people who are in a community with a hub."""
        return float(self.size[self.hub >= 0].sum() / max(self.size.sum(), 1))


def clusters_of(source: Ints, target: Ints, degree: Ints, community: Ints) -> Clusters:
    """Find the hubs of communities; every tie is told from both ends.

    Of equally tied people of a community the one with more ties in all is its hub, then the first.
    """
    _, label = np.unique(community, return_inverse=True)
    size = np.bincount(label).astype(np.int64)
    same = label[source] == label[target]
    inside = np.bincount(source[same], minlength=len(degree))
    ends = np.bincount(label, weights=degree, minlength=len(size))
    arcs = max(len(source), 1)
    modularity = float(same.sum() / arcs - ((ends / arcs) ** 2).sum())
    # By community, and in it by ties within and then in all.
    order = np.lexsort((np.arange(len(degree)), -degree, -inside, label))
    first = np.concatenate([[0], np.cumsum(size)[:-1]])
    hub = order[first]
    middle = inside[order][first + size // 2]  # the median, of an even number the lower one
    density = np.bincount(label, weights=inside) / np.maximum(size * (size - 1), 1)
    leads = 2 * inside[hub] > size - 1
    stands_out = (density >= _CLOSE_KNIT) | (inside[hub] >= _STANDS_OUT * middle)
    is_hub = (size >= SMALLEST) & leads & stands_out
    return Clusters(label.astype(np.int64), size, np.where(is_hub, hub, -1), modularity)


def joined(hubs: Ints, pattern: sparse.csr_array) -> float:
    """Give the share of the pairs of hubs that are tied or have a contact in common.

    Of very many hubs those of the largest communities are looked at.
    """
    hubs = hubs[:MOST_HUBS]
    if len(hubs) < 2:
        return math.nan
    rows = pattern[hubs].astype(np.int64)
    near = (rows @ rows.T + rows[:, hubs]).toarray() > 0
    return float((near.sum() - near.diagonal().sum()) / (len(hubs) * (len(hubs) - 1)))
