"""Alive or drifting: who is active, who stays, who rises, who is new and who brought them."""

from graph.retention._followed import followed
from graph.retention._terms import Terms, terms_of
from graph.retention.activity import STATES, activity, of_ambassadors, states
from graph.retention.bringers import who_brought
from graph.retention.brought import brought
from graph.retention.cohorts import overall, retention
from graph.retention.levels import LEVELS, level_flow, level_of_each, levels
from graph.retention.newcomers import newcomers, newcomers_by_term

__all__ = [
    "LEVELS",
    "STATES",
    "Terms",
    "activity",
    "brought",
    "followed",
    "level_flow",
    "level_of_each",
    "levels",
    "newcomers",
    "newcomers_by_term",
    "of_ambassadors",
    "overall",
    "retention",
    "states",
    "terms_of",
    "who_brought",
]
