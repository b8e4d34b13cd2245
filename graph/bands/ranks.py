"""Ranks that don't pretend: equal values share their places, and a place has a band."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# Two values this near (as a share of the smaller; of the largest of all) are one value summed up
# in another order.
_NEAR, _NEAR_NOTHING = 1e-9, 1e-13
TIERS = ("top third", "middle third", "lower third")


def places(values: Floats) -> tuple[Floats, Floats]:
    """Give the best and the worst place of each value, 1 for the largest; NaN has none.

    Equal values share all their places: the second and third of 5, 3, 3, 1 have 2 and 3 both.
    """
    ranked = np.flatnonzero(~np.isnan(values))
    best, worst = np.full(len(values), np.nan), np.full(len(values), np.nan)
    if not len(ranked):
        return best, worst
    order = ranked[np.argsort(-values[ranked], kind="stable")]
    begins = np.concatenate([[True], _differ(values[order])])
    firsts = np.flatnonzero(begins)
    group = np.cumsum(begins) - 1
    best[order] = firsts[group] + 1
    worst[order] = np.append(firsts[1:], len(order))[group]
    return best, worst


def _differ(descending: Floats) -> npt.NDArray[np.bool_]:
    """Say which values are really less than the one before."""
    before, here = descending[:-1], descending[1:]
    finite = np.abs(descending[np.isfinite(descending)])
    nothing = _NEAR_NOTHING * (finite.max() if len(finite) else 0.0)
    near = np.maximum(_NEAR * np.minimum(np.abs(before), np.abs(here)), nothing)
    with np.errstate(invalid="ignore"):  # two infinities are equal
        less: npt.NDArray[np.bool_] = (before != here) & (before - here > near)
    return less


def scaled(best: Floats, worst: Floats, to: int) -> tuple[Floats, Floats]:
    """Stretch the places among those who are left to a list of ``to``: first and last stay so.

    Who is left alone could have been anywhere.
    """
    among = int(np.count_nonzero(~np.isnan(best)))
    if among == 1:
        known = ~np.isnan(best)
        return np.where(known, 1.0, np.nan), np.where(known, float(to), np.nan)
    factor = (to - 1) / max(among - 1, 1)
    return 1 + (best - 1) * factor, 1 + (worst - 1) * factor


def quantile(places_by_run: npt.NDArray[np.float32], share: float, *, upper: bool) -> Floats:
    """Give each row's quantile among its known places, NaN if none; the array is sorted on the way.

    Between two of them the outer one is taken: the lower, or ``upper``, the higher.
    """
    places_by_run.sort(axis=1)  # the unknown go last
    known = np.count_nonzero(~np.isnan(places_by_run), axis=1)
    at = share * (np.maximum(known, 1) - 1)
    # Products such as 0.95 * 40 fall a hair beside the whole number.
    column = (np.ceil(at - 1e-9) if upper else np.floor(at + 1e-9)).astype(np.int64)
    return np.take_along_axis(places_by_run, column[:, None], axis=1)[:, 0].astype(np.float64)


def tier(best: Floats, worst: Floats, of: int) -> npt.NDArray[np.object_]:
    """Name the third of a list of ``of`` in which the middle of one's places lies."""
    middle = ((best + worst) / 2 - 0.5) / max(of, 1)
    third = np.clip(np.nan_to_num(middle) * 3, 0, 2).astype(np.int64)
    return np.array(TIERS, dtype=object)[third]
