"""How far the campaign reached: four rungs that are never added up, and who reaches whom."""

from graph.reach.campaigns import campaign_days, campaign_figures
from graph.reach.flow import campus_flow
from graph.reach.ladder import ladder, rungs
from graph.reach.rung import Part, Rung, together
from graph.reach.within import campuses_reached, within_two_steps

__all__ = [
    "Part",
    "Rung",
    "campaign_days",
    "campaign_figures",
    "campus_flow",
    "campuses_reached",
    "ladder",
    "rungs",
    "together",
    "within_two_steps",
]
