"""``mashal seeds``: whom to ask so that a message goes far."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, SeedOption, heading, read_snapshot
from graph.cli.named import campus_names, people_named
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
    import pandas as pd

    from graph.snapshot import Snapshot
    from graph.spread import SeedChoice


class Fair(StrEnum):
    """What is fair."""

    maximin = "maximin"
    proportional = "proportional"


def seeds(
    k: Annotated[int, typer.Argument(metavar="K", help="How many people to ask.")],
    model: ModelOption = Model.ic,
    p: ChanceOption = "0.1",
    acceptance: AcceptanceOption = 1.0,
    fair: Annotated[
        Fair | None,
        typer.Option(
            "--fair",
            help="maximin: serve the worst-served group as well as can be; proportional: no "
            "group gets less than it could by itself with its part of the people asked.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="COLUMN", help="What the groups are (default: campus)."),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option("--include", metavar="PERSON", help="Ask this person; may be repeated."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="PERSON", help="Never this one; may be repeated."),
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
    """Choose whom to ask so that a message goes far, and say how far others would get."""
    from graph.spread import choose_seeds
    from graph.tables import render

    view = view_from(platform, campus, since, None, without_staff=without_staff)
    snapshot = read_snapshot(settings_for(store), as_of, view)
    chances = chances_from(p, model)
    choice = choose_seeds(
        snapshot,
        k,
        model=model.value,
        p=chances[0] if len(chances) == 1 else tuple(chances),
        fairness=None if fair is None else fair.value,
        groups=by if fair is None else by or "campus",
        include=people_named(snapshot, include or []),
        exclude=people_named(snapshot, exclude or []),
        acceptance=acceptance,
        runs=runs,
        seed=seed,
    )
    if form is Format.table:
        say(heading("Whom to ask so that a message goes far?", snapshot))
        say(in_words(model, chances, acceptance))
        told = ["place", "person_id", "name", "campus"]
        typer.echo(render(_people(choice, snapshot)[told], "table"))
        for line, table in _beside(choice, snapshot, by or "campus"):
            say(line)
            if table is not None:
                typer.echo(render(table, "table"))
    elif form is Format.json:
        typer.echo(_as_json(choice, snapshot))
    else:
        typer.echo(render(_people(choice, snapshot), "csv"))


def _people(choice: "SeedChoice", snapshot: "Snapshot") -> "pd.DataFrame":
    import pandas as pd

    people = snapshot.people.set_index("person_id")
    campuses = campus_names(snapshot)
    placed = list(enumerate(choice.people, start=1))
    rows = pd.DataFrame(placed, columns=["place", "person_id"])
    rows["name"] = people["name"].reindex(rows["person_id"]).to_numpy()
    campus = people["campus"].reindex(rows["person_id"])
    rows["campus"] = campus.map(campuses).to_numpy()
    told = figures_of(choice.spread) | {"bound": choice.bound, "way": choice.way}
    return rows.assign(**told)


def _as_json(choice: "SeedChoice", snapshot: "Snapshot") -> str:
    """Write all that is known of a choice: the people, how far they reach, what else was tried."""
    import json

    from graph.tables import plain, to_records

    told = {
        "people": to_records(_people(choice, snapshot)[["person_id", "name", "campus"]]),
        "spread": plain(figures_of(choice.spread)),
        "of": len(snapshot.people),
        "bound": choice.bound,
        "certain": choice.certain,
        "way": choice.way,
        "baselines": {way: plain(figures_of(one)) for way, one in choice.baselines.items()},
        "groups": None if choice.groups is None else to_records(choice.groups),
        "price": choice.price,
        "by_p": None if choice.by_p is None else to_records(choice.by_p),
    }
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False)


def _beside(
    choice: "SeedChoice", snapshot: "Snapshot", by: str
) -> "list[tuple[str, pd.DataFrame | None]]":
    """Say how good the choice is, and show what else was tried."""
    import pandas as pd

    spread = choice.spread
    interval = "exactly" if spread.exact else f"{spread.low:,.1f}–{spread.high:,.1f}"
    sure = "" if choice.certain else ", with a chance of 1 − 1 ÷ people"
    lines: list[tuple[str, pd.DataFrame | None]] = [
        (
            f"They reach {spread.mean:,.1f} people ({interval}) of {len(snapshot.people):,}: at "
            f"least {choice.bound:.0%} of what any such choice could{sure}.",
            None,
        )
    ]
    if choice.groups is not None:
        line = f"Being fair costs {choice.price:.1%} of the farthest reach. Per group:"
        lines.append((line, named_groups(choice.groups, snapshot, by)))
    if choice.by_p is not None:
        lines.append(("At other chances, with the share of the best choice there:", choice.by_p))
    ways = [{"way": way, **figures_of(told)} for way, told in choice.baselines.items()]
    lines.append(("Each way of choosing, in the same runs:", pd.DataFrame(ways)))
    return lines
