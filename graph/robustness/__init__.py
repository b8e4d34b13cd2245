"""Robustness: what is lost when people leave, one after another, or those that are chosen."""

from graph.robustness.curve import RandomRemoval, Robustness, curves, random_removal, robustness
from graph.robustness.efficiency import Efficiency, global_efficiency
from graph.robustness.loss import Change, Loss, without
from graph.robustness.singles import Bridge, bridges, single_losses
from graph.robustness.told import at_campus, bridge_told, cut_told, told
from graph.robustness.worst import WorstLoss, worst_loss

__all__ = [
    "Bridge",
    "Change",
    "Efficiency",
    "Loss",
    "RandomRemoval",
    "Robustness",
    "WorstLoss",
    "at_campus",
    "bridge_told",
    "bridges",
    "curves",
    "cut_told",
    "global_efficiency",
    "random_removal",
    "robustness",
    "single_losses",
    "told",
    "without",
    "worst_loss",
]
