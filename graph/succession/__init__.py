"""Succession: who leaves when, which campuses go dark, and who could take over."""

from graph.succession.dark import campuses_dark
from graph.succession.forecast import coming_ends, forecast
from graph.succession.leaving import Known, ambassador_ends, gone_by, known, leaving
from graph.succession.reach_lost import reach_lost
from graph.succession.record import Record, record
from graph.succession.risks import risks
from graph.succession.successors import successors

__all__ = [
    "Known",
    "Record",
    "ambassador_ends",
    "campuses_dark",
    "coming_ends",
    "forecast",
    "gone_by",
    "known",
    "leaving",
    "reach_lost",
    "record",
    "risks",
    "successors",
]
