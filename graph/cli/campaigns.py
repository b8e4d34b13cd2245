"""``mashal campaigns``: figures, days and dialogue of hashtag campaigns; content; followers."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, TopOption, heading, print_answer, read_snapshot
from graph.cli.named import campaign_named
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for

if TYPE_CHECKING:
    import pandas as pd

    from graph.snapshot import Snapshot


class Told(StrEnum):
    """What is told."""

    figures = "figures"
    days = "days"
    threads = "threads"
    content = "content"
    followers = "followers"


class By(StrEnum):
    """What content is summed up by."""

    panelist = "panelist"
    topic = "topic"
    platform = "platform"
    kind = "kind"


_ASKED = {
    Told.figures: "How far did each hashtag campaign get?",
    Told.days: "On which days was each campaign carried, and by how many accounts, old and new?",
    Told.threads: "Which posts opened dialogue threads, how deep and broad, across which campuses?",
    Told.content: "How often was content seen, as last counted?",
    Told.followers: "How did the followers of our accounts grow, count by count?",
}


def campaigns(
    what: Annotated[
        Told,
        typer.Argument(
            help="Figures or days of hashtag campaigns; dialogue threads; how content was seen; "
            "followers of our accounts."
        ),
    ] = Told.figures,
    campaign: Annotated[
        str | None,
        typer.Option(
            "--campaign", metavar="NAME", help="Only this campaign (figures, days, threads)."
        ),
    ] = None,
    by: Annotated[
        By | None, typer.Option("--by", help="Content summed up; by default piece by piece.")
    ] = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.table,
    top: TopOption = None,
    store: StoreOption = None,
) -> None:
    """Tell what hashtag campaigns and content reached; reach is never added up."""
    from graph.errors import QuestionError
    from graph.view import WHOLE

    if by is not None and what is not Told.content:
        raise QuestionError("by", "only content is summed up", "Leave --by out, or ask for content")
    if campaign is not None and what in (Told.content, Told.followers):
        raise QuestionError(
            "campaign",
            f"{what} are not told by campaign",
            "Leave --campaign out, or ask for figures, days or threads",
        )
    settings = settings_for(store)
    snapshot = read_snapshot(settings, as_of, WHOLE)
    name = None if campaign is None else campaign_named(snapshot, campaign)
    table = _table(snapshot, what, name, by)
    if form is Format.table:
        say(heading(_ASKED[what], snapshot, f"; {name}" if name else ""))
        table = _compact(table, what)
    print_answer(table, form, settings, f"no {what} of that are on record", top=top)


def _table(snapshot: "Snapshot", what: Told, campaign: str | None, by: By | None) -> "pd.DataFrame":
    from graph.campaigns import content_by, content_figures, followers_over_time, threads
    from graph.reach import campaign_days, ladder

    if what is Told.threads:
        from graph.campaigns import of_campaign

        found = threads(snapshot)
        return found if campaign is None else of_campaign(found, campaign)
    if what is Told.followers:
        return followers_over_time(snapshot)
    if what is Told.content:
        return content_figures(snapshot) if by is None else content_by(snapshot, by.value)
    table = ladder(snapshot, "campaign") if what is Told.figures else campaign_days(snapshot)
    return table if campaign is None else table[table["campaign"] == campaign]


def _compact(table: "pd.DataFrame", what: Told) -> "pd.DataFrame":
    """Keep what fits a terminal; the other formats have all columns."""
    kept = {
        Told.figures: [
            *("campaign", "participants", "posts", "reposts", "replies", "quotes"),
            *("measured_low", "measured_high", "potential_low", "potential_high", "impressions"),
        ],
        Told.threads: [
            *("platform", "post_id", "started_at", "days", "replies", "accounts", "depth"),
            *("breadth", "cross_campus", "answers_known"),
        ],
        Told.followers: ["platform", "handle", "source", "day", "followers", "change"],
    }
    if what is Told.content and "title" in table:
        return table[["title", "kind", "produced_on", "topics", "posts", "views", "counted_on"]]
    return table[kept[what]] if what in kept else table
