"""Coverage of the month: how thin each campus is, what was held where, and where next."""

from dataclasses import replace

import pandas as pd

from graph.coverage import (
    KINDS,
    PARTS,
    By,
    Counted,
    by_region,
    grid,
    next_sessions,
    with_change,
)
from graph.export.disguise import Disguise
from graph.export.few import few_ambassadors, withhold
from graph.export.sheet import Column, Sheet, sheet
from graph.snapshot import Snapshot
from graph.suppression import WITHHELD, suppressed

OF_SESSIONS: tuple[By, ...] = ("topic", "term", "platform")
PEOPLE = ("ambassadors", "panelists")


def coverage(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """List the programme's campuses by thinness, with its interval, its change and its parts.

    Thinness with all its parts but one tells the last one. So under pseudonyms it is the mean of
    the parts that count no people: ambassadors and panelists are left out of it.
    """
    few = disguise.beside_counts
    frame = with_change(snapshot if disguise.named else _without_people(snapshot))
    names = snapshot.campuses.set_index("university_id")["name"]
    frame["campus"] = frame["university_id"].map(names)
    frame["place"] = range(1, len(frame) + 1)
    shares = ["thinness", "low", "high", "change", "known"]
    frame[shares] = frame[shares].round(3)
    if not disguise.named:
        few_there, _ = few_ambassadors(snapshot)
        frame["ambassadors"] = withhold(frame["ambassadors"], frame["university_id"], few_there)
        frame["panelists"] = suppressed(frame["panelists"])
    columns = (
        Column("place", "the thinnest campus is 1"),
        Column("university_id", "the university's id"),
        Column("campus", "the university's name"),
        Column("region", "where it is"),
        Column(
            "thinness",
            "1 − min(1, actual ÷ target), the mean of the known parts"
            + (
                "" if disguise.named else " but ambassadors and panelists: they would be told by it"
            ),
            "0 to 1",
        ),
        Column(
            "low",
            "at least: sessions as a Poisson count, what is unknown as not missing",
            "0 to 1",
            "Garwood (1936), doi:10.2307/2333958",
        ),
        Column("high", "at most: the same, what is unknown as missing", "0 to 1"),
        Column("change", "thinness added since the last day before this term", "−1 to 1"),
        Column("known", "share of the parts' weight that is known", "share"),
        *(
            column
            for part in PARTS
            for column in (
                Column(part, f"{_MEANING[part]}; empty if unknown{few * (part in PEOPLE)}", part),
                Column(f"{part}_target", "so many there should be", part),
            )
        ),
    )
    return sheet("coverage", "Where the programme is thin", columns, frame)


def coverage_grid(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Count sessions in every campus × topic, term and platform, and people in campus × group.

    Counts of people under five are withheld with what would tell them, here of every kind of group.
    """
    columns = (
        Column("of", "campus or region"),
        Column("row", "which one: the university's id, else the region"),
        Column("by", ", ".join((*OF_SESSIONS, *KINDS))),
        Column("column", "which one"),
        Column("counted", "sessions, or people reached at sessions"),
        Column(
            "count",
            "how many; 0 is none recorded, a session on two topics is in both"
            + disguise.beside_counts,
            "sessions or people",
        ),
    )
    sides: list[tuple[By, By, Counted]] = [("campus", kind, "people") for kind in KINDS]
    # Regions of people would tell campuses' small numbers where a region has few of them.
    of_all: tuple[By, ...] = ("campus", "region")
    sides += [(of, by, "sessions") for of in of_all for by in OF_SESSIONS]
    hide = () if disguise.named else KINDS
    parts = []
    for of, by, counted in sides:
        cells = grid(snapshot, of, by, counted=counted, hide=hide)
        shown = cells["count"].astype("Int64").astype(object).mask(cells["hidden"], WITHHELD)
        parts.append(cells.assign(of=of, by=by, counted=counted, count=shown))
    frame = pd.concat(parts, ignore_index=True)
    return sheet("coverage_grid", "What was held where", columns, frame)


def coverage_regions(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Tell of each region at how many of its known universities the programme is or was."""
    few = disguise.beside_counts
    columns = (
        Column("region", "the region"),
        Column("universities", "universities known there: the shipped list and the store's own"),
        Column("on_list", "of these on the shipped list (compiled in November 2026; not official)"),
        Column("present", "where the programme has or had an ambassador or a session"),
        Column("with_ambassador", "where it has an ambassador now"),
        Column("ambassadors", f"people with a running term{few}", "people"),
        Column("sessions", "sessions held there so far", "sessions"),
    )
    frame = by_region(snapshot)
    if not disguise.named:
        _, few_there = few_ambassadors(snapshot)
        frame["ambassadors"] = withhold(frame["ambassadors"], frame["region"], few_there)
    return sheet("coverage_regions", "Where the programme is, region by region", columns, frame)


def next_sessions_sheet(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """List the ten sessions that add most; who could lead them only where people are named."""
    columns = [
        Column("place", "what adds most is 1; each counts after those above it"),
        Column("university_id", "where to hold it"),
        Column("campus", "the university's name"),
        Column("region", "where it is"),
        Column("topic", "on what"),
        Column("kind", "the kind of group to invite above all: gender, faith_group, discipline"),
        Column("group", "which group; none of fewer than five known people"),
    ]
    frame = next_sessions(snapshot).table
    if disguise.named:
        # A lead's campus, and what a session adds, would tell of single people.
        frame["lead"] = frame["lead"].map(disguise.shown)
        frame["gain"] = frame["gain"].round(3)
        columns += [
            Column("lead", "who could lead it, as in the sheet people; empty if nobody is known"),
            Column("role", "panelist or ambassador"),
            Column("because", "why they could"),
            Column(
                "gain",
                "what it takes off its campus's thinness, with what is new to its region",
                "",
                "greedy on a monotone submodular worth: Nemhauser, Wolsey & Fisher (1978), "
                "doi:10.1007/BF01588971",
            ),
        ]
    return sheet("next_sessions", "Where the next sessions add most", tuple(columns), frame)


def _without_people(snapshot: Snapshot) -> Snapshot:
    """Give the snapshot with settings by which the parts that count people weigh nothing."""
    asked = snapshot.analysis.coverage
    weights = asked.weights.model_copy(update=dict.fromkeys(PEOPLE, 0.0))
    asked = asked.model_copy(update={"weights": weights})
    return replace(snapshot, analysis=snapshot.analysis.model_copy(update={"coverage": asked}))


_MEANING = {
    "ambassadors": "people with a running term",
    "sessions": "sessions in a term's worth of months",
    "topics": "topics in a year",
    "panelists": "panelists who spoke there in a year",
    "groups": "groups of people reached there in a year",
}
