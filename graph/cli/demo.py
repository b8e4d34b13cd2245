"""``mashal demo``: the whole road on the sample campaign, from nothing to the open app."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import StoreOption, say, say_how_to_stop, settings_for
from graph.errors import StoreError

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store


def demo(
    store: StoreOption = None,
    no_app: Annotated[
        bool, typer.Option("--no-app", help="Print the health summary; don't open the app.")
    ] = False,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Port of the app.")
    ] = None,
) -> None:
    """Load the invented sample campaign, say how its network is doing, and open the app."""
    from graph.cli.warm import compiled
    from graph.health import as_text, latest_summary
    from graph.store import Store

    settings = settings_for(store)
    settings = settings.model_copy(update={"home": settings.demo_home})
    with compiled(settings, say), Store.open(settings, say) as opened:
        load_sample(opened, settings)
        typer.echo(as_text(latest_summary(opened, settings.analysis)))
    if not no_app:
        from dashboard.launch import run

        run(settings, port)
    say_how_to_stop(settings)


def load_sample(store: "Store", settings: "Settings") -> None:
    """Load the sample campaign, unless it is there already; a store with other data is refused."""
    from graph.settings import DATA
    from ingest.load import load

    if not _is_sample(store):
        if _holds_data(store):
            raise StoreError(
                str(settings.home),
                "this store holds data that is not the sample campaign",
                "Choose another folder: mashal demo --store DIR",
            )
        store.run("MERGE (s:Setting {name: 'invented'}) SET s.value = 'yes'")
    report = load(store, [DATA / "sample"])
    rejected = sum(file.rejected for file in report.files)
    if rejected:
        raise StoreError(
            str(DATA / "sample"),
            f"{rejected} rows of the sample campaign were set aside",
            "Install mashal again",
        )


def _is_sample(store: "Store") -> bool:
    marks = store.read("MATCH (s:Setting {name: 'invented', value: 'yes'}) RETURN s.name AS name")
    return not marks.empty


def _holds_data(store: "Store") -> bool:
    return not store.read("MATCH (i:Import) RETURN i.run_id AS run_id LIMIT 1").empty
