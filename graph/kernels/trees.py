"""Trees from parents: who hangs below whom, how deep, and how far apart, in time linear in posts.

``parent`` holds the position each post hangs below, -1 for a root.
"""

import numpy as np

from graph.kernels.compiling import kernel


@kernel
def without_loops(parent: np.ndarray, rank: np.ndarray) -> np.ndarray:
    """Give the parents with every loop cut above its post of lowest ``rank``, which becomes a root.

    Posts can't hang below themselves; files say so all the same.
    """
    kept = parent.copy()
    walk = np.zeros(len(parent), dtype=np.int64)
    for start in range(len(parent)):
        at = np.int64(start)
        while at >= 0 and walk[at] == 0:
            walk[at] = start + 1
            at = kept[at]
        if at >= 0 and walk[at] == start + 1:
            first, step = at, kept[at]
            while step != at:
                if rank[step] < rank[first]:
                    first = step
                step = kept[step]
            kept[first] = -1
    return kept


@kernel
def rooted(parent: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give each post's root, its depth (0 at the root), and an order with parents first.

    There may be no loop.
    """
    count = len(parent)
    root = np.full(count, -1, dtype=np.int64)
    depth = np.zeros(count, dtype=np.int64)
    order = np.empty(count, dtype=np.int64)
    path = np.empty(count, dtype=np.int64)
    placed = 0
    for start in range(count):
        length = 0
        at = np.int64(start)
        while root[at] < 0:
            path[length] = at
            length += 1
            if parent[at] < 0:
                root[at] = at
            else:
                at = parent[at]
        # ``at`` is known now: go back down the path.
        for step in range(length - 1, -1, -1):
            post = path[step]
            if parent[post] >= 0:
                root[post] = root[parent[post]]
                depth[post] = depth[parent[post]] + 1
            order[placed] = post
            placed += 1
    return root, depth, order


@kernel
def distance_sums(parent: np.ndarray, root: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Give each tree's summed distance over its pairs of posts, at the root's position (else 0).

    A tie with ``s`` of a tree's ``n`` posts below it lies between ``s (n - s)`` pairs (Wiener
    1947); so one walk upwards is enough.
    """
    count = len(parent)
    below = np.ones(count, dtype=np.int64)
    total = np.zeros(count, dtype=np.float64)
    for step in range(count - 1, -1, -1):
        post = order[step]
        if parent[post] >= 0:
            below[parent[post]] += below[post]
    for post in range(count):
        if parent[post] >= 0:
            pairs = float(below[post]) * float(below[root[post]] - below[post])
            total[root[post]] += pairs
    return total
