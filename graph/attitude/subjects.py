"""What is measured: scales, their subscales, single questions, and each person's scores on them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

import pandas as pd

from graph.questionnaire import ITEM, Question, Questionnaire

SubjectKind = Literal["scale", "subscale", "item"]
ALL_RATINGS = "all_ratings"
# What undescribed answers are most likely given on; the first that holds them all.
_USUAL = ((1.0, 5.0), (1.0, 7.0), (0.0, 10.0), (0.0, 100.0))


@dataclass(frozen=True)
class Subject:
    """A scale, a subscale or a question: its items, and the ends of its answers.

    ``is_described``: somebody has said what its answers are; else ``lowest`` and ``highest`` are a
    guess by the answers. ``part_of``: the scale it belongs to.
    """

    kind: SubjectKind
    name: str
    title: str
    items: tuple[str, ...]
    lowest: float
    highest: float
    is_yes_no: bool = False
    is_reversed: bool = False
    is_described: bool = True
    part_of: str = ""
    source: str = ""


def subjects(pairs: pd.DataFrame, questionnaire: Questionnaire) -> list[Subject]:
    """List what was asked, by the column ``item`` of ``pairs``: scales, subscales, then items.

    A scale counts if half of its items or more were asked, at least two. Without any, the rated
    questions that seem to have the same answers make up one, ``all_ratings``.
    """
    asked = [str(item) for item in sorted(pairs["item"].unique())]
    items = {item: _item(item, pairs, questionnaire) for item in asked}
    found: list[Subject] = []
    for scale in questionnaire.scales:
        title = scale.title or _in_words(scale.name)
        ends = (scale.lowest, scale.highest)
        whole = _some(scale.every_item, asked)
        if whole:
            found.append(Subject("scale", scale.name, title, whole, *ends, source=scale.source))
        for part in scale.subscales:
            few = _some(part.items, asked)
            if few:
                name = part.title or _in_words(part.name)
                found.append(Subject("subscale", part.name, name, few, *ends, part_of=scale.name))
    if not found:
        found += _all_ratings(list(items.values()))
    parents = {item: one.name for one in reversed(found) for item in one.items}
    order = [item for one in found for item in one.items] + asked
    for item in dict.fromkeys(order):
        found.append(replace(items[item], part_of=parents.get(item, "")))
    return found


def headline(found: Sequence[Subject], pairs: pd.DataFrame) -> Subject | None:
    """Choose what a page speaks of first: the scale that most people answered, else the item."""
    for kind in ("scale", "subscale", "item"):
        rated = [one for one in found if one.kind == kind]
        people = [scores(pairs, one)["respondent_code"].nunique() for one in rated]
        if any(people):
            return rated[people.index(max(people))]
    return None


def scores(pairs: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    """Give each person's scores about each session: means over the subject's items.

    Columns ``session_id, respondent_code, answered_on, before, after``. An item counts that was
    answered both times; who answered fewer than half of the items has no score.
    """
    of_subject = pairs[pairs["item"].isin(subject.items)]
    people = of_subject.groupby(["session_id", "respondent_code"], as_index=False)
    table = people.agg(
        answered_on=("answered_on", "max"),
        before=("before", "mean"),
        after=("after", "mean"),
        answered=("item", "nunique"),
    )
    enough = table["answered"] >= needed(subject)
    return table[enough].drop(columns="answered").reset_index(drop=True)


def of_people(scored: pd.DataFrame, subject: Subject, *within: str) -> pd.DataFrame:
    """Give each person's scores once: ``respondent_code, before, after, sessions``.

    ``within``: columns of groups; then once in each group, beside those columns.

    Who answered about several sessions counts with the mean of both scores over them; of a yes/no
    question, which has no mean, with the first session's.
    """
    in_order = scored.sort_values(["answered_on", "session_id"], kind="stable")
    how = "first" if subject.is_yes_no else "mean"
    people = in_order.groupby([*within, "respondent_code"], as_index=False)
    return people.agg(before=("before", how), after=("after", how), sessions=("session_id", "size"))


def needed(subject: Subject) -> int:
    """Say how many of a subject's items must be answered for a score: half of them."""
    return ceil(len(subject.items) / 2)


def _some(items: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Give the items of a scale that were asked, if they are enough for a score."""
    there = tuple(item for item in items if item in asked)
    return there if len(there) >= max(2, len(items) / 2) else ()


def _item(item: str, pairs: pd.DataFrame, questionnaire: Questionnaire) -> Subject:
    question = questionnaire.question(item)
    if question is not None:
        return _subject(item, question, described=True)
    of_item = pairs[pairs["item"] == item]
    given = pd.concat([of_item["before"], of_item["after"]])
    return _subject(item, _guessed(given), described=False)


def _subject(item: str, question: Question, *, described: bool) -> Subject:
    return Subject(
        "item",
        item,
        question.title or _in_words(item.removeprefix(ITEM)),
        (item,),
        *question.ends,
        is_yes_no=question.kind == "yes_no",
        is_reversed=question.reversed,
        is_described=described,
    )


def _guessed(given: pd.Series) -> Question:
    """Guess by the answers what a question nobody described is answered with."""
    if given.isin([0, 1]).all():
        return Question(kind="yes_no", lowest=0, highest=1)
    low, high = float(given.min()), float(given.max())
    for ends in _USUAL:
        if ends[0] <= low and high <= ends[1]:
            return Question(lowest=ends[0], highest=ends[1])
    return Question(lowest=low, highest=max(high, low + 1))


def _all_ratings(items: Sequence[Subject]) -> list[Subject]:
    """Put the rated questions that most others share their ends with into one scale."""
    by_ends: dict[tuple[float, float], list[Subject]] = {}
    for one in items:
        if not one.is_yes_no:
            by_ends.setdefault((one.lowest, one.highest), []).append(one)
    most = max(by_ends.values(), key=len, default=[])
    if len(most) < 2:
        return []
    described = all(one.is_described for one in most)
    names = tuple(one.name for one in most)
    title, ends = "All rated questions", (most[0].lowest, most[0].highest)
    return [Subject("scale", ALL_RATINGS, title, names, *ends, is_described=described)]


def _in_words(name: str) -> str:
    return name.replace("_", " ").strip().capitalize()
