"""``mashal people``: who is in the store, who may be the same, and what was decided of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import Format, FormatOption, StoreOption, say, say_no_rows, settings_for

if TYPE_CHECKING:
    import pandas as pd

app = typer.Typer(
    help="Who is in the store, and who may be the same person or campus.",
    invoke_without_command=True,
)
Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID…", help="Suggestions (s-…), or two people or two campuses."),
]
BY = "a lead"


@app.callback()
def people(
    context: typer.Context, form: FormatOption = Format.table, store: StoreOption = None
) -> None:
    """List everybody, with how many files tell of them."""
    if context.invoked_subcommand is not None:
        context.obj = store
        return
    from graph.store import Store
    from ingest.identity import people, suggestions

    settings = settings_for(store)
    with Store.open(settings, say) as opened:
        found = people(opened)
        waiting = len(suggestions(opened))
    short = ["person_id", "name", "roles", "campuses", "files", "joined"]
    _show(found, short, form)
    if found.empty:
        say_no_rows(settings, "there is nobody in this store")
    if waiting:
        say(f"{waiting} may be the same: mashal people review")


@app.command()
def review(
    context: typer.Context,
    form: FormatOption = Format.table,
    everything: Annotated[bool, typer.Option("--all", help="Show what was decided, too.")] = False,
    store: StoreOption = None,
) -> None:
    """List who may be the same, and what speaks for it."""
    from graph.store import Store
    from ingest.identity import suggestions

    settings = settings_for(store or context.obj)
    with Store.open(settings, say) as opened:
        found = suggestions(opened, decided=everything)
    short = ["suggestion_id", "score", "one_name", "two_name", "evidence"]
    _show(found, [*short, *(["decided"] if everything else [])], form)
    if found.empty:
        say_no_rows(settings, "nobody waits for a decision")
    elif form is Format.table:
        say("Decide: mashal people same ID…, different ID…, or later ID…")


@app.command()
def same(
    context: typer.Context,
    ids: Ids = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="All who have exactly the same name and campus.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Say that they are the same: they are joined, and that can be undone."""
    from graph.errors import QuestionError
    from graph.store import Store
    from ingest.identity import accept_exact, decide_ids

    if not ids and not exact:
        raise QuestionError("ids", "there are none", "Give ids, or --exact")
    with Store.open(settings_for(store or context.obj), say) as opened:
        made = accept_exact(opened, BY) if exact else []
        made += decide_ids(opened, ids, "same", BY) if ids else []
    say(f"{len(made)} joined." if made else "They were joined already.")
    for one in made:
        typer.echo(one)


@app.command()
def different(context: typer.Context, ids: Ids = None, store: StoreOption = None) -> None:
    """Say that they are different: they are never joined or asked about again."""
    _decide(context, ids, "different", store)
    say("They stay apart, and are not asked about again.")


@app.command()
def later(context: typer.Context, ids: Ids = None, store: StoreOption = None) -> None:
    """Put suggestions off: they wait at the end of the list."""
    _decide(context, ids, "later", store)
    say("They wait at the end of the list.")


@app.command()
def merges(
    context: typer.Context, form: FormatOption = Format.table, store: StoreOption = None
) -> None:
    """List who was joined, why, and on whose word."""
    from graph.store import Store
    from ingest.identity import merges

    settings = settings_for(store or context.obj)
    with Store.open(settings, say) as opened:
        found = merges(opened)
    short = ["merge_id", "merged_at", "one_name", "two_name", "kept", "evidence", "decided_by"]
    _show(found, [*short, "undone_at"], form)
    if found.empty:
        say_no_rows(settings, "nobody was joined")


@app.command()
def undo(
    context: typer.Context,
    merge: Annotated[str, typer.Argument(metavar="MERGE", help="The merge's id (m-…).")],
    store: StoreOption = None,
) -> None:
    """Take a merge back: both are as if they had never been joined."""
    from graph.store import Store
    from ingest.identity import undo_merge

    with Store.open(settings_for(store or context.obj), say) as opened:
        undo_merge(opened, merge, BY)
    say("They are two again, and are not joined or asked about again.")


def _decide(
    context: typer.Context, ids: list[str] | None, decision: str, store: StoreOption
) -> None:
    from graph.errors import QuestionError
    from graph.store import Store
    from ingest.identity import decide_ids

    if not ids:
        raise QuestionError("ids", "there are none", 'See them with "mashal people review"')
    with Store.open(settings_for(store or context.obj), say) as opened:
        decide_ids(opened, ids, decision, BY)


def _show(found: "pd.DataFrame", short: list[str], form: Format) -> None:
    from graph.tables import render

    if form is Format.table:
        found = found[short]
        if "evidence" in found:
            found = found.assign(evidence=found["evidence"].astype(str).str.replace("\n", "; "))
    typer.echo(render(found, form.value))
