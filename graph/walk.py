"""A walk in depth with what every single removal would do to each person's connected part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from graph.csr import Csr
from graph.kernels.depth_first import cut_off, depth_first

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Walk:
    """A walk in depth through an undirected network (``graph.kernels.depth_first``), by number.

    ``parts``: the first number of each connected part, ``together``: its people, by number.
    ``branches``: how many groups hang from each person. ``left_of_part``: the largest connected
    group of the person's part without them.
    """

    ids: npt.NDArray[np.object_]
    order: Numbers
    above: Numbers
    low: Numbers
    size: Numbers
    parts: npt.NDArray[np.int64]
    together: Numbers
    branches: Numbers
    left_of_part: npt.NDArray[np.int64]

    @classmethod
    def through(cls, csr: Csr) -> Self:
        """Walk through a network, which must be undirected."""
        order, above, low, size = depth_first(csr.indptr, csr.indices.view(np.uint32))
        branches, people, most = cut_off(above, low, size)
        parts = np.flatnonzero(above == np.arange(len(above)))
        together = np.repeat(size[parts], size[parts])
        left = np.maximum(together - 1 - people, most).astype(np.int64)
        ids = csr.ids.to_numpy(dtype=object)
        return cls(ids, order, above, low, size, parts, together, branches, left)

    def lost_with(self, number: int) -> list[Numbers]:
        """List the groups that come apart without somebody, but for the largest, as positions."""
        groups: list[Numbers] = []
        rest = [self.order[self.part_of(number) : number]]
        for child in self._children(number):
            behind = self.order[child : child + self.size[child]]
            (groups if self.low[child] >= number else rest).append(behind)
        last = self.part_of(number) + self.size[self.part_of(number)]
        rest.append(self.order[number + self.size[number] : last])
        largest = max(len(group) for group in groups)
        if sum(map(len, rest)) > largest:  # mostly so, and then nobody needs to be listed
            return groups
        if sum(map(len, rest)):
            groups.append(np.concatenate(rest))
        stays = max(groups, key=lambda group: (len(group), -int(group.min())))
        return [group for group in groups if group is not stays]

    def behind(self, number: int) -> Numbers:
        """List the people met from somebody on, themselves first, as positions."""
        return self.order[number : number + self.size[number]]

    def beside(self, number: int) -> Numbers:
        """List the others of that person's connected part, as positions."""
        first = self.part_of(number)
        last = first + self.size[first]
        after = self.order[number + self.size[number] : last]
        return np.concatenate([self.order[first:number], after])

    def part_of(self, number: int) -> int:
        """Give the first number of somebody's connected part."""
        return int(self.parts[np.searchsorted(self.parts, number, side="right") - 1])

    def _children(self, number: int) -> Iterator[int]:
        child, last = number + 1, number + int(self.size[number])
        while child < last:
            yield child
            child += int(self.size[child])
