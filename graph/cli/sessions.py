"""``mashal sessions``: how many came, who is new, who hosts and speaks, what came of it."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, TopOption, heading, print_answer, read_snapshot
from graph.cli.looked import short_names
from graph.cli.named import person_names, with_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for

if TYPE_CHECKING:
    import pandas as pd

    from graph.snapshot import Snapshot


class Sessions(StrEnum):
    """Which table is asked for."""

    all = "all"
    months = "months"
    terms = "terms"
    hosts = "hosts"
    speakers = "speakers"
    topics = "topics"
    content = "content"
    views = "views"
    testimonials = "testimonials"


_ASKED = {
    Sessions.all: "Which sessions were held, and who came for the first time?",
    Sessions.months: "How many sessions, and who came, month by month?",
    Sessions.terms: "How many sessions, and who came, term by term?",
    Sessions.hosts: "Who hosts how much, lately and in all?",
    Sessions.speakers: "Who speaks how much, lately and in all?",
    Sessions.topics: "What are the sessions about?",
    Sessions.content: "What content came out of the sessions, and how often was it seen?",
    Sessions.views: "How often was that content seen, as each source counted?",
    Sessions.testimonials: "What did people say? (words only of those who agreed to be on record)",
}
_COUNTED = "Counted are the participants in the room, people are on record; missing is unknown."
_NOTES = {
    Sessions.all: f"{_COUNTED} In the first term on record nobody knows who was new.",
    Sessions.months: f"{_COUNTED} In the first term on record nobody knows who came before.",
    Sessions.terms: f"{_COUNTED} In the first term on record nobody knows who came before.",
    Sessions.hosts: "Lately: six months. Heavy: three or more, and twice the mean of who did any.",
    Sessions.speakers: "Lately: six months. Heavy: three or more, and twice the mean of who did "
    "any.",
    Sessions.views: "Two sources may have counted the same: don't add them up.",
}


def sessions(
    what: Annotated[
        Sessions,
        typer.Argument(
            help="Every session; months or terms; hosts' or speakers' loads; topics; content that "
            "came of them, views by source; testimonials."
        ),
    ] = Sessions.all,
    as_of: AsOfOption = None,
    form: FormatOption = Format.table,
    top: TopOption = None,
    store: StoreOption = None,
) -> None:
    """Tell what happens at the sessions: who came, who is new, who hosts, what came of it."""
    from graph.view import WHOLE

    settings = settings_for(store)
    snapshot = read_snapshot(settings, as_of, WHOLE)
    table = _named(_table(snapshot, what), snapshot)
    if form is Format.table:
        say(heading(_ASKED[what], snapshot))
        if what in _NOTES:
            say(_NOTES[what])
        table = _compact(table, what, snapshot)
    print_answer(table, form, settings, "nothing of that is recorded yet", top=top)


def _table(snapshot: "Snapshot", what: Sessions) -> "pd.DataFrame":
    from graph import sessions as found

    if what is Sessions.months:
        return found.by_period(snapshot, "month")
    if what is Sessions.terms:
        return found.by_period(snapshot, "term")
    if what is Sessions.hosts:
        return found.loads(snapshot, "hosted")
    if what is Sessions.speakers:
        return found.loads(snapshot, "spoke")
    if what is Sessions.topics:
        return found.topics(snapshot)
    if what is Sessions.content:
        return found.contents(snapshot)
    if what is Sessions.views:
        views = found.views_by_source(snapshot)
        came = found.contents(snapshot)["content_id"]
        return views[views["content_id"].isin(came)].reset_index(drop=True)
    if what is Sessions.testimonials:
        return found.testimonials(snapshot)
    return found.held(snapshot).merge(found.came_of_it(snapshot), on="session_id", how="left")


def _named(table: "pd.DataFrame", snapshot: "Snapshot") -> "pd.DataFrame":
    """Put names beside ids of people, and in place of lists of them."""
    names = person_names(snapshot)
    if "person_id" in table:
        table = with_names(table, "person_id", names)
    for column in ("hosts", "speakers"):
        if column in table:
            table[column] = [[names.get(one, one) for one in ids] for ids in table[column]]
    return table


def _compact(table: "pd.DataFrame", what: Sessions, snapshot: "Snapshot") -> "pd.DataFrame":
    """Keep what fits a terminal; the other formats have all columns."""
    if what is Sessions.all:
        from graph.sessions import first_term

        first = first_term(snapshot)
        early = table["term"] == (first.name if first else None)
        shown = table.assign(
            where=table["university_id"].map(short_names(snapshot)).fillna(table["venue"]),
            counted=table["participants"],
            new=table["first_timers"].mask(early),
        )
        return shown[["held_on", "title", "where", "hosts", "counted", "people", "new", "views"]]
    if what is Sessions.content:
        return table[["produced_on", "title", "kind", "session_id", "posts", "views", "counted_on"]]
    if what is Sessions.testimonials:
        return table.drop(columns="person_id")
    if what is Sessions.topics:
        return table.drop(columns=["sessions_recorded", "sessions_counted"])
    if what in (Sessions.months, Sessions.terms):
        shown = table[["period", "sessions", "participants", "people"]]
        shown = shown.rename(columns={"participants": "counted"})
        early = table["in_first_term"]
        shown["new"], shown["again"] = (
            table[name].mask(early) for name in ("first_timers", "returners")
        )
        cells = zip(table["share"].mask(early), table["low"], table["high"], strict=True)
        shown["came back"] = [
            None if share != share else f"{share:.0%} ({low:.0%} to {high:.0%})"
            for share, low, high in cells
        ]
        return shown
    return table
