"""Sustainability: how healthy the network is, who leaves when, and what it would lose with them."""

from dashboard.parts import Part, show_parts
from dashboard.sustainability import alive, forecast, leaning, pillars, shape, what_if

QUESTION = "Will the network last?"
PART = "sustainability_part"
PARTS: dict[str, Part] = {
    "How healthy": pillars.show,
    "Who leaves when": forecast.show,
    "What if": what_if.show,
    "Who carries it": leaning.show,
    "Alive or drifting": alive.show,
    "What shape it has": shape.show,
}

show_parts(QUESTION, PARTS, key=PART)
