"""``mashal measures`` and ``mashal measure``: what can be measured, and one measure of a day."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import Format, FormatOption, StoreOption, say, say_no_rows, settings_for

if TYPE_CHECKING:
    import pandas as pd

    from graph.measures import Measure
    from graph.snapshot import Snapshot


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
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The network as it stood that day (YYYY-MM-DD) or at a month's end (YYYY-MM); "
            "by default on the last day with data.",
        ),
    ] = None,
    form: FormatOption = Format.table,
    weighted: Annotated[
        bool, typer.Option("--weighted", help="Let strong ties count for more.")
    ] = False,
    top: Annotated[
        int | None, typer.Option("--top", min=1, metavar="N", help="Only the first N rows.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Measure the network as it stood on a day and print a row a person, the largest first."""
    from graph.calendar import day_from, day_in_words
    from graph.measures import measure_named
    from graph.snapshot import Snapshot
    from graph.store import Store
    from graph.tables import render

    chosen = measure_named(name)
    day = None if as_of is None else day_from(as_of)
    settings = settings_for(store)
    with Store.open(settings, say) as opened:
        snapshot = Snapshot.read(opened, day, settings.analysis)
    rows = _named(chosen, snapshot, weighted=weighted)
    if form is Format.table:
        say(f"{chosen.question} ({chosen.unit}, {day_in_words(snapshot.as_of)})")
    typer.echo(render(rows.head(top) if top else rows, form.value))
    if rows.empty:
        say_no_rows(settings, "nobody is in the network on that day")


def _named(chosen: "Measure", snapshot: "Snapshot", *, weighted: bool) -> "pd.DataFrame":
    """Put name and campus beside the id, and the largest value first."""
    from graph.measures import SUBJECT_COLUMN

    subject = SUBJECT_COLUMN[chosen.subject]
    measured = chosen(snapshot, weighted=weighted)
    campuses = snapshot.campuses.set_index("university_id")["name"]
    if chosen.subject == "campus":
        measured.insert(1, "name", measured[subject].map(campuses))
    else:
        people = snapshot.people.set_index("person_id")
        campus = people["campus"].map(campuses)
        measured.insert(1, "name", measured[subject].map(people["name"]))
        measured.insert(2, "campus", measured[subject].map(campus))
    return measured.sort_values(
        [chosen.name, subject], ascending=[False, True], ignore_index=True, na_position="last"
    )
