"""What every command shares: the store option, where messages go, how a table is asked for."""

from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.settings import Settings

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="DIR", help="Data folder to use (default: MASHAL_HOME)."),
]

store_before_command: ContextVar[Path | None] = ContextVar("store_before_command", default=None)
"""The ``--store`` given before the command's name, kept by the root command."""

messages = Console(stderr=True, highlight=False, soft_wrap=True)
"""Progress and messages go to standard error: standard output holds the answer only."""


class Format(StrEnum):
    """How a table is printed."""

    table = "table"
    csv = "csv"
    json = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print the answer.")]


def say(text: str) -> None:
    """Print a message of ours; what looks like markup in it is not interpreted."""
    messages.print(text, markup=False)


def settings_for(store: Path | None) -> Settings:
    """Read the settings, with a ``--store`` given to the command or before its name."""
    return Settings.load(store or store_before_command.get())


def say_how_to_stop(settings: Settings) -> None:
    """Say that the embedded store goes on running, which a user would not guess, and its end."""
    if settings.embedded:
        where = f' --store "{settings.home}"' if settings.home != Settings.load().home else ""
        say(f"The store keeps running for the next command. End it: mashal store stop{where}")


def say_no_rows(settings: Settings, why: str) -> None:
    """Say why an answer is empty, and where the sample campaign is if that may be meant."""
    sample = settings.demo_home
    beside = settings.embedded and sample != settings.home and sample.is_dir()
    hint = f' The sample campaign has a store of its own: add --store "{sample}"' if beside else ""
    say(f"No rows: {why}.{hint}")
