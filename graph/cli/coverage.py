"""``mashal coverage``: where the programme is thin, and what was held where."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast

import typer

from graph.cli.asking import AsOfOption, heading, print_answer, read_snapshot
from graph.cli.looked import (
    CampusesOption,
    Groups,
    HowHeld,
    Platforms,
    Regions,
    Terms,
    Topics,
    looked_from,
    short_names,
)
from graph.cli.named import campus_names, with_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from graph.coverage import By, Looked
    from graph.snapshot import Snapshot


SMALL_STAY_HIDDEN = "faith groups can be looked at in a grid only, where small numbers stay hidden"


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
_NO_SIDE = (Side.university, Side.evenness)


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
        Side,
        typer.Option("--down", help="The other side of a grid: anything but university, evenness."),
    ] = Side.campus,
    counted: Annotated[
        Counted, typer.Option("--count", help="What a grid counts.")
    ] = Counted.sessions,
    region: Regions = None,
    campus: CampusesOption = None,
    term: Terms = None,
    topic: Topics = None,
    group: Groups = None,
    platform: Platforms = None,
    held: HowHeld = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Tell where the programme is thin, and what was held where.

    Of a term, thinness is that of the term's last day.
    """
    from graph.coverage import the_list
    from graph.view import WHOLE

    is_grid = _is_grid(by, down, counted)
    settings = settings_for(store)
    snapshot = read_snapshot(settings, as_of, WHOLE)
    looked = looked_from(snapshot, region, term, topic, group, platform, campus, held)
    compact = form is Format.table
    if is_grid:
        table = _grid(snapshot, by, down, counted, looked, compact=compact)
    else:
        table = _other(snapshot, by, looked, compact=compact)
    if compact:
        say(heading(_asked(by, down, counted) if is_grid else _ASKED[by], snapshot))
        if not is_grid and by in (Side.region, Side.university):
            say(f"Counted against {the_list()}.")
    none = "the programme is at no campus yet, or nothing of that was held"
    print_answer(table, form, settings, none)
    if is_grid and compact and not table.empty:
        _say_what_is_left_out(snapshot, by, down, counted, looked)


def _is_grid(by: Side, down: Side, counted: Counted) -> bool:
    """Say whether a grid is asked for; raises QuestionError for what makes no table."""
    from graph.errors import QuestionError

    if down in _NO_SIDE or (by in _NO_SIDE and down is not Side.campus):
        what = f"{down if down in _NO_SIDE else by} is no side of a grid"
        raise QuestionError("--down", what, "Leave --down out, or choose another")
    is_grid = by is not down and by not in (Side.university, Side.evenness)
    is_grid &= not (by is Side.region and down is Side.campus and counted is Counted.sessions)
    if by is down and by is not Side.campus:
        raise QuestionError("--down", f"both sides are {by}", "Choose two different sides")
    if not is_grid and counted is not Counted.sessions:
        what = f"only a grid counts {counted}"
        raise QuestionError("--count", what, "Add --by topic, or leave --count out")
    return is_grid


def _asked(by: Side, down: Side, counted: Counted) -> str:
    what = {
        Counted.sessions: "How many sessions were held",
        Counted.people: "How many people were reached",
        Counted.posts: "How often was it posted on",
    }[counted]
    one, other = (side.replace("_", " ") for side in (down, by))
    return f"{what}, by {one} and {other}?"


def _say_what_is_left_out(
    snapshot: "Snapshot", by: Side, down: Side, counted: Counted, looked: "Looked"
) -> None:
    from graph.coverage import left_out

    kind = Counted.posts if counted is Counted.posts else Counted.sessions
    sides = cast("By", down.value), cast("By", by.value)
    out = left_out(snapshot, *sides, looked=looked, counted=kind.value)
    if out:
        no = " or ".join(f"no {side.replace('_', ' ')}" for side in sides)
        say(f"{out:,} {kind} in no cell: {no} of them is known.")


def _grid(
    snapshot: "Snapshot",
    by: Side,
    down: Side,
    counted: Counted,
    looked: "Looked",
    *,
    compact: bool,
) -> "pd.DataFrame":
    from graph.coverage import grid

    sides = cast("By", down.value), cast("By", by.value)
    cells = grid(snapshot, *sides, looked=looked, counted=counted.value)
    names = short_names(snapshot) if compact else campus_names(snapshot).to_dict()
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


def _other(snapshot: "Snapshot", by: Side, looked: "Looked", *, compact: bool) -> "pd.DataFrame":
    from graph.coverage import by_region, by_university, day_of, evenness_of
    from graph.errors import QuestionError

    if looked != looked.open_to_all:
        raise QuestionError("group", SMALL_STAY_HIDDEN, "Add --by topic, or leave the group out")
    day = day_of(snapshot, looked)
    if by is Side.evenness:
        return evenness_of(snapshot, looked)
    if by is Side.region:
        return by_region(snapshot, day, looked)
    if by is Side.university:
        return by_university(snapshot, day, looked)
    return _thinness(snapshot, day, looked, compact=compact)


def _thinness(
    snapshot: "Snapshot", day: "date", looked: "Looked", *, compact: bool
) -> "pd.DataFrame":
    from graph.coverage import PARTS, with_change

    table = with_change(snapshot, day, looked)
    table = with_names(table, "university_id", campus_names(snapshot), "campus")
    if not compact:
        return table.drop(columns=[f"{part}_is_own" for part in PARTS])
    # As narrow as a terminal: the whole of every part is in CSV and JSON.
    shown = table[["campus", "thinness"]].copy()
    shown["campus"] = table["university_id"].map(short_names(snapshot))
    both = zip(table["low"], table["high"], strict=True)
    shown["from – to"] = [None if low != low else f"{low:.2f} – {high:.2f}" for low, high in both]
    shown["change"] = table["change"]
    shown["what is missing"] = [_missing(row) for _, row in table.iterrows()]
    return shown.round({"thinness": 2, "change": 2})


def _missing(row: "pd.Series") -> str:
    from graph.coverage import PARTS

    told = []
    for part in PARTS:
        wanted, actual = row[f"{part}_target"], row[part]
        if wanted > 0 and actual != actual:
            told.append(f"{part} unknown")
        elif actual < wanted:
            told.append(f"{part} {actual:,.0f} of {wanted:,.4g}")
    return ", ".join(told) or "nothing"
