"""Months made of scores and weights, for tests of the arithmetic alone."""

from datetime import date
from typing import Any

from graph.anchors import HealthScale
from graph.pillars import INDICATORS, Seen
from graph.pillars._model import MonthScore
from graph.pillars._score import month_score

PAIRS = [(pillar, name) for pillar, found in INDICATORS.items() for name in found]


def scale_of(weights: dict[tuple[str, str], float], pillars: dict[str, float]) -> HealthScale:
    """Make a scale on which every value is its own score."""
    straight = [{"value": 0, "score": 0}, {"value": 100, "score": 100}]
    made: dict[str, Any] = {
        pillar: {
            "weight": pillars[pillar],
            "indicators": {
                name: {"weight": weights[pillar, name], "points": straight} for name in found
            },
        }
        for pillar, found in INDICATORS.items()
    }
    return HealthScale.model_validate(made)


def month_of_scores(
    scores: dict[tuple[str, str], float | None], scale: HealthScale, day: date
) -> MonthScore:
    """Make a month in which the indicators have these scores; None is unknown."""
    seen: dict[str, dict[str, Seen]] = {pillar: {} for pillar in INDICATORS}
    for (pillar, name), score in scores.items():
        groups = dict.fromkeys(
            ("part", "whole", "then", "best", "cuts", "carriers", "hosts"), frozenset[str]()
        )
        told = {"count": 0, "out_of": 1, "groups": groups, "unknown": "" if score else "unheard of"}
        seen[pillar][name] = Seen(score, **told)  # type: ignore[arg-type]
    return month_score(day, seen, scale)
