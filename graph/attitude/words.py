"""What the numbers say, in a sentence: never that a session was the cause."""

from collections.abc import Mapping
from math import isnan
from typing import Any

import pandas as pd

from graph.attitude.exposure import Exposure
from graph.attitude.pairs import MIN_PAIRS, Compared
from graph.attitude.slope import Slope
from graph.words import counted, percent

NOT_PROOF = (
    "Nobody was asked who was at no session, so it can’t be told what would have happened without "
    "one: this is what changed, not why."
)
REMEMBERED = (
    "This “before” is what people said afterwards that they remember: no answer given before, and "
    "never counted with those."
)
NOBODY = {
    Compared.after: "Nobody has answered both before and after a session yet.",
    Compared.later: "Nobody has answered both before a session and weeks after it yet.",
    Compared.remembered: "Nobody has been asked afterwards how they remember thinking before.",
}
ANSWERED = {
    "before": "people who answered before a session",
    "after": "people who answered after one",
    "both": "people who answered before and after the same session",
    "only_before": "people who answered before and never after the same session",
    "only_after": "people who answered after and never before the same session",
    "remembered": "people asked afterwards how they remember thinking before: no real before",
    "later": "people who answered weeks later",
    "no_number": "answers left out: they are no number",
    "outside": "answers left out: not on the question’s scale",
    "no_code": "answers left out: without a code they can’t be matched",
}
"""What the counts of ``graph.attitude.answered`` mean."""
UNITS = {
    Exposure.sessions_answered: "each more session answered about",
    Exposure.sessions_attended: "each more session attended",
    Exposure.ambassador_ties: "each more tie with an ambassador (for each person)",
}
_WHEN = {
    Compared.after: "before and after a session",
    Compared.later: "before a session and weeks after it",
    Compared.remembered: "afterwards, for now and for how they remember thinking before",
}


def signed(value: float, digits: int = 2) -> str:
    """Write a change with its sign; what rounds to nothing has none."""
    written = f"{abs(value):.{digits}f}"
    if not float(written):
        return written
    return ("+" if value > 0 else "−") + written


def ends(low: float, high: float, digits: int = 2) -> str:
    """Write an interval: ``0.22 to 0.40``."""
    return f"{_plain(low, digits)} to {_plain(high, digits)}"


def headline_in_words(table: pd.DataFrame, compared: Compared = Compared.after) -> tuple[str, str]:
    """Say in two sentences what ``attitude_change`` found: of whom, and how far they moved.

    The row spoken of is that of the scale most people answered, else of the question.
    """
    when = _WHEN[compared]
    if table.empty:
        return NOBODY[compared], ""
    told = table[table["people"].notna()]
    if told.empty:
        return f"Fewer than {MIN_PAIRS} people have answered {when}: nothing is told of them.", ""
    first = told[told["kind"] == told["kind"].iloc[0]]
    row = first.loc[first["people"].astype(int).idxmax()]
    return change_in_words(dict(row), when), directions_in_words(dict(row))


def change_in_words(row: Mapping[str, Any], when: str = _WHEN[Compared.after]) -> str:
    """Say how far the mean moved: of how many people, with the interval and the scale."""
    people = counted(int(row["people"]), "person", "people")
    change, low, high = (float(row[name]) for name in ("change", "low", "high"))
    if row["test"] == "McNemar":
        moved = f"{signed(100 * change, 0)} points"
        between, what, on = ends(100 * low, 100 * high, 0), "the share who say yes", ""
    else:
        moved, between, what = signed(change), ends(low, high), "the mean"
        on = " on " if row["is_described"] else " on what looks like "
        on += f"{row['lowest']:g}–{row['highest']:g}"
    of = f"Of {people} who answered {when},"
    if isnan(low):
        how = f"all moved by the same: {moved}" if change else "nobody’s answers moved"
        return f"{of} {how}{on}. How sure that is can’t be said."
    if low <= 0 <= high:
        return f"{of} {what} did not clearly move: {moved} ({between}){on}."
    return f"{of} {what} moved by {moved} ({between}){on}."


def directions_in_words(row: Mapping[str, Any]) -> str:
    """Say how many answered higher, the same and lower; nothing of fewer than five."""
    shares = [float(row[f"{name}_share"]) for name in ("improved", "same", "worse")]
    if any(map(isnan, shares)):
        return ""
    up, same, down = (percent(share) for share in shares)
    return f"{up} answered higher the second time, {same} the same, {down} lower."


def corrected_in_words(p: pd.Series, of: str) -> str:
    """Say how p-values of several rows are corrected (Holm's method); nothing of fewer than two."""
    many = int(p.notna().sum())
    if many < 2:
        return ""
    return (
        f"The more {of} are tested, the likelier chance alone seems to move one. So p is corrected "
        f"by Holm’s method: the smallest p is multiplied by how many are tested, here {many:,}, "
        "the next smallest by one less, and so on. “By more than chance explains” means: a "
        "corrected p under 0.05. Each interval is of its own row and not corrected."
    )


def left_in_words(row: Mapping[str, Any]) -> str:
    """Say who answered before and not after, and whether they thought otherwise."""
    if pd.isna(row["people"]):
        return (
            "How many who answered before did not answer again is not told: it would speak of "
            f"fewer than {MIN_PAIRS} people."
        )
    left = int(row["left"])
    if not left:
        return f"All {counted(int(row['people']), 'person', 'people')} answered again."
    if left == int(row["people"]):
        # Most likely the form for after the session is still to come: nobody has been lost yet.
        return (
            f"None of the {counted(left, 'person', 'people')} who answered before has answered "
            "again yet."
        )
    share = (
        f"{percent(row['left_share'])} ({percent(row['left_low'])} to {percent(row['left_high'])})"
    )
    said = f"{left:,} of {int(row['people']):,} people did not answer again: {share}."
    low, high = float(row["low"]), float(row["high"])
    if isnan(low):
        return said
    gap = f"{signed(float(row['difference']))} ({ends(low, high)})"
    if low <= 0 <= high:
        return f"{said} Before, their answers did not clearly differ from the others’: {gap}."
    side = "higher" if low > 0 else "lower"
    return f"{said} Before, their answers were {side} than the others’: {gap}."


def slope_in_words(slope: Slope, unit: str, of: str) -> str:
    """Say what goes with one more of an exposure, never that it is the cause."""
    if isnan(slope.low):
        return f"Too few {of}, or too alike, to say whether the change goes with {unit}."
    found = f"{signed(slope.slope)} ({ends(slope.low, slope.high)})"
    if slope.low <= 0 <= slope.high:
        return f"Among {slope.n:,} {of} the change does not clearly go with {unit}: {found}."
    more = "larger" if slope.slope > 0 else "smaller"
    return f"Among {slope.n:,} {of} the change is {more} with {unit}: {found}."


def _plain(value: float, digits: int) -> str:
    return signed(value, digits).removeprefix("+")
