"""Coverage: where the programme is thin, what was held where, and where the next session is due."""

from graph.coverage._asked import Asked, Drawn, Plan
from graph.coverage._evenness import evenness, evenness_of
from graph.coverage._events import (
    KINDS,
    NO_DAY,
    NOT_KNOWN,
    SENSITIVE,
    Counted,
    Events,
    Group,
    Kind,
    groups_of,
    held,
)
from graph.coverage._grid import By, grid, left_out
from graph.coverage._looked import EVERYTHING, Looked
from graph.coverage._missing import garwood
from graph.coverage._places import REGIONS, UNKNOWN, region_of, the_list, universities
from graph.coverage._plan import next_sessions, place
from graph.coverage._presence import presence, term_months
from graph.coverage._regions import by_region, by_university
from graph.coverage._targets import PARTS, floors, set_targets, targets
from graph.coverage._thinness import day_of, last_term, thinness, with_change

__all__ = [
    "EVERYTHING",
    "KINDS",
    "NOT_KNOWN",
    "NO_DAY",
    "PARTS",
    "REGIONS",
    "SENSITIVE",
    "UNKNOWN",
    "Asked",
    "By",
    "Counted",
    "Drawn",
    "Events",
    "Group",
    "Kind",
    "Looked",
    "Plan",
    "by_region",
    "by_university",
    "day_of",
    "evenness",
    "evenness_of",
    "floors",
    "garwood",
    "grid",
    "groups_of",
    "held",
    "last_term",
    "left_out",
    "next_sessions",
    "place",
    "presence",
    "region_of",
    "set_targets",
    "targets",
    "term_months",
    "the_list",
    "thinness",
    "universities",
    "with_change",
]
