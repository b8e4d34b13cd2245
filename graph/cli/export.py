"""``mashal export``: a month's network health in files, under pseudonyms unless names are asked."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.options import StoreOption, say, settings_for


def export(
    month: Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="The month.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Folder to write (default: in the data folder)."),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Write people's names instead of pseudonyms.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Write a month's network health export: CSV and JSON with definitions."""
    from data import NOTICE
    from graph.export import export as write_export
    from graph.store import Store

    settings = settings_for(store)
    folder = out.expanduser().absolute() if out else None
    with Store.open(settings, say) as opened:
        built, written = write_export(opened, settings, month, folder, names=names)
    if built.summary.invented:
        say(NOTICE)
    if names:
        say("Warning: this export names people who may be at risk. Share it with care.")
    rows = sum(len(one.frame) for one in built.sheets)
    say(f"{len(built.sheets)} tables with {rows:,} rows for {month}.")
    typer.echo(str(written))
