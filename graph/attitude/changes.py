"""Did minds change: each scale, subscale and question, for all people and group by group."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import pandas as pd

from graph.attitude.measured import COLUMNS, COUNTS, corrected, measured, unmeasured
from graph.attitude.pairs import Compared, answers, matched
from graph.attitude.subjects import Subject, headline, of_people, scores, subjects
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.suppression import hidden, hidden_within
from graph.words import did_you_mean

UNKNOWN = "unknown"
_ABOUT = ("kind", "name", "title", "part_of", "lowest", "highest", "is_described", "is_reversed")


class By(StrEnum):
    """What people's answers are put together by."""

    session = "session"
    topic = "topic"
    campus = "campus"
    gender = "gender"


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
    session with two topics is in both. Groups under five people, and those that would give one
    away, have no numbers. ``p_corrected``: Holm's, over the groups. Raises QuestionError.
    """
    pairs = answered_twice(snapshot, compared)
    subject = subject_named(pairs, snapshot, name)
    keys = ("group_id", "group")
    if subject is None:
        return as_table([], keys)
    scored = scores(pairs, subject)
    groups = _GROUPED[by](snapshot, scored)
    key = "session_id" if "session_id" in groups else "respondent_code"
    # A session that is held after the snapshot's day is in none of its groups yet.
    grouped = scored.merge(groups, on=key, how="left")
    grouped = grouped.fillna({"group_id": UNKNOWN, "group": UNKNOWN})
    once = of_people(grouped, subject, "group_id")
    people = {str(group): rows for group, rows in once.groupby("group_id")}
    titles = dict(zip(grouped["group_id"], grouped["group"], strict=True))
    away = _hidden(snapshot, by, {group: len(rows) for group, rows in people.items()})
    order = sorted(people, key=lambda group: (group in away, -len(people[group]), titles[group]))
    rows = [unmeasured() if group in away else measured(people[group], subject) for group in order]
    named = [{"group_id": group, "group": titles[group]} for group in order]
    return as_table([one | row for one, row in zip(named, corrected(rows), strict=True)], keys)


def answered_twice(snapshot: Snapshot, compared: Compared = Compared.after) -> pd.DataFrame:
    """Match the snapshot's answers item by item (``graph.attitude.pairs.matched``)."""
    return matched(answers(snapshot.feedback, snapshot.analysis.questionnaire).table, compared)


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


def _hidden(snapshot: Snapshot, by: By, counts: Mapping[str, int]) -> set[str]:
    """Say which groups to hide; a session must not come out of its campus's or topic's numbers."""
    if by is not By.session:
        return hidden(counts)
    empty = pd.DataFrame()
    within = [
        set(rows["session_id"])
        for table in (_by_campus(snapshot, empty), _by_topic(snapshot, empty))
        for _, rows in table.groupby("group_id")
    ]
    return hidden_within(counts, [set(counts), *within])


def _by_session(snapshot: Snapshot, _: pd.DataFrame) -> pd.DataFrame:
    sessions = snapshot.sessions
    titled = sessions["title"].fillna(sessions["session_id"])
    # The day first: sessions of one title are told apart by it, and long titles are cut.
    days = sessions["held_on"].map(lambda day: "" if pd.isna(day) else f"{day.day} {day:%b %Y} · ")
    return _groups(sessions["session_id"], sessions["session_id"], days + titled)


def _by_topic(snapshot: Snapshot, _: pd.DataFrame) -> pd.DataFrame:
    listed = snapshot.sessions[["session_id", "topics"]].explode("topics")
    return _groups(listed["session_id"], listed["topics"], listed["topics"])


def _by_campus(snapshot: Snapshot, _: pd.DataFrame) -> pd.DataFrame:
    sessions = snapshot.sessions
    place = sessions["university_id"].fillna(sessions["venue_id"])
    names = snapshot.campuses.set_index("university_id")["name"]
    return _groups(sessions["session_id"], place, place.map(names).fillna(sessions["venue"]))


def _by_gender(snapshot: Snapshot, scored: pd.DataFrame) -> pd.DataFrame:
    """Say the gender of those whose code is their own id; a code tells nothing of others."""
    genders = snapshot.people.set_index("person_id")["gender"]
    codes = scored[["respondent_code"]].drop_duplicates()
    gender = codes["respondent_code"].map(genders)
    return _groups(codes["respondent_code"], gender, gender)


def _groups(of: pd.Series, ids: pd.Series, titles: pd.Series) -> pd.DataFrame:
    table = pd.DataFrame({of.name: of, "group_id": ids, "group": titles})
    return table.astype(object).fillna(UNKNOWN).astype("str").drop_duplicates()


_GROUPED: Mapping[By, Callable[[Snapshot, pd.DataFrame], pd.DataFrame]] = {
    By.session: _by_session,
    By.topic: _by_topic,
    By.campus: _by_campus,
    By.gender: _by_gender,
}
