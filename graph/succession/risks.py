"""Whose leaving would cost most: how likely it is, what hangs on them, who could take over."""

from datetime import date

import numpy as np
import pandas as pd

from graph.snapshot import Snapshot
from graph.succession.forecast import coming_ends
from graph.succession.leaving import gone_by, leaving
from graph.succession.overlap import overlaps
from graph.succession.reach_lost import reach_lost
from graph.succession.record import quiet, record, terms_ahead


def risks(snapshot: Snapshot, by: date | None = None) -> pd.DataFrame:
    """Tell of each current ambassador what the network risks with them, up to ``by``; most first.

    A row an ambassador: ``person_id, university_id, leaves_on, why``; ``chance`` that they leave
    by then, from ``low`` to ``high`` (1 after the known end, before it by the record, as in
    ``campuses_dark``); ``only_through, near, reach_lost`` (``reach_lost``); ``readiness``, the
    largest overlap of ties with somebody able who is not known to leave by then (0 if nobody is),
    and who that is (``successor_id``); and ``risk`` = chance × reach lost × (1 − readiness) with
    ``risk_low, risk_high``. ``by`` is the end of the next term but one unless given.
    """
    by = by or coming_ends(snapshot)[1]
    leaves = leaving(snapshot)
    table = leaves[leaves["ambassador"]].drop(columns="ambassador").reset_index(drop=True)
    table = table.join(_chances(snapshot, table, by)).merge(reach_lost(snapshot), on="person_id")
    table = table.join(_readiest(snapshot, table, leaves, by))
    cost = table["reach_lost"] * (1 - table["readiness"])
    for named, of in (("risk", "chance"), ("risk_low", "low"), ("risk_high", "high")):
        table[named] = table[of] * cost
    order = ["risk_high", "risk_low", "leaves_on", "person_id"]
    return table.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def _readiest(
    snapshot: Snapshot, table: pd.DataFrame, leaves: pd.DataFrame, by: date
) -> pd.DataFrame:
    """Give the largest overlap of each with somebody able who stays, and who that is."""
    asked = table.assign(by=pd.Timestamp(by))
    best = overlaps(snapshot, asked, leaves["leaves_on"], most=1, campus_first=False)
    people = leaves["person_id"].to_numpy()[best["at"].to_numpy(dtype=np.int64)]
    found = best.assign(successor_id=people).set_index("row").reindex(table.index)
    return pd.DataFrame(
        {
            "readiness": found["overlap"].astype("float64").fillna(0.0),
            "successor_id": found["successor_id"].astype("str"),
        }
    )


def _chances(snapshot: Snapshot, table: pd.DataFrame, by: date) -> pd.DataFrame:
    """Give the chance that each ambassador leaves by a day, with its range."""
    known, terms = record(snapshot), terms_ahead(snapshot, by)
    gone = gone_by(table, by)
    away = table["person_id"].map(quiet(snapshot)).fillna(False).astype(bool)
    unsure = table["leaves_on"].isna() | away
    rates = {"chance": known.rate, "low": known.least, "high": known.high}
    chances = pd.DataFrame(
        {name: 1 - (1 - rate) ** terms for name, rate in rates.items()}, index=table.index
    )
    chances.loc[gone] = 1.0
    chances["high"] = chances["high"].mask(unsure, 1.0)
    return chances
