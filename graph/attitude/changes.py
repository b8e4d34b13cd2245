"""Did minds change: each scale, subscale and question, for all people and group by group."""

from typing import Any

import pandas as pd

from graph.attitude.counted import counted
from graph.attitude.few import hidden_groups
from graph.attitude.grouped import By, grouped
from graph.attitude.measured import COLUMNS, COUNTS, corrected, measured, unmeasured
from graph.attitude.pairs import Compared, matched
from graph.attitude.partly import families
from graph.attitude.subjects import Subject, headline, of_people, scores, subjects
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.words import did_you_mean

_ABOUT = ("kind", "name", "title", "part_of", "lowest", "highest", "is_described", "is_reversed")


def attitude_change(snapshot: Snapshot, compared: Compared = Compared.after) -> pd.DataFrame:
    """Measure the change on every scale, subscale and question, a row each.

    Columns: what it is (``kind, name, title, part_of, lowest, highest, is_described, is_reversed``)
    and the measures of ``graph.attitude.measured``. A person counts once. ``p_corrected``: Holm's,
    over the rows of the same kind.
    """
    pairs = answered_twice(snapshot, compared)
    found = subjects(pairs, snapshot.analysis.questionnaire)
    rows = [measured(of_people(scores(pairs, one), one), one) for one in found]
    for kind in ("scale", "subscale", "item"):
        at = [place for place, one in enumerate(found) if one.kind == kind]
        for place, row in zip(at, corrected([rows[place] for place in at]), strict=True):
            rows[place] = row
    about = [{name: getattr(one, name) for name in _ABOUT} for one in found]
    return as_table([one | row for one, row in zip(about, rows, strict=True)], _ABOUT)


def change_by(
    snapshot: Snapshot,
    by: By,
    name: str | None = None,
    compared: Compared = Compared.after,
) -> pd.DataFrame:
    """Measure the change on one subject group by group, the largest groups first.

    Columns ``group_id, group`` and the measures. ``name``: of the scale, subscale or question; by
    default the scale most people answered. A person counts once in each group they belong to; a
    session with two topics is in both. Groups under five people, and those that would give a few
    away, have no numbers (``graph.attitude.few``); where one of ``improved, same, worse`` would,
    none of the three is told. ``p_corrected``: Holm's, over the groups. Raises QuestionError.
    """
    pairs = answered_twice(snapshot, compared)
    subject = subject_named(pairs, snapshot, name)
    keys = ("group_id", "group")
    if subject is None:
        return as_table([], keys)
    listed = subjects(pairs, snapshot.analysis.questionnaire)
    scored = scores(pairs, subject)
    table = grouped(snapshot, by, scored)
    away = hidden_groups(snapshot, by, scored, subject, pairs, families(listed, subject))
    titles = dict(zip(table["group_id"], table["group"], strict=True))
    once = of_people(table, subject, "group_id")
    people = {str(group): rows for group, rows in once.groupby("group_id")}
    order = sorted(
        people, key=lambda group: (group in away.groups, -len(people[group]), titles[group])
    )
    rows = [
        unmeasured()
        if group in away.groups
        else measured(people[group], subject, directions=group not in away.directions)
        for group in order
    ]
    named = [{"group_id": group, "group": titles[group]} for group in order]
    return as_table([one | row for one, row in zip(named, corrected(rows), strict=True)], keys)


def answered_twice(snapshot: Snapshot, compared: Compared = Compared.after) -> pd.DataFrame:
    """Match the snapshot's answers item by item (``graph.attitude.pairs.matched``).

    Without those of a few who answered a scale partly (``graph.attitude.partly``).
    """
    return matched(counted(snapshot, compared).table, compared)


def subject_named(
    pairs: pd.DataFrame, snapshot: Snapshot, name: str | None = None
) -> Subject | None:
    """Find a scale, subscale or question by its name, by default the one a page begins with.

    None if nobody answered twice. Raises QuestionError, with the nearest name.
    """
    found = subjects(pairs, snapshot.analysis.questionnaire)
    if name is None or not found:
        return headline(found, pairs)
    named = {one.name: one for one in reversed(found)}
    named |= {one.name.removeprefix("item_"): one for one in found}
    if name not in named:
        raise QuestionError(
            "attitude", f'no scale or question is named "{name}"', did_you_mean(name, named)
        )
    return named[name]


def as_table(rows: list[Any], first: tuple[str, ...]) -> pd.DataFrame:
    """Make a table of rows; counts are whole numbers, missing where they are withheld."""
    table = pd.DataFrame(rows, columns=[*first, *COLUMNS])
    return table.astype(dict.fromkeys(COUNTS, "Int64"))
