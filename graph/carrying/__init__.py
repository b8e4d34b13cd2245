"""Who carries it: how few do half of the work, and what would remain without staff."""

from graph.carrying.absence import Reached, absence_factor, gini, reached
from graph.carrying.activities import ACTIVITIES, BY, Activity, By, Of, activity_named
from graph.carrying.carried import Carried, carried
from graph.carrying.contributions import contributions
from graph.carrying.firm import FEWEST_UNITS, Range
from graph.carrying.overview import overview
from graph.carrying.periods import Each, over_time
from graph.carrying.staff import TITLES, staff_off, work_without_staff
from graph.carrying.words import counted_of, details, said

__all__ = [
    "ACTIVITIES",
    "BY",
    "FEWEST_UNITS",
    "TITLES",
    "Activity",
    "By",
    "Carried",
    "Each",
    "Of",
    "Range",
    "Reached",
    "absence_factor",
    "activity_named",
    "carried",
    "contributions",
    "counted_of",
    "details",
    "gini",
    "over_time",
    "overview",
    "reached",
    "said",
    "staff_off",
    "work_without_staff",
]
