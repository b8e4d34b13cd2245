"""Sessions month by month: who came, who for the first time; small counts of people withheld."""

import pandas as pd

from graph.export.disguise import Disguise
from graph.export.few import few_came, withhold
from graph.export.sheet import Column, Sheet, ends_of_share, sheet
from graph.sessions import by_period
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST, WITHHELD, hidden_over_time

_Cell = tuple[str, str]
_SHARE = ("share", "low", "high")


def sessions_by_month(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Count sessions, participants, first-timers and returners of every month."""
    few = disguise.beside_counts
    columns = (
        Column("month", "the month"),
        Column("is_over", "no while it runs: then the row is so far"),
        Column("sessions", "sessions held", "sessions"),
        Column("participants", f"as counted in the room, added up; empty if uncounted{few}",
               "times somebody came"),
        Column("sessions_counted", "sessions at which anybody counted", "sessions"),
        Column("people", f"distinct people on record; empty if nobody is{few}", "people"),
        Column("sessions_recorded", "sessions at which anybody is on record", "sessions"),
        Column("first_timers", f"those at no session before the month{few}", "people"),
        Column("returners", f"the others{few}", "people"),
        Column("share", f"returners of the people on record{few}", "share"),
        *ends_of_share(few),
        Column("in_first_term", "yes in the first term on record: who came before isn't known"),
    )  # fmt: skip
    frame = by_period(snapshot).rename(columns={"period": "month"})
    if not disguise.named:
        frame = _withheld(frame, snapshot)
    return sheet("sessions_by_month", "Sessions month by month", columns, frame)


def _withheld(frame: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """Hide small groups, and what tells them: the people of a month, and all first-timers so far.

    Everybody is a first-timer once: their column adds up to the people ever on record.
    """
    kinds = ("first_timers", "returners")
    known = frame.dropna(subset=["people"])
    counts: dict[_Cell, int] = {
        (month, kind): int(many)
        for kind in kinds
        for month, many in zip(known["month"], known[kind], strict=True)
    }
    steps: list[list[_Cell]] = [[(month, kind) for kind in kinds] for month in known["month"]]
    ever: list[_Cell] = [(month, "first_timers") for month in known["month"]]
    away = hidden_over_time(counts, steps, [*steps, ever])
    months = frame["month"]
    few = {*few_came(snapshot).months, *months[frame["people"].between(1, SMALLEST - 1)]}
    frame = frame.assign(
        participants=withhold(
            frame["participants"],
            months,
            {*few, *months[frame["participants"].between(1, SMALLEST - 1)]},
        )
    )
    for kind in kinds:
        gone = {month for month, hid in away if hid == kind}
        frame[kind] = withhold(frame[kind], months, few | gone)
    frame["people"] = withhold(frame["people"], months, few)
    told = frame["returners"].eq(WITHHELD) | frame["first_timers"].eq(WITHHELD)
    for name in _SHARE:
        frame[name] = frame[name].astype(object).mask(told, WITHHELD)
    return frame
