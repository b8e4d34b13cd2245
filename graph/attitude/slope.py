"""How the change goes with something else about people: a straight line, and how sure it is."""

from dataclasses import dataclass
from math import nan

import numpy as np

from graph.attitude.change import LEVEL, Floats, Values, complete, varies

_ALONE = 1 - 1e-9


@dataclass(frozen=True)
class Slope:
    """A line through ``n`` points: ``slope`` for one unit more, with its 95 % interval.

    ``at_zero``: where the line stands at 0; ``p``: the test that it is level; ``left_out``: points
    of which one number is missing.
    """

    n: int
    slope: float
    low: float
    high: float
    at_zero: float
    p: float = nan
    left_out: int = 0


def exposure_response(exposure: Values, change: Values) -> Slope:
    """Lay a line through each one's exposure and change, by least squares.

    The interval holds though people with more exposure vary more or less than others, and though
    few have much: standard errors HC2 with the degrees of freedom of Bell and McCaffrey (G. W.
    Imbens & M. Kolesár 2016, doi:10.1162/REST_a_00552).
    NaN with fewer than three points, where all have the same exposure, where all lie on a line, and
    where the slope hangs by a single point. It says what goes together, not what caused what.
    Raises ValueError if the lengths differ.
    """
    points, left_out = complete(exposure, change)
    n = len(points)
    unknown = Slope(n, nan, nan, nan, nan, nan, left_out)
    if n < 3 or not varies(points[:, 0].std(), points):
        return unknown
    x, y = points[:, 0] - points[:, 0].mean(), points[:, 1]
    squares = float(x @ x)
    slope = float(x @ y / squares)
    at_zero = float(y.mean() - slope * points[:, 0].mean())
    residual = y - y.mean() - slope * x
    leverage = 1 / n + x**2 / squares
    if leverage.max() > _ALONE or not varies(residual.std(), points):
        return Slope(n, slope, nan, nan, at_zero, nan, left_out)
    from scipy import stats

    error = float(np.sqrt(np.sum((x * residual) ** 2 / (1 - leverage))) / squares)
    df = _freedom(x, leverage)
    reach = float(stats.t.ppf((1 + LEVEL) / 2, df)) * error
    p = float(2 * stats.t.sf(abs(slope) / error, df))
    return Slope(n, slope, slope - reach, slope + reach, at_zero, p, left_out)


def _freedom(x: Floats, leverage: Floats) -> float:
    """Give Bell and McCaffrey's degrees of freedom for the slope on the centred ``x``.

    (Σλ)² ÷ Σλ² over the eigenvalues of the variance estimate as a quadratic form in the errors;
    here summed up without the n × n matrix.
    """
    n, squares = len(x), float(x @ x)
    weight = (x / squares) ** 2 / (1 - leverage)
    apart = float(np.sum(weight**2 * (1 - 2 * leverage)))
    together = (
        weight.sum() ** 2 / n**2
        + 2 * (weight @ x) ** 2 / (n * squares)
        + (weight @ x**2) ** 2 / squares**2
    )
    return float((1 / squares) ** 2 / (apart + together))
