"""The options that say which part of the network a command looks at."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from graph.view import View

PlatformOption = Annotated[
    str | None,
    typer.Option(
        "--platform", metavar="P", help="Only ties made on one platform: facebook, instagram, x, …"
    ),
]
CampusOption = Annotated[
    str | None,
    typer.Option(
        "--campus",
        metavar="C",
        help="Only people of one campus (its id or name) and the ties among them.",
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Only ties from what happened on that day (YYYY-MM-DD), or from that month's first "
        "(YYYY-MM), on.",
    ),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only ties of this kind: reported, online or co_attendance. May be given twice.",
    ),
]
StaffOption = Annotated[
    bool,
    typer.Option(
        "--without-staff", help="Leave out staff, panelists and what official accounts wrote."
    ),
]


def view_from(
    platform: str | None,
    campus: str | None,
    since: str | None,
    kinds: list[str] | None,
    *,
    without_staff: bool,
) -> "View":
    """Make the view that the options ask for; raises QuestionError."""
    from graph.view import View

    return View(platform, campus, first_from(since), kinds or None, staff=not without_staff)


def first_from(since: str | None) -> "date | None":
    """Read the day that something begins on, of a month its first; raises QuestionError."""
    from graph.calendar import day_from, first_day

    if since is None:
        return None
    return first_day(since) if re.fullmatch(r"\d{4}-\d{2}", since) else day_from(since)
