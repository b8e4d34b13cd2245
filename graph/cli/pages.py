"""``mashal app``: open the pages in a browser."""

from typing import Annotated

import typer

from graph.cli.options import StoreOption, say, say_how_to_stop, settings_for


def open_app(
    store: StoreOption = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=1, max=65535, help="Port to listen on, this machine only."),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the browser too.")
    ] = True,
) -> None:
    """Open the app: how the network is doing, the network itself, questions, adding data."""
    from dashboard.launch import run
    from graph.cli.warm import compiled
    from graph.store import Store

    settings = settings_for(store)
    # Set-up can take minutes the first time: its progress belongs in the terminal.
    with compiled(settings, say), Store.open(settings, say):
        pass
    run(settings, port, browser)
    say_how_to_stop(settings)
