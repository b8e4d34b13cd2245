"""Cascades as they happened: observed trees, who set them off, and what the model makes of them."""

from graph.cascades.beside import Compared, compared
from graph.cascades.calibrated import Calibrated, calibrated
from graph.cascades.forest import Forest, forest_of
from graph.cascades.going import set_going
from graph.cascades.groups import summed_up
from graph.cascades.trees import cascades, described

__all__ = [
    "Calibrated",
    "Compared",
    "Forest",
    "calibrated",
    "cascades",
    "compared",
    "described",
    "forest_of",
    "set_going",
    "summed_up",
]
