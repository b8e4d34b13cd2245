"""The command ``mashal``: which commands there are, in the order a newcomer needs them."""

from importlib.metadata import version
from typing import Annotated

import typer

from graph.cli import (
    attitude,
    campaigns,
    carrying,
    cascades,
    coverage,
    demo,
    doctor,
    export,
    forecast,
    health,
    imports,
    load,
    map,  # noqa: A004
    maturity,
    measure,
    pages,
    people,
    placing,
    query,
    reach,
    retention,
    robustness,
    seeds,
    sessions,
    spread,
    store,
    targets,
    what_if,
)
from graph.cli.options import StoreOption, store_before_command

app = typer.Typer(
    name="mashal",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mashal {version('mashal')}")
        raise typer.Exit


@app.callback()
def root(
    store_folder: StoreOption = None,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Say whether a network of ambassadors lasts, how far it reaches, where it is thin."""
    store_before_command.set(store_folder)


app.command("demo")(demo.demo)
app.command("load")(load.load)
app.command("template")(load.template)
app.command("map")(map.map_survey)
app.add_typer(imports.app, name="imports")
app.add_typer(people.app, name="people")
app.command("app")(pages.open_app)
app.command("measures")(measure.measures)
app.command("measure")(measure.measure)
app.command("reach")(reach.reach)
app.command("cascades")(cascades.cascades)
app.command("spread")(spread.spread)
app.command("seeds")(seeds.seeds)
app.command("health")(health.health)
app.command("forecast")(forecast.forecast)
app.command("what-if")(what_if.what_if)
app.command("robustness")(robustness.robustness)
app.command("carrying")(carrying.carrying)
app.command("retention")(retention.retention)
app.command("maturity")(maturity.maturity)
app.command("coverage")(coverage.coverage)
app.command("next")(placing.next_command)
app.command("targets")(targets.targets)
app.command("sessions")(sessions.sessions)
app.command("campaigns")(campaigns.campaigns)
app.command("attitude")(attitude.attitude)
app.command("queries")(query.queries)
app.command("query")(query.query)
app.command("export")(export.export)
app.add_typer(store.app, name="store")
app.command("doctor")(doctor.doctor)
