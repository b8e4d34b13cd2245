"""``mashal carrying``: how few do half of the work, who they are, what remains without staff."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, TopOption, heading, print_answer, read_snapshot
from graph.cli.named import campus_names, person_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.views import SinceOption, StaffOption, view_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from graph.carrying import Carried, Each
    from graph.settings import Settings
    from graph.snapshot import Snapshot
    from graph.view import View


class Carrying(StrEnum):
    """Which table is asked for."""

    who = "who"
    all = "all"
    terms = "terms"
    months = "months"
    staff = "staff"


class Work(StrEnum):
    """What is carried."""

    sessions = "sessions"
    speaking = "speaking"
    attendance = "attendance"
    posts = "posts"
    interactions = "interactions"
    received = "received"


class Whom(StrEnum):
    """Whose contributions are added up."""

    people = "people"
    campuses = "campuses"


def carrying(
    what: Annotated[
        Carrying,
        typer.Argument(
            help="Who carries one activity, in order; or all activities side by side; one term by "
            "term or month by month; what remains without staff."
        ),
    ] = Carrying.who,
    of: Annotated[Work, typer.Option("--of", help="Of which activity.")] = Work.sessions,
    by: Annotated[Whom, typer.Option("--by", help="People, or their campuses.")] = Whom.people,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    top: TopOption = None,
    store: StoreOption = None,
) -> None:
    """Tell how few do half of the work (the absence factor), and who they are."""
    from graph.carrying import carried, overview
    from graph.tables import render

    settings = settings_for(store)
    view = view_from(None, None, since, None, without_staff=without_staff)
    if what is Carrying.staff:
        typer.echo(render(_staff(settings, as_of, view, form), form.value))
        return
    snapshot = read_snapshot(settings, as_of, view)
    asked = "How few carry half of it?"
    if what is Carrying.all:
        table, notes = overview(snapshot, view.since), [_FACTOR]
    elif what is Carrying.who:
        found = carried(snapshot, of.value, by.value, view.since)
        table, notes = _ranked(found, snapshot), _told(found)
        asked = f"Who carries it? {found.activity.title}, by {by.value}"
    else:
        table, notes = _periods(snapshot, of, by, what), [_FACTOR]
        asked = f"How few carry half of it, {what.value[:-1]} by {what.value[:-1]}?"
    if form is Format.table:
        _say([heading(asked, snapshot), *notes])
    print_answer(table, form, settings, "nothing of that is recorded yet", top=top)


_FACTOR = (
    "The factor is the smallest number who did half or more of it; the range is where it lies in "
    "nine of ten draws with a fifth of the sessions or posts left out."
)


def _say(lines: "Sequence[str]") -> None:
    for line in lines:
        say(line)


def _told(found: "Carried") -> list[str]:
    from graph.carrying import details, said

    return [f"{said(found)}.", *details(found)]


def _periods(snapshot: "Snapshot", of: Work, by: Whom, what: Carrying) -> "pd.DataFrame":
    from graph.carrying import over_time

    each: Each = "term" if what is Carrying.terms else "month"
    return over_time(snapshot, of.value, by.value, each)


def _ranked(found: "Carried", snapshot: "Snapshot") -> "pd.DataFrame":
    """Put names beside the contributors' ids: people, accounts and campuses."""
    import pandas as pd

    people, campuses = person_names(snapshot), campus_names(snapshot)
    known = snapshot.accounts.drop_duplicates(["platform", "account_id"])
    handles = pd.Series(
        known["handle"].to_numpy(), index=known["platform"] + ":" + known["account_id"]
    )
    ids = found.ranked["contributor"]
    names = people if found.by == "people" else campuses
    named = ids.map(names).where(~found.ranked["is_account"], ids.map(handles))
    table = found.ranked.drop(columns="is_account" if found.by == "campuses" else [])
    table.insert(1, "name", named)
    return table


def _staff(settings: "Settings", as_of: str | None, view: "View", form: Format) -> "pd.DataFrame":
    from dataclasses import replace

    from graph.calendar import day_from
    from graph.carrying import TITLES, staff_off
    from graph.history import History
    from graph.store import Store

    day = None if as_of is None else day_from(as_of)
    with Store.open(settings, say) as opened:
        history = History.read(opened, settings.analysis)
    whole = history.at(day, replace(view, staff=True))
    table = staff_off(whole, history.at(day, replace(view, staff=False)))
    if form is Format.table:
        asked = "What remains without staff, panelists and official accounts?"
        _say([heading(asked, whole), "Own people are neither staff nor panelists."])
    table.insert(1, "title", table["what"].map(TITLES))
    return table
