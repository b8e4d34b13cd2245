"""What the commands that ask the network share: the day, the heading, how an answer is printed."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import Format, say, say_no_rows

if TYPE_CHECKING:
    import pandas as pd

    from graph.settings import Settings
    from graph.snapshot import Snapshot
    from graph.view import View

AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="As known that day (YYYY-MM-DD) or at a month's end (YYYY-MM); by default on the "
        "last day with data.",
    ),
]
TopOption = Annotated[
    int | None, typer.Option("--top", min=1, metavar="N", help="Only the first N rows.")
]
SeedOption = Annotated[
    int, typer.Option("--seed", min=0, metavar="N", help="Another number, other draws.")
]


def read_snapshot(settings: "Settings", as_of: str | None, view: "View") -> "Snapshot":
    """Read the part ``view`` of the network as of a day; raises QuestionError and StoreError."""
    from graph.calendar import day_from
    from graph.snapshot import Snapshot
    from graph.store import Store

    day = None if as_of is None else day_from(as_of)
    with Store.open(settings, say) as opened:
        return Snapshot.read(opened, day, settings.analysis, view)


def heading(asked: str, snapshot: "Snapshot", of: str = "") -> str:
    """Say what was asked, of which day and which part of the network."""
    from graph.calendar import day_in_words

    part = snapshot.view.in_words(snapshot.campuses)
    return f"{asked} ({day_in_words(snapshot.as_of)}{of}{'; ' + part if part else ''})"


def print_answer(
    table: "pd.DataFrame",
    form: Format,
    settings: "Settings",
    why_empty: str,
    *,
    top: int | None = None,
) -> None:
    """Print a table, or its first ``top`` rows; where it has none, say why."""
    from graph.tables import render

    typer.echo(render(table.head(top) if top else table, form.value))
    if table.empty:
        say_no_rows(settings, why_empty)


def as_json(told: dict[str, Any]) -> str:
    """Write all that is known as one object; a table in it becomes a list of its rows."""
    import json

    from graph.tables import plain, to_records

    whole = {
        key: to_records(value) if hasattr(value, "columns") else plain(value)
        for key, value in told.items()
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False)
