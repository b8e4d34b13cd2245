"""``mashal maturity``: what shape the network has, by which evidence, and what to do next."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, heading, read_snapshot
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.progress import progress_bar
from graph.cli.views import SinceOption, StaffOption, view_from

if TYPE_CHECKING:
    import pandas as pd

    from graph.settings import Settings
    from graph.view import View


class Shape(StrEnum):
    """Which table of maturity is asked for."""

    evidence = "evidence"
    months = "months"
    steps = "steps"


def maturity(
    what: Annotated[
        Shape,
        typer.Argument(
            help="The evidence of the day's network, its stage month by month, or what to do next."
        ),
    ] = Shape.evidence,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws", min=0, metavar="N", help="Networks with a fifth of the people left out."
        ),
    ] = None,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Tell where the network stands: scattered, hub-and-spoke, multi-hub or core/periphery."""
    import pandas as pd

    from graph.findings import names_of
    from graph.maturity import maturity as told
    from graph.tables import render
    from ingest.plan import Step

    settings = settings_for(store)
    view = view_from(None, None, since, None, without_staff=without_staff)
    if what is Shape.months:
        typer.echo(render(_months(settings, view, draws), form.value))
        return
    snapshot = read_snapshot(settings, as_of, view)
    with progress_bar("Measuring") as show:
        found = told(
            snapshot,
            draws=draws,
            on_draw=lambda done, of: show(Step("With a fifth of the people left out", done, of)),
        )
    steps = [step.sentence(names_of(snapshot)) for step in found.steps]
    if form is Format.table:
        for line in (heading("What shape does the network have?", snapshot), *found.sentences()):
            say(line)
    if what is Shape.steps:
        typer.echo(render(pd.DataFrame({"next_step": steps}), form.value))
        return
    table = found.evidence
    if form is Format.table:
        table = table[["title", "value", "low", "high", "stage", "says"]].round(2)
    typer.echo(render(table, form.value))


def _months(settings: "Settings", view: "View", draws: int | None) -> "pd.DataFrame":
    from graph.history import History
    from graph.maturity import by_month
    from graph.store import Store

    with Store.open(settings, say) as opened:
        history = History.read(opened, settings.analysis)
    return by_month(history, view, draws=draws or 0)
