"""What is asked of a plan, and what a plan tells."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from graph.coverage._greedy import Ended
from graph.coverage._looked import EVERYTHING, Looked
from graph.errors import QuestionError

What = Literal["sessions", "ambassadors"]
COLUMNS = [
    *("place", "university_id", "campus", "region", "topic", "kind", "group", "lead", "role"),
    *("because", "gain", "cost", "thinness_before", "thinness_after"),
]


@dataclass(frozen=True)
class Drawn:
    """What drawing at random gives: the mean of so many seeded draws, with its 95 % interval."""

    mean: float
    low: float
    high: float
    draws: int


@dataclass(frozen=True)
class Asked:
    """What is to be placed, and within which limits.

    ``many``: sessions or ambassadors; ``budget``: at most this, a session costing ``cost`` and,
    where who leads is not of the campus, ``travel_cost`` more; ``within_region``: nobody leads in
    a region where they neither are ambassador nor have spoken; ``once``: no campus twice;
    ``minority``: at least so many sessions for a group that fewer than half are in;
    ``everywhere``: universities the programme has never been at too; ``looked``: only these
    regions, campuses, topics and groups.
    """

    many: int = 10
    what: What = "sessions"
    budget: float = float("inf")
    cost: float = 1.0
    travel_cost: float = 0.0
    within_region: bool = False
    once: bool = False
    minority: int = 0
    everywhere: bool = False
    looked: Looked = EVERYTHING


@dataclass(frozen=True, eq=False)
class Plan:
    """What to do, in order, and how good that is.

    ``table`` (``COLUMNS``): what each line adds to the worth of those above it. ``gain`` of all;
    no choice within the limits could add more than ``bound``, and ``guarantee`` of the best is
    proved whatever the numbers (missing: nothing but the bound). ``random`` and ``by_enrolment``:
    what draws within the limits add; by enrolment only where it is known, of ``enrolment_known``
    campuses. ``floor_cost``: what the minimum for minorities costs, and ``for_minorities`` how many
    of the items are for one; ``short``: how many items were not placed, and ``ended`` why there are
    no more: the ``number`` is reached, ``nothing`` else adds anything, what does is too dear
    (``money``), or no other ``limits`` leave it: who has time to lead, campuses, minorities.
    """

    asked: Asked
    table: pd.DataFrame
    gain: float
    bound: float
    guarantee: float
    random: Drawn | None
    by_enrolment: Drawn | None
    enrolment_known: int
    campuses: int
    floor_cost: float
    short: int
    ended: Ended
    for_minorities: int


def check(asked: Asked) -> None:
    """Raise QuestionError for limits that are none."""
    for name, value, low in (
        ("many", asked.many, 1),
        ("budget", asked.budget, 0),
        ("cost", asked.cost, 0),
        ("travel_cost", asked.travel_cost, 0),
        ("minority", asked.minority, 0),
    ):
        if not value >= low or (name == "cost" and value == 0):
            raise QuestionError(name, f"{value} is too small", f"Give more than {low}")
    if asked.minority > asked.many:
        what = f"{asked.minority} of {asked.many} can't be for minorities"
        raise QuestionError("minority", what, "Ask for fewer, or place more")
    if asked.minority and asked.what == "ambassadors":
        what = "an ambassador is placed at a campus, not for a group"
        raise QuestionError("minority", what, "Leave it out")
