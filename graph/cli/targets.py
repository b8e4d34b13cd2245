"""``mashal targets``: what each campus should have, kept in the store."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.named import campus_names, with_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for

if TYPE_CHECKING:
    import pandas as pd

    from graph.snapshot import Snapshot


def targets(
    campus: Annotated[
        str | None,
        typer.Argument(help="Whose target to set: the university's id or name. None: list all."),
    ] = None,
    ambassadors: Annotated[int | None, typer.Option("--ambassadors", min=0)] = None,
    sessions: Annotated[int | None, typer.Option("--sessions", min=0)] = None,
    topics: Annotated[int | None, typer.Option("--topics", min=0)] = None,
    panelists: Annotated[int | None, typer.Option("--panelists", min=0)] = None,
    groups: Annotated[int | None, typer.Option("--groups", min=0)] = None,
    clear: Annotated[
        bool, typer.Option("--clear", help="Take the campus's own target away.")
    ] = False,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """List what each campus should have, or set it: ambassadors, sessions in a term, and so on.

    What is left out stays as it was; with --clear the settings' floor holds again.
    """
    from graph.coverage import PARTS, set_targets
    from graph.errors import QuestionError
    from graph.history import History
    from graph.store import Store
    from graph.tables import render
    from graph.view import View

    given = dict(zip(PARTS, (ambassadors, sessions, topics, panelists, groups), strict=True))
    if campus is None and (clear or any(value is not None for value in given.values())):
        what = "no campus is named"
        raise QuestionError("targets", what, "Name one: mashal targets NED --sessions 3")
    settings = settings_for(store)
    with Store.open(settings, say) as opened:
        history = History.read(opened, settings.analysis)
        if campus is not None:
            id_ = View(campus=campus).resolved(history.tables).campus
            own = history.tables["targets"].set_index("university_id")
            kept = {part: own[part].get(id_) for part in PARTS}
            changed = {part: value for part, value in given.items() if value is not None}
            if not changed and not clear:
                what = "no number is given"
                raise QuestionError("targets", what, "Give one, such as --sessions 3, or --clear")
            row = {**(dict.fromkeys(PARTS) if clear else kept), **changed}
            set_targets(opened, [{"university_id": id_, **row}])
            history = History.read(opened, settings.analysis)
    typer.echo(render(_targets_table(history.at()), form.value))


def _targets_table(snapshot: "Snapshot") -> "pd.DataFrame":
    """Give every campus's target, and which of its numbers are its own."""
    from graph.coverage import PARTS
    from graph.coverage import targets as targets_of

    table = with_names(targets_of(snapshot), "university_id", campus_names(snapshot), "campus")
    table["own"] = [
        [part for part in PARTS if row[f"{part}_is_own"]] for _, row in table.iterrows()
    ]
    table = table.drop(columns=[f"{part}_is_own" for part in PARTS])
    whole = [name for name in ("students", *PARTS) if (table[name].dropna() % 1 == 0).all()]
    table = table.astype(dict.fromkeys(whole, "Int64"))
    return table.sort_values("campus", ignore_index=True)
