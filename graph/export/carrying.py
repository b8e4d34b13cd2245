"""Who carries it, what remains without staff, what shape the network has: nobody is named."""

from datetime import date

import pandas as pd

from graph.calendar import month_of, same_day_before
from graph.carrying import ACTIVITIES, TITLES, overview, work_without_staff
from graph.export.disguise import Disguise
from graph.export.sheet import Column, Sheet, sheet
from graph.history import History
from graph.maturity import Maturity, by_month
from graph.maturity import maturity as maturity_of
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST, WITHHELD, suppressed

LATELY = 3
CHAOSS = "CHAOSS, contributor absence factor and elephant factor"
KREBS = "Krebs & Holley (2002), Building Smart Communities through Network Weaving"
_PEOPLE = ("contributors", "everybody", "factor", "factor_low", "factor_high")
_TELLING = ("contributions", "gini", "gini_of_everybody", "sessions", "without_them")


def carrying(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Tell of each activity how few carry half, so far and in the last three months."""
    few = disguise.beside_counts
    lately = same_day_before(snapshot.as_of, LATELY)
    columns = (
        Column("of", "the activity: " + ", ".join(ACTIVITIES)),
        Column("by", "whose contributions are added up: people or campuses"),
        Column("period", f"everything so far, or the last {LATELY} months"),
        Column("contributions", "contributions counted"),
        Column("unknown", "those of nobody known, not counted"),
        Column("contributors", f"people, accounts of nobody known, or campuses{few}"),
        Column("everybody", f"those who could have contributed{few}"),
        Column(
            "factor", f"the fewest who contributed half or more{few}", "people or campuses", CHAOSS
        ),
        Column("factor_low", f"with a fifth left out, in nine of ten draws: at least{few}"),
        Column("factor_high", f"at most{few}"),
        Column(
            "gini", "inequality among contributors: 0 equal, near 1 one did all", "", "Gini 1912"
        ),
        Column("gini_of_everybody", "the same with everybody who could have contributed"),
        Column("sessions", "sessions that had a host or speaker", "sessions"),
        Column("without_them", "those that would have had none without who is in factor"),
    )
    parts = [
        overview(snapshot, since).assign(period=period)
        for period, since in (("so far", None), (f"last {LATELY} months", _day_after(lately)))
    ]
    frame = pd.concat(parts, ignore_index=True)
    if not disguise.named:
        frame = _without_small(frame)
    return sheet("carrying", "How few carry half of what", columns, frame)


def without_staff(history: History, day: date, disguise: Disguise) -> Sheet:
    """Tell what remains of a day's network without staff, panelists and official accounts."""
    few = disguise.beside_counts
    columns = (
        Column("what", "what is counted"),
        Column("title", "the same in words; own people are neither staff nor panelists"),
        Column("before", f"how many there are{few}"),
        Column("after", f"how many remain{few}"),
        Column("out_of", f"of how many own people{few}", "people"),
        Column("share", "after ÷ before"),
        Column("low", "lower end of its 95 % interval", "", "Wilson (1927)"),
        Column("high", "upper end"),
    )
    frame = work_without_staff(history, day)
    frame["title"] = frame["what"].map(TITLES)
    if not disguise.named:
        people = frame["out_of"].notna()
        for name in ("before", "after", "out_of"):
            frame[name] = _hidden(frame[name], people)
        away = (frame[["before", "after"]] == WITHHELD).any(axis=1)
        for name in ("share", "low", "high"):
            frame[name] = frame[name].astype(object).mask(away, WITHHELD)
    return sheet("without_staff", "What remains without staff", columns, frame)


def maturity(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Tell the stage of the network's shape with the evidence, a row a measure."""
    few = disguise.beside_counts
    columns = (
        Column("measure", "the measure; the first rows are the weights of the stages"),
        Column("title", "what it is"),
        Column("meaning", "what its number says"),
        Column("value", f"its value in the network of ties that count{few}"),
        Column("low", "in nine of ten draws with a fifth of the people left out: at least"),
        Column("high", "at most"),
        Column("stage", "the stage it speaks for; empty where it is shown only", "", KREBS),
        Column("says", "how far it speaks for it, from 0 to 1"),
        Column("nothing", "the value at which it says nothing"),
        Column("fully", "the value at which it says all it can"),
        Column("because", "why these"),
    )
    found = maturity_of(snapshot)
    frame = pd.concat([_weights(found), found.evidence], ignore_index=True)
    if not disguise.named:
        frame["value"] = _hidden(frame["value"], frame["measure"] == "core_people")
    title = f"What shape the network has: {found.in_words()}"
    return sheet("maturity", title, columns, frame)


def maturity_by_month(history: History, day: date, disguise: Disguise) -> Sheet:
    """Tell how the network's shape moved, month by month up to ``day``."""
    few = disguise.beside_counts
    weight = "weight of the stage; the weights of a month sum to 1"
    columns = (
        Column("month", "the month, as it stood at its end"),
        Column("people", f"people in the network{few}", "people"),
        Column("tied", f"those with a tie that counts{few}", "people"),
        Column("stage", "the stage with most weight; empty: none, or too few people", "", KREBS),
        Column("towards", "the next, where the first has less than 0.6"),
        Column("scattered", weight),
        Column("hub-and-spoke", weight),
        Column("multi-hub", weight),
        Column("core/periphery", weight),
        Column("none_of_them", "weight of none of the four"),
    )
    frame = by_month(history, until=month_of(day))
    if not disguise.named:
        for name in ("people", "tied"):
            frame[name] = suppressed(frame[name])
    return sheet("maturity_by_month", "How the network's shape moved", columns, frame)


def _day_after(day: date) -> date:
    return (pd.Timestamp(day) + pd.Timedelta(days=1)).date()


def _weights(found: Maturity) -> pd.DataFrame:
    """Give the weights of the stages as rows beside the evidence."""
    return pd.DataFrame(
        [
            {
                "measure": "weight",
                "title": str(stage or "none of the four"),
                "meaning": "how much of the evidence is for it; the weights sum to 1",
                "value": weight,
                "stage": str(stage) if stage else None,
            }
            for stage, weight in found.weights.items()
        ],
        columns=["measure", "title", "meaning", "value", "stage"],
    )


def _without_small(frame: pd.DataFrame) -> pd.DataFrame:
    """Withhold counts under five people, and what is told of so few contributors."""
    people = frame["by"] == "people"
    few = people & frame["contributors"].between(1, SMALLEST - 1)
    shown = frame.copy()
    for name in _PEOPLE:
        shown[name] = _hidden(frame[name], people)
    for name in _TELLING:
        shown[name] = shown[name].astype(object).mask(few, WITHHELD)
    # Without a factor there is no telling how many were without a host for want of whom.
    shown["without_them"] = shown["without_them"].mask(shown["factor"].eq(WITHHELD), WITHHELD)
    return shown


def _hidden(values: pd.Series, of_people: pd.Series) -> pd.Series:
    """Withhold values of one to four where they count people."""
    numbers = pd.to_numeric(values).astype("float64")  # in which what is missing compares as no
    small = numbers.between(1, SMALLEST - 1) & of_people
    return values.astype(object).where(values.notna(), None).mask(small, WITHHELD)
