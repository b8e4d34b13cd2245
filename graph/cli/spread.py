"""``mashal spread``: how far a message is expected to go from people."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.asking import AsOfOption, SeedOption, heading, read_snapshot
from graph.cli.named import people_named
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.spreading import (
    AcceptanceOption,
    ChanceOption,
    Model,
    ModelOption,
    RunsOption,
    chances_from,
    figures_of,
    in_words,
    named_groups,
)
from graph.cli.views import CampusOption, PlatformOption, SinceOption, StaffOption, view_from

if TYPE_CHECKING:
    from graph.snapshot import Snapshot


def spread(
    people: Annotated[
        list[str], typer.Argument(metavar="PERSON…", help="Who starts it: ids, or full names.")
    ],
    model: ModelOption = Model.ic,
    p: ChanceOption = "0.1",
    acceptance: AcceptanceOption = 1.0,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="COLUMN", help="Also per group, such as campus."),
    ] = None,
    runs: RunsOption = None,
    seed: SeedOption = 0,
    as_of: AsOfOption = None,
    platform: PlatformOption = None,
    campus: CampusOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Tell how many people a message from these people is expected to reach, with its interval."""
    import pandas as pd

    from graph.spread import groups_reached
    from graph.tables import render

    view = view_from(platform, campus, since, None, without_staff=without_staff)
    snapshot = read_snapshot(settings_for(store), as_of, view)
    seeds = people_named(snapshot, people)
    options: dict[str, Any] = {
        "model": model.value,
        "acceptance": acceptance,
        "runs": runs or 10_000,
        "seed": seed,
    }
    chances = chances_from(p, model)
    rows = [_spread_row(chance, snapshot, seeds, options) for chance in chances]
    if form is Format.table:
        asked = "How many people is a message from these people expected to reach?"
        say(heading(asked, snapshot))
        say(in_words(model, [row["p"] for row in rows], acceptance))
    if by is None:
        typer.echo(render(pd.DataFrame(rows), form.value))
        return
    groups = [
        groups_reached(snapshot, seeds, groups=by, p=chance, **options).assign(p=row["p"])
        for chance, row in zip(chances, rows, strict=True)
    ]
    typer.echo(render(named_groups(pd.concat(groups), snapshot, by), form.value))


def _spread_row(
    chance: Any, snapshot: "Snapshot", seeds: list[str], options: dict[str, Any]
) -> dict[str, Any]:
    from graph.spread import expected_spread

    told = expected_spread(snapshot, seeds, p=chance, **options)
    p = None if options["model"] == "lt" else chance
    return {"p": p, **figures_of(told), "of": len(snapshot.people)}
