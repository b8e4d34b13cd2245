"""``mashal coverage``: where the programme is thin, and what was held where."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast

import typer

from graph.cli.looked import Groups, Platforms, Regions, Terms, Topics, looked_from
from graph.cli.options import Format, FormatOption, StoreOption, say, say_no_rows, settings_for
from graph.cli.reach import AsOfOption, heading, read_snapshot

if TYPE_CHECKING:
    import pandas as pd

    from graph.coverage import Looked
    from graph.coverage._grid import By
    from graph.snapshot import Snapshot


class Side(StrEnum):
    """What coverage is told by."""

    campus = "campus"
    region = "region"
    university = "university"
    evenness = "evenness"
    topic = "topic"
    term = "term"
    platform = "platform"
    form = "format"
    gender = "gender"
    faith_group = "faith_group"
    discipline = "discipline"


class Counted(StrEnum):
    """What a grid counts."""

    sessions = "sessions"
    people = "people"
    posts = "posts"


_ASKED = {
    Side.campus: "How thin is each campus, the thinnest first?",
    Side.region: "How much of each region is covered?",
    Side.university: "At which universities is the programme, was it ever, was it never?",
    Side.evenness: "How evenly is it spread? (0 all in one, 1 the same everywhere)",
}


def coverage(
    by: Annotated[
        Side,
        typer.Option(
            "--by",
            help="campus: thinness; region, university: how many of how many; evenness; anything "
            "else: a grid of campuses × it.",
        ),
    ] = Side.campus,
    down: Annotated[
        Side, typer.Option("--down", help="The other side of a grid, in place of campus.")
    ] = Side.campus,
    counted: Annotated[
        Counted, typer.Option("--count", help="What a grid counts.")
    ] = Counted.sessions,
    region: Regions = None,
    term: Terms = None,
    topic: Topics = None,
    group: Groups = None,
    platform: Platforms = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Tell where the programme is thin, and what was held where."""
    from graph.coverage import the_list
    from graph.tables import render
    from graph.view import WHOLE

    settings = settings_for(store)
    snapshot = read_snapshot(settings, as_of, WHOLE)
    looked = looked_from(snapshot, region, term, topic, group, platform)
    table = _coverage_table(snapshot, by, down, counted, looked, compact=form is Format.table)
    if form is Format.table:
        say(heading(_ASKED.get(by, f"How much was held by {down} and {by}?"), snapshot))
        if by in (Side.region, Side.university):
            say(f"Counted against {the_list()}.")
    typer.echo(render(table, form.value))
    if table.empty:
        say_no_rows(settings, "the programme is at no campus yet, or nothing of that was held")


def _coverage_table(
    snapshot: "Snapshot",
    by: Side,
    down: Side,
    counted: Counted,
    looked: "Looked",
    *,
    compact: bool,
) -> "pd.DataFrame":
    from graph.coverage import by_region, by_university, evenness_of, grid
    from graph.errors import QuestionError

    is_grid = by not in (Side.campus, Side.university, Side.evenness) and not (
        by is Side.region and down is Side.campus
    )
    if not is_grid and looked != looked.open_to_all:
        raise QuestionError(
            "group",
            "faith groups can be looked at in a grid only, where small numbers stay hidden",
            "Add --by topic, or leave the group out",
        )
    if by is Side.evenness:
        return evenness_of(snapshot, looked)
    if by is Side.region and down is Side.campus:
        return by_region(snapshot, looked=looked)
    if by is Side.university:
        table = by_university(snapshot)
        return table[table["region"].isin(looked.regions)] if looked.regions else table
    if by is Side.campus and down is Side.campus:
        return _thinness(snapshot, looked, compact=compact)
    cells = grid(
        snapshot, cast("By", down.value), cast("By", by.value), looked=looked, counted=counted.value
    )
    names = snapshot.campuses.set_index("university_id")["name"]
    for side, of in (("row", down), ("column", by)):
        if of is Side.campus:
            cells[side] = cells[side].map(lambda one: names.get(one, one))
    if not compact or cells.empty:
        return cells.astype({"count": "Int64", "people": "Int64"})
    shown = cells["count"].astype("Int64").astype(object).where(~cells["hidden"], "hidden")
    wide = cells.assign(shown=shown).pivot_table(
        index="row", columns="column", values="shown", aggfunc="first", sort=False
    )
    wide.columns.name = None
    return wide.reset_index().rename(columns={"row": down.value})


def _thinness(snapshot: "Snapshot", looked: "Looked", *, compact: bool) -> "pd.DataFrame":
    from graph.coverage import PARTS, with_change

    table = with_change(snapshot, looked=looked)
    names = snapshot.campuses.set_index("university_id")["name"]
    table.insert(1, "campus", table["university_id"].map(names))
    if not compact:
        return table.drop(columns=[f"{part}_is_own" for part in PARTS])
    parts = {
        part: [
            f"{'–' if actual != actual else f'{actual:,.0f}'} of {wanted:,.4g}"
            for actual, wanted in zip(table[part], table[f"{part}_target"], strict=True)
        ]
        for part in PARTS
    }
    return table[["campus", "region", "thinness", "low", "high", "change"]].assign(**parts)
