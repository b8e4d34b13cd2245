"""How likely one dealing makes a post go on: p of the cascade model, from what really went on.

Each exposure (an account that had ``w`` dealings with the poster before the post) is taken up with
chance 1 − (1 − p)^w, independently. p is the maximum of the likelihood: with one dealing each it is
taken up ÷ exposed, the Bernoulli estimate of Goyal, Bonchi & Lakshmanan 2010 (Learning influence
probabilities in social networks; doi:10.1145/1718487.1718518) for Independent Cascade (Saito,
Nakano & Kimura 2008; doi:10.1007/978-3-540-85567-5_9). The interval inverts the score test: with
one dealing each it is Wilson's (1927; doi:10.1080/01621459.1927.10502953).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq

from graph.cascades.exposures import Exposures, exposures
from graph.snapshot import Snapshot

Floats = npt.NDArray[np.float64]
# Of a chance p the rate is -log(1 - p). Chances below 1e-13 are 0, and at the rate 45 they are 1.
_LEAST, _SURE = 1e-13, 45.0


@dataclass(frozen=True)
class Calibrated:
    """p per dealing with its interval; all three are NaN where nobody was exposed.

    ``low`` to ``high`` takes every exposure as independent. ``wide_low`` to ``wide_high`` doesn't:
    what one poster writes fares alike, and the variance is that between posters where it is
    larger. ``exposed`` accounts × posts, ``adopted`` of them passed the post on; ``unexposed``
    posts were passed on by accounts that had not dealt with the poster, which p knows nothing of.
    """

    p: float
    low: float
    high: float
    exposed: int
    adopted: int
    unexposed: int = 0
    posters: int = 0
    wide_low: float = math.nan
    wide_high: float = math.nan


def calibrated(
    snapshot: Snapshot,
    *,
    campaign: str | None = None,
    platform: str | None = None,
    kinds: Sequence[str] = ("repost",),
    level: float = 0.95,
) -> Calibrated:
    """Estimate p per dealing from the posts of the snapshot, or of a campaign or platform.

    A dealing is a reply, repost, quote or mention of one account with the other, as ties count
    them before they fade. ``kinds`` are what counts as passing on. What the estimate can't see: an
    account that follows and never dealt with the poster is not exposed, one that dealt with them
    long ago is; who got a post from somebody in between counts as having it from its author.
    """
    return estimated(exposures(snapshot, campaign=campaign, platform=platform, kinds=kinds), level)


def estimated(seen: Exposures, level: float = 0.95) -> Calibrated:
    """Estimate p from counted exposures."""
    exposed, adopted = int(seen.exposed.sum()), len(seen.adopted_dealings)
    posters = len(np.unique(seen.poster))
    if not exposed:
        nothing = math.nan
        return Calibrated(nothing, nothing, nothing, 0, 0, seen.unexposed)
    score = _Score.of(seen)
    z = NormalDist().inv_cdf((1 + level) / 2)
    rate = score.root()
    low, high = score.interval(rate, z)
    wide_low, wide_high = score.interval(rate, z * math.sqrt(_design_effect(seen, score, rate)))
    return Calibrated(
        p=_chance(rate),
        low=_chance(low),
        high=_chance(high),
        exposed=exposed,
        adopted=adopted,
        unexposed=seen.unexposed,
        posters=posters,
        wide_low=_chance(wide_low),
        wide_high=_chance(wide_high),
    )


@dataclass(frozen=True)
class _Score:
    """Exposures by number of dealings: how many, how many of them taken up."""

    dealings: Floats
    exposed: Floats
    adopted: Floats

    @classmethod
    def of(cls, seen: Exposures) -> "_Score":
        exposed: Floats = np.bincount(seen.dealings, weights=seen.exposed).astype(np.float64)
        adopted = np.bincount(seen.adopted_dealings, minlength=len(exposed)).astype(np.float64)
        some = np.flatnonzero(exposed)
        return cls(some.astype(np.float64), exposed[some], adopted[some])

    def slope(self, rate: float) -> float:
        """Give the slope of the log-likelihood, which falls with the rate."""
        w, taken = self.dealings, self.adopted
        went_on = taken * w / _odds(w * rate)
        return float(np.sum(went_on - (self.exposed - taken) * w))

    def information(self, rate: float) -> float:
        """Give Fisher's information on the rate."""
        w = self.dealings
        return float(np.sum(self.exposed * w**2 / _odds(w * rate)))

    @property
    def most(self) -> float:
        """Give a rate at which even the exposures with fewest dealings are as good as sure."""
        return _SURE / float(self.dealings.min())

    def root(self) -> float:
        """Give the rate at which the likelihood is largest."""
        if not self.adopted.any():
            return 0.0
        if (self.adopted == self.exposed).all():
            return math.inf
        return float(brentq(self.slope, _LEAST, self.most, xtol=1e-15, rtol=1e-12))

    def interval(self, rate: float, z: float) -> tuple[float, float]:
        """Give the rates between which the score test does not refuse."""

        def crossed(wanted: float, low: float, high: float) -> float:
            def beyond(at: float) -> float:
                return self.slope(at) - wanted * math.sqrt(self.information(at))

            if beyond(low) <= 0:  # a wide interval may leave the range of rates
                return 0.0
            return float(brentq(beyond, low, high, xtol=1e-15, rtol=1e-12))

        low = 0.0 if rate == 0 else crossed(z, _LEAST, min(rate, self.most))
        high = rate if rate == math.inf else crossed(-z, max(rate, _LEAST), self.most)
        return low, high


def _odds(rate: Floats) -> Floats:
    """Give the odds of being taken up, without end where it is certain."""
    with np.errstate(over="ignore"):
        return np.expm1(rate)


def _chance(rate: float) -> float:
    return -math.expm1(-rate)


def _design_effect(seen: Exposures, score: _Score, rate: float) -> float:
    """Say how much larger the variance between posters is than with independent exposures.

    At least 1; and 1 with fewer than two posters, which can't show it.
    """
    _, poster = np.unique(seen.poster, return_inverse=True)
    posters = int(poster.max()) + 1
    if posters < 2 or not 0 < rate < math.inf:
        return 1.0
    missed = np.bincount(poster, weights=seen.exposed * seen.dealings)
    place = np.searchsorted(np.unique(seen.poster), seen.adopted_poster)
    w = seen.adopted_dealings.astype(np.float64)
    taken = np.bincount(place, weights=w / -np.expm1(-w * rate), minlength=posters)
    between = float(np.sum((taken - missed) ** 2)) * posters / (posters - 1)
    return max(between / score.information(rate), 1.0)
