"""Rank bands: between which places a person could stand if part of the network were missing.

A list of who comes first says more than its data: the network on record lacks people and ties, and
places change with them. So a measure is taken again on networks with a share of the people, or of
the ties, left out at random, as studies do of how centrality holds where a network is sampled or
flawed: Costenbader & Valente (2003, doi:10.1016/S0378-8733(03)00012-1), Borgatti, Carley &
Krackhardt (2006, doi:10.1016/j.socnet.2005.05.001). The band is where a person stood in 90 % of
these networks. It says how far a place hangs on who happens to be on record; it is no confidence
interval of a population, and knows nothing of ties that are on record and do not exist.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.bands.ranks import places, quantile, scaled, tier
from graph.bands.thinned import Remove, Thinning
from graph.errors import QuestionError
from graph.kernels.compiling import IS_COMPILED
from graph.kernels.threads import threads_for
from graph.measures import Measure, measure_named
from graph.snapshot import Snapshot

COLUMNS = ("person_id", "value", "rank", "rank_low", "rank_high", "tier")
_BLOCK = 20_000  # people whose places are sorted at once
# A run takes the exact value up to so many people × arcs: a second's betweenness. Above it takes
# the estimate, where a measure has one; what that adds to places is in the band.
_EXACT = 250_000_000
# … from as many people as make so many searched arcs, but not from too few to tell places by.
_SEARCHED, _FEWEST, _MOST = 1_000_000_000, 256, 1024
_ESTIMATED = "In the thinned networks it is estimated; the bands hold the error of that too."

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.float32]


def bands(
    snapshot: Snapshot,
    name: str,
    *,
    runs: int = 200,
    remove: Remove = "people",
    share: float = 0.2,
    level: float = 0.9,
    seed: int = 0,
    on_run: Callable[[int, int], None] = lambda _done, _of: None,
    **options: Any,
) -> pd.DataFrame:
    """Rank everybody by the measure ``name``, each with the band that holds their place.

    Columns ``person_id, value, rank, rank_low, rank_high, tier``, a row a person in the snapshot's
    order. The largest value is rank 1; equal values share the first of their places. ``rank_low``
    (the better) to ``rank_high`` holds the person's place in ``level`` of ``runs`` networks with a
    ``share`` of people, or ties, left out: the place among those left, stretched to the whole list.
    The places that a person has, or shares, now are always within. A band wider than half the list
    is no rank: there ``rank`` is missing and ``tier`` (top, middle, lower third) says about where;
    else ``tier`` is missing. Whose value isn't defined has none of these. ``options`` are the
    measure's own, and so are the ``attrs``; a measure that draws gets the same ``seed``. ``on_run``
    hears of every run done, and of how many.

    The same seed gives the same bands, in whatever order rows are and however many threads run.
    Raises QuestionError for a measure that ranks no people, and for what can't be left out.
    """
    measure = _ranking(name)
    _check(runs, remove, share, level, seed)
    if "seed" in measure.options:
        options = {"seed": seed, **options}
    whole = measure(snapshot, **options)
    values = _values(whole, name)
    best, worst = places(values)
    ranked = int(np.count_nonzero(~np.isnan(best)))
    in_runs = _affordable(measure, snapshot, options)
    low, high = _places_by_run(
        measure, snapshot, Thinning(snapshot, remove, share, seed), runs, ranked, in_runs, on_run
    )
    lower, upper = _quantiles(low, high, (1 - level) / 2)
    # Who was in none of the runs could stand anywhere.
    lower = np.where(np.isnan(lower), 1, np.fmin(lower, best))
    upper = np.where(np.isnan(upper), ranked, np.fmax(upper, worst))
    result = _table(whole, name, (best, worst), (lower, upper))
    notes = [whole.attrs.get("note"), None if in_runs == options else _ESTIMATED]
    result.attrs.update(whole.attrs)
    if any(notes):
        result.attrs["note"] = " ".join(note for note in notes if note)
    return result


def _affordable(measure: Measure, snapshot: Snapshot, options: dict[str, Any]) -> dict[str, Any]:
    """Give the options for the runs: an estimate, where the exact value two hundred times is much.

    It is a question of size, not of this machine's speed: bands are the same everywhere.
    """
    arcs = len(snapshot.csr.indices)
    if "exact" not in measure.options or options.get("exact") is not None:
        return options
    if len(snapshot.people) * arcs <= _EXACT:
        return options
    drawn = min(max(_SEARCHED // arcs, _FEWEST), _MOST)
    fewer = {"sample": drawn} if "sample" in measure.options else {}
    return {**fewer, **options, "exact": False}


def _ranking(name: str) -> Measure:
    measure = measure_named(name)
    if measure.subject != "person":
        raise QuestionError(name, "it is no measure of people", "Ask for it without bands")
    if not measure.ordered:
        raise QuestionError(name, "nobody comes first in it", "Ask for it without bands")
    return measure


def _check(runs: int, remove: str, share: float, level: float, seed: int) -> None:
    wrong = {
        "runs": runs < 1 and "must be 1 or more",
        "remove": remove not in ("people", "ties") and 'must be "people" or "ties"',
        "share": not 0 < share < 1 and "must lie between 0 and 1",
        "level": not 0 < level < 1 and "must lie between 0 and 1",
        "seed": not 0 <= seed < 2**63 and "must be a whole number from 0 up",
    }
    for option, why in wrong.items():
        if why:
            raise QuestionError("bands", f"{option} {why}", "Correct it")


def _places_by_run(
    measure: Measure,
    snapshot: Snapshot,
    thinning: Thinning,
    runs: int,
    ranked: int,
    options: dict[str, Any],
    on_run: Callable[[int, int], None],
) -> tuple[Places, Places]:
    """Measure every thinned network: each person's best and worst place, NaN where they aren't."""

    def run(number: int) -> tuple[npt.NDArray[np.bool_], Floats, Floats]:
        thin, present = thinning.run(number)
        best, worst = places(_values(measure(thin, **options), measure.name))
        return present, *scaled(best, worst, ranked)

    shape = (len(snapshot.people), runs)
    low, high = np.full(shape, np.nan, np.float32), np.full(shape, np.nan, np.float32)
    with _side_by_side(threads_for(len(snapshot.csr.indices)) if IS_COMPILED else 1) as each:
        for number, (present, best, worst) in enumerate(each(run, range(runs))):
            low[present, number], high[present, number] = best, worst
            on_run(number + 1, runs)
    return low, high


@contextmanager
def _side_by_side(threads: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """Give a ``map`` on several threads; if it is broken off, what hasn't begun is left."""
    if threads == 1:
        yield map
        return
    pool = ThreadPoolExecutor(threads)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)


def _quantiles(low: Places, high: Places, tail: float) -> tuple[Floats, Floats]:
    firsts = range(0, len(low), _BLOCK)
    lower = [quantile(low[at : at + _BLOCK], tail, upper=False) for at in firsts]
    upper = [quantile(high[at : at + _BLOCK], 1 - tail, upper=True) for at in firsts]
    none = [np.empty(0)]
    return np.concatenate(lower or none), np.concatenate(upper or none)


def _values(frame: pd.DataFrame, name: str) -> Floats:
    return frame[name].to_numpy(dtype=np.float64, na_value=np.nan)


def _table(
    whole: pd.DataFrame, name: str, own: tuple[Floats, Floats], band: tuple[Floats, Floats]
) -> pd.DataFrame:
    ranked = ~np.isnan(own[0])
    of = int(np.count_nonzero(ranked))
    low, high = (np.where(ranked, np.round(end), np.nan) for end in band)
    wide = ranked & (high - low > (of - 1) / 2)
    columns = {
        "person_id": whole["person_id"],
        "value": whole[name],
        "rank": np.where(wide, np.nan, own[0]),
        "rank_low": low,
        "rank_high": high,
        "tier": pd.Series(tier(*own, of)).where(wide),
    }
    types = dict.fromkeys(("rank", "rank_low", "rank_high"), "Int64") | {"tier": "str"}
    return pd.DataFrame(columns, columns=list(COLUMNS)).astype(types)
