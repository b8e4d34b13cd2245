"""The next step: what a network weaver would do to bring a network to its next stage.

After Krebs & Holley: know the net, then knit it. Fragments need somebody who joins them; a hub has
to raise other hubs before it tires; hubs have to meet; a core has to stay open to its periphery.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from graph.maturity.rules import Stage
from graph.maturity.shape import Shape
from graph.snapshot import Snapshot
from graph.words import counted

MOST = 3
"""So many steps of one kind are named at most."""
_LOOKED_AT = 40  # hubs, those of the largest communities first
CLOSE_KNIT = 0.5
"""From this share of all possible ties on a network is one close-knit group."""

Ints = npt.NDArray[np.int64]
Naming = Callable[[Literal["person", "campus"], str], str]


@dataclass(frozen=True)
class Step:
    """One thing to do next; ``statement`` holds no name but ``{one}``, ``{other}`` of mentions."""

    statement: str
    mentions: Mapping[str, tuple[Literal["person", "campus"], str]] = field(default_factory=dict)

    def sentence(self, naming: Naming) -> str:
        """Say it with the names that ``naming`` gives, as it does for findings."""
        named = {key: naming(kind, one) for key, (kind, one) in self.mentions.items()}
        return self.statement.format(**named)


def next_steps(network: Snapshot, shape: Shape, stage: Stage | None) -> tuple[Step, ...]:
    """Say what to do next at a stage, with whom; ``network`` has the ties that count."""
    steps = {
        Stage.scattered: _join_parts,
        Stage.hub_and_spoke: _raise_hubs,
        Stage.multi_hub: _join_hubs,
        Stage.core_periphery: _open_core,
        None: _find_hubs,
    }[stage]
    return steps(network, shape)


def _join_parts(network: Snapshot, shape: Shape) -> tuple[Step, ...]:
    """Introduce the best connected of the largest part to those of the next largest."""
    degree = np.diff(network.csr.indptr)
    sizes = np.bincount(shape.part)
    first = shape.main[shape.first_hub]
    steps = []
    for part in np.flatnonzero(sizes[: MOST + 1] > 1)[1:]:
        members = np.flatnonzero(shape.part == part)
        other = members[np.argmax(degree[members])]
        group = counted(len(members), "person", "people")
        text = f"Introduce {{one}} to {{other}}, who has most ties in a separate group of {group}."
        steps.append(_of(network, text, int(first), int(other)))
    begin = Step("Join the pieces: somebody has to know people in several of them.")
    return (begin, *steps)


def _raise_hubs(network: Snapshot, shape: Shape) -> tuple[Step, ...]:
    begin = _of(
        network,
        "Raise more hubs before {one} leaves or tires: let others host, invite and introduce.",
        int(shape.main[shape.first_hub]),
    )
    return (begin, *_gather(network, shape, first=1, how=" without the hub"))


def _gather(network: Snapshot, shape: Shape, first: int, how: str = "") -> list[Step]:
    """Name those with most ties, from place ``first`` on: they can hold a group of their own."""
    degree = np.diff(network.csr.indptr)[shape.main]
    order = np.argsort(-degree, kind="stable")[first : first + MOST]
    return [
        _of(
            network,
            f"Ask {{one}}, who has {counted(int(degree[at]), 'tie')}, to gather a group{how}.",
            int(shape.main[at]),
        )
        for at in order
    ]


def _join_hubs(network: Snapshot, shape: Shape) -> tuple[Step, ...]:
    """Name the pairs of hubs that are not tied, of the largest communities first."""
    begin = Step("Connect the hubs, so that the groups overlap and no hub is the only way.")
    hubs, clusters = shape.clusters.hubs[:_LOOKED_AT], shape.clusters
    pairs = [
        (one, other)
        for at, one in enumerate(hubs)
        for other in hubs[:at]
        if shape.main[other] not in network.csr.neighbours(int(shape.main[one]))
    ]
    pairs.sort(key=lambda two: -int(min(clusters.size[clusters.label[list(two)]])))
    steps = []
    for one, other in pairs[:MOST]:
        sizes = [int(clusters.size[clusters.label[at]]) for at in (other, one)]
        text = (
            f"Introduce {{one}} to {{other}}: the hubs of groups of {sizes[0]:,} and {sizes[1]:,} "
            "people have no tie."
        )
        steps.append(_of(network, text, int(shape.main[other]), int(shape.main[one])))
    return (begin, *steps)


def _open_core(network: Snapshot, shape: Shape) -> tuple[Step, ...]:
    """Say how many hang on one tie, and who of the core could take them in."""
    core = shape.core.members
    degree = np.diff(network.csr.indptr)[shape.main]
    once = int(((degree == 1) & ~core).sum())
    begin = Step(
        "Keep the core open: bring in newcomers and people with ties to other networks, and let "
        "the core change."
    )
    if not once:
        return (begin,)
    hang = f"{counted(once, 'person hangs', 'people hang')} on the network by a single tie"
    return (begin, Step(f"{hang}: see that each meets somebody else of the core."))


def _find_hubs(network: Snapshot, shape: Shape) -> tuple[Step, ...]:
    """Without hubs and core, the first thing is that somebody gathers a group.

    Where nearly all are tied to each other there is no need of one.
    """
    people = len(shape.main)
    if np.diff(network.csr.indptr)[shape.main].sum() >= CLOSE_KNIT * people * (people - 1):
        more = "bring in people from elsewhere, and let them bring others"
        return (Step(f"All of a close-knit group know each other: {more}."),)
    begin = Step("Nobody gathers the others yet: let a few people host, invite and introduce.")
    return (begin, *_gather(network, shape, first=0))


def _of(network: Snapshot, text: str, one: int, other: int | None = None) -> Step:
    mentions: dict[str, tuple[Literal["person", "campus"], str]] = {
        "one": ("person", str(network.ids[one]))
    }
    if other is not None:
        mentions["other"] = ("person", str(network.ids[other]))
    return Step(text, mentions)
