"""``mashal store``: look after the embedded store."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import StoreOption, say, settings_for

if TYPE_CHECKING:
    from graph.erase import Erased, Found

app = typer.Typer(
    help="Look after the embedded store: start, stop, back up, restore, erase a person.",
    no_args_is_help=True,
)


@app.command()
def start(store: StoreOption = None) -> None:
    """Set up the store if needed and start it; every command does so by itself."""
    from graph.backup import check_ours
    from graph.cli.warm import compiled
    from graph.store import Store

    settings = settings_for(store)
    check_ours(settings)
    with compiled(settings, say), Store.open(settings, say) as opened:
        info = opened.check()
    say(f"The store runs: Neo4j {info.version} at {info.address}. Data folder: {settings.home}")


@app.command()
def stop(store: StoreOption = None) -> None:
    """Stop the store; it starts again by itself when it is needed."""
    from graph import server
    from graph.backup import check_ours

    settings = settings_for(store)
    check_ours(settings)
    say("The store is stopped." if server.stop(settings, say) else "The store was not running.")


@app.command()
def status(
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON only.")] = False,
) -> None:
    """Say whether the store runs, where its data is and how other programs reach it."""
    from graph.doctor import store_facts

    facts = store_facts(settings_for(store))
    if as_json:
        typer.echo(json.dumps(facts.as_dict(), indent=2, ensure_ascii=False))
    else:
        typer.echo(facts.as_text())


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    store: StoreOption = None,
) -> None:
    """Write the whole store to one file. It holds names: keep it as safe as the store."""
    from graph.backup import backup as write_backup

    target = file.expanduser().absolute()
    size = write_backup(settings_for(store), target, say, force=force)
    say(f"The backup is written ({size / 1e6:.1f} MB). It holds names: keep it safe.")
    typer.echo(str(target))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that mashal store backup wrote.")],
    store: StoreOption = None,
) -> None:
    """Put what a backup holds in the place of all the store holds."""
    from graph.backup import restore as bring_back

    source = file.expanduser().absolute()
    nodes = bring_back(settings_for(store), source, say)
    say(f"The store is as it was in {source.name}. Records: {nodes:,}.")


@app.command("erase-person")
def erase_person(
    person_id: Annotated[str, typer.Argument(metavar="ID", help="The person's id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask whether to go on.")] = False,
    store: StoreOption = None,
) -> None:
    """Remove a person from the store and from the exports in the data folder, for good."""
    from graph.erase import erase, find
    from graph.store import Store

    settings = settings_for(store)
    with Store.open(settings, say) as opened:
        found = find(opened, person_id)
        say(_will_go(found))
        if not yes:
            typer.confirm("Erase for good?", abort=True, err=True)
        for line in _went(erase(opened, settings, found)):
            say(line)


def _will_go(found: "Found") -> str:
    known = found.name or "no name"
    return (
        f"{found.person_id} ({known}) will be erased, with {len(found.accounts)} accounts, "
        f"{found.posts} posts and {found.testimonials} testimonials of theirs."
    )


def _went(erased: "Erased") -> list[str]:
    """Say what was removed, and what only people can remove."""
    exports = erased.exports
    return [
        f"{erased.found.person_id} is erased; their name was taken out of {erased.texts} "
        f"other texts.",
        f"Stored exports: {len(exports.changed)} of {exports.looked_into} changed, "
        f"{exports.rows} rows removed.",
        *(f"Look yourself into {path}: it is no export of mashal." for path in exports.left),
        f"{erased.rows:,} rows that imports kept were changed or removed. Loading the same files "
        "again leaves them out.",
        "Backups, exports kept elsewhere and the files they came from still hold them.",
    ]
