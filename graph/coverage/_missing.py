"""The formula of thinness: one less the share of the target, its mean, and how sure that is."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.coverage._looked import Looked
from graph.coverage._targets import PARTS
from graph.snapshot import Snapshot

Floats = npt.NDArray[np.float64]
LEVEL = 0.95
SESSIONS = PARTS.index("sessions")


def weighed(table: pd.DataFrame, snapshot: Snapshot, looked: Looked) -> pd.DataFrame:
    """Put each part's thinness beside it, and the campus's with its interval."""
    weights = np.array([getattr(snapshot.analysis.coverage.weights, part) for part in PARTS])
    actual = table[list(PARTS)].to_numpy(dtype=np.float64)
    wanted = table[[f"{part}_target" for part in PARTS]].to_numpy(dtype=np.float64)
    wanted = np.minimum(wanted, _most_possible(looked))
    low, high = garwood(table["sessions"].to_numpy(dtype=np.float64))
    fewer, more = actual.copy(), actual.copy()
    fewer[:, SESSIONS], more[:, SESSIONS] = low, high
    asked = np.where(wanted > 0, weights, 0.0)
    thin = missing(actual, wanted)
    known = np.where(np.isnan(thin), 0.0, asked)
    total = asked.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        table["thinness"] = np.nansum(known * thin, axis=1) / known.sum(axis=1)
        table["low"] = np.nansum(known * missing(more, wanted), axis=1) / total
        at_most = np.where(np.isnan(thin), 1.0, missing(fewer, wanted))
        table["high"] = (asked * np.where(asked > 0, at_most, 0)).sum(axis=1) / total
        table["known"] = known.sum(axis=1) / total
    for at, part in enumerate(PARTS):
        table[f"{part}_target"] = wanted[:, at]
        table[f"{part}_thin"] = np.where(asked[:, at] > 0, thin[:, at], np.nan)
    students = table["students"].where(table["students"] > 0)
    table["ambassadors_per_1000"] = table["ambassadors"] / students * 1000
    return table.assign(sessions_low=low, sessions_high=high)


def missing(actual: Floats, wanted: Floats) -> Floats:
    """Give 1 − min(1, actual ÷ wanted): missing where that is unknown or nothing is wanted."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(wanted > 0, 1 - np.minimum(1.0, actual / wanted), np.nan)


def garwood(counts: Floats, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Give the exact interval of a Poisson mean of which a count was seen (Garwood 1936)."""
    # Half of a χ² quantile is one of the gamma distribution; scipy's statistics, which have it by
    # name, take half a second to import, and every first look at coverage would pay it.
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    zero = np.where(counts == 0, 0.0, np.nan)
    low = np.where(counts > 0, gammaincinv(np.maximum(counts, 1), tail), zero)
    return np.asarray(low), np.asarray(gammaincinv(counts + 1, 1 - tail))


def _most_possible(looked: Looked) -> Floats:
    """Say how much of each part there can be in what is looked at: of one topic, one."""
    most = np.full(len(PARTS), np.inf)
    if looked.topics:
        most[PARTS.index("topics")] = len(looked.topics)
    return most
