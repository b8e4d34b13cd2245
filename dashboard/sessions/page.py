"""Sessions: how many came, who hosts and speaks, what came of it, and each one by itself."""

from dashboard.parts import Part, show_parts
from dashboard.sessions import came, one, over_time, who

QUESTION = "What happens at the sessions?"
PART = "sessions_part"
PARTS: dict[str, Part] = {
    "Over time": over_time.show,
    "Who hosts and speaks": who.show,
    "What came of it": came.show,
    "One session": one.show,
}


show_parts(QUESTION, PARTS, key=PART)
