"""Spread: how far a message is expected to go, and whom to ask so that it goes far."""

from graph.spread.choice import SeedChoice, choose_seeds
from graph.spread.spread import (
    Spread,
    SpreadRange,
    expected_spread,
    groups_reached,
    reached,
    spread_range,
)

__all__ = [
    "SeedChoice",
    "Spread",
    "SpreadRange",
    "choose_seeds",
    "expected_spread",
    "groups_reached",
    "reached",
    "spread_range",
]
