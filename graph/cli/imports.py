"""``mashal imports``: what was loaded when, and a way to take an import back."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import Format, FormatOption, StoreOption, say, say_no_rows, settings_for

if TYPE_CHECKING:
    from graph.store import Store
    from ingest.undo import Undone

app = typer.Typer(
    help="What was loaded when; show an import, or take it back.", invoke_without_command=True
)
RunArgument = Annotated[
    str, typer.Argument(metavar="RUN", help="The import's run_id, or how it begins or ends.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON only.")]
SHOWN_PROBLEMS = 20
_ORDER = (
    *("file", "kind", "status", "loaded_at", "undone_at", "rows_read", "loaded", "unchanged"),
    *("merged", "rejected", "ignored", "held", "sha256", "run_id"),
)
_SHORT = ["loaded_at", "file", "kind", "status", "rows_read", "loaded", "rejected", "run_id"]


@app.callback()
def imports(
    context: typer.Context, form: FormatOption = Format.table, store: StoreOption = None
) -> None:
    """List the imports, the latest first."""
    if context.invoked_subcommand is not None:
        context.obj = store
        return
    from graph.store import Store
    from graph.tables import render
    from ingest.history import history

    settings = settings_for(store)
    with Store.open(settings, say) as opened:
        found = history(opened)
    typer.echo(render(found[_SHORT] if form is Format.table else found, form.value))
    if found.empty:
        say_no_rows(settings, "nothing was loaded into this store")
    for run_id in found.loc[found["status"] == "undoing", "run_id"]:
        say(f"An undo was cut off. End it: mashal imports undo {run_id}")


@app.command()
def show(
    context: typer.Context,
    run: RunArgument,
    as_json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Show all that is on record of one import: its counts and its problems."""
    from graph.store import Store
    from ingest.history import record, run_id_of

    with Store.open(settings_for(store or context.obj), say) as opened:
        found = record(opened, run_id_of(opened, run))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    else:
        typer.echo(_as_text(found))


@app.command()
def undo(
    context: typer.Context,
    run: RunArgument,
    also: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="RUN", help="Another import to undo with it; repeat it."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask whether to go on.")] = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Take an import back: the store is then as if it had never been made."""
    from graph.store import Store
    from ingest.alone import alone
    from ingest.history import run_id_of
    from ingest.undo import what_if

    settings = settings_for(store or context.obj)
    with Store.open(settings, say) as opened:
        runs = [run_id_of(opened, one) for one in (run, *(also or ()))]
        zone = settings.analysis.zone
        report = what_if(opened, runs[0], runs[1:], zone=zone)
        if not (dry_run or report.blocked):
            if not yes:
                say(_would(report))
                typer.confirm("Undo it?", abort=True, err=True)
            with alone(settings, say):
                report = _undo(opened, runs, zone)
    typer.echo(
        json.dumps(report.as_dict(), ensure_ascii=False, indent=2) if as_json else _would(report)
    )
    for line in _in_the_way(report):
        say(line)
    if report.blocked:
        raise typer.Exit(1)


def _undo(store: "Store", runs: list[str], zone: Any) -> "Undone":
    from graph.cli.progress import progress_bar
    from ingest.undo import undo as take_back

    with progress_bar("undoing") as progress:
        return take_back(store, runs[0], runs[1:], zone=zone, progress=progress)


def _as_text(found: dict[str, Any]) -> str:
    import pandas as pd

    from graph.tables import render

    problems = found.pop("problems", None) or []
    names = [*_ORDER, *sorted(found.keys() - {*_ORDER})]
    plain = [
        (name, found[name])
        for name in names
        if found.get(name) not in (None, "") and not isinstance(found[name], dict)
    ]
    text = render(pd.DataFrame(plain, columns=["on record", "value"], dtype=object), "table")
    if problems:
        shown = pd.DataFrame(problems[:SHOWN_PROBLEMS], dtype=object)
        more = len(problems) - SHOWN_PROBLEMS
        text += "\n\n" + render(shown, "table")
        text += f"\n… and {more:,} more: mashal imports show … --json" if more > 0 else ""
    return text


def _would(report: "Undone") -> str:
    """Say in words what is, or would be, taken back."""
    names = ", ".join(report.files)
    if report.blocked:
        return f"{names} can't be undone: rows of other imports stand on what would go."
    goes = _counted(report.goes)
    stays = _counted(report.stays)
    done = "Would undo" if report.dry_run else "Undone:"
    lines = [f"{done} {names}.", f"Goes: {goes or 'nothing'}."]
    if stays:
        lines.append(f"Stays as other imports told it: {stays}.")
    return "\n".join(lines)


def _in_the_way(report: "Undone") -> list[str]:
    lines = [
        f"{one.file}: {one.rows:,} row{'s' * (one.rows > 1)} ({one.run_id})"
        for one in report.blocked
    ]
    if lines:
        lines.append("Undo those first, or together with it: --with RUN for each.")
    lines += [f"Note: {warning}" for warning in report.warnings]
    lines += [
        f"{file}: row {why.row} of {why.table} could not be put back: {why.problem}"
        for file, why in report.problems
    ]
    return lines


def _counted(counts: Any) -> str:
    return ", ".join(f"{rows:,} of {table}" for table, rows in counts.items())
