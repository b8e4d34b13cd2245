"""``mashal forecast``: who leaves when, what is left then, which campuses go dark, who follows."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, TopOption, heading, print_answer, read_snapshot
from graph.cli.named import campus_names, person_names, with_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.views import StaffOption, view_from

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from graph.snapshot import Snapshot


class Forecast(StrEnum):
    """What is forecast."""

    terms = "terms"
    campuses = "campuses"
    leaving = "leaving"
    successors = "successors"
    risk = "risk"


_ASKED = {
    Forecast.terms: "What is left of the network at the end of every coming term?",
    Forecast.campuses: "How likely is it that a campus has no ambassador left when a term ends?",
    Forecast.leaving: "Who leaves when, and why?",
    Forecast.successors: "Who must be replaced by when, and who could take over?",
    Forecast.risk: "Whose leaving would cost the network most?",
}
_PEOPLE = {"person_id": "name", "successor_id": "successor"}
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help="As far as that day (YYYY-MM-DD) or that month's end (YYYY-MM); by default two years "
        "at most (risk: the end of the next term but one).",
    ),
]


def forecast(
    what: Annotated[
        Forecast,
        typer.Argument(
            help="terms: the network at every coming term end; campuses: the chance that each goes "
            "dark; leaving: everybody whose last day is known; successors: who could take over "
            "from whom; risk: each ambassador's chance to leave × reach lost × (1 − readiness)."
        ),
    ] = Forecast.terms,
    as_of: AsOfOption = None,
    until: UntilOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    top: TopOption = None,
    store: StoreOption = None,
) -> None:
    """Tell who leaves when, what is left then, which campuses go dark, and who could take over."""
    from graph.succession import known, record
    from graph.succession.told import ASSUMED, dates_in_words, record_in_words

    settings = settings_for(store)
    view = view_from(None, None, None, None, without_staff=without_staff)
    snapshot = read_snapshot(settings, as_of, view)
    table = _named(_table(what, snapshot, _until(until, snapshot)), snapshot)
    if form is Format.table:
        say(heading(_ASKED[what], snapshot))
        if what is Forecast.terms:
            say(ASSUMED)
        say(dates_in_words(known(snapshot)))
        if what in (Forecast.campuses, Forecast.risk):
            say(record_in_words(record(snapshot)))
    print_answer(
        table, form, settings, "nobody's leaving is known, or no term ends by then", top=top
    )


def _until(text: str | None, snapshot: "Snapshot") -> "date | None":
    """Read how far to look; raises QuestionError for what is no day, or not ahead."""
    from graph.calendar import day_from, day_in_words
    from graph.errors import QuestionError

    if text is None:
        return None
    day = day_from(text)
    if day <= snapshot.as_of:
        raise QuestionError(
            "until",
            f"{day_in_words(day)} is not after the day looked at, {day_in_words(snapshot.as_of)}",
            "Give a later day",
        )
    return day


def _table(what: Forecast, snapshot: "Snapshot", until: "date | None") -> "pd.DataFrame":
    from graph import succession

    if what is Forecast.terms:
        return succession.forecast(snapshot, until)
    if what is Forecast.campuses:
        return succession.campuses_dark(snapshot, until)
    if what is Forecast.successors:
        return succession.successors(snapshot, until)
    if what is Forecast.risk:
        return succession.risks(snapshot, until)
    table = succession.leaving(snapshot).dropna(subset=["leaves_on"])
    if until is not None:
        table = table[succession.gone_by(table, until)]
    return table.sort_values(["leaves_on", "university_id", "person_id"], ignore_index=True)


def _named(table: "pd.DataFrame", snapshot: "Snapshot") -> "pd.DataFrame":
    """Put names after the ids of people and campuses."""
    people, campuses = person_names(snapshot), campus_names(snapshot)
    for column, title in {**_PEOPLE, "university_id": "campus"}.items():
        if column in table:
            table = with_names(table, column, campuses if title == "campus" else people, title)
    return table
