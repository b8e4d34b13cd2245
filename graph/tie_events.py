"""The events that tie people: reported ties, interactions, networks told, the same session."""

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import positions
from graph.settings import Analysis
from graph.ties import PARTS

DIRECT = ("reply", "repost", "quote", "mention")

Ints = npt.NDArray[np.int64]
Tables = Mapping[str, pd.DataFrame]


def derived_events(
    ids: pd.Index, tables: Tables, analysis: Analysis, *, parts: Collection[str] = PARTS
) -> pd.DataFrame:
    """List the tie events of a campaign's tables: ``source, target, part, weight, day``.

    ``source`` and ``target`` are positions in ``ids``. Reactions make no tie, nor do interactions
    of an account whose owner isn't known. ``parts``: only these kinds of tie.
    """
    weights = analysis.tie_weights
    reported = tables["reported_ties"]
    events = {
        "reported": lambda: direct_events(
            ids, reported, "reported", weights.reported, reported["reported_on"]
        ),
        "online": lambda: online_events(ids, tables, analysis, amplifying=False),
        "co_attendance": lambda: _met(
            ids, tables["sessions"], tables["session_people"], weights.co_attendance
        ),
    }
    return pd.concat([events[part]() for part in PARTS if part in parts], ignore_index=True)


def online_events(
    ids: pd.Index, tables: Tables, analysis: Analysis, *, amplifying: bool = True
) -> pd.DataFrame:
    """List the events of ``interactions`` and ``account_ties``, each from its source to its target.

    ``amplifying``: only where it is said that the source carries the target on (reply, repost,
    quote, mention); who follows whom, and a network's tie of no kind, say nothing of it.
    """
    each = analysis.tie_weights.model_dump()
    online = tables["interactions"]
    online = online[online["kind"].isin(DIRECT)]
    told = network_ties(tables["account_ties"], online)
    if amplifying:
        told = told[told["kind"].isin(DIRECT)]
    weight = told["kind"].map({kind: each[kind] for kind in DIRECT}).astype("float64")
    weight = told["weight"] * weight.fillna(analysis.tie_weights.account_tie)
    return pd.concat(
        [
            direct_events(ids, online, "online", online["kind"].map(each), online["day"]),
            direct_events(ids, told, "online", weight, told["happened_on"]),
        ],
        ignore_index=True,
    )


def network_ties(told: pd.DataFrame, online: pd.DataFrame) -> pd.DataFrame:
    """Keep the ties of networks that say something that nothing better says already.

    Networks are mostly sums over the same posts, exported in several formats: a tie that several
    tell counts once, with its largest weight; where the interactions of two accounts are known
    one by one (``online``), a network's sum of them does not count again; nor does a tie without
    a kind beside one that says reply, repost, quote or mention. What else ties accounts (follows,
    friend …) always counts.
    """
    ends = ["platform", "source_account", "target_account"]
    told = told.sort_values("weight", ascending=False, kind="stable")
    told = told.drop_duplicates([*ends, "kind", "happened_on"]).sort_index()
    pair, plain, direct = _pairs(told), told["kind"].isna(), told["kind"].isin(DIRECT)
    known = pair.isin(set(_pairs(online)))
    summed = plain & pair.isin(set(pair[direct]))
    return told[~((plain | direct) & known) & ~summed]


def _pairs(frame: pd.DataFrame) -> pd.Series:
    """Name the two accounts of each row, whichever way round."""
    columns = (frame["platform"], frame["source_account"], frame["target_account"])
    rows = zip(*(column.astype(object) for column in columns), strict=True)
    named = [(platform, *sorted((str(one), str(other)))) for platform, one, other in rows]
    return pd.Series(named, index=frame.index, dtype=object)


def direct_events(
    ids: pd.Index, frame: pd.DataFrame, part: str, weight: "float | pd.Series", day: pd.Series
) -> pd.DataFrame:
    """Make an event of each row ``source, target`` (ids) of ``frame``."""
    return pd.DataFrame(
        {
            "source": positions(ids, frame["source"]),
            "target": positions(ids, frame["target"]),
            "part": PARTS.index(part),
            "weight": weight,
            "day": day.to_numpy().astype("datetime64[s]"),
        },
        index=frame.index,
    )


def _met(
    ids: pd.Index, sessions: pd.DataFrame, session_people: pd.DataFrame, weight: float
) -> pd.DataFrame:
    """Make an event of every two people in the same session, weighing weight ÷ (size - 1).

    The size is ``participants_count`` or the number of recorded people, whichever is larger: who
    was one of 200 in a hall met fewer of them than who was one of 12.
    """
    present = session_people[["session_id", "person_id"]].drop_duplicates()
    present = present.sort_values("session_id", kind="stable")
    names, starts, sizes = np.unique(
        present["session_id"].to_numpy(dtype=object), return_index=True, return_counts=True
    )
    first, second, session = _pairs_within(starts, sizes)
    by_id = sessions.set_index("session_id").reindex(names)
    size = np.fmax(by_id["participants_count"].to_numpy(dtype=float), sizes)[session]
    people = positions(ids, present["person_id"])
    return pd.DataFrame(
        {
            "source": people[first],
            "target": people[second],
            "part": PARTS.index("co_attendance"),
            "weight": weight / (size - 1),
            "day": by_id["held_on"].to_numpy()[session],
        }
    )


def _pairs_within(starts: Ints, sizes: Ints) -> tuple[Ints, Ints, Ints]:
    """List every two positions of each run, and the run they are of."""
    firsts, seconds, runs = [], [], []
    for size in np.unique(sizes):
        first, second = np.triu_indices(int(size), k=1)
        of_size = np.flatnonzero(sizes == size)
        firsts.append((starts[of_size][:, None] + first).ravel())
        seconds.append((starts[of_size][:, None] + second).ravel())
        runs.append(np.repeat(of_size, len(first)))
    if not runs:
        none = np.empty(0, dtype=np.int64)
        return none, none, none
    return np.concatenate(firsts), np.concatenate(seconds), np.concatenate(runs)
