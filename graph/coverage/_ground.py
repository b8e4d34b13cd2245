"""What stands and what could be placed: campuses, topics, groups and leads as positions."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from graph.coverage._events import SENSITIVE, Events, Group, groups_of, held
from graph.coverage._leads import Leads, leads, marked
from graph.coverage._looked import Looked
from graph.coverage._places import UNKNOWN, universities
from graph.coverage._presence import YEAR
from graph.coverage._targets import PARTS, floors, targets
from graph.coverage._thinness import recorded_thinness, since
from graph.coverage._worth import Flags, Floats, Standing
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST

LAST = 1e9
_MINORITY_KINDS = ("gender", "faith_group")


@dataclass(frozen=True, eq=False)
class Ground:
    """Campuses (``university_id, name, region, students``), topics and groups, with what stands.

    ``held``: how often a topic was held in the year; ``reached``: how many of a group were reached
    in it at each campus (of faith groups it is not looked at); ``minority``: groups that fewer than
    half of the people of a known gender or faith group are in.
    """

    campuses: pd.DataFrame
    topics: list[str]
    groups: list[Group]
    held: Floats
    reached: Floats
    minority: Flags
    leads: Leads
    standing: Standing


_LAST: "WeakKeyDictionary[Snapshot, tuple[tuple[Looked, bool, bool], Ground]]" = WeakKeyDictionary()


def ground(
    snapshot: Snapshot, looked: Looked, *, everywhere: bool = False, within_region: bool = False
) -> Ground:
    """Say what stands on the snapshot's day where something could be placed.

    Campuses are the programme's, with ``everywhere`` all known universities too. Groups of fewer
    than five known people are nobody's aim: a session for them would point at them. The last of a
    snapshot is kept: a page asks for the next sessions and for a plan of the same.
    """
    asked = (looked, everywhere, within_region)
    kept = _LAST.get(snapshot)
    if kept is None or kept[0] != asked:
        kept = _LAST[snapshot] = (asked, _ground(snapshot, looked, everywhere, within_region))
    return kept[1]


def _ground(snapshot: Snapshot, looked: Looked, everywhere: bool, within_region: bool) -> Ground:
    thin = recorded_thinness(snapshot, Looked(regions=looked.regions, campuses=looked.campuses))
    campuses = _campuses(snapshot, thin, looked, everywhere)
    year = since(held(snapshot), snapshot.as_of, YEAR)
    topics = _topics(snapshot, looked)
    groups, minority = _groups(snapshot, looked)
    counts = year.topics["topic"].value_counts()
    found = leads(
        snapshot,
        campuses.set_index("university_id")["region"],
        topics,
        within_region=within_region,
    )
    return Ground(
        campuses,
        topics,
        groups,
        np.array([counts.get(topic, 0) for topic in topics], dtype=np.float64),
        _reached(year, campuses, groups),
        minority,
        found,
        _standing(snapshot, campuses, thin, (topics, groups, pd.Index(found.people["person_id"]))),
    )


def _reached(year: Events, campuses: pd.DataFrame, groups: list[Group]) -> Floats:
    """Count the people of each group reached at each campus; faith groups stand behind all."""
    place = year.table[["id", "university_id"]]
    present = year.people.merge(year.groups, on="person_id").merge(place, on="id")
    table = np.zeros((len(campuses), max(len(groups), 1)))
    for at, (kind, name) in enumerate(groups):
        if kind in SENSITIVE:
            table[:, at] = LAST / 1000
            continue
        of_group = present[present["kind"].eq(kind) & present["group"].eq(name)]
        counts = of_group.groupby("university_id")["person_id"].nunique()
        table[:, at] = counts.reindex(campuses["university_id"]).fillna(0)
    return table


def _campuses(
    snapshot: Snapshot, thin: pd.DataFrame, looked: Looked, everywhere: bool
) -> pd.DataFrame:
    known = universities(snapshot)
    students = snapshot.campuses.set_index("university_id")["students"]
    known["students"] = known["university_id"].map(students)
    kept = known["university_id"].isin(thin["university_id"]) | everywhere
    if looked.regions:
        kept &= known["region"].isin(looked.regions)
    if looked.campuses:
        kept &= known["university_id"].isin(looked.campuses)
    return known[kept].sort_values("university_id", ignore_index=True)


def _topics(snapshot: Snapshot, looked: Looked) -> list[str]:
    told = pd.concat([snapshot.sessions["topics"], snapshot.content["topics"]]).explode().dropna()
    return sorted(str(one) for one in told.unique() if not looked.topics or one in looked.topics)


def _groups(snapshot: Snapshot, looked: Looked) -> tuple[list[Group], Flags]:
    people = groups_of(snapshot)
    known = people.groupby("kind")["person_id"].nunique()
    found, minority = [], []
    sizes = people.groupby(["kind", "group"])["person_id"].size()
    for (kind, name), count in zip(sizes.index.tolist(), sizes.tolist(), strict=True):
        if count >= SMALLEST and (not looked.groups or (kind, name) in looked.groups):
            found.append((kind, name))
            minority.append(kind in _MINORITY_KINDS and 2 * count < known[kind])
    return found, np.array(minority, dtype=bool)


def _standing(
    snapshot: Snapshot,
    campuses: pd.DataFrame,
    thin: pd.DataFrame,
    names: tuple[list[str], list[Group], pd.Index],
) -> Standing:
    """Say what stands at the campuses, and which of the topics, groups and panelists are in it."""
    ids = pd.Index(campuses["university_id"])
    rows = thin.set_index("university_id").reindex(ids)
    wanted = rows[[f"{part}_target" for part in PARTS]].to_numpy(dtype=np.float64)
    counts = rows[list(PARTS)].to_numpy(dtype=np.float64)
    new = rows["region"].isna().to_numpy()
    asked = targets(snapshot).set_index("university_id").reindex(ids)[list(PARTS)]
    of_new = asked.fillna(floors(snapshot)).to_numpy(dtype=np.float64)
    wanted[new], counts[new] = of_new[new], 0
    weigh = [getattr(snapshot.analysis.coverage.weights, part) for part in PARTS]
    weights = np.where((wanted > 0) & ~np.isnan(counts), np.array(weigh), 0.0)
    total = weights.sum(axis=1, keepdims=True)
    year = since(held(snapshot), snapshot.as_of, YEAR)
    regions = pd.Index(sorted(campuses["region"].unique()))
    topics, groups, people = names
    place = year.table[["id", "university_id", "region"]]
    on_topic = year.topics.merge(place, on="id")
    present = year.people.merge(year.groups, on="person_id").merge(place, on="id")
    present["pair"] = list(zip(present["kind"], present["group"], strict=True))
    spoke = snapshot.session_people.query("part == 'spoke'").merge(
        place, left_on="session_id", right_on="id"
    )
    group_names = pd.Index(groups, tupleize_cols=False)
    topic_in = marked(regions, on_topic["region"], pd.Index(topics), on_topic["topic"])
    group_in = marked(regions, present["region"], group_names, present["pair"])
    # Campuses of which the region isn't known are no region: nothing is new to it.
    topic_in[regions == UNKNOWN], group_in[regions == UNKNOWN] = True, True
    return Standing(
        region=regions.get_indexer(campuses["region"]),
        counts=np.nan_to_num(counts),
        topic_at=marked(ids, on_topic["university_id"], pd.Index(topics), on_topic["topic"]),
        group_at=marked(ids, present["university_id"], group_names, present["pair"]),
        panelist_at=marked(ids, spoke["university_id"], people, spoke["person_id"]),
        topic_in=topic_in,
        group_in=group_in,
        wanted=wanted,
        weights=np.divide(weights, total, out=np.zeros_like(weights), where=total > 0),
        region_weight=snapshot.analysis.coverage.region_weight,
    )
