"""Change of attitude up to the month: means of five people or more, never an answer."""

from typing import Any

import pandas as pd

from graph.attitude import (
    CAVEAT,
    By,
    Compared,
    Exposure,
    attitude_change,
    attrition,
    change_by,
    response,
)
from graph.attitude import reliability as alphas
from graph.export.disguise import FEW, Disguise
from graph.export.sheet import Column, Sheet, sheet
from graph.snapshot import Snapshot
from graph.suppression import WITHHELD

_LAKENS = "Lakens 2013, doi:10.3389/fpsyg.2013.00863"
_IMBENS = "Imbens & Kolesár 2016, doi:10.1162/REST_a_00552"
_COUNTS = ("people", "improved", "same", "worse")
_MEASURED = (
    Column("people", f"people matched by their code, each counted once{FEW}", "people"),
    Column("before", "their mean before; of a yes/no question the share of yes", "points or share"),
    Column("after", "their mean after", "points or share"),
    Column("change", "after less before", "points or share"),
    Column("low", "the change's 95 % interval: from"),
    Column("high", "to"),
    Column("d_z", "mean change over the standard deviation of the changes", "", _LAKENS),
    Column("d_av", "mean change over the mean standard deviation", "", _LAKENS),
    Column("test", "what p is from: t, Wilcoxon's signed ranks, or McNemar's test"),
    Column("p", "how often chance alone would move them so far"),
    Column("p_corrected", "the same, corrected for the number of rows of a kind (Holm)"),
    Column("improved", f"people who answered higher{FEW}", "people"),
    Column("same", f"people who answered the same{FEW}", "people"),
    Column("worse", f"people who answered lower{FEW}", "people"),
)


def attitude(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Tell the change on each scale, subscale and question, its α, and who did not answer again.

    A remembered "before" has rows of its own. The numbers are the same whether or not people are
    named: answers are never shown.
    """
    del disguise
    columns = (
        Column("compared", "after; later (weeks after); remembered (no real before)"),
        Column("kind", "scale, subscale or item (a question)"),
        Column("name", "its name in scales.toml, or the question's column"),
        Column("title", "what it is called"),
        Column("lowest", "the lowest answer"),
        Column("highest", "the highest, most welcome one: reversed questions are turned"),
        *_MEASURED,
        Column("alpha", "Cronbach's α of the answers before, with its interval", "",
               "Feldt 1965, doi:10.1007/BF02289499"),
        Column("alpha_low", "from"),
        Column("alpha_high", "to"),
        Column("answered_before", f"people who answered before{FEW}", "people"),
        Column("left", f"of these, who did not answer again{FEW}", "people"),
        Column("left_difference", "their mean before less that of who did answer again"),
        Column("left_low", "the difference's 95 % interval: from"),
        Column("left_high", "to"),
    )  # fmt: skip
    alpha = alphas(snapshot)
    alpha = alpha[alpha["wave"] == "before"].rename(
        columns={"low": "alpha_low", "high": "alpha_high"}
    )[["name", "alpha", "alpha_low", "alpha_high"]]
    frames = [_compared(snapshot, compared, alpha) for compared in Compared]
    frame = pd.concat([one for one in frames if len(one)] or frames[:1], ignore_index=True)
    return sheet("attitude", "Did minds change?", columns, frame)


def attitude_groups(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Tell the change by session, topic, campus and gender, on the scale most people answered."""
    columns = (
        Column("by", "session, topic, campus or gender"),
        Column("group_id", "the session's or campus's id, else the group"),
        Column("group", "what it is called; a session's title only where people are named"),
        *_MEASURED,
    )
    frames = []
    for by in By:
        found = _withheld(change_by(snapshot, by)).assign(by=by.value)
        if by is By.session and not disguise.named:
            found["group"] = found["group_id"]
        frames.append(found)
    frame = pd.concat([one for one in frames if len(one)] or frames[:1], ignore_index=True)
    return sheet("attitude_groups", "Where minds changed how far", columns, frame)


def attitude_exposure(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Tell whether the change goes with more sessions or ties: lines with their interval."""
    del disguise
    columns = (
        Column("exposure", "sessions answered about or attended, or the campus's ambassador ties"),
        Column("of", "what is compared: people or campuses"),
        Column("n", "how many", "people or campuses"),
        Column("slope", "the change that goes with one more", "points"),
        Column("low", "its 95 % interval: from", "", _IMBENS),
        Column("high", "to"),
        Column("p", "how often chance alone would tilt the line so far"),
        Column("caveat", "what it does not tell"),
    )  # fmt: skip
    rows: list[dict[str, Any]] = []
    for exposure in Exposure:
        told = response(snapshot, exposure)
        line = {name: getattr(told.slope, name) for name in ("n", "slope", "low", "high", "p")}
        if told.subject is not None and told.slope.n:
            rows.append({"exposure": exposure.value, "of": told.of, **line, "caveat": CAVEAT})
    names = [column.name for column in columns]
    frame = pd.DataFrame(rows, columns=names)
    return sheet("attitude_exposure", "Does the change go with more?", columns, frame)


def _compared(snapshot: Snapshot, compared: Compared, alpha: pd.DataFrame) -> pd.DataFrame:
    found = _withheld(attitude_change(snapshot, compared)).assign(compared=compared.value)
    # A remembered "before" was asked of those alone who answered after: nobody could leave.
    left = attrition(snapshot, compared).rename(columns={"people": "answered_before"})
    if compared is Compared.remembered:
        left = left[:0]
    left = left.rename(columns={"left_low": "_", "left_high": "__"}).rename(
        columns={"difference": "left_difference", "low": "left_low", "high": "left_high"}
    )
    kept = ["name", "answered_before", "left", "left_difference", "left_low", "left_high"]
    left = _words(left[kept], ("answered_before", "left"))
    return found.merge(left, on="name", how="left").merge(alpha, on="name", how="left")


def _withheld(table: pd.DataFrame) -> pd.DataFrame:
    return _words(table, _COUNTS)


def _words(table: pd.DataFrame, counts: tuple[str, ...]) -> pd.DataFrame:
    """Write ``withheld`` where a count of people is not told."""
    told = {
        name: table[name].astype(object).where(table[name].notna(), WITHHELD) for name in counts
    }
    return table.assign(**told)
