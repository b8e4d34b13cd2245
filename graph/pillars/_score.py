"""How a month is scored: anchors, weighted means, how far they move with the weights.

What isn't known is left out with its weight. Under 70 % of the weight nothing is scored.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date

from graph.anchors import HealthScale, IndicatorScale, PillarScale
from graph.calendar import month_of
from graph.pillars._model import ENOUGH, IndicatorScore, MonthScore, PillarScore
from graph.pillars._seen import Seen

SWING = 0.5
"""A weight is taken as half to one and a half times what it is."""

Pair = tuple[float, float]
"""A weight and a score."""


def month_score(
    day: date, seen: Mapping[str, Mapping[str, Seen]], scale: HealthScale
) -> MonthScore:
    """Score what was ``seen`` on a day, by pillar and indicator."""
    pillars = tuple(_pillar(name, one, seen[name]) for name, one in scale.pillars.items())
    whole = math.fsum(one.weight for one in pillars)
    scored = [one for one in pillars if one.score is not None]
    completeness = math.fsum(one.weight * one.completeness for one in scored) / whole
    if not scored or completeness < ENOUGH:
        return MonthScore(month_of(day), day, pillars, completeness, None, None, None)
    score, low, high = (
        [(one.weight, getattr(one, name)) for one in scored] for name in ("score", "low", "high")
    )
    return MonthScore(
        month_of(day), day, pillars, completeness, mean(score), lowest(low), highest(high)
    )


def _pillar(name: str, scale: PillarScale, seen: Mapping[str, Seen]) -> PillarScore:
    indicators = tuple(_indicator(key, one, seen[key]) for key, one in scale.indicators.items())
    known = [(one.weight, one.score) for one in indicators if one.score is not None]
    share = math.fsum(weight for weight, _ in known) / math.fsum(one.weight for one in indicators)
    given = (name, scale.title, scale.asks, scale.weight, indicators, share)
    if share < ENOUGH:
        return PillarScore(*given, None, None, None)
    return PillarScore(*given, mean(known), lowest(known), highest(known))


def _indicator(name: str, scale: IndicatorScale, seen: Seen) -> IndicatorScore:
    score = None if seen.value is None else scale.score(seen.value)
    return IndicatorScore(name, scale.title, scale.what, scale.unit, scale.weight, seen, score)


def mean(pairs: Sequence[Pair]) -> float:
    """Give the mean of scores by their weights."""
    return math.fsum(weight * score for weight, score in pairs) / math.fsum(
        weight for weight, _ in pairs
    )


def highest(pairs: Sequence[Pair]) -> float:
    """Give the highest mean there is with every weight half to one and a half times what it is.

    A mean by weights is a quotient of two linear functions of them, which is largest at a corner of
    the box of weights; and there every score above the mean has its largest weight and every score
    below it its smallest. So the corners that split the scores in their order are all that need
    looking at.
    """
    falling = sorted(pairs, key=lambda pair: -pair[1])
    return max(mean(_split(falling, at)) for at in range(len(falling) + 1))


def lowest(pairs: Sequence[Pair]) -> float:
    """Give the lowest mean there is, as :func:`highest`."""
    return -highest([(weight, -score) for weight, score in pairs])


def _split(pairs: Sequence[Pair], at: int) -> list[Pair]:
    """Give the first ``at`` pairs their largest weight, the others their smallest."""
    return [
        (weight * (1 + SWING if place < at else 1 - SWING), score)
        for place, (weight, score) in enumerate(pairs)
    ]
