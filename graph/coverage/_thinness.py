"""Thinness: how far a campus is from what it should have, part by part, and how sure that is."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from graph.calendar import same_day_before
from graph.coverage._events import Events, held
from graph.coverage._looked import EVERYTHING, Looked
from graph.coverage._missing import weighed
from graph.coverage._places import regions_of
from graph.coverage._presence import YEAR, is_known, presence, running, term_months
from graph.coverage._targets import PARTS, targets
from graph.snapshot import Snapshot

ORDER = ["thinness", "high", "low", "university_id"]
OF_SESSIONS = ("sessions", "topics", "panelists", "groups")


def thinness(
    snapshot: Snapshot, on: date | None = None, looked: Looked = EVERYTHING
) -> pd.DataFrame:
    """Tell how thin each campus of the programme is on a day (``as_of``), the thinnest first.

    A part's thinness is 1 − min(1, actual ÷ target); a campus's is the mean of its known parts by
    their weights. Parts (``PARTS``): ambassadors now; sessions in a term's worth of months; topics,
    panelists who spoke and groups of people reached at sessions in a year. A row a campus that has
    or had an ambassador or a session, or has a target of its own:

    - ``university_id, region, students, ever`` (ambassadors ever), ``last_session``;
    - ``thinness``, and ``low`` to ``high``: sessions are taken for a Poisson count with Garwood's
      95 % interval (doi:10.2307/2333958), the other parts are what they are, and what isn't known
      lies between nothing missing and all; ``known``: the share of the weight that is known;
    - of every part ``{part}`` (actual, missing if unknown), ``{part}_target`` and ``{part}_thin``
      (missing if unknown, or if nothing is asked); ``ambassadors_per_1000``, missing where
      enrolment is; ``sessions_low, sessions_high``.

    With ``looked`` only the sessions (and ambassadors of the groups) that are looked at count;
    terms are left aside, a day says which time is meant.
    """
    return _thinness(snapshot, on or snapshot.as_of, looked, recorded=False)


def recorded_thinness(snapshot: Snapshot, looked: Looked = EVERYTHING) -> pd.DataFrame:
    """Give ``thinness`` by what is recorded, even where that is less than a term's worth of time.

    To plan by: of a young programme nothing would be known.
    """
    return _thinness(snapshot, snapshot.as_of, looked, recorded=True)


def _thinness(snapshot: Snapshot, day: date, looked: Looked, *, recorded: bool) -> pd.DataFrame:
    table = _rows(snapshot, day, looked)
    events = Looked(
        topics=looked.topics,
        platforms=looked.platforms,
        formats=looked.formats,
        groups=looked.groups,
    ).of(held(snapshot))
    counts = _counts(snapshot, day, events, looked)
    if not recorded and not is_known(snapshot, day):
        counts[list(OF_SESSIONS)] = np.nan
    for part in PARTS:
        table[part] = counts[part].reindex(table["university_id"]).to_numpy()
    return weighed(table, snapshot, looked).sort_values(
        ORDER,
        ascending=[False, False, False, True],
        ignore_index=True,
        na_position="last",
        # What is the same but for the order it was added up in is the same.
        key=lambda column: column.round(9) if column.name in ORDER[:3] else column,
    )


def with_change(
    snapshot: Snapshot, on: date | None = None, looked: Looked = EVERYTHING
) -> pd.DataFrame:
    """Give ``thinness`` with ``before``, its value on the last day before this term began.

    ``change`` is what was added since (negative: less thin), against the targets of today; missing
    where the campus was not the programme's yet, or too little was known then.
    """
    day = on or snapshot.as_of
    now = thinness(snapshot, day, looked)
    then = last_term(snapshot, day)
    before = thinness(snapshot, then, looked).set_index("university_id")
    before = before.reindex(now["university_id"])
    thin = [f"{part}_thin" for part in PARTS]
    # The same parts, not only as much: what was known of one doesn't compare with another.
    same = before[thin].isna().to_numpy() == now[thin].isna().to_numpy()
    now["before"] = np.where(same.all(axis=1), before["thinness"].to_numpy(), np.nan)
    now["change"] = now["thinness"] - now["before"]
    return now


def day_of(snapshot: Snapshot, looked: Looked) -> date:
    """Give the day that is looked at: the last of the latest term chosen, else the snapshot's."""
    since = snapshot.data_from or snapshot.as_of
    terms = snapshot.analysis.calendar.terms_between(since, snapshot.as_of)
    days = [term.ends for term in terms if term.name in looked.terms]
    return min(max(days, default=snapshot.as_of), snapshot.as_of)


def last_term(snapshot: Snapshot, day: date) -> date:
    """Give the last day before the term began that a day is in."""
    return snapshot.analysis.calendar.term_of(day).begins - timedelta(days=1)


def _rows(snapshot: Snapshot, day: date, looked: Looked) -> pd.DataFrame:
    """List the programme's campuses that are looked at, with their targets."""
    asked = targets(snapshot)
    there = presence(snapshot, day).set_index("university_id")
    owns = asked[[f"{part}_is_own" for part in PARTS]].any(axis=1)
    table = asked[asked["university_id"].isin(there.index) | owns].reset_index(drop=True)
    table = table.rename(columns={part: f"{part}_target" for part in PARTS})
    ids = table["university_id"]
    table.insert(1, "region", regions_of(snapshot).reindex(ids).to_numpy())
    # Not map: of an empty table it can't tell the type.
    there = there.reindex(ids)
    table["ever"] = there["ever"].fillna(0).astype("int64").to_numpy()
    table["last_session"] = there["last_session"].to_numpy()
    if looked.regions:
        table = table[table["region"].isin(looked.regions)]
    if looked.campuses:
        table = table[table["university_id"].isin(looked.campuses)]
    return table.reset_index(drop=True)


def _counts(snapshot: Snapshot, day: date, events: Events, looked: Looked) -> pd.DataFrame:
    """Count each part at each campus; missing where it is not known."""
    of_year = since(events, day, YEAR)
    place = of_year.table[["id", "university_id"]]
    groups = of_year.people.merge(of_year.groups, on="person_id")
    groups["group"] = groups["kind"] + ": " + groups["group"]
    recorded = snapshot.session_people.rename(columns={"session_id": "id"}).merge(place, on="id")
    spoke = recorded["part"].eq("spoke") & recorded["person_id"].isin(_panelists(snapshot))
    counted = {
        "ambassadors": (_ambassadors(snapshot, day, events, looked), "person_id"),
        "sessions": (since(events, day, term_months(snapshot.analysis)).table, "id"),
        "topics": (of_year.topics.merge(place, on="id"), "topic"),
        "panelists": (recorded[spoke], "person_id"),
        "groups": (groups.merge(place, on="id"), "group"),
        "held": (place, "id"),
        "recorded": (recorded, "person_id"),
    }
    counts = pd.DataFrame(index=pd.Index(snapshot.campuses["university_id"], name="university_id"))
    for part, (frame, column) in counted.items():
        counts[part] = frame.groupby("university_id")[column].nunique().astype("float64")
    counts = counts.fillna(0.0)
    # Sessions at which nobody was recorded don't tell who spoke there; and where nobody's groups
    # are known, nobody knows which groups were reached.
    counts.loc[(counts["held"] > 0) & (counts["recorded"] == 0), "panelists"] = np.nan
    counts.loc[(counts["held"] > 0) & (counts["groups"] == 0), "groups"] = np.nan
    return counts[list(PARTS)]


def _ambassadors(snapshot: Snapshot, day: date, events: Events, looked: Looked) -> pd.DataFrame:
    terms = running(snapshot.terms, pd.Timestamp(day))
    if looked.groups:
        terms = terms[terms["person_id"].isin(looked.people_in(events.groups))]
    return terms


def _panelists(snapshot: Snapshot) -> pd.Series:
    people = snapshot.people
    return (
        people.loc[people["panelist"], "person_id"]
        if "panelist" in people
        else people["person_id"][:0]
    )


def since(events: Events, day: date, months: int) -> Events:
    """Keep what was held in the months before a day, that day among them."""
    days = events.table["day"]
    since = pd.Timestamp(same_day_before(day, months))
    return events.only(set(events.table.loc[(days > since) & (days <= pd.Timestamp(day)), "id"]))
