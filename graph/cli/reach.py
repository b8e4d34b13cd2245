"""``mashal reach``: who was there, who was counted, who could have seen it, campus by campus."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast

import typer

from graph.cli.asking import AsOfOption, TopOption, heading, print_answer, read_snapshot
from graph.cli.named import campus_names, with_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.views import CampusOption, PlatformOption, SinceOption, StaffOption, view_from

if TYPE_CHECKING:
    import pandas as pd

    from graph.reach.subjects import Of
    from graph.snapshot import Snapshot


class Reach(StrEnum):
    """What reach is told of, and what else of it."""

    campaign = "campaign"
    session = "session"
    content = "content"
    platform = "platform"
    campus = "campus"
    month = "month"
    person = "person"
    days = "days"
    flow = "flow"
    near = "near"


_LADDER = (
    "From at least to at most; in brackets of how many sessions, posts or accounts that is known; "
    "a dash is unknown. Attended are people, measured are accounts reached, potential are "
    "followers, impressions are times shown: never add one to another."
)
_REACH = {
    Reach.days: "On which days was each campaign carried, and by how many accounts, old and new?",
    Reach.flow: "How do people of one campus (source) reach those of another (target): whom are "
    "they tied to, and who carries them on?",
    Reach.near: "What share of each campus is within two ties of a current ambassador?",
}


def reach(
    what: Annotated[
        Reach,
        typer.Argument(
            help="The ladder of each campaign, session, content, platform, campus, month or "
            "person; or the days of campaigns, the flow between campuses, who is near."
        ),
    ] = Reach.campaign,
    as_of: AsOfOption = None,
    platform: PlatformOption = None,
    campus: CampusOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    top: TopOption = None,
    store: StoreOption = None,
) -> None:
    """Tell how many were there, were counted, could have seen it: rungs that are never added up."""
    settings = settings_for(store)
    view = view_from(platform, campus, since, None, without_staff=without_staff)
    snapshot = read_snapshot(settings, as_of, view)
    table = _reach_table(what, snapshot, compact=form is Format.table)
    if form is Format.table:
        asked = _REACH.get(what, f"How far did each {what} reach?")
        say(heading(asked, snapshot))
        if what not in _REACH:
            say(_LADDER)
    print_answer(table, form, settings, f"nothing of that is recorded of any {what}", top=top)


def _reach_table(what: Reach, snapshot: "Snapshot", *, compact: bool) -> "pd.DataFrame":
    from graph.reach import campaign_days, campus_flow, ladder, within_two_steps

    if what is Reach.days:
        return campaign_days(snapshot)
    if what is Reach.near:
        return _with_campus(within_two_steps(snapshot), snapshot, "university_id")
    if what is Reach.flow:
        flow = campus_flow(snapshot)
        if compact:
            flow = flow[flow[["ties", "amplified"]].sum(axis=1) > 0]
        flow = flow.sort_values("strength", ascending=False, kind="stable", ignore_index=True)
        return _with_campus(_with_campus(flow, snapshot, "target"), snapshot, "source")
    table = _named(ladder(snapshot, cast("Of", what.value)), snapshot, what)
    if what is not Reach.month:
        order = ["measured_high", "potential_high", "attended_high"]
        table = table.sort_values(order, ascending=False, ignore_index=True, na_position="last")
    return _compact(table) if compact else _whole_numbers(table)


def _with_campus(table: "pd.DataFrame", snapshot: "Snapshot", column: str) -> "pd.DataFrame":
    """Put the university's name after its id."""
    title = "name" if column == "university_id" else f"{column}_name"
    return with_names(table, column, campus_names(snapshot), title)


def _named(table: "pd.DataFrame", snapshot: "Snapshot", what: Reach) -> "pd.DataFrame":
    """Put what a lead knows a subject by beside its id."""
    told = {
        Reach.session: (snapshot.sessions, "session_id", ("title", "held_on")),
        Reach.content: (snapshot.content, "content_id", ("title", "produced_on")),
        Reach.campus: (snapshot.campuses, "university_id", ("name",)),
        Reach.person: (snapshot.people, "person_id", ("name", "campus")),
    }
    if what not in told:
        return table
    source, key, columns = told[what]
    by_id = source.set_index(key)
    for at, column in enumerate(columns, start=1):
        # Not map: of an empty table it can't tell the type.
        table.insert(at, column, by_id[column].reindex(table[key]).to_numpy())
    return table


def _compact(table: "pd.DataFrame") -> "pd.DataFrame":
    """Write each rung in one cell, for a terminal; the other formats have all columns."""
    import pandas as pd

    first = list(table.columns).index("attended")
    rungs = {
        rung: _cells(table, _bounds(table, rung), counted, of)
        for rung, counted, of in (
            ("attended", "sessions_counted", "sessions"),
            ("measured", "posts_measured", "posts"),
            ("potential", "accounts_with_followers", "accounts"),
        )
    }
    shown = [
        None if pd.isna(count) else f"{count:,.0f} {kind}"
        for count, kind in zip(table["impressions"], table["impressions_kind"], strict=True)
    ]
    rungs["impressions"] = _cells(table, shown, "impressions_posts", "posts")
    views = [None if pd.isna(count) else f"{count:,.0f}" for count in table["views"]]
    rungs["views"] = _cells(table, views, "views_posts", "posts")
    cells = pd.DataFrame(rungs, index=table.index, dtype=object)
    return pd.concat([table.iloc[:, :first], cells], axis=1)


def _whole_numbers(table: "pd.DataFrame") -> "pd.DataFrame":
    """Write counts that may be missing as whole numbers, not as 29.0."""
    counts = table.select_dtypes("float").dropna(axis="columns", how="all")
    whole = [name for name in counts if (counts[name].dropna() % 1 == 0).all()]
    return table.astype(dict.fromkeys(whole, "Int64"))


def _bounds(table: "pd.DataFrame", rung: str) -> list[str | None]:
    both = zip(table[f"{rung}_low"], table[f"{rung}_high"], strict=True)
    return [
        None if low != low else f"{low:,.0f}" if low == high else f"{low:,.0f}–{high:,.0f}"
        for low, high in both
    ]


def _cells(
    table: "pd.DataFrame", counts: list[str | None], counted: str, of: str
) -> list[str | None]:
    """Put behind each count of how many sessions, posts or accounts it is known."""
    parts = zip(counts, table[counted], table[of], strict=True)
    return [
        count if count is None or not every else f"{count} ({known:,} of {every:,})"
        for count, known, every in parts
    ]
