"""``mashal measures`` and ``mashal measure``: what can be measured, and one measure of a day."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.asking import AsOfOption, SeedOption, TopOption, print_answer, read_snapshot
from graph.cli.named import campus_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.progress import progress_bar
from graph.cli.views import (
    CampusOption,
    KindOption,
    PlatformOption,
    SinceOption,
    StaffOption,
    view_from,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from graph.measures import Measure
    from graph.snapshot import Snapshot


_BAND = "the places held in 90 % of 200 networks with a fifth of the {} left out"


class Removed(StrEnum):
    """What is left out to see how far ranks hold."""

    people = "people"
    ties = "ties"


def measures(form: FormatOption = Format.table) -> None:
    """List the measures with the question each answers, its unit and where it is from."""
    import pandas as pd

    from graph.measures import all_measures
    from graph.tables import render

    columns = ["name", "question", "subject", "unit", "reference"]
    rows = [[getattr(one, column) for column in columns] for one in all_measures()]
    typer.echo(render(pd.DataFrame(rows, columns=columns), form.value))


def measure(
    name: Annotated[str, typer.Argument(help='One of "mashal measures".')],
    as_of: AsOfOption = None,
    platform: PlatformOption = None,
    campus: CampusOption = None,
    since: SinceOption = None,
    kinds: KindOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    weighted: Annotated[
        bool, typer.Option("--weighted", help="Let strong ties count for more.")
    ] = False,
    top: TopOption = None,
    with_bands: Annotated[
        bool,
        typer.Option(
            "--bands",
            help="Rank everybody, each with the places held in 90 % of 200 networks with a fifth "
            "left out; where these are over half the list, say a third of it instead of a rank.",
        ),
    ] = False,
    remove: Annotated[
        Removed, typer.Option("--remove", help="What --bands leaves a fifth of out.")
    ] = Removed.people,
    seed: SeedOption = 0,
    exact: Annotated[
        bool | None,
        typer.Option(
            "--exact/--estimated",
            help="Exactly, however long it takes, or from people drawn at random, with its error; "
            "by default exactly where that takes seconds.",
            show_default=False,
        ),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option("--sample", min=3, metavar="N", help="Estimate from so many people."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Measure the network as it stood on a day and print a row a person, the largest first."""
    from graph.measures import measure_named

    chosen = measure_named(name)
    view = view_from(platform, campus, since, kinds, without_staff=without_staff)
    settings = settings_for(store)
    snapshot = read_snapshot(settings, as_of, view)
    options: dict[str, Any] = {"weighted": weighted, **_drawn(chosen, exact, sample)}
    if with_bands:
        measured = _with_bands(chosen, snapshot, remove, seed, options)
    else:
        seeded = {"seed": seed} if "seed" in chosen.options else {}
        measured = chosen(snapshot, **options, **seeded)
    rows = _named(chosen, snapshot, measured)
    for line in said_beside(chosen, snapshot, measured, form, remove if with_bands else None):
        say(line)
    print_answer(rows, form, settings, _why_nobody(snapshot), top=top)


def _drawn(chosen: "Measure", exact: bool | None, sample: int | None) -> dict[str, Any]:
    """Give the options of an estimate; what is exact at any size needs none to be so."""
    from graph.errors import QuestionError

    if sample is not None and exact:
        raise QuestionError("sample", "what is exact draws nobody", "Leave out one of the two")
    if exact is False or sample is not None:
        if "exact" not in chosen.options:
            raise QuestionError(chosen.name, "it is exact at any size", "Don't have it estimated")
        return {"exact": False} if sample is None else {"exact": False, "sample": sample}
    return {"exact": True} if exact and "exact" in chosen.options else {}


def _with_bands(
    chosen: "Measure", snapshot: "Snapshot", remove: Removed, seed: int, options: dict[str, Any]
) -> "pd.DataFrame":
    from graph.bands import bands
    from ingest.plan import Step

    with progress_bar("Measuring") as show:
        found = bands(
            snapshot,
            chosen.name,
            remove=remove.value,
            seed=seed,
            on_run=lambda done, of: show(Step(f"With a fifth of the {remove} left out", done, of)),
            **options,
        )
    return found.rename(columns={"value": chosen.name})


def said_beside(
    chosen: "Measure",
    snapshot: "Snapshot",
    measured: "pd.DataFrame",
    form: Format,
    removed: Removed | None,
) -> "Iterator[str]":
    """Say above a table what was asked, in which unit, of which day and which part of the network.

    What is estimated says so, with its error, whatever the form.
    """
    from graph.calendar import day_in_words

    if form is Format.table:
        part = snapshot.view.in_words(snapshot.campuses)
        of = f"; {part}" if part else ""
        yield f"{chosen.question} ({chosen.unit}, {day_in_words(snapshot.as_of)}{of})"
        if removed is not None:
            yield f"rank_low to rank_high: {_BAND.format(removed)}; equals share their places."
    if "note" in measured.attrs:
        yield measured.attrs["note"]


def _why_nobody(snapshot: "Snapshot") -> str:
    part = "" if snapshot.view.is_whole else "this part of "
    return f"nobody is in {part}the network on that day"


def _named(chosen: "Measure", snapshot: "Snapshot", measured: "pd.DataFrame") -> "pd.DataFrame":
    """Put name and campus beside the id, and the largest value first."""
    from graph.measures import SUBJECT_COLUMN

    subject = SUBJECT_COLUMN[chosen.subject]
    campuses = campus_names(snapshot)
    if chosen.subject == "campus":
        measured.insert(1, "name", measured[subject].map(campuses))
    else:
        people = snapshot.people.set_index("person_id")
        campus = people["campus"].map(campuses)
        measured.insert(1, "name", measured[subject].map(people["name"]))
        measured.insert(2, "campus", measured[subject].map(campus))
    return measured.sort_values(
        [chosen.name, subject],
        ascending=[not chosen.ordered, True],
        ignore_index=True,
        na_position="last",
    )
