"""Who answered before and not afterwards, and how their answers differ from those who stayed."""

from dataclasses import dataclass
from math import nan

import pandas as pd

from graph.attitude.change import LEVEL, Values, as_numbers, varies
from graph.attitude.counted import all_answers, counted
from graph.attitude.measured import Row
from graph.attitude.moved import holm
from graph.attitude.pairs import MIN_PAIRS, WAVES, Answers, Compared, matched
from graph.attitude.subjects import Subject, of_people, scores, subjects
from graph.intervals import wilson
from graph.snapshot import Snapshot
from graph.suppression import hidden

_ABOUT = ("kind", "name", "title")
COLUMNS = (
    *("people", "stayed", "left", "left_share", "left_low", "left_high"),
    *("stayed_before", "left_before", "difference", "low", "high", "p", "p_corrected"),
)


@dataclass(frozen=True)
class Difference:
    """The mean of some people less that of others, with its 95 % interval (Welch)."""

    difference: float
    low: float
    high: float
    p: float


def difference_of_means(one: Values, other: Values) -> Difference:
    """Compare the means of two groups of people, whose spreads may differ.

    B. L. Welch 1947 (doi:10.1093/biomet/34.1-2.28). Missing answers are left out. Without two
    people in each, or where neither group varies, there is no interval: NaN.
    """
    first, second = (values[values == values] for values in (as_numbers(one), as_numbers(other)))
    if not len(first) or not len(second):
        return Difference(nan, nan, nan, nan)
    mean = float(first.mean() - second.mean())
    few = min(len(first), len(second)) < 2
    if few or not (varies(first.std(ddof=1), first) or varies(second.std(ddof=1), second)):
        return Difference(mean, nan, nan, nan)
    from scipy import stats

    test = stats.ttest_ind(first, second, equal_var=False)
    ends = test.confidence_interval(LEVEL)
    return Difference(mean, float(ends.low), float(ends.high), float(test.pvalue))


@dataclass(frozen=True)
class Answered:
    """How many people answered when, and what of their answers could not be counted with.

    ``only_after``: afterwards, and about no session before it. None: not told, since it is fewer
    than five people or would give such a number away.
    """

    before: int | None
    after: int | None
    both: int | None
    only_before: int | None
    only_after: int | None
    remembered: int | None
    later: int | None
    no_number: int
    outside: int
    no_code: int


def answered(snapshot: Snapshot) -> Answered:
    """Count the people who answered before, after, both times, by remembering, and weeks later."""
    found = all_answers(snapshot)
    table = found.table
    codes = {str(wave): set(rows["respondent_code"]) for wave, rows in table.groupby("wave")}
    before, after = codes.get("before", set()), codes.get("after", set())
    both = set(matched(table)["respondent_code"])
    left, came = len(before - both), len(after - both)
    return Answered(
        before=None if hidden({"both": len(both), "left": left}) else len(before),
        after=None if hidden({"both": len(both), "came": came}) else len(after),
        both=_told(len(both)),
        only_before=_told(left),
        only_after=_told(came),
        remembered=_told(len(codes.get("remembered_before", set()))),
        later=_told(len(codes.get("follow_up", set()))),
        no_number=found.no_number,
        outside=found.outside,
        no_code=found.no_code,
    )


def _told(people: int) -> int | None:
    return None if 0 < people < MIN_PAIRS else people


def attrition(snapshot: Snapshot, compared: Compared = Compared.after) -> pd.DataFrame:
    """Compare who answered the second time too with who didn't, by what both said before.

    A row a scale, subscale and question: ``kind, name, title, people`` (who answered before),
    ``stayed`` (about one session at least answered twice), ``left`` (never), the share who left
    with Wilson's interval, both groups' mean ``…_before``, their ``difference`` (left less stayed)
    with Welch's; ``p_corrected``: Holm's over the rows of a kind. Where one group is under five
    people nothing of it is told but that.
    """
    found = counted(snapshot, compared)
    asked = _as_pairs(found, compared)
    listed = subjects(asked, snapshot.analysis.questionnaire) if len(asked) else []
    pairs = matched(found.table, compared)
    rows = [_row(one, asked, pairs) for one in listed]
    for kind in ("scale", "subscale", "item"):
        at = [place for place, one in enumerate(listed) if one.kind == kind]
        p = holm([float(rows[place]["p"] or 0) for place in at])
        for place, corrected in zip(at, p, strict=True):
            rows[place]["p_corrected"] = corrected
    about = [{name: getattr(one, name) for name in _ABOUT} for one in listed]
    table = pd.DataFrame(
        [one | row for one, row in zip(about, rows, strict=True)], columns=[*_ABOUT, *COLUMNS]
    )
    return table.astype(dict.fromkeys(("people", "stayed", "left"), "Int64"))


def _as_pairs(found: Answers, compared: Compared) -> pd.DataFrame:
    """Lay the first answers out as if they were both: what was asked before, by whom."""
    first, _ = WAVES[compared]
    before = found.table[found.table["wave"] == first]
    before = before.sort_values("answered_on", kind="stable").drop_duplicates(
        ["session_id", "respondent_code", "item"]
    )
    return before.assign(before=before["score"], after=before["score"])


def _row(subject: Subject, asked: pd.DataFrame, pairs: pd.DataFrame) -> Row:
    people = of_people(scores(asked, subject), subject).set_index("respondent_code")["before"]
    both = set(scores(pairs, subject)["respondent_code"])
    stays = people.index.isin(both)
    stayed, left = people[stays], people[~stays]
    row: Row = dict.fromkeys(COLUMNS, nan)
    row |= dict.fromkeys(("people", "stayed", "left"))
    if hidden({"stayed": len(stayed), "left": len(left)}) or len(people) < MIN_PAIRS:
        return row
    ((low, high),) = wilson(len(left), len(people))
    compared = difference_of_means(left, stayed)
    return row | {
        "people": len(people),
        "stayed": len(stayed),
        "left": len(left),
        "left_share": len(left) / len(people),
        "left_low": float(low),
        "left_high": float(high),
        "stayed_before": float(stayed.mean()),
        "left_before": float(left.mean()),
        "difference": compared.difference,
        "low": compared.low,
        "high": compared.high,
        "p": compared.p,
    }
