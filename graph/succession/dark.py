"""Which campuses go dark: the chance that no ambassador is left on a campus at a term's end."""

from datetime import date

import numpy as np
import pandas as pd

from graph.snapshot import Snapshot
from graph.succession.forecast import coming_ends
from graph.succession.leaving import ambassador_ends, gone_by
from graph.succession.record import Record, quiet, record, terms_ahead

COLUMNS = (
    *("university_id", "term_end", "now", "ambassadors", "leave", "unknown", "quiet"),
    *("chance", "low", "high"),
)


def campuses_dark(snapshot: Snapshot, until: date | None = None) -> pd.DataFrame:
    """Tell how likely each campus is to have no ambassador left at the end of each coming term.

    A row a campus and term end, for every campus that has or had an ambassador: ``university_id,
    term_end``; ambassadors ``now``; ``ambassadors`` who are not known to be gone then, and how many
    ``leave`` in that term; how many of those not known to be gone have no known end (``unknown``)
    or are away today already (``quiet``); the ``chance`` that it is dark then, ``low`` to ``high``.

    The chance is Π (1 − stay) over its ambassadors: stay is 0 after somebody's known end, before it
    (1 − rate) to the power of the terms until then, at the rate at which ambassadors stopped so far
    (``record``), each on their own. ``low`` and ``high`` take that rate's interval; ``high`` also
    takes everybody whose end is unknown, or who is away today, as gone. Where the record is too
    small ``low`` is that nobody leaves before their end, and ``chance`` is missing unless both
    agree. A campus without an ambassador is dark now: 1.
    """
    ends, known = coming_ends(snapshot, until), record(snapshot)
    serving = ambassador_ends(snapshot)
    away = serving["person_id"].map(quiet(snapshot)).fillna(False).astype(bool)
    serving = serving.assign(unknown=serving["leaves_on"].isna(), quiet=away)
    campuses = _campuses(snapshot)
    now = serving.groupby("university_id").agg(now=("person_id", "size"))
    now = now.reindex(campuses, fill_value=0)
    tables, before = [], now["now"]
    for end in ends:
        terms = terms_ahead(snapshot, end)
        then = now.join(_at(serving, end, terms, known).reindex(campuses))
        counts = ["ambassadors", "unknown", "quiet"]
        then[counts] = then[counts].fillna(0).astype("int64")
        then = then.fillna({"chance": 1.0, "low": 1.0, "high": 1.0})
        then["leave"], before = before - then["ambassadors"], then["ambassadors"]
        settled = known.is_enough | (then["low"] == then["high"])
        then["chance"] = then["chance"].where(settled)
        tables.append(then.assign(term_end=pd.Timestamp(end)).reset_index(names="university_id"))
    if not tables:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)]


def _campuses(snapshot: Snapshot) -> pd.Index:
    """List the campuses that have or had an ambassador, by id."""
    campuses: pd.Index = pd.Index(
        sorted(snapshot.terms["university_id"].dropna().unique()), dtype="str"
    )
    return campuses


def _at(serving: pd.DataFrame, end: date, terms: float, known: Record) -> pd.DataFrame:
    """Give the chances of the campuses that have an ambassador now, at one term's end."""
    gone = gone_by(serving, end)
    unsure = serving["unknown"] | serving["quiet"]
    rates = {"chance": known.rate, "low": known.least, "high": known.high}
    if not known.is_enough:
        rates["chance"] = known.high  # shown only where the range has one value
    leaves = {
        name: (1 - (1 - rate) ** terms) * ~gone + gone.astype(float) for name, rate in rates.items()
    }
    leaves["high"] = np.maximum(leaves["high"], unsure)
    campus = serving["university_id"]
    counted = pd.DataFrame({"ambassadors": ~gone, "unknown": serving["unknown"] & ~gone})
    counted["quiet"] = serving["quiet"] & ~gone
    return pd.DataFrame(leaves).groupby(campus).prod().join(counted.groupby(campus).sum())
