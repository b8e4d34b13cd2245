"""``mashal retention``: who is active, who stays, who rises, who is new and who brought them."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, TopOption, heading, print_answer, read_snapshot
from graph.cli.named import campus_names, person_names, with_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.views import CampusOption, StaffOption, first_from, view_from

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from graph.snapshot import Snapshot


class Retention(StrEnum):
    """What is told of who stays."""

    activity = "activity"
    people = "people"
    campuses = "campuses"
    cohorts = "cohorts"
    together = "together"
    ambassadors = "ambassadors"
    levels = "levels"
    flow = "flow"
    newcomers = "newcomers"
    terms = "terms"
    brought = "brought"


_ASKED = {
    Retention.activity: "Which ambassadors are active, drifting or away?",
    Retention.people: "Who is active, drifting or away, ambassador or not?",
    Retention.campuses: "How many ambassadors of each campus are active, drifting or away?",
    Retention.cohorts: "Of those appointed in one term, how many are active in it and after it?",
    Retention.together: "Of all appointed, how many are active so many terms after?",
    Retention.ambassadors: "What became of each ambassador in each term?",
    Retention.levels: "How many people are at which level in each term?",
    Retention.flow: "How many went from which level to which, from term to term?",
    Retention.newcomers: "Who came new, how, brought by whom, and did they come back?",
    Retention.terms: "How many came new in each term, and how many came back?",
    Retention.brought: "Who brought newcomers, or helped bring them?",
}
_SO_FAR = "Of a term that isn't over (no in term_over) everything is so far."
_SAID = {
    Retention.activity: "Days are those since the last act, vacations left out.",
    Retention.people: "Days are those since the last act, vacations left out.",
    Retention.campuses: "share: the active of those known, with a 95% interval.",
    Retention.cohorts: f"share: active of out_of; kept_share: of could_stay. {_SO_FAR}",
    Retention.together: "share: active of out_of; kept_share: of could_stay.",
    Retention.ambassadors: _SO_FAR,
    Retention.levels: _SO_FAR,
    Retention.flow: _SO_FAR,
    Retention.newcomers: "came_back: empty where it is too early to tell, or no act brought them.",
    Retention.terms: f"In the first term on record everybody is new. {_SO_FAR}",
    Retention.brought: "Two who share a newcomer both count it in brought, half each in credit.",
}
_OF_PERIOD = (Retention.newcomers, Retention.brought)
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        help="Newcomers since that day (YYYY-MM-DD) or that month's first (YYYY-MM).",
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help="Newcomers up to that day (YYYY-MM-DD) or that month's last (YYYY-MM).",
    ),
]


def retention(
    what: Annotated[
        Retention,
        typer.Argument(
            help="The activity of ambassadors, of all people, or counted by campus; cohorts, all "
            "together, or each of the ambassadors; levels and the flow between them; newcomers, "
            "counted by terms, and who brought them."
        ),
    ] = Retention.activity,
    as_of: AsOfOption = None,
    since: FromOption = None,
    until: UntilOption = None,
    campus: CampusOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    top: TopOption = None,
    store: StoreOption = None,
) -> None:
    """Tell who is active, who stays, who rises, who is new and who brought them."""
    from graph.errors import QuestionError

    if (since or until) and what not in _OF_PERIOD:
        raise QuestionError(
            "--from" if since else "--until",
            f"{what} is of no period",
            "Leave it out, or ask for newcomers or brought",
        )
    settings = settings_for(store)
    snapshot = read_snapshot(
        settings, as_of, view_from(None, campus, None, None, without_staff=without_staff)
    )
    table = _named(_table(what, snapshot, first_from(since), _last(until)), snapshot)
    if form is Format.table:
        say(heading(_ASKED[what], snapshot))
        say(_SAID[what])
        table = _compact(table, snapshot)
    print_answer(table, form, settings, "nothing of that is recorded", top=top)


def _table(
    what: Retention, snapshot: "Snapshot", since: "date | None", until: "date | None"
) -> "pd.DataFrame":
    import graph.retention as told

    if what is Retention.newcomers:
        return told.newcomers(snapshot, since, until)
    if what is Retention.brought:
        return told.who_brought(snapshot, since, until)
    if what is Retention.campuses:
        return told.states(told.of_ambassadors(snapshot), "university_id")
    return {
        Retention.activity: told.of_ambassadors,
        Retention.people: told.activity,
        Retention.cohorts: told.retention,
        Retention.together: told.overall,
        Retention.ambassadors: told.followed,
        Retention.levels: told.levels,
        Retention.flow: told.level_flow,
        Retention.terms: told.newcomers_by_term,
    }[what](snapshot)


def _named(table: "pd.DataFrame", snapshot: "Snapshot") -> "pd.DataFrame":
    """Put the names of people and campuses beside their ids."""
    if "university_id" in table:
        table = with_names(table, "university_id", campus_names(snapshot), "campus")
    return with_names(table, "person_id", person_names(snapshot)) if "person_id" in table else table


def _compact(table: "pd.DataFrame", snapshot: "Snapshot") -> "pd.DataFrame":
    """Write, for a terminal, names for ids and each share with its interval in one cell."""
    names = person_names(snapshot)
    if "brought_by" in table:
        told = [", ".join(names.reindex(ids).fillna("?")) for ids in table["brought_by"]]
        table = table.assign(brought_by=told)
    beside = {"name": "person_id", "campus": "university_id"}
    table = table.drop(columns=[id_ for name, id_ in beside.items() if name in table])
    for share, low, high in (("share", "low", "high"), ("kept_share", "kept_low", "kept_high")):
        if share in table:
            ends = zip(table[share], table[low], table[high], strict=True)
            table = table.drop(columns=[low, high])
            table[share] = [_share(*one) for one in ends]
    empty = [name for name in ("unrecorded", "left", "censored") if name in table]
    return table.drop(columns=[name for name in empty if not table[name].any()])


def _share(share: float, low: float, high: float) -> str | None:
    return None if share != share else f"{share:.0%} ({low * 100:.0f}–{high:.0%})"


def _last(until: str | None) -> "date | None":
    from graph.calendar import day_from

    return None if until is None else day_from(until)
