"""The health score as tables: months, pillars and indicators, and the parts of a change."""

from collections.abc import Iterable

import pandas as pd

from graph.findings import Naming
from graph.pillars._model import Change, IndicatorScore, MonthScore, PillarScore
from graph.pillars._words import unknown_because, what_it_is, why
from graph.settings import Analysis

SCORES = (
    *("month", "level", "pillar", "indicator", "title", "score", "low", "high", "weight"),
    *("completeness", "value", "unit", "count", "out_of", "of_what", "value_low", "value_high"),
    "unknown",
)
PARTS = ("month", "pillar", "indicator", "title", "before", "now", "effect", "cause")


def scores(months: Iterable[MonthScore]) -> pd.DataFrame:
    """List the scores of months: the whole, then each pillar followed by its indicators.

    Columns: ``month``, ``level`` (whole, pillar, indicator), ``pillar``, ``indicator``, ``title``;
    ``score`` (missing if withheld or unknown), ``low`` to ``high`` with other weights, ``weight``;
    ``completeness``. Of an indicator: ``value`` in ``unit``, ``count`` of ``out_of`` (``of_what``),
    the share's 95 % interval ``value_low`` to ``value_high``. ``unknown``: what isn't, and why.
    """
    rows = [row for month in months for row in _month(month)]
    return pd.DataFrame(rows, columns=list(SCORES), dtype=object)


def parts(changes: Iterable[Change], naming: Naming, *, outside: bool = False) -> pd.DataFrame:
    """List what the changes of months consist of, a row a part.

    Columns: ``month``, ``pillar``, ``indicator``, ``title``; the indicator's score ``before`` and
    ``now``; ``effect`` in points of the whole score; ``cause``. A month's effects add up to its
    change. ``outside``: causes name nobody, and small groups are not counted.
    """
    rows = [
        {
            **{name: getattr(part, name) for name in PARTS if hasattr(part, name)},
            "month": change.month,
            "pillar": part.pillar or None,
            "indicator": part.indicator or None,
            "cause": why(part, naming, outside=outside),
        }
        for change in changes
        for part in change.parts
    ]
    return pd.DataFrame(rows, columns=list(PARTS), dtype=object)


def anchors(analysis: Analysis) -> pd.DataFrame:
    """List what each indicator is worth at which value, and why.

    A row an anchor: ``pillar``, ``pillar_weight``, ``indicator``, ``title``, ``what`` it is,
    ``unit``, ``weight`` within the pillar; at ``value`` it is worth ``score``, ``because``.
    """
    rows = [
        {
            "pillar": name,
            "pillar_weight": pillar.weight,
            "indicator": key,
            "title": one.title,
            "what": what_it_is(one.what, analysis),
            "unit": one.unit,
            "weight": one.weight,
            **point.model_dump(),
        }
        for name, pillar in analysis.health.pillars.items()
        for key, one in pillar.indicators.items()
        for point in one.points
    ]
    return pd.DataFrame(rows)


def _month(month: MonthScore) -> list[dict[str, object]]:
    whole = {"level": "whole", "title": "Health", **_scored(month)}
    rows = [whole, *(row for pillar in month.pillars for row in _pillar(pillar))]
    return [{"month": month.month, **row} for row in rows]


def _pillar(pillar: PillarScore) -> list[dict[str, object]]:
    named = {"level": "pillar", "pillar": pillar.name, "title": pillar.title}
    own = {**named, "weight": pillar.weight, **_scored(pillar)}
    return [own, *(_indicator(pillar.name, one) for one in pillar.indicators)]


def _scored(one: MonthScore | PillarScore) -> dict[str, object]:
    return {
        "score": one.score,
        "low": one.low,
        "high": one.high,
        "completeness": one.completeness,
        "unknown": unknown_because(one) or None,
    }


def _indicator(pillar: str, one: IndicatorScore) -> dict[str, object]:
    low, high = one.seen.interval or (None, None)
    return {
        "level": "indicator",
        "pillar": pillar,
        "indicator": one.name,
        "title": one.title,
        "score": one.score,
        "weight": one.weight,
        "value": one.seen.value,
        "unit": one.unit,
        "count": one.seen.count,
        "out_of": one.seen.out_of,
        "of_what": one.seen.of_what or None,
        "value_low": low,
        "value_high": high,
        "unknown": one.seen.unknown or None,
    }
