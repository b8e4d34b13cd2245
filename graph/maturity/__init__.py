"""What shape a network has: scattered, hub-and-spoke, multi-hub or core/periphery."""

from graph.maturity.rules import FEWEST_PEOPLE, RULES, Rule, Stage
from graph.maturity.stage import Maturity, by_month, maturity
from graph.maturity.steps import Step
from graph.maturity.working import TIMES, working

__all__ = [
    "FEWEST_PEOPLE",
    "RULES",
    "TIMES",
    "Maturity",
    "Rule",
    "Stage",
    "Step",
    "by_month",
    "maturity",
    "working",
]
