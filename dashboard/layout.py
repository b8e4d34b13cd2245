"""Where each person stands in a picture: computed once, before the browser sees it."""

import random
import threading
from collections.abc import Sequence
from typing import Any

import igraph
import numpy as np
import numpy.typing as npt
import pandas as pd

Positions = npt.NDArray[np.float64]
SEED = 7
SPACE = 90.0
"""Pixels between neighbours, on average."""

# igraph takes its randomness from one generator for the whole process.
_ONE_AT_A_TIME = threading.Lock()


def positions(people: Sequence[str], ties: pd.DataFrame, *, seed: int = SEED) -> pd.DataFrame:
    """Place people so that those with ties stand near each other.

    ``ties`` has ``source, target`` (ids of ``people``; others are ignored) and ``strength``: the
    stronger, the nearer. Returns ``person_id,
    x, y`` in pixels, in the order given; the same input gives the same picture. Fruchterman &
    Reingold (1991), igraph's grid form, component by component, the largest on top.
    """
    index: pd.Index[Any] = pd.Index(list(people), dtype="str")
    source, target = (index.get_indexer(pd.Index(ties[end])) for end in ("source", "target"))
    known = (source >= 0) & (target >= 0)
    graph = igraph.Graph(
        len(index), list(zip(source[known].tolist(), target[known].tolist(), strict=True))
    )
    # The root keeps a few strong ties from pulling everything into one point.
    graph.es["weight"] = np.sqrt(ties["strength"].to_numpy()[known]).tolist()
    placed = np.zeros((len(index), 2))
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    with _ONE_AT_A_TIME:
        generator = random.Random(seed)  # noqa: S311 - a drawing, not a secret
        igraph.set_random_number_generator(generator)
        shapes = [_spread(graph.induced_subgraph(part), generator) for part in parts]
    for part, shape, centre in zip(parts, shapes, _packed(shapes), strict=True):
        placed[part] = shape + centre
    return pd.DataFrame({"person_id": index, "x": placed[:, 0], "y": placed[:, 1]})


def _spread(part: igraph.Graph, generator: random.Random) -> Positions:
    """Lay one connected part out around its own middle, scaled to an even density."""
    if part.vcount() == 1:
        return np.zeros((1, 2))
    start = [[generator.random(), generator.random()] for _ in range(part.vcount())]
    layout = part.layout_fruchterman_reingold(seed=start, weights="weight", niter=500, grid="auto")
    points = np.asarray(layout.coords)
    points -= points.mean(axis=0)
    area = float(np.prod(np.ptp(points, axis=0))) or 1.0
    scaled: Positions = points * SPACE * np.sqrt(part.vcount() / area)
    return scaled


def _packed(shapes: Sequence[Positions]) -> list[Positions]:
    """Choose a middle for each part: the largest on top, the others in rows below it."""
    if not shapes:
        return []
    boxes = [np.ptp(shape, axis=0) + SPACE for shape in shapes]
    width = max(boxes[0][0], 1.6 * float(np.sqrt(sum(float(np.prod(box)) for box in boxes))))
    left, top, tallest = 0.0, 0.0, 0.0
    centres = []
    for at, (shape, box) in enumerate(zip(shapes, boxes, strict=True)):
        if at and left + box[0] > width:
            left, top, tallest = 0.0, top + tallest, 0.0
        corner = shape.min(axis=0)
        centres.append(np.array([left, top]) - corner)
        left, tallest = left + box[0], max(tallest, float(box[1]))
        if not at:
            # The largest keeps its row to itself when it fills most of it.
            left = left if left < 0.6 * width else width
    return centres
