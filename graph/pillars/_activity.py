"""Activity and retention: who does something, who has stayed, who comes back."""

from graph.once import once
from graph.pillars._cause import Cause, Indicator, as_count, cause, people
from graph.pillars._days import (
    LATELY,
    NO_HALF_YEAR,
    TOO_SHORT,
    half_year_before,
    knows_half_year,
    knows_lately,
    lately,
    serving,
)
from graph.pillars._seen import Seen, campus_of, share_of, unknown
from graph.retention.activity import ACTIVE, UNKNOWN, of_ambassadors
from graph.snapshot import Snapshot


@once
def active(snapshot: Snapshot) -> Seen:
    """See which of the current ambassadors are active, of those of whom it is known."""
    if snapshot.terms.empty:
        return unknown("no ambassadors are recorded yet")
    if snapshot.acts.empty:
        return unknown("nothing that ambassadors did is recorded yet")
    current = of_ambassadors(snapshot)
    told = current[current["state"] != UNKNOWN]
    if told.empty:
        return unknown("nothing is recorded of any current ambassador")
    acted = told.loc[told["state"] == ACTIVE, "person_id"]
    what = "current ambassadors of whom anything is recorded"
    return share_of(acted, told["person_id"], what, campus=campus_of(current))


def _active_moved(before: Seen, now: Seen) -> Cause:
    both = now.groups["whole"] & before.groups["whole"]
    quiet = (before.groups["part"] - now.groups["part"]) & both
    woken = (now.groups["part"] - before.groups["part"]) & both
    came, gone = now.groups["whole"] - both, before.groups["whole"] - both
    shifts = (
        people(quiet, "ambassador fell quiet", "ambassadors fell quiet", now.campus),
        people(woken, "ambassador became active", "ambassadors became active", now.campus),
        people(gone, "ambassador left", "ambassadors left", before.campus),
        people(came, "ambassador is new", "ambassadors are new", now.campus),
    )
    return cause(shifts, now, before, "{now} ambassadors are active, after {before}", as_count)


def _stayed(snapshot: Snapshot) -> Seen:
    if not knows_half_year(snapshot):
        return unknown(NO_HALF_YEAR)
    then = serving(snapshot, half_year_before(snapshot.as_of))
    if then.empty:
        return unknown("nobody was an ambassador half a year before")
    still = set(then["person_id"]) & set(snapshot.current_terms["person_id"])
    what = "ambassadors of half a year before"
    return share_of(still, then["person_id"], what, campus=campus_of(then))


def _stayed_moved(before: Seen, now: Seen) -> Cause:
    """Say who left, and whom the half year now takes in and leaves behind."""
    left = (before.groups["part"] & now.groups["whole"]) - now.groups["part"]
    new = now.groups["whole"] - before.groups["whole"]
    gone = before.groups["whole"] - now.groups["whole"]
    shifts = (
        people(left, "ambassador left", "ambassadors left", now.campus),
        people(
            new & now.groups["part"],
            "ambassador has now served half a year",
            "ambassadors have now served half a year",
            now.campus,
        ),
        people(
            new - now.groups["part"],
            "ambassador who had left within half a year now counts",
            "ambassadors who had left within half a year now count",
            now.campus,
        ),
        people(
            gone,
            "ambassador who had left earlier counts no more",
            "ambassadors who had left earlier count no more",
            before.campus,
        ),
    )
    return cause(
        shifts, now, before, "{now} ambassadors stayed for half a year, after {before}", as_count
    )


def _returning(snapshot: Snapshot) -> Seen:
    there = snapshot.session_people
    attended = there[there["part"] == "attended"].dropna(subset=["held_on"])
    if attended.empty:
        return unknown("nobody is on record as attending a session")
    if not knows_lately(snapshot):
        return unknown(TOO_SHORT)
    recent = attended[lately(snapshot, attended["held_on"])]
    if recent.empty:
        return unknown(f"nobody is on record at a session of the last {LATELY} teaching days")
    first = attended.groupby("person_id")["held_on"].min()
    last = recent.groupby("person_id")["held_on"].max()
    back = last.index[last > first.reindex(last.index)]
    return share_of(back, last.index, "participants on record")


def _returning_moved(before: Seen, now: Seen) -> Cause:
    back = now.groups["part"] - before.groups["part"]
    new = now.groups["whole"] - now.groups["part"] - before.groups["whole"]
    gone = before.groups["whole"] - now.groups["whole"]
    shifts = (
        people(back, "person came back", "people came back"),
        people(new, "person came for the first time", "people came for the first time"),
        people(gone, "person has not come lately", "people have not come lately"),
    )
    return cause(
        shifts, now, before, "{now} participants had come before, after {before}", as_count
    )


INDICATORS = {
    "active": Indicator(active, _active_moved),
    "stayed": Indicator(_stayed, _stayed_moved),
    "returning": Indicator(_returning, _returning_moved),
}
