"""Coverage: where the programme is thin, what was held where, and where the next session is due."""

from dashboard.coverage import grid, thin, where_next
from dashboard.parts import Part, show_parts

QUESTION = "Where are we, and where are we missing?"
PART = "coverage_part"
PARTS: dict[str, Part] = {
    "Where it is thin": thin.show,
    "What was where": grid.show,
    "Where next": where_next.show,
}


show_parts(QUESTION, PARTS, key=PART)
