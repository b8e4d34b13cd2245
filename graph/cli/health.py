"""``mashal health``: the five pillars of a month, how sure they are, and what moved them."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for

if TYPE_CHECKING:
    import pandas as pd

    from graph.findings import Naming
    from graph.health import Summary
    from graph.settings import Analysis


class HealthTable(StrEnum):
    """Which table of the health score is asked for."""

    pillars = "pillars"
    change = "change"
    months = "months"
    anchors = "anchors"


_PILLARS = ("title", "score", "low", "high", "known", "value", "of", "why not known")
_MONTHS = ("month", "score", "low", "high", "known", "weakest")


def health(
    what: Annotated[
        HealthTable | None,
        typer.Argument(
            help="Only the pillars with their indicators, what moved the score since the month "
            "before, the scores month by month, or what each indicator is worth at which value "
            "and why; by default the first two."
        ),
    ] = None,
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="YYYY-MM", help="By default the last with data."),
    ] = None,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Score the network's health in five pillars from 0 to 100, and say what moved it.

    Not validated against outcomes: it says what moved, and is no grade.
    """
    from graph.findings import names_of
    from graph.health import summary
    from graph.history import History
    from graph.store import Store

    settings = settings_for(store)
    with Store.open(settings, say) as opened:
        found = summary(History.read(opened, settings.analysis), month)
    naming = names_of(found.snapshot)
    if form is Format.table:
        typer.echo(_as_text(what, found, naming))
    elif form is Format.json and what is None:
        typer.echo(_as_json(found, naming))
    else:
        from graph.tables import render

        table = _table(what or HealthTable.pillars, found, naming)
        typer.echo(render(table, "csv" if form is Format.csv else "json"))


def _table(what: HealthTable, found: "Summary", naming: "Naming") -> "pd.DataFrame":
    """Give a table in full, as CSV and JSON have it."""
    from graph.pillars import anchors, parts, scores

    if what is HealthTable.anchors:
        return anchors(found.snapshot.analysis)
    if what is HealthTable.change:
        return parts(found.health.changes[-1:], naming)
    months = found.health.months if what is HealthTable.months else (found.health.now,)
    table = scores(months)
    return table[table["level"] != "indicator"] if what is HealthTable.months else table


def _as_json(found: "Summary", naming: "Naming") -> str:
    """Write score, pillars, months and the parts of the change as one object."""
    from graph.pillars import NOT_VALIDATED, headline, moved
    from graph.tables import to_records

    tables = {what.value: to_records(_table(what, found, naming)) for what in HealthTable}
    return json.dumps(
        {
            "month": found.month,
            "as_of": found.as_of.isoformat(),
            "score": found.health.now.score,
            "said": headline(found.health.now),
            "moved": moved(found.health.change),
            "validated": NOT_VALIDATED,
            **tables,
        },
        ensure_ascii=False,
        indent=2,
        allow_nan=False,
    )


def _as_text(what: HealthTable | None, found: "Summary", naming: "Naming") -> str:
    """Write for reading: the score, the pillars, then what moved it."""
    from graph.calendar import day_in_words
    from graph.pillars import RULE, headline, moved
    from graph.tables import render

    told = [f"{headline(found.health.now)} ({day_in_words(found.as_of)})", ""]
    if what in (None, HealthTable.pillars):
        told += [render(_pillars(found), "table"), "", RULE, ""]
    if what in (None, HealthTable.change):
        told += [moved(found.health.change), *_change(found, naming), ""]
    if what is HealthTable.months:
        told += [render(_months(found), "table"), ""]
    if what is HealthTable.anchors:
        told += _anchors(found.snapshot.analysis)
    return "\n".join(told).rstrip()


def _pillars(found: "Summary") -> "pd.DataFrame":
    """Put pillars and, set in, their indicators under each other, as a terminal shows them."""
    import pandas as pd

    from graph.pillars import points, value
    from graph.words import percent

    rows: list[tuple[str | None, ...]] = []
    for pillar in found.health.now.pillars:
        scored = pillar.low is not None and pillar.high is not None
        span = (points(pillar.low), points(pillar.high)) if scored else (None, None)
        known = percent(pillar.completeness)
        rows.append((pillar.title, points(pillar.score), *span, known, None, None, None))
        for one in pillar.indicators:
            seen, score = one.seen, None if one.score is None else points(one.score)
            of = None if seen.out_of is None else f"{seen.out_of:,} {seen.of_what}"
            amount = value(seen.value, one.unit)
            why = seen.unknown or None
            rows.append((f"  {one.title}", score, None, None, None, amount, of, why))
    table = pd.DataFrame(rows, columns=list(_PILLARS), dtype=object)
    return table.dropna(axis="columns", how="all")


def _months(found: "Summary") -> "pd.DataFrame":
    import pandas as pd

    from graph.pillars import points
    from graph.words import percent

    rows = [
        (
            one.month,
            points(one.score),
            None if one.low is None else points(one.low),
            None if one.high is None else points(one.high),
            percent(one.completeness),
            one.weakest.title if one.weakest else None,
            *(points(pillar.score) for pillar in one.pillars),
        )
        for one in found.health.months
    ]
    names = [pillar.title for pillar in found.health.now.pillars]
    return pd.DataFrame(rows, columns=[*_MONTHS, *names], dtype=object)


def _change(found: "Summary", naming: "Naming") -> list[str]:
    from graph.pillars import signed, why

    change = found.health.change
    parts = change.parts if change else ()
    return [f"  {signed(part.effect):>5}  {part.title}: {why(part, naming)}" for part in parts]


def _anchors(analysis: "Analysis") -> list[str]:
    from graph.pillars import anchors_in_words, what_it_is

    lines = []
    for pillar in analysis.health.pillars.values():
        lines += [f"{pillar.title} (weight {pillar.weight:g})", ""]
        for one in pillar.indicators.values():
            lines.append(f"  {one.title} (weight {one.weight:g})")
            lines.append(f"    {what_it_is(one.what, analysis)}")
            lines += [*(f"      {said}" for said in anchors_in_words(one)), ""]
    return lines
