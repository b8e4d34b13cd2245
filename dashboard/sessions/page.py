"""Sessions: how many came, who hosts and speaks, what came of it, and each one by itself."""

from dashboard.parts import Part, show_parts
from dashboard.sessions import came, one, over_time, who
from dashboard.sessions.opened import PAGE_PART, PART

QUESTION = "What happens at the sessions?"
PARTS: dict[str, Part] = {
    "Over time": over_time.show,
    "Who hosts and speaks": who.show,
    "What came of it": came.show,
    PART: one.show,
}


show_parts(QUESTION, PARTS, key=PAGE_PART)
