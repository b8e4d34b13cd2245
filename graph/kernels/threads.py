"""A kernel on several threads: blocks of the work side by side, added up in a fixed order."""

import itertools
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

# Below this many arcs waking a second thread costs more than it saves.
WORTH_A_THREAD = 100_000
MOST = 8


def threads_for(arcs: int) -> int:
    """Say how many threads work on so many arcs is worth."""
    return 1 if arcs < WORTH_A_THREAD else min(os.cpu_count() or 1, MOST)


def in_blocks(work: Callable[[int, int], T], total: int, *, threads: int) -> list[T]:
    """Give ``work(first, last)`` of each block of ``range(total)``, in the order of the blocks.

    ``work`` must hold no lock (a kernel) and share nothing that it writes. Each thread gets one
    block; what is uneven is better cut into more blocks by calling with a larger ``threads``.
    """
    blocks = max(min(threads, total), 1)
    edges = [total * at // blocks for at in range(blocks + 1)]
    pairs = list(itertools.pairwise(edges))
    if blocks == 1:
        return [work(*pairs[0])]
    with ThreadPoolExecutor(min(blocks, os.cpu_count() or 1)) as pool:
        return list(pool.map(lambda pair: work(*pair), pairs))
