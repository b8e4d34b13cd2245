"""Who brought whom: whoever stood at the other end of somebody's first recorded contact.

The hosts of the session they first came to; else who is reported to have known them by then; else
whose post they first answered or passed on. It is what the record shows, no proof: several share
the credit, and of somebody who was appointed, trained or listed first nobody is known.
"""

import numpy as np
import pandas as pd

from graph.csr import positions
from graph.retention._terms import Days
from graph.snapshot import Snapshot

SESSION, TIE, POST = "session", "tie", "post"
CAME = ("attended", "spoke")
TOOK_UP = ("reply", "repost", "quote")
_COLUMNS = ["person_id", "by", "via", "first_on", "credit"]


def brought(snapshot: Snapshot) -> pd.DataFrame:
    """List who brought, or helped bring, each newcomer of whom that is known.

    A row a newcomer and person: ``person_id``, ``by``, ``via`` (session, tie, post), ``first_on``
    (the day the newcomer came) and ``credit``, 1 ÷ the number of those who share it. On their first
    day (``joined_on``) a newcomer

    - came to a session: its hosts. One hosts, not brings, oneself;
    - else was tied by a report: the other, if they were there before;
    - else replied to, reposted or quoted a post, the earliest that day: who wrote it.
    """
    if "joined_on" not in snapshot.people:
        return pd.DataFrame(columns=_COLUMNS)
    ids = snapshot.ids
    first = snapshot.people["joined_on"].to_numpy().astype("datetime64[D]")
    ways = {SESSION: _hosts, TIE: _known, POST: _wrote}
    found = pd.concat(
        [pairs(snapshot, first).assign(via=via) for via, pairs in ways.items()], ignore_index=True
    ).drop_duplicates(["at", "by"])
    best = found.groupby("at", sort=False)["via"].transform("first")
    found = found[found["via"] == best].sort_values(["at", "by"])
    at, by = (found[name].to_numpy(dtype=np.int64) for name in ("at", "by"))
    return pd.DataFrame(
        {
            "person_id": ids[at],
            "by": ids[by],
            "via": found["via"].to_numpy(),
            "first_on": first[at].astype("datetime64[s]"),
            "credit": 1 / np.bincount(at, minlength=len(ids))[at],
        }
    )[_COLUMNS]


def _pairs(snapshot: Snapshot, at: pd.Series, by: pd.Series) -> pd.DataFrame:
    """Turn ids into positions; whoever isn't there, or is the same person, is left out."""
    pairs = pd.DataFrame(
        {"at": positions(snapshot.ids, at), "by": positions(snapshot.ids, by)}, index=at.index
    )
    return pairs[(pairs["at"] >= 0) & (pairs["by"] >= 0) & (pairs["at"] != pairs["by"])]


def _hosts(snapshot: Snapshot, first: Days) -> pd.DataFrame:
    """List who came to a session on their first day, with each host of it."""
    people = snapshot.session_people
    came = people[people["part"].isin(CAME)]
    at = positions(snapshot.ids, came["person_id"])
    day = came["held_on"].to_numpy().astype("datetime64[D]")
    came = came[(at >= 0) & (day == first[at])]
    hosts = people.loc[people["part"] == "hosted", ["session_id", "person_id"]]
    both = came[["session_id", "person_id"]].merge(hosts, on="session_id", suffixes=("", "_by"))
    return _pairs(snapshot, both["person_id"], both["person_id_by"])


def _known(snapshot: Snapshot, first: Days) -> pd.DataFrame:
    """List who was reported to know somebody on their first day, with that somebody."""
    told = snapshot.reported_ties.dropna(subset=["reported_on"])
    turned = told.rename(columns={"source": "target", "target": "source"})
    both = pd.concat([told, turned], ignore_index=True)
    pairs = _pairs(snapshot, both["source"], both["target"])
    day = both.loc[pairs.index, "reported_on"].to_numpy().astype("datetime64[D]")
    at, by = first[pairs["at"]], first[pairs["by"]]
    found: pd.DataFrame = pairs[(at == day) & (by < at)]
    return found


def _wrote(snapshot: Snapshot, first: Days) -> pd.DataFrame:
    """List who answered or passed on a post on their first day, with who wrote the earliest."""
    acts = snapshot.interactions
    acts = acts[acts["kind"].isin(TOOK_UP)].dropna(subset=["source", "target"])
    pairs = _pairs(snapshot, acts["source"], acts["target"])
    acts = acts.loc[pairs.index]
    that_day = acts["day"].to_numpy().astype("datetime64[D]") == first[pairs["at"]]
    pairs, acts = pairs[that_day], acts[that_day]
    when = acts["happened_at"].fillna(acts["day"].dt.tz_localize("UTC"))
    earliest = when.groupby(pairs["at"]).transform("min")
    found: pd.DataFrame = pairs[when == earliest]
    return found
