"""Coverage: where the programme is thin, what was held where, and where the next session is due."""

from dashboard import coverage_grid, coverage_next, coverage_thin
from dashboard.parts import Part, show_parts

QUESTION = "Where are we, and where are we missing?"
PART = "coverage_part"
PARTS: dict[str, Part] = {
    "Where it is thin": coverage_thin.show,
    "What was where": coverage_grid.show,
    "Where next": coverage_next.show,
}


show_parts(QUESTION, PARTS, key=PART)
