"""What happens at the sessions: how many came, who is new, who hosts, what came of it."""

from graph.sessions.came import came_of_it, contents, views_by_source
from graph.sessions.held import held, parts_of
from graph.sessions.loads import LATELY_MONTHS, Part, loads
from graph.sessions.periods import Each, by_period, first_term
from graph.sessions.said import testimonials
from graph.sessions.topics import topics

__all__ = [
    "LATELY_MONTHS",
    "Each",
    "Part",
    "by_period",
    "came_of_it",
    "contents",
    "first_term",
    "held",
    "loads",
    "parts_of",
    "testimonials",
    "topics",
    "views_by_source",
]
