"""One row of a table of changes: a subject's people, their change and tests, nothing under five."""

from collections.abc import Sequence
from math import nan

import pandas as pd

from graph.attitude.change import matched_change
from graph.attitude.moved import Moved, holm, moved, paired_shares
from graph.attitude.pairs import MIN_PAIRS
from graph.attitude.subjects import Subject
from graph.suppression import hidden

DIRECTIONS = ("improved", "same", "worse")
NUMBERS = (
    *("before", "after", "change", "low", "high", "d_z", "d_z_low", "d_z_high", "d_av", "g_av"),
    *("p", "p_corrected"),
)
COUNTS = ("people", *DIRECTIONS)
SHARES = tuple(f"{one}_{part}" for one in DIRECTIONS for part in ("share", "low", "high"))
COLUMNS = ("people", *NUMBERS[:10], "test", "p", "p_corrected", *DIRECTIONS, *SHARES)

Row = dict[str, float | str | None]


def measured(people: pd.DataFrame, subject: Subject, *, directions: bool = True) -> Row:
    """Measure the change of the people in ``people`` (``before, after``) on a subject.

    ``before`` and ``after`` are means, of a yes/no question the shares of the welcome answer.
    ``test`` says where ``p`` is from: t (scales), Wilcoxon (ratings), McNemar (yes/no). Fewer than
    five people: nothing but the words; improved, same and worse are counted where none of them is
    fewer than five, or none can be worked out from the others; not at all without ``directions``.
    """
    if len(people) < MIN_PAIRS:
        return unmeasured()
    before, after = people["before"], people["after"]
    change = matched_change(before, after)
    went = moved(before, after)
    row: Row = {
        "people": change.n,
        "before": float(before.mean()),
        "after": float(after.mean()),
        "change": change.change,
        "low": change.low,
        "high": change.high,
        "d_z": change.d_z,
        "d_z_low": change.d_z_low,
        "d_z_high": change.d_z_high,
        "d_av": change.d_av,
        "g_av": change.g_av,
        "test": "t" if len(subject.items) > 1 else "Wilcoxon",
        "p": change.p if len(subject.items) > 1 else went.p,
        "p_corrected": nan,
    }
    if subject.is_yes_no:
        row |= _yes_no(before, after, subject)
    return row | _directions(went, told=directions)


def unmeasured() -> Row:
    """Give the row of people of whom nothing may be told."""
    row: Row = dict.fromkeys(COLUMNS, nan)
    return row | {"people": None, "test": "", **dict.fromkeys(DIRECTIONS)}


def corrected(rows: Sequence[Row]) -> list[Row]:
    """Correct the p-values of one family of rows by Holm's method."""
    p = holm([float(row["p"] or 0) for row in rows])
    return [row | {"p_corrected": one} for row, one in zip(rows, p, strict=True)]


def _yes_no(before: pd.Series, after: pd.Series, subject: Subject) -> Row:
    """Give the shares of yes, unless a few people could be counted from them."""
    # A question answered 1 and 2, say, is turned into 0 and 1.
    span = subject.highest - subject.lowest
    shares = paired_shares((before - subject.lowest) / span, (after - subject.lowest) / span)
    yes = (round(shares.before * shares.n), round(shares.after * shares.n))
    few = any(0 < count < MIN_PAIRS for one in yes for count in (one, shares.n - one))
    return {
        "before": nan if few else shares.before,
        "after": nan if few else shares.after,
        "change": shares.change,
        "low": shares.low,
        "high": shares.high,
        "d_z": nan,
        "d_z_low": nan,
        "d_z_high": nan,
        "d_av": nan,
        "g_av": nan,
        "test": "McNemar",
        "p": shares.p,
    }


def _directions(went: Moved, *, told: bool) -> Row:
    counts = {"improved": went.improved, "same": went.same, "worse": went.worse}
    away = hidden(counts) if told else set(DIRECTIONS)
    row: Row = {}
    for name, (share, low, high) in zip(DIRECTIONS, went.shares, strict=True):
        shown = name not in away
        row[name] = counts[name] if shown else None
        ends = (share, low, high) if shown else (nan, nan, nan)
        row |= dict(zip((f"{name}_share", f"{name}_low", f"{name}_high"), ends, strict=True))
    return row
