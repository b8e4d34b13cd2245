"""A thin campus: too few ambassadors, or too few sessions lately, to be sure of it."""

import pandas as pd

from graph.calendar import day_in_words
from graph.coverage import PARTS, presence, term_months, thinness
from graph.findings import Finding, Severity, finding
from graph.snapshot import Snapshot
from graph.words import counted, spelled

__all__ = ["presence", "thin_campus"]

_NOUNS = {
    "ambassadors": ("current ambassador", None),
    "sessions": ("session", None),
    "topics": ("topic", None),
    "panelists": ("panelist", None),
    "groups": ("group of people", "groups of people"),
}


@finding(question="On which campuses is the programme thin?", subject="campus")
def thin_campus(snapshot: Snapshot) -> list[Finding]:
    """Find campuses with fewer ambassadors, or sessions in a term's worth of months, than asked.

    What is asked is the campus's own target, else the floor of the settings. The thinnest first, in
    the order of ``graph.coverage.thinness``. Only campuses that have or had an ambassador or a
    session, or have a target, are looked at: of the others nothing is known. Sessions are left
    aside while less than those months of data lie behind the day. To act on now: no ambassador at
    all, or no session.
    """
    campuses = thinness(snapshot)
    campuses["all_sessions"] = campuses["university_id"].map(
        presence(snapshot).set_index("university_id")["sessions"]
    )
    found = (campuses["ambassadors_thin"] > 0) | (campuses["sessions_thin"] > 0)
    return [_finding(row, campuses, snapshot) for _, row in campuses[found].iterrows()]


def _finding(row: "pd.Series", campuses: pd.DataFrame, snapshot: Snapshot) -> Finding:
    ambassadors, known = int(row["ambassadors"]), not pd.isna(row["sessions"])
    recent = int(row["sessions"]) if known else None
    months = _months(snapshot)
    has = "no current ambassador" if not ambassadors else counted(ambassadors, "current ambassador")
    held = "" if recent is None else f" and has had {_sessions(recent)} in {months}"
    mean = campuses[["ambassadors", "sessions"]].mean()
    average = f"{mean['ambassadors']:.1f} ambassadors"
    average += "" if recent is None else f" and {mean['sessions']:.1f} sessions"
    return Finding(
        kind="thin_campus",
        subject=str(row["university_id"]),
        subject_kind="campus",
        severity=Severity.watch if ambassadors and recent != 0 else Severity.act_now,
        statement=f"{{subject}} has {has}{held}.",
        because=(
            f"{_ever(row)} Thin is {_limits(row, months)}; the "
            f"{counted(len(campuses), 'campus', 'campuses')} of the programme have {average} on "
            f"average. Thinness is {row['thinness']:.2f} ({row['low']:.2f} to {row['high']:.2f}) "
            f"of 1, the mean of its parts: {_parts(row)}."
        ),
        size=float(row["thinness"]),
        out_of=len(campuses),
        evidence=_evidence(snapshot, str(row["university_id"])),
    )


def _months(snapshot: Snapshot) -> str:
    many = term_months(snapshot.analysis)
    return f"{spelled(many)} month" + ("" if many == 1 else "s")


def _limits(row: "pd.Series", months: str) -> str:
    """Say below which numbers a campus is thin; a part of which nothing is asked is left out."""
    limits = [
        f"fewer than {_asked(row, part)}{f' in {months}' if part == 'sessions' else ''}"
        for part in ("ambassadors", "sessions")
        if row[f"{part}_target"] > 0
    ]
    return " or ".join(limits)


def _asked(row: "pd.Series", part: str) -> str:
    wanted = float(row[f"{part}_target"])
    one, many = _NOUNS[part]
    if wanted != int(wanted):
        return f"{wanted:,.1f} {one}s"
    return counted(int(wanted), one, many)


def _parts(row: "pd.Series") -> str:
    told = []
    for part in PARTS:
        wanted = row[f"{part}_target"]
        if wanted > 0:
            actual = "unknown" if pd.isna(row[part]) else f"{row[part]:,.0f}"
            told.append(f"{part} {actual} of {wanted:,.{0 if wanted == int(wanted) else 1}f}")
    return ", ".join(told)


def _ever(row: "pd.Series") -> str:
    ever = counted(int(row["ever"]), "ambassador") if row["ever"] else "no ambassador"
    if not row["all_sessions"] > 0:
        return f"In all it has had {ever} and no session."
    sessions, last = counted(int(row["all_sessions"]), "session"), row["last_session"]
    when = "on an unknown day" if pd.isna(last) else f"on {day_in_words(last)}"
    return f"In all it has had {ever} and {sessions}, the last {when}."


def _sessions(recent: int) -> str:
    return counted(recent, "session") if recent else "no session"


def _evidence(snapshot: Snapshot, campus: str) -> pd.DataFrame:
    """List the campus's ambassadors, past ones too, with their terms."""
    terms = snapshot.terms[snapshot.terms["university_id"] == campus]
    return terms[["person_id", "appointed_on", "ends_on"]].reset_index(drop=True)
