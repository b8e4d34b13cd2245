"""Colours and shapes that tell groups apart for every eye, and in black and white."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

# Okabe & Ito, "Color Universal Design" (2008), without yellow, which vanishes on white.
BLUE, VERMILION, GREEN, PURPLE = "#0072b2", "#d55e00", "#009e73", "#cc79a7"
ORANGE, SKY, BLACK = "#e69f00", "#56b4e9", "#000000"
COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BLACK)
# Shapes that vis-network draws; the names are its own.
SHAPES = ("dot", "square", "triangle", "diamond", "triangleDown", "hexagon", "star")
OTHER_NAME, OTHER_COLOUR, OTHER_SHAPE = "Other or unknown", "#8a94a0", "dot"


@dataclass(frozen=True)
class Mark:
    """How one group is drawn: its name, colour and shape."""

    name: str
    colour: str
    shape: str


OTHER = Mark(OTHER_NAME, OTHER_COLOUR, OTHER_SHAPE)


def marks_for(names: Mapping[str, str], most: int = 14) -> dict[str, Mark]:
    """Give each id of ``names`` (id to name) a mark, in that order; past ``most`` they share OTHER.

    Neighbours in the order differ in colour and in shape, so no pair depends on colour alone.
    """
    pairs = (
        (COLOURS[at % len(COLOURS)], SHAPES[(at + at // len(COLOURS)) % len(SHAPES)])
        for at in range(len(COLOURS) * len(SHAPES))
    )
    marks = dict.fromkeys(names, OTHER)
    for key, (colour, shape) in zip(islice(names, most), pairs, strict=False):
        marks[key] = Mark(names[key], colour, shape)
    return marks


def mark_of(name: object, marks: Mapping[str, Mark]) -> Mark:
    """Give the mark of an id; who has none, or an unknown one, shares OTHER."""
    return marks.get(name, OTHER) if isinstance(name, str) else OTHER
