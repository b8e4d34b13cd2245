"""One campus carries: half of the sessions of half a year were held at a single campus."""

from datetime import timedelta

from graph.calendar import same_day_before
from graph.carrying import carried
from graph.coverage import presence
from graph.findings import Finding, Severity, finding
from graph.snapshot import Snapshot
from graph.words import counted

MONTHS, ENOUGH_SESSIONS, ENOUGH_CAMPUSES = 6, 6, 3


@finding(
    question="Is one campus holding as many sessions as all others together?", subject="campus"
)
def one_campus_carries(snapshot: Snapshot) -> list[Finding]:
    """Find the campus that held half of the last six months' sessions on campuses, or more.

    Only where the programme is or was at three campuses or more, and six sessions were held at
    campuses. Of two with half each, neither carries more than the other, and nothing is found; nor
    while less than six months of data lie behind the day.
    """
    campuses = len(presence(snapshot))
    since = same_day_before(snapshot.as_of, MONTHS) + timedelta(days=1)
    if snapshot.data_from is None or snapshot.data_from > since:
        return []
    found = carried(snapshot, "sessions", "campuses", since)
    if found.half is None or found.half.factor > 1 or found.half.tied > 1:
        return []
    if campuses < ENOUGH_CAMPUSES or found.total < ENOUGH_SESSIONS:
        return []
    held = int(found.half.at_cut)
    elsewhere = (
        f" {counted(found.unknown, 'session')} elsewhere left aside." if found.unknown else ""
    )
    ranked = found.ranked.rename(columns={"contributor": "campus", "contributions": "sessions"})
    return [
        Finding(
            kind="one_campus_carries",
            subject=found.carriers[0],
            subject_kind="campus",
            severity=Severity.watch,
            statement=(
                f"{{subject}} held {held:,} of the {counted(found.total, 'session')} on campuses "
                "of the last six months."
            ),
            because=(
                f"The other {counted(campuses - 1, 'campus', 'campuses')} of the programme held "
                f"{found.total - held:,}.{elsewhere} One campus is found from half of "
                f"{ENOUGH_SESSIONS} sessions or more on."
            ),
            size=held / found.total,
            out_of=found.total,
            evidence=ranked[["campus", "sessions"]],
        )
    ]
