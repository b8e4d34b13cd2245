"""Does the change go with more sessions, or with more ties to ambassadors? Not a proof of cause."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from graph.attitude.change import matched_change
from graph.attitude.changes import change_by, subject_named
from graph.attitude.counted import counted
from graph.attitude.grouped import By
from graph.attitude.pairs import MIN_PAIRS, Compared, matched
from graph.attitude.slope import Slope, exposure_response
from graph.attitude.subjects import Subject, scores
from graph.snapshot import Snapshot

CAVEAT = (
    "Not causal: nobody was chosen by lot. Who comes more often, or is at a campus with more ties, "
    "may differ from the others in other ways, and low answers rise by themselves."
)


class Exposure(StrEnum):
    """What people may have had more or less of."""

    sessions_answered = "sessions_answered"
    sessions_attended = "sessions_attended"
    ambassador_ties = "ambassador_ties"


@dataclass(frozen=True, eq=False)
class Response:
    """How the change goes with an exposure: a line, and the points it was laid through.

    ``points``: ``exposure, group, people, change, low, high``: people of the same exposure, or of
    neighbouring ones until they are five (``group`` says which, ``exposure`` is their mean, and
    that the line is laid through); or campuses, under five people, or where it would give a few
    away, without numbers and not on the line. ``of``: what the line is laid through.
    """

    exposure: Exposure
    subject: Subject | None
    of: str
    slope: Slope
    points: pd.DataFrame


def response(
    snapshot: Snapshot, exposure: Exposure = Exposure.sessions_answered, name: str | None = None
) -> Response:
    """Lay a line through exposure and change on a scale or question (default: the headline's).

    ``sessions_answered``: a person's first answers before against their last after, by the number
    of sessions they answered about up to then. ``sessions_attended``: the same by the sessions they
    are on record at, for those whose code is their own id: of others it can't be known.
    ``ambassador_ties``: the mean change of each campus's sessions by the ties of its people with
    current ambassadors, for each person; a campus is one observation, as its people share the
    exposure. Raises QuestionError.
    """
    found = counted(snapshot).table
    subject = subject_named(matched(found), snapshot, name)
    of = "campuses" if exposure is Exposure.ambassador_ties else "people"
    if subject is None:
        return Response(exposure, None, of, exposure_response([], []), _points([]))
    if exposure is Exposure.ambassador_ties:
        return _of_campuses(snapshot, subject)
    people = _first_to_last(found, subject)
    people["exposure"] = _COUNTED[exposure](snapshot, people)
    people = people.dropna(subset=["exposure"])
    if len(people) < MIN_PAIRS:
        return Response(exposure, subject, of, exposure_response([], []), _points([]))
    people = _pooled(people)
    line = exposure_response(people["exposure"], people["after"] - people["before"])
    return Response(exposure, subject, of, line, _levels(people))


def _first_to_last(table: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    """Match each person's first answers before any session with their last after any.

    Columns ``respondent_code, before, after, sessions, answered_on`` (the day of the last).
    """
    asked = table[table["wave"].isin(["before", "after"])]
    in_order = asked.sort_values("answered_on", kind="stable")
    whole = in_order.assign(session_id="all")
    people = scores(matched(whole, Compared.after), subject)
    # Only who answered twice about the same session at least once: others may be two people.
    both = set(scores(matched(table), subject)["respondent_code"])
    people = people[people["respondent_code"].isin(both)].drop(columns="session_id")
    last = in_order.merge(people[["respondent_code", "answered_on"]], on="respondent_code")
    counted = last[last["answered_on_x"] <= last["answered_on_y"]]
    sessions = counted.groupby("respondent_code")["session_id"].nunique()
    return people.assign(sessions=people["respondent_code"].map(sessions)).reset_index(drop=True)


def _answered(_: Snapshot, people: pd.DataFrame) -> pd.Series:
    return people["sessions"].astype(float)


def _attended(snapshot: Snapshot, people: pd.DataFrame) -> pd.Series:
    """Count the sessions at which each is on record; NaN where no code is anybody's own id.

    Who answered and is on record nowhere was at a session too: how many isn't known, not none.
    """
    there = snapshot.session_people.merge(
        people[["respondent_code", "answered_on"]],
        left_on="person_id",
        right_on="respondent_code",
        how="inner",
    )
    there = there[there["held_on"] <= there["answered_on"]]
    counted = there.groupby("respondent_code")["session_id"].nunique()
    # Not map: of an empty table it can't tell the type.
    return counted.reindex(people["respondent_code"]).set_axis(people.index).astype(float)


_COUNTED: Mapping[Exposure, Callable[[Snapshot, pd.DataFrame], pd.Series]] = {
    Exposure.sessions_answered: _answered,
    Exposure.sessions_attended: _attended,
}


def _pooled(people: pd.DataFrame) -> pd.DataFrame:
    """Take neighbouring exposures together until each holds five people, from the highest down.

    Adds ``group`` (``4–6``) and sets ``exposure`` to the group's mean, by which a straight line
    stays where it is. With single exposures on the line and few people of one of them not told of,
    its slope and height would tell of these few.
    """
    sizes = people["exposure"].value_counts().sort_index(ascending=False)
    taken = (sizes.cumsum() - sizes).tolist()
    groups: list[list[float]] = [[]]
    begun = 0
    for level, before in zip(sizes.index, taken, strict=True):
        if before - begun >= MIN_PAIRS:
            groups.append([])
            begun = before
        groups[-1].append(float(level))
    if len(groups) > 1 and sizes[groups[-1]].sum() < MIN_PAIRS:
        lowest = groups.pop()
        groups[-1] += lowest
    names = {
        level: f"{min(group):g}–{max(group):g}" if len(group) > 1 else f"{level:g}"
        for group in groups
        for level in group
    }
    named = people.assign(group=people["exposure"].map(names))
    return named.assign(exposure=named.groupby("group")["exposure"].transform("mean"))


def _levels(people: pd.DataFrame) -> pd.DataFrame:
    """Measure the change of the people of each group of exposures."""
    rows: list[dict[str, float | str | None]] = []
    for (exposure, group), of_level in people.groupby(["exposure", "group"]):
        found = matched_change(of_level["before"], of_level["after"])
        numbers = {key: getattr(found, key) for key in ("change", "low", "high")}
        rows.append({"exposure": exposure, "group": group, "people": found.n} | numbers)
    return _points(rows)


def _of_campuses(snapshot: Snapshot, subject: Subject) -> Response:
    campuses = change_by(snapshot, By.campus, subject.name)
    campuses["exposure"] = campuses["group_id"].map(ambassador_ties(snapshot))
    known = campuses.dropna(subset=["exposure"])
    told = known[known["people"].notna()]
    line = exposure_response(told["exposure"], told["change"])
    columns = ["exposure", "group", "people", "change", "low", "high"]
    points = known.sort_values(["exposure", "group"])[columns].reset_index(drop=True)
    return Response(Exposure.ambassador_ties, subject, "campuses", line, points)


def ambassador_ties(snapshot: Snapshot) -> pd.Series:
    """Count, for each campus's people, their ties with current ambassadors: ties a person.

    A tie of an ambassador counts for the campus of the person at its other end; the ambassador may
    be of any campus.
    """
    people = snapshot.people
    campus = people.set_index("person_id")["campus"]
    current = set(snapshot.current_terms["person_id"])
    ties = snapshot.undirected.ties
    ends = [(ties["source"], ties["target"]), (ties["target"], ties["source"])]
    reached = pd.concat([other[one.isin(current)] for one, other in ends])
    counted = reached.map(campus).value_counts()
    sizes = people["campus"].value_counts()
    share: pd.Series = counted.reindex(sizes.index).fillna(0) / sizes
    return share


def _points(rows: list[dict[str, float | str | None]]) -> pd.DataFrame:
    columns = ["exposure", "group", "people", "change", "low", "high"]
    table = pd.DataFrame(rows, columns=columns).astype({"people": "Int64"})
    numbers = dict.fromkeys(("exposure", "change", "low", "high"), "float64")
    return table.astype(numbers).sort_values("exposure", ignore_index=True)
