"""A thin campus: too few ambassadors, or too few sessions lately, to be sure of it."""

import numpy as np
import pandas as pd

from graph.calendar import day_in_words, same_day_before
from graph.findings import Finding, Severity, finding
from graph.snapshot import Snapshot
from graph.words import counted

MONTHS = 6


@finding(question="On which campuses is the programme thin?", subject="campus")
def thin_campus(snapshot: Snapshot) -> list[Finding]:
    """Find campuses with fewer ambassadors, or sessions in six months, than the settings ask.

    Only campuses that have or had an ambassador or a session are looked at: of the others nothing
    is known. Sessions are left aside while less than six months of data lie behind the day.
    To act on now: no ambassador at all, or no session.
    """
    campuses = presence(snapshot)
    limits = snapshot.analysis
    few = campuses["ambassadors"] < limits.thin_campus_ambassadors
    since = same_day_before(snapshot.as_of, MONTHS)
    if snapshot.data_from is None or snapshot.data_from > since:
        campuses["recent_sessions"] = np.nan
    rare = campuses["recent_sessions"] < limits.thin_campus_sessions
    return [_finding(row, campuses, snapshot) for _, row in campuses[few | rare].iterrows()]


def presence(snapshot: Snapshot) -> pd.DataFrame:
    """Say of every campus the programme is or was at how present it is.

    Columns ``university_id, ambassadors`` (current), ``ever`` (ambassadors ever), ``sessions``,
    ``recent_sessions`` (in the six months before ``as_of``), ``last_session`` (its day).
    """
    campuses = pd.Index(snapshot.campuses["university_id"])
    held = snapshot.sessions.dropna(subset=["university_id"])
    recent = held[held["held_on"] > pd.Timestamp(same_day_before(snapshot.as_of, MONTHS))]
    counts = {
        "ambassadors": snapshot.current_terms.groupby("university_id")["person_id"].nunique(),
        "ever": snapshot.terms.groupby("university_id")["person_id"].nunique(),
        "sessions": held.groupby("university_id").size(),
        "recent_sessions": recent.groupby("university_id").size(),
    }
    table = pd.DataFrame(
        {name: count.reindex(campuses).fillna(0).astype(int) for name, count in counts.items()}
    )
    table["last_session"] = held.groupby("university_id")["held_on"].max().reindex(campuses)
    table.index.name = "university_id"
    return table[(table["ever"] > 0) | (table["sessions"] > 0)].reset_index()


def _finding(row: "pd.Series", campuses: pd.DataFrame, snapshot: Snapshot) -> Finding:
    limits = snapshot.analysis
    ambassadors, known = int(row["ambassadors"]), not pd.isna(row["recent_sessions"])
    recent = int(row["recent_sessions"]) if known else None
    has = "no current ambassador" if not ambassadors else counted(ambassadors, "current ambassador")
    held = "" if recent is None else f" and has had {_sessions(recent)} in six months"
    mean = campuses[["ambassadors", "recent_sessions"]].mean()
    average = f"{mean['ambassadors']:.1f} ambassadors"
    average += "" if recent is None else f" and {mean['recent_sessions']:.1f} sessions"
    return Finding(
        kind="thin_campus",
        subject=str(row["university_id"]),
        subject_kind="campus",
        severity=Severity.watch if ambassadors and recent != 0 else Severity.act_now,
        statement=f"{{subject}} has {has}{held}.",
        because=(
            f"{_ever(row)} Thin is fewer than "
            f"{counted(limits.thin_campus_ambassadors, 'current ambassador')} or fewer than "
            f"{counted(limits.thin_campus_sessions, 'session')} in six months; the "
            f"{counted(len(campuses), 'campus', 'campuses')} of the programme have {average} on "
            f"average."
        ),
        size=_missing(ambassadors, limits.thin_campus_ambassadors)
        + (0 if recent is None else _missing(recent, limits.thin_campus_sessions)),
        out_of=len(campuses),
        evidence=_evidence(snapshot, str(row["university_id"])),
    )


def _ever(row: "pd.Series") -> str:
    ever = counted(int(row["ever"]), "ambassador") if row["ever"] else "no ambassador"
    if not row["sessions"]:
        return f"In all it has had {ever} and no session."
    sessions, last = counted(int(row["sessions"]), "session"), day_in_words(row["last_session"])
    return f"In all it has had {ever} and {sessions}, the last on {last}."


def _sessions(recent: int) -> str:
    return counted(recent, "session") if recent else "no session"


def _missing(actual: int, wanted: int) -> float:
    return max(0.0, 1 - actual / wanted) if wanted else 0.0


def _evidence(snapshot: Snapshot, campus: str) -> pd.DataFrame:
    """List the campus's ambassadors, past ones too, with their terms."""
    terms = snapshot.terms[snapshot.terms["university_id"] == campus]
    return terms[["person_id", "appointed_on", "ends_on"]].reset_index(drop=True)
