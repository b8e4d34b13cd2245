"""Who could lead a session: who has spoken on the topic, is near, and isn't busy already."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.calendar import same_day_before
from graph.coverage._events import held
from graph.coverage._places import UNKNOWN, regions_of
from graph.coverage._presence import YEAR, running, term_months
from graph.snapshot import Snapshot

NEAR = 0.5
_NOBODY = pd.Series(dtype="str")


@dataclass(frozen=True, eq=False)
class Leads:
    """Panelists and ambassadors who could lead, a row each of ``people``.

    ``people``: ``person_id, role`` (panelist, else ambassador), ``led`` (sessions hosted or spoken
    at lately), ``free`` (how many more before they are busy). ``on_topic``: how often they have
    led, or were featured, on a topic; ``at``: they are ambassador of, or have spoken at, a campus;
    ``near``: the same of its region. Topics and campuses are in the order they were asked in.
    """

    people: pd.DataFrame
    on_topic: npt.NDArray[np.int64]
    at: npt.NDArray[np.bool_]
    near: npt.NDArray[np.bool_]
    most: int
    within_region: bool = False

    def scores(self, campus: int) -> npt.NDArray[np.float64]:
        """Score each person for each topic at a campus; −∞ for whom nothing speaks.

        1 for having spoken on the topic, 1 at the campus or ½ in its region, less the share of
        their time that is taken (``led`` ÷ ``led_at_most``). Without topics one column, of place
        alone.
        """
        at = self.at[:, campus]
        place = np.where(at, 1.0, np.where(self.near[:, campus], NEAR, 0.0))
        topic = (self.on_topic > 0).astype(np.float64)
        if not topic.shape[1]:
            topic = np.zeros((len(place), 1))
        score = place[:, None] + topic
        can = (score > 0) & ((place > 0) | (not self.within_region))[:, None]
        return np.where(can, score - self._taken[:, None], -np.inf)

    @cached_property
    def is_panelist(self) -> npt.NDArray[np.bool_]:
        """Say who of the people is a panelist."""
        return self.people["role"].eq("panelist").to_numpy(dtype=bool)

    @cached_property
    def _taken(self) -> npt.NDArray[np.float64]:
        return self.people["led"].to_numpy(dtype=np.float64) / self.most


def leads(
    snapshot: Snapshot, campuses: pd.Series, topics: list[str], *, within_region: bool = False
) -> Leads:
    """Find who could lead sessions at ``campuses`` (ids, with their region as values) on topics.

    Current ambassadors who have acted within ``away_days`` and haven't graduated, and panelists who
    have within a year; nobody who led ``led_at_most`` sessions in the last term's worth of months.
    ``within_region``: nobody is sent to a region where they neither are ambassador nor have spoken;
    a region that isn't known is none.
    """
    day, most = snapshot.as_of, snapshot.analysis.coverage.led_at_most
    led = snapshot.session_people.query("part in ['hosted', 'spoke']")
    since = same_day_before(day, term_months(snapshot.analysis))
    lately = led[led["held_on"] > pd.Timestamp(since)].groupby("person_id")["session_id"].nunique()
    people = _candidates(snapshot, day)
    people["led"] = people["person_id"].map(lately).fillna(0).astype("int64")
    people = people[people["led"] < most].reset_index(drop=True)
    people["free"] = most - people["led"]
    ids = pd.Index(people["person_id"])
    at, near = _places(snapshot, ids, campuses, led)
    return Leads(people, _on_topics(snapshot, ids, topics, led), at, near, most, within_region)


def because(found: Leads, person: int, campus: int, topic: int) -> str:
    """Say why somebody could lead a session, in words without names."""
    role = found.people["role"].iloc[person]
    if found.at[person, campus]:
        place = "has spoken there" if role == "panelist" else "is there"
    elif found.near[person, campus]:
        place = "has spoken in the region" if role == "panelist" else "in the region"
    else:
        place = "from another region"
    reasons = [f"{role}, {place}"]
    if topic >= 0:
        often = int(found.on_topic[person, topic])
        times = {0: "new to the topic", 1: "once on the topic"}
        reasons.append(times.get(often, f"{often} times on the topic"))
    led = int(found.people["led"].iloc[person])
    return "; ".join([*reasons, f"led {led or 'none'} lately, {found.most} at most"])


def _candidates(snapshot: Snapshot, day: date) -> pd.DataFrame:
    people = snapshot.people
    panelists = people.loc[people["panelist"], "person_id"] if "panelist" in people else _NOBODY
    current = running(snapshot.terms, pd.Timestamp(day))["person_id"].drop_duplicates()
    current = current[~current.isin(_graduated(snapshot, day))]
    if len(snapshot.acts):
        last = snapshot.acts.groupby("person_id")["day"].max()
        quiet = (pd.Timestamp(day) - last).dt.days > snapshot.analysis.away_days
        current = current[current.isin(last.index[~quiet])]
        # Panelists come when they are asked, not every term: only who hasn't for a year has left.
        of_year = last.index[last > pd.Timestamp(same_day_before(day, YEAR))]
        panelists = panelists[panelists.isin(of_year)]
    roles = dict.fromkeys(current, "ambassador") | dict.fromkeys(panelists, "panelist")
    table = pd.DataFrame({"person_id": list(roles), "role": list(roles.values())}, dtype="str")
    present = table["person_id"].isin(people["person_id"])
    return table[present].sort_values("person_id", ignore_index=True)


def _graduated(snapshot: Snapshot, day: date) -> set[str]:
    """Name whose studies are all over; without an end on record they go on."""
    ends = snapshot.studies["graduates_on"]
    past = ends < pd.Timestamp(day)
    over, others = (set(snapshot.studies.loc[one, "person_id"]) for one in (past, ~past))
    return over - others


def _places(
    snapshot: Snapshot, ids: pd.Index, campuses: pd.Series, led: pd.DataFrame
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Say who is, or has spoken, at each campus, and in its region."""
    current = running(snapshot.terms, pd.Timestamp(snapshot.as_of))
    current = current.assign(region=current["university_id"].map(regions_of(snapshot)))
    venues = held(snapshot).table[["id", "university_id", "region"]]
    spoke = led[led["part"] == "spoke"].merge(venues, left_on="session_id", right_on="id")
    both = pd.concat([current, spoke])[["person_id", "university_id", "region"]].drop_duplicates()
    both = both[both["person_id"].isin(ids)]
    both["region"] = both["region"].mask(both["region"] == UNKNOWN)
    regions = pd.Index(campuses.unique())
    at = marked(ids, both["person_id"], campuses.index, both["university_id"])
    in_region = marked(ids, both["person_id"], regions, both["region"])
    return at, in_region[:, regions.get_indexer(pd.Index(campuses))]


def marked(
    rows: pd.Index, of_rows: pd.Series, columns: pd.Index, of_columns: pd.Series
) -> npt.NDArray[np.bool_]:
    """Make a table of ``rows`` × ``columns``, marked where the two lists name a pair."""
    marks = np.zeros((len(rows), len(columns)), dtype=bool)
    at, across = rows.get_indexer(pd.Index(of_rows)), columns.get_indexer(pd.Index(of_columns))
    there = (at >= 0) & (across >= 0)
    marks[at[there], across[there]] = True
    return marks


def _on_topics(
    snapshot: Snapshot, ids: pd.Index, topics: list[str], led: pd.DataFrame
) -> npt.NDArray[np.int64]:
    """Count how often each has led a session, or was featured in content, on each topic."""
    sessions = led[["session_id", "person_id"]].drop_duplicates()
    spoken = sessions.merge(snapshot.sessions[["session_id", "topics"]], on="session_id")
    shown = snapshot.content_people[["content_id", "person_id"]].merge(
        snapshot.content[["content_id", "topics"]], on="content_id"
    )
    told = pd.concat([spoken, shown])[["person_id", "topics"]].explode("topics").dropna()
    told = told[told["person_id"].isin(ids) & told["topics"].isin(topics)]
    counts = np.zeros((len(ids), len(topics)), dtype=np.int64)
    places = pd.Index(topics).get_indexer(pd.Index(told["topics"]))
    np.add.at(counts, (ids.get_indexer(pd.Index(told["person_id"])), places), 1)
    return counts
