"""The health score of the month: five pillars with their indicators, and what moved them."""

from collections.abc import Sequence

import pandas as pd

from graph.calendar import month_after
from graph.export.disguise import Disguise
from graph.export.sheet import Column, Sheet, sheet
from graph.findings import Naming, SubjectKind
from graph.health import Summary
from graph.pillars import NOT_VALIDATED, IndicatorScore, MonthScore, parts, scores
from graph.suppression import SMALLEST, WITHHELD

_OF_A_COUNT = ("score", "value", "count", "value_low", "value_high")


def health_pillars(summary: Summary, disguise: Disguise) -> Sheet:
    """List the scores month by month: the whole, each pillar, each indicator."""
    few = disguise.beside_counts
    columns = (
        Column("month", "the month"),
        Column("level", f"whole, pillar or indicator; {NOT_VALIDATED}"),
        Column("pillar", "the pillar"),
        Column("indicator", "the indicator"),
        Column("title", "what it is called"),
        Column("score", f"0 to 100; empty if unknown or withheld{few}", "points"),
        Column("low", "the lowest score with each weight half to one and a half times", "points"),
        Column("high", "the highest score with such weights", "points"),
        Column("weight", "of the pillar in the whole, of the indicator in its pillar"),
        Column("completeness", "share of the weight that it rests on; under 0.7 it is withheld"),
        Column("value", f"the indicator itself; empty if unknown{few}", "see unit"),
        Column("unit", "share (0 to 1), people, index or ratio"),
        Column("count", f"how many{few}", "see of_what"),
        Column("out_of", f"of how many{few}", "see of_what"),
        Column("of_what", "what is counted"),
        Column("value_low", f"lower end of a share's 95 % interval{few}", "", "Wilson (1927)"),
        Column("value_high", "its upper end", "", "Wilson (1927)"),
        Column("unknown", "what is not known of it, and why"),
    )
    table = scores(summary.health.months)
    if not disguise.named:
        table = _withheld(table, summary.health.months)
    return sheet("health_pillars", "Health in five pillars", columns, table)


def health_change(summary: Summary, disguise: Disguise) -> Sheet:
    """List what moved the score from month to month; a month's effects add up to its change."""
    columns = (
        Column("month", "the month; compared with the month before"),
        Column("pillar", "the pillar"),
        Column("indicator", "the indicator; empty: what became known or unknown"),
        Column("title", "what it is called"),
        Column("before", "the indicator's score in the month before", "points"),
        Column("now", f"its score now; {NOT_VALIDATED}", "points"),
        Column("effect", "what that did to the score of the whole", "points"),
        Column("cause", "what moved it"),
    )
    table = parts(summary.health.changes, _naming(disguise), outside=not disguise.named)
    if not disguise.named:
        small = _small(summary.health.months)
        months = pd.Series([month_after(one, -1) for one in table["month"]], dtype=object)
        for name, month in (("before", months), ("now", table["month"])):
            table[name] = table[name].mask(_marked(month, table["indicator"], small), WITHHELD)
    return sheet("health_change", "What moved the health score", columns, table)


def _withheld(table: pd.DataFrame, months: Sequence[MonthScore]) -> pd.DataFrame:
    """Hide what an indicator counts where that is fewer than five people, and its score."""
    hide = _marked(table["month"], table["indicator"], _small(months))
    shown = {name: table[name].mask(hide & table[name].notna(), WITHHELD) for name in _OF_A_COUNT}
    return table.assign(**shown)


def _marked(months: pd.Series, indicators: pd.Series, small: set[tuple[str, str]]) -> pd.Series:
    keys = zip(months, indicators, strict=True)
    return pd.Series([key in small for key in keys], index=months.index, dtype=bool)


def _small(months: Sequence[MonthScore]) -> set[tuple[str, str]]:
    """Name the months and indicators that tell of fewer than five people."""
    return {
        (month.month, one.name)
        for month in months
        for pillar in month.pillars
        for one in pillar.indicators
        if any(0 < number < SMALLEST for number in _people(one))
    }


def _people(one: IndicatorScore) -> list[float]:
    """List the numbers of people that an indicator tells."""
    if not one.seen.of_people:
        return []
    told = (one.seen.count, one.seen.out_of, one.seen.value if one.unit == "people" else None)
    return [number for number in told if number is not None]


def _naming(disguise: Disguise) -> Naming:
    def naming(kind: SubjectKind, subject: str) -> str:
        names = disguise.names if kind == "person" else disguise.campuses
        return names.get(subject, subject)

    return naming
