"""Succession: who stays past the coming term's end, what is known of it, who has been replaced."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from graph.once import once
from graph.pillars._cause import (
    Cause,
    Indicator,
    as_count,
    as_share,
    came_and_left,
    campuses,
    cause,
    few,
    people,
)
from graph.pillars._days import NO_HALF_YEAR, half_year_before, knows_half_year, serving
from graph.pillars._seen import Seen, campus_of, share_of, unknown
from graph.snapshot import Snapshot
from graph.succession import campuses_dark, coming_ends, gone_by, leaving

WORTH_TELLING = 0.01
"""A chance that moved by less is not named as a cause."""
_A_YEAR = 366
_NOBODY = "nobody is an ambassador on that day"


def _staying(snapshot: Snapshot) -> Seen:
    current = _ambassadors(snapshot)
    dated = current[current["leaves_on"].notna()]
    if dated.empty:
        return unknown(_NOBODY if current.empty else "no ambassador's leaving is known")
    stays = ~gone_by(dated, next_end(snapshot))
    what = "ambassadors whose leaving is known"
    people_known = dated["person_id"]
    return share_of(people_known[stays], people_known, what, campus=campus_of(current))


def _staying_moved(before: Seen, now: Seen) -> Cause:
    both = now.groups["whole"] & before.groups["whole"]
    goes = (before.groups["part"] - now.groups["part"]) & both
    stays = (now.groups["part"] - before.groups["part"]) & both
    shifts = (
        *came_and_left(before, now),
        people(
            goes,
            "ambassador leaves by the end of the term that comes now",
            "ambassadors leave by the end of the term that comes now",
            now.campus,
        ),
        people(stays, "ambassador stays longer", "ambassadors stay longer", now.campus),
    )
    return cause(
        shifts, now, before, "{now} ambassadors stay past the term’s end, after {before}", as_count
    )


def _known(snapshot: Snapshot) -> Seen:
    current = _ambassadors(snapshot)
    if current.empty:
        return unknown(_NOBODY)
    dated = current.loc[current["leaves_on"].notna(), "person_id"]
    campus = campus_of(current)
    return share_of(dated, current["person_id"], "current ambassadors", campus=campus)


def _known_moved(before: Seen, now: Seen) -> Cause:
    both = now.groups["whole"] & before.groups["whole"]
    told = (now.groups["part"] - before.groups["part"]) & both
    lost = (before.groups["part"] - now.groups["part"]) & both
    shifts = (
        *came_and_left(before, now),
        people(told, "ambassador’s date is known now", "ambassadors’ dates are known now"),
        people(lost, "ambassador’s date has passed", "ambassadors’ dates have passed"),
    )
    return cause(
        shifts, now, before, "of {now} ambassadors the leaving is known, after {before}", as_count
    )


def _lit(snapshot: Snapshot) -> Seen:
    table = campuses_dark(snapshot, next_end(snapshot))
    table = table[table["now"] > 0]
    if table.empty:
        return unknown("no campus has an ambassador on that day")
    if table["chance"].isna().any():
        return unknown("too few ambassadors have served so far to give a chance")
    chances = dict(zip(table["university_id"], table["chance"].astype(float), strict=True))
    return Seen(
        1 - float(np.mean(list(chances.values()))),
        out_of=len(chances),
        of_what="campuses with an ambassador",
        of_people=False,
        groups={"whole": frozenset(chances)},
        amounts=chances,
    )


def _lit_moved(before: Seen, now: Seen) -> Cause:
    both = now.groups["whole"] & before.groups["whole"]
    moved = {one: now.amounts[one] - before.amounts[one] for one in both}
    worse = [one for one, by in moved.items() if by >= WORTH_TELLING]
    better = [one for one, by in moved.items() if by <= -WORTH_TELLING]
    new, dark = now.groups["whole"] - both, before.groups["whole"] - both
    shifts = (
        campuses(new, "campus has an ambassador now", "campuses have an ambassador now"),
        campuses(dark, "campus has none any more", "campuses have none any more"),
        campuses(
            worse,
            "campus is likelier to go dark",
            "campuses are likelier to go dark",
            secret=True,
        ),
        campuses(
            better,
            "campus is less likely to go dark",
            "campuses are less likely to go dark",
            secret=True,
        ),
    )
    return cause(
        shifts,
        now,
        before,
        "{now} of campuses are expected to keep an ambassador, after {before}",
        as_share,
    )


def _replaced(snapshot: Snapshot) -> Seen:
    if not knows_half_year(snapshot):
        return unknown(NO_HALF_YEAR)
    then = set(serving(snapshot, half_year_before(snapshot.as_of))["person_id"])
    if not then:
        return unknown("nobody was an ambassador half a year before")
    terms = snapshot.current_terms
    current = frozenset(terms["person_id"])
    return Seen(
        len(current) / len(then),
        len(current),
        len(then),
        "ambassadors of half a year before",
        groups={"whole": current, "then": frozenset(then)},
        campus=campus_of(snapshot.terms),
    )


def _replaced_moved(before: Seen, now: Seen) -> Cause:
    then = now.groups["then"] - before.groups["then"]
    shifts = (
        *came_and_left(before, now),
        people(
            then,
            "ambassador more served half a year ago",
            "ambassadors more served half a year ago",
        ),
    )
    return cause(shifts, now, before, "{now}, after {before}", _as_ratio)


def _as_ratio(seen: Seen, outside: bool) -> str:
    now, then = ((few if outside else "{:,}".format)(one or 0) for one in (seen.count, seen.out_of))
    return f"{now} ambassadors for {then} half a year before"


@once
def _ambassadors(snapshot: Snapshot) -> pd.DataFrame:
    leaves = leaving(snapshot)
    return leaves[leaves["ambassador"]]


def next_end(snapshot: Snapshot) -> date:
    """Give the last day of the academic term that ends next."""
    return coming_ends(snapshot, snapshot.as_of + timedelta(days=_A_YEAR))[0]


INDICATORS = {
    "staying": Indicator(_staying, _staying_moved),
    "lit": Indicator(_lit, _lit_moved),
    "known": Indicator(_known, _known_moved),
    "replaced": Indicator(_replaced, _replaced_moved),
}
