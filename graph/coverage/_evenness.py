"""Evenness: whether it is spread over campuses, topics and groups, or heaped on a few."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from graph.among import among
from graph.coverage._events import KINDS, SENSITIVE, held
from graph.coverage._looked import EVERYTHING, Looked
from graph.coverage._places import regions_of
from graph.coverage._presence import presence
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST


def evenness(counts: Iterable[float]) -> float:
    """Give −Σ p ln p ÷ ln S of counts of S things: 1 if all are alike, 0 if it is all in one.

    Things with none count among the S. Missing for fewer than two things, or where there is
    nothing. Source: Pielou 1966, doi:10.1016/0022-5193(66)90013-0.
    """
    values = np.asarray(list(counts), dtype=np.float64)
    total = values.sum()
    if len(values) < 2 or not total > 0:
        return float("nan")
    p = values[values > 0] / total
    return float(-(p * np.log(p)).sum() / np.log(len(values)) + 0.0)


def evenness_of(snapshot: Snapshot, looked: Looked = EVERYTHING) -> pd.DataFrame:
    """Tell how evenly sessions are spread over campuses and topics, and people over groups.

    A row each of campus, topic, gender, faith_group, discipline: ``over, things`` (how many: the
    programme's campuses; topics and groups that are known), ``of`` (what is counted), ``total``,
    ``evenness``. Campuses, topics and groups that are not looked at are left out. Where few of a
    faith group are among the people counted, ``total`` and ``evenness`` of it are missing: the two
    would tell how many.
    """
    everything = held(snapshot)
    events = looked.of(everything)
    there = presence(snapshot)["university_id"]
    if looked.campuses:
        there = there[there.isin(looked.campuses)]
    if looked.regions:
        # Not of sessions: a campus without any counts too.
        regions = regions_of(snapshot).reindex(there)
        there = there[regions.isin(looked.regions).to_numpy()]
    topics = looked.topics or tuple(everything.topics["topic"].unique())
    rows = [
        ("campus", "sessions", events.table["university_id"].value_counts().reindex(there)),
        ("topic", "sessions", events.topics["topic"].value_counts().reindex(topics)),
    ]
    known = Looked(groups=looked.groups).narrowed(everything.groups)
    present = events.groups[among(events.groups["person_id"], events.people["person_id"])]
    for kind in KINDS:
        names = known.loc[known["kind"] == kind, "group"].unique()
        rows.append(
            (kind, "people", present.query("kind == @kind")["group"].value_counts().reindex(names))
        )
    table = pd.DataFrame(
        [
            (over, len(counts), of, counts.fillna(0).sum(), evenness(counts.fillna(0)))
            for over, of, counts in rows
        ],
        columns=["over", "things", "of", "total", "evenness"],
    )
    few = [
        over in SENSITIVE and bool(counts.between(1, SMALLEST - 1).any())
        for over, _, counts in rows
    ]
    table.loc[few, ["total", "evenness"]] = float("nan")
    return table.astype({"total": "Int64"})
