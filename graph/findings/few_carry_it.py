"""Few carry it: so few people host half of the sessions that their leaving would stop them."""

from datetime import timedelta

import pandas as pd

from graph.calendar import same_day_before
from graph.carrying import Carried, carried
from graph.findings import Finding, Severity, finding
from graph.findings._finding import SubjectKind
from graph.snapshot import Snapshot
from graph.words import counted, enumerated, spelled

MONTHS, FEW, ENOUGH_SESSIONS = 3, 3, 6


@finding(question="Do so few people host that the sessions hang on them?", subject="person")
def few_carry_it(snapshot: Snapshot) -> list[Finding]:
    """Find the three people or fewer who did half of the hosting of the last three months.

    One finding, about the one who hosted most; the others are named in it. Fewer than six sessions
    with a host on record say nothing. To act on now: one person alone. Where nobody but them ever
    hosted, there is nobody to share it with yet, and it is found all the same.
    """
    found = carried(snapshot, since=same_day_before(snapshot.as_of, MONTHS) + timedelta(days=1))
    if found.factor is None or found.factor > FEW or found.units < ENOUGH_SESSIONS:
        return []
    return [_finding(found)]


def _finding(found: Carried) -> Finding:
    first, *others = found.carriers
    keys = [f"other{at}" for at in range(len(others))]
    mentions: dict[str, tuple[SubjectKind, str]] = {
        key: ("person", one) for key, one in zip(keys, others, strict=True)
    }
    named = [f"{{{key}}}" for key in keys]
    names = enumerated(["{subject}", *named])
    did = int(found.ranked.loc[found.ranked["carries"], "contributions"].sum())
    lost = "no session" if not found.lost else counted(found.lost, "session")
    return Finding(
        kind="few_carry_it",
        subject=first,
        subject_kind="person",
        severity=Severity.watch if others else Severity.act_now,
        statement=f"{names} did half of the hosting of the last {spelled(MONTHS)} months.",
        because=(
            f"{counted(found.contributors, 'person', 'people')} hosted "
            f"{counted(found.units, 'session')}, {counted(found.total, 'time')} in all; "
            f"{did:,} of these were theirs. Without them {lost} would have had no host. Looked at "
            f"from {ENOUGH_SESSIONS} sessions on; few is {FEW} or fewer."
        ),
        size=found.lost,
        out_of=found.total,
        mentions=mentions,
        evidence=_evidence(found.ranked),
    )


def _evidence(ranked: pd.DataFrame) -> pd.DataFrame:
    """List everybody who hosted, with how often."""
    listed = ranked.rename(columns={"contributor": "person_id", "contributions": "hosted"})
    return listed[["person_id", "hosted", "carries"]]
