"""``mashal what-if``: what the network loses if chosen people leave."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.asking import AsOfOption, as_json, heading, read_snapshot
from graph.cli.named import people_named
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.views import PlatformOption, SinceOption, StaffOption, view_from

if TYPE_CHECKING:
    import pandas as pd

    from graph.robustness import Loss
    from graph.snapshot import Snapshot


def what_if(
    people: Annotated[
        list[str] | None, typer.Argument(metavar="PERSON…", help="Who leaves: ids, or full names.")
    ] = None,
    campuses: Annotated[
        list[str] | None,
        typer.Option(
            "--campus", metavar="C", help="Everybody of a campus (id or name); may be repeated."
        ),
    ] = None,
    leaving_by: Annotated[
        str | None,
        typer.Option(
            "--leaving-by",
            metavar="DATE",
            help="All known to leave by that day (YYYY-MM-DD) or month's end (YYYY-MM): their term "
            "ends or they graduate.",
        ),
    ] = None,
    as_of: AsOfOption = None,
    platform: PlatformOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Tell what the network loses if these people leave, counted among those who remain."""
    from graph.findings import names_of
    from graph.robustness import told, without
    from graph.tables import render

    view = view_from(platform, None, since, None, without_staff=without_staff)
    snapshot = read_snapshot(settings_for(store), as_of, view)
    loss = without(snapshot, _leaving(snapshot, people or [], campuses or [], leaving_by))
    sentences = told(loss, snapshot.people.set_index("person_id")["campus"], names_of(snapshot))
    table = _loss_table(loss)
    if form is Format.json:
        typer.echo(as_json({**_told(loss, sentences), "counts": table}))
    elif form is Format.csv:
        typer.echo(render(table, "csv"))
    else:
        say(heading("What would the network lose?", snapshot))
        for line in sentences:
            say(line)
        typer.echo(render(table, "table"))


def _leaving(
    snapshot: "Snapshot", people: list[str], campuses: list[str], by: str | None
) -> list[str]:
    """List everybody meant, each once; raises QuestionError where nobody is."""
    from graph.calendar import day_from
    from graph.errors import QuestionError
    from graph.succession import gone_by, leaving
    from graph.view import View

    if not people and not campuses and by is None:
        raise QuestionError("what-if", "nobody leaves", "Name people, --campus or --leaving-by")
    meant = set(people_named(snapshot, people))
    for campus in campuses:
        found = View(campus=campus).resolved({"campuses": snapshot.campuses}).campus
        meant |= set(snapshot.people.loc[snapshot.people["campus"] == found, "person_id"])
    if by is not None:
        leaves = leaving(snapshot)
        meant |= set(leaves.loc[gone_by(leaves, day_from(by)), "person_id"])
        known = int(leaves["leaves_on"].notna().sum())
        say(
            f"The day is known of {known:,} of {len(leaves):,} people; of the others nothing is "
            "assumed."
        )
    return [one for one in snapshot.ids if one in meant]


def _loss_table(loss: "Loss") -> "pd.DataFrame":
    import pandas as pd

    counted = {
        "people in the largest connected part": loss.largest,
        "pairs with a way to each other": loss.pairs,
        "people within two ties, themselves included": loss.two_step,
        "people within two ties of an ambassador": loss.near,
        "campuses with an ambassador": loss.campuses,
    }
    rows = [
        {"what": what, "before": one.before, "after": one.after, "lost": one.lost, "of": one.out_of}
        for what, one in counted.items()
        if one is not None
    ]
    return pd.DataFrame(rows)


def _told(loss: "Loss", sentences: list[str]) -> dict[str, Any]:
    return {
        "people": list(loss.people),
        "remain": loss.remain,
        "sentences": sentences,
        "cut_off": [list(group) for group in loss.cut_off],
        "alone": list(loss.alone),
        "campuses_dark": list(loss.dark),
        "leaving_ambassadors": loss.leaving_ambassadors,
        "campuses": loss.by_campus,
    }
