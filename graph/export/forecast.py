"""Forecast of the month: what is left at coming term ends, campuses at risk, who follows whom."""

import pandas as pd

from graph.export.disguise import Disguise
from graph.export.sheet import Column, Sheet, sheet
from graph.snapshot import Snapshot
from graph.succession import campuses_dark, successors
from graph.succession import forecast as forecast_of
from graph.suppression import SMALLEST, WITHHELD, hidden, suppressed

OUTLOOKS = ("dark now", "dark", "likely dark", "at risk", "unlikely")
LIKELY, AT_RISK = 0.5, 0.05


def forecast(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Give what is left of the network at the end of every coming term, today first."""
    few = disguise.beside_counts
    columns = (
        Column("term_end", "the day; the first is the export's own"),
        Column("term", "the academic term that ends then"),
        Column("people", f"people left of today's network; unknown dates stay{few}", "people"),
        Column("leave", f"those who leave in that term{few}", "people"),
        Column("ambassadors", f"current ambassadors left{few}", "people"),
        Column("ambassadors_leave", f"those of them who leave in that term{few}", "people"),
        Column("largest_component", f"people in the largest connected part left{few}", "people"),
        Column("near", f"people left within two ties of an ambassador{few}", "people"),
        Column("campuses", "campuses with an ambassador left", "campuses"),
        Column("campuses_dark", "campuses that have one today and none then", "campuses"),
    )
    frame = forecast_of(snapshot)
    if not disguise.named:
        for left, leave in (("people", "leave"), ("ambassadors", "ambassadors_leave")):
            frame[leave] = suppressed(frame[leave])
            # What is left before and after would tell how many left in between.
            after = frame[leave].eq(WITHHELD).cummax()
            frame[left] = _large(frame[left]).mask(after, WITHHELD)
        for name in ("largest_component", "near"):
            frame[name] = _large(frame[name])
    return sheet("forecast", "What is left at coming term ends", columns, frame)


def campuses_at_risk(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Say of every campus that has or had an ambassador how likely it is to go dark.

    Under pseudonyms in words: from the chance the number of ambassadors could be worked out.
    """
    columns = [
        Column("university_id", "the university's id"),
        Column("campus", "the university's name"),
        Column("term_end", "the end of a coming term"),
        Column(
            "outlook",
            "dark now: no ambassador today; dark: all of today's are known to have left; likely "
            "dark: more likely than not; at risk: with a chance of 5 % or more; else unlikely",
        ),
    ]
    frame = campuses_dark(snapshot).sort_values(["university_id", "term_end"])
    frame = frame.assign(
        campus=frame["university_id"].map(disguise.campuses),
        outlook=[_outlook(*row) for row in frame[["now", "low", "chance", "high"]].to_numpy()],
    )
    if disguise.named:
        columns += [
            Column("ambassadors", "today's ambassadors not known to have left by then", "people"),
            Column("unknown", "of these, those whose end isn't known", "people"),
            Column("quiet", "of these, those who are away already", "people"),
            Column("chance", "chance that none is left; empty where the record is too small"),
            Column("low", "lower end of its range"),
            Column("high", "upper end; with those unknown or away as gone"),
        ]
    return sheet("campuses_at_risk", "Which campuses may go dark", tuple(columns), frame)


def successions(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """List the ambassadors known to leave, each with those readiest to take over.

    Under pseudonyms without campus and day, and without the term where few leave in it.
    """
    few = "" if disguise.named else f'; "{WITHHELD}" where fewer than {SMALLEST} leave in it'
    columns = [
        Column("person_id", "the ambassador who leaves, as in the sheet people"),
        Column("term", f"the academic term in which they leave{few}"),
        Column("ties", "people they are tied to", "people"),
        Column("rank", "how ready the successor is: 1 first, of the same campus before others"),
        Column("successor_id", "who could take over; empty where nobody shares a tie"),
        Column("shared", "people both are tied to", "people"),
        Column(
            "overlap",
            "shared ÷ people either is tied to",
            "share of people",
            "Jaccard (1912), The distribution of the flora in the alpine zone; "
            "doi:10.1111/j.1469-8137.1912.tb05611.x",
        ),
    ]
    calendar = snapshot.analysis.calendar
    frame = successors(snapshot)
    terms = pd.Series([calendar.term_of(day.date()).name for day in frame["term_end"]], dtype="str")
    frame = frame.assign(term=terms)
    if disguise.named:
        extra = [
            Column("name", "their name"),
            Column("campus", "their campus"),
            Column("leaves_on", "their last day"),
            Column("successor", "the successor's name"),
        ]
        columns[1:1] = extra
        frame = frame.assign(
            name=frame["person_id"].map(disguise.names),
            campus=frame["university_id"].map(disguise.campuses),
            successor=frame["successor_id"].map(disguise.names),
        )
    else:
        away = hidden(frame.groupby("term")["person_id"].nunique().to_dict())
        frame["term"] = frame["term"].where(~frame["term"].isin(away), WITHHELD)
        for name in ("person_id", "successor_id"):
            frame[name] = frame[name].map(disguise.shown)
        frame = frame.sort_values(["person_id", "rank"])
    return sheet("successions", "Who leaves, and who could follow", tuple(columns), frame)


def _outlook(now: float, low: float, chance: float, high: float) -> str:
    """Put a chance in words; the middle of the range where the record gives none."""
    if not now:
        return OUTLOOKS[0]
    if low == 1:
        return OUTLOOKS[1]
    middle = (low + high) / 2 if pd.isna(chance) else chance
    if middle > LIKELY:
        return OUTLOOKS[2]
    return OUTLOOKS[3] if max(middle, high) >= AT_RISK else OUTLOOKS[4]


def _large(counts: pd.Series) -> pd.Series:
    """Withhold the counts of a few people; of nobody there is nobody to protect."""
    return counts.astype(object).mask(counts.between(1, SMALLEST - 1), WITHHELD)
