"""How far the scales hold together: α of each, before and after."""

import pandas as pd

from graph.attitude.counted import counted
from graph.attitude.pairs import MIN_PAIRS
from graph.attitude.reliability import Reliability, cronbach_alpha
from graph.attitude.subjects import Subject, subjects
from graph.snapshot import Snapshot

_COLUMNS = (
    "kind",
    "name",
    "title",
    "source",
    "wave",
    "items",
    "people",
    "left_out",
    *("alpha", "low", "high"),
)


def reliability(snapshot: Snapshot) -> pd.DataFrame:
    """Give Cronbach's α of every scale and subscale, from the answers before and those after.

    A row a scale and ``wave``: ``kind, name, title, source, items`` (how many), ``people`` (who
    answered all), ``left_out`` (who left a question out), ``alpha, low, high``. A person counts
    once, with their first answers. Under five people there is no number.
    """
    table = counted(snapshot).table
    asked = table[table["wave"].isin(["before", "after"])]
    laid = asked.assign(before=asked["score"], after=asked["score"])
    listed = subjects(laid, snapshot.analysis.questionnaire) if len(laid) else []
    scales = [one for one in listed if one.kind != "item"]
    rows = [
        _row(one, wave, _of(asked, one, wave)) for one in scales for wave in ("before", "after")
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    return frame.astype(dict.fromkeys(("items", "people", "left_out"), "Int64"))


def _of(asked: pd.DataFrame, scale: Subject, wave: str) -> Reliability:
    """Lay the first answers of each person out, a column a question."""
    rows = asked[(asked["wave"] == wave) & asked["item"].isin(scale.items)]
    rows = rows.sort_values(["answered_on", "session_id"], kind="stable")
    first = rows.drop_duplicates("respondent_code")[["respondent_code", "session_id"]]
    once = rows.merge(first, on=["respondent_code", "session_id"])
    wide = once.pivot_table(
        index="respondent_code", columns="item", values="score", aggfunc="first"
    )
    return cronbach_alpha(wide.reindex(columns=list(scale.items)))


def _row(scale: Subject, wave: str, found: Reliability) -> tuple[object, ...]:
    told = found.n >= MIN_PAIRS
    about = (scale.kind, scale.name, scale.title, scale.source, wave, found.items)
    if not told:
        return (*about, None, None, float("nan"), float("nan"), float("nan"))
    left_out = None if 0 < found.left_out < MIN_PAIRS else found.left_out
    return (*about, found.n, left_out, found.alpha, found.low, found.high)
