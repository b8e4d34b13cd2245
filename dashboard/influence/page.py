"""Influence & reach: who carries the network, how far a message goes, whom to ask."""

from dashboard.influence import carriers, flow, happened, message, rungs, whom
from dashboard.parts import Part, show_parts

QUESTION = "How far does it reach, and who carries it?"
PART = "influence_part"
PARTS: dict[str, Part] = {
    "Who carries the network": carriers.show,
    "How far a message goes": message.show,
    "Whom to ask": whom.show,
    "What was reached": rungs.show,
    "Between campuses": flow.show,
    "What was passed on": happened.show,
}


show_parts(QUESTION, PARTS, key=PART)
