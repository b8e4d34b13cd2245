"""How sure a share is: Wilson's interval, which stays honest where few are counted.

E. B. Wilson 1927, Probable inference, the law of succession, and statistical inference
(doi:10.1080/01621459.1927.10502953); computed by scipy.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]


def wilson(count: npt.ArrayLike, out_of: npt.ArrayLike, level: float = 0.95) -> Floats:
    """Give Wilson's interval of each ``count`` ÷ ``out_of``: a row each of its low and high end.

    NaN where either is unknown, or where there is nobody to be counted.
    """
    # scipy's statistics take half a second to import: only who asks for an interval pays it.
    from scipy.stats import binomtest

    counts, totals = np.broadcast_arrays(
        np.asarray(count, dtype=np.float64), np.asarray(out_of, dtype=np.float64)
    )
    pairs, places = np.unique(
        np.column_stack([counts.ravel(), totals.ravel()]), axis=0, return_inverse=True
    )
    ends = np.full((len(pairs), 2), np.nan)
    for at, (number, total) in enumerate(pairs):
        if total > 0 and not np.isnan(number):
            # Tested against the share itself: its p-value is known without a search, and the
            # interval doesn't depend on it.
            found = binomtest(int(number), int(total), number / total)
            interval = found.proportion_ci(level, method="wilson")
            ends[at] = interval.low, interval.high
    return ends[places.ravel()]


def with_share(
    frame: pd.DataFrame,
    count: str,
    out_of: str,
    names: tuple[str, str, str] = ("share", "low", "high"),
) -> pd.DataFrame:
    """Add the share ``count`` ÷ ``out_of`` of each row and its interval, as columns ``names``."""
    counts, totals = (
        frame[name].to_numpy(dtype=np.float64, na_value=np.nan) for name in (count, out_of)
    )
    ends = wilson(counts, totals)
    share = np.divide(counts, totals, out=np.full(len(frame), np.nan), where=totals > 0)
    return frame.assign(**dict(zip(names, (share, ends[:, 0], ends[:, 1]), strict=True)))
