"""Who reaches whom across campuses: their ties, and whose word is carried on by whom."""

import numpy as np
import pandas as pd

from graph.snapshot import Snapshot
from graph.tie_events import DIRECT

COUNTS = ["ties", "people_tied", "amplified", "amplifiers"]


def campus_flow(snapshot: Snapshot) -> pd.DataFrame:
    """Tell of every two campuses with people in the network how one reaches the other.

    A row a ``source`` and ``target`` (university ids), a campus with itself among them:

    - ``ties`` and their ``strength`` between people of the two (the same both ways round);
    - ``people_tied``: people of the target tied to somebody else of the source, of
      ``people_target``, and ``share_tied``;
    - ``amplified``: replies, reposts, quotes and mentions in which people of the target carried on
      people of the source, and how many of them did (``amplifiers``). Of a bare table, which has
      no such acts, its directed ties count (source carries on target); of an undirected one
      ``amplified`` and ``amplifiers`` are missing.

    People whose campus isn't known are in no row. A 0 is known: both campuses have people.
    """
    campus = snapshot.people.set_index("person_id")["campus"]
    people = campus.value_counts()
    names = pd.Index(sorted(people.index), dtype="str")
    pairs = pd.MultiIndex.from_product([names, names], names=["source", "target"])
    table = pd.DataFrame(index=pairs)
    table = table.join(_tied(snapshot.undirected.ties, campus)).join(
        _amplified(_carried_on(snapshot), campus)
    )
    table[COUNTS] = table[COUNTS].fillna(0).astype("int64")
    table["strength"] = table["strength"].fillna(0.0)
    if snapshot.is_bare and not snapshot.directed:
        table[["amplified", "amplifiers"]] = np.nan
    table = table.reset_index()
    table["people_source"] = table["source"].map(people).astype("int64")
    table["people_target"] = table["target"].map(people).astype("int64")
    table["share_tied"] = table["people_tied"] / table["people_target"]
    first = ["source", "target", "people_source", "people_target", "ties", "strength"]
    return table[[*first, "people_tied", "share_tied", "amplified", "amplifiers"]]


def _tied(ties: pd.DataFrame, campus: pd.Series) -> pd.DataFrame:
    """Count each tie once between two campuses and once within one."""
    ends = ["source", "target"]
    there = ties[[*ends, "strength"]]
    back = there.rename(columns={"source": "target", "target": "source"})
    both = pd.concat([there.assign(again=False), back.assign(again=True)], ignore_index=True)
    both["from"], both["to"] = both["source"].map(campus), both["target"].map(campus)
    both = both.dropna(subset=["from", "to"])
    people = both.groupby(["from", "to"])["target"].nunique()
    within = both["from"] == both["to"]
    counted = both[~(within & both["again"])].groupby(["from", "to"])
    table = counted.agg(ties=("strength", "size"), strength=("strength", "sum"))
    return table.assign(people_tied=people).rename_axis(["source", "target"])


def _amplified(acts: pd.DataFrame, campus: pd.Series) -> pd.DataFrame:
    """Count acts by who was carried on (source) and who did it (target)."""
    acts = acts.assign(carried=acts["target"].map(campus), by=acts["source"].map(campus))
    acts = acts.dropna(subset=["carried", "by"]).query("source != target")
    counted = acts.groupby(["carried", "by"]).agg(
        amplified=("source", "size"), amplifiers=("source", "nunique")
    )
    return counted.rename_axis(["source", "target"])


def _carried_on(snapshot: Snapshot) -> pd.DataFrame:
    """List who carried on whom, a row an act: ``source`` the one who did."""
    if snapshot.is_bare:
        return snapshot.ties if snapshot.directed else snapshot.ties[:0]
    acts = snapshot.interactions
    if "online" not in snapshot.view.parts:
        return acts[:0]
    return acts[acts["kind"].isin(DIRECT)].dropna(subset=["source", "target"])
