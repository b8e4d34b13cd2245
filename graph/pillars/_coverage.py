"""Coverage: which campuses had a session lately, which have ambassadors enough, how evenly."""

import pandas as pd

from graph.coverage import evenness, presence
from graph.once import once
from graph.pillars._cause import Cause, Indicator, as_count, campuses, cause
from graph.pillars._days import LATELY, TOO_SHORT, knows_lately, lately
from graph.pillars._seen import Seen, share_of, unknown
from graph.snapshot import Snapshot
from graph.words import counted

_NOWHERE = "no campus has had an ambassador or a session yet"


def _met(snapshot: Snapshot) -> Seen:
    held, why = _held(snapshot)
    if why:
        return unknown(why)
    places = _places(snapshot)["university_id"]
    return share_of(held, places, "campuses of the programme", of_people=False)


def _met_moved(before: Seen, now: Seen) -> Cause:
    new = now.groups["whole"] - before.groups["whole"]
    more = now.groups["part"] - before.groups["part"] - new
    less = before.groups["part"] - now.groups["part"]
    shifts = (
        campuses(new, "campus joined", "campuses joined"),
        campuses(more, "campus had a session again", "campuses had a session again"),
        campuses(less, "campus has had no session lately", "campuses have had no session lately"),
    )
    return cause(
        shifts, now, before, "{now} campuses had a session lately, after {before}", as_count
    )


def _two(snapshot: Snapshot) -> Seen:
    places = _places(snapshot)
    if places.empty:
        return unknown(_NOWHERE)
    if snapshot.terms.empty:
        return unknown("no ambassadors are recorded yet")
    enough = places["ambassadors"] >= snapshot.analysis.thin_campus_ambassadors
    ids = places["university_id"]
    return share_of(ids[enough], ids, "campuses of the programme", of_people=False)


def _two_moved(before: Seen, now: Seen) -> Cause:
    new = now.groups["whole"] - before.groups["whole"]
    more = now.groups["part"] - before.groups["part"]
    less = before.groups["part"] - now.groups["part"]
    shifts = (
        campuses(new - more, "campus joined with too few", "campuses joined with too few"),
        campuses(more, "campus has enough now", "campuses have enough now", secret=True),
        campuses(
            less, "campus no longer has enough", "campuses no longer have enough", secret=True
        ),
    )
    return cause(
        shifts, now, before, "{now} campuses have enough ambassadors, after {before}", as_count
    )


def _evenness(snapshot: Snapshot) -> Seen:
    held, why = _held(snapshot)
    if why:
        return unknown(why)
    places = _places(snapshot)["university_id"]
    if not held:
        return unknown(f"no session was held on a campus in the last {LATELY} teaching days")
    if len(places) < 2:
        return unknown("the programme is on one campus only")
    return Seen(
        evenness([held.get(one, 0.0) for one in places]),
        out_of=int(sum(held.values())),
        of_what="sessions",
        of_people=False,
        groups={"whole": frozenset(places)},
        amounts=held,
    )


def _evenness_moved(before: Seen, now: Seen) -> Cause:
    def written(seen: Seen, _: bool) -> str:
        return f"{counted(seen.out_of or 0, 'session')} on {len(seen.amounts):,} campuses"

    places = now.groups["whole"] | before.groups["whole"]
    moved = {one: now.amounts.get(one, 0) - before.amounts.get(one, 0) for one in places}
    shifts = (
        campuses(
            (one for one, by in moved.items() if by > 0),
            "campus had more sessions",
            "campuses had more sessions",
        ),
        campuses(
            (one for one, by in moved.items() if by < 0),
            "campus had fewer sessions",
            "campuses had fewer sessions",
        ),
    )
    return cause(shifts, now, before, "{now}, after {before}", written)


@once
def _places(snapshot: Snapshot) -> pd.DataFrame:
    return presence(snapshot)


@once
def _held(snapshot: Snapshot) -> tuple[dict[str, float], str]:
    """Count the sessions of the last teaching days by campus, or say why they aren't known."""
    if snapshot.sessions.empty:
        return {}, "no sessions are recorded yet"
    if _places(snapshot).empty:
        return {}, _NOWHERE
    if not knows_lately(snapshot):
        return {}, TOO_SHORT
    held: pd.DataFrame = snapshot.sessions[lately(snapshot, snapshot.sessions["held_on"])]
    counts = held["university_id"].dropna().value_counts()
    return {str(campus): float(many) for campus, many in counts.items()}, ""


INDICATORS = {
    "met": Indicator(_met, _met_moved),
    "two": Indicator(_two, _two_moved),
    "evenness": Indicator(_evenness, _evenness_moved),
}
