"""Who answered a part of a scale's questions: a few of them come out of scale and questions."""

from collections.abc import Sequence

import pandas as pd

from graph.attitude.pairs import MIN_PAIRS, Answers, Compared, matched
from graph.attitude.subjects import Subject, subjects
from graph.questionnaire import Questionnaire

ENTRY = ["session_id", "respondent_code"]


def without_few_partly(
    found: Answers, questionnaire: Questionnaire, compared: Compared = Compared.after
) -> Answers:
    """Leave out the answers of those who answered a scale partly, if these are one to four people.

    A scale is the mean of its questions: k times its people's sum less the sums of the k questions
    is nothing but for who left one out, so of a few of them it would tell what they answered. Where
    a question is not told of at all, being answered by fewer than five, nothing can be worked out.
    """
    table = found.table
    pairs = matched(table, compared)
    scales = [one for one in subjects(pairs, questionnaire) if len(one.items) > 1]
    while scales:
        scale = scales.pop()
        gone = partly(pairs, scale.items)
        if 0 < gone["respondent_code"].nunique() < MIN_PAIRS:
            table = _without(table, gone, scale)
            pairs = matched(table, compared)
            scales = [one for one in subjects(pairs, questionnaire) if len(one.items) > 1]
    return Answers(table, found.no_number, found.outside, found.no_code)


def partly(pairs: pd.DataFrame, items: Sequence[str]) -> pd.DataFrame:
    """Give ``session_id, respondent_code`` of who answered some of ``items`` twice and not all.

    None if fewer than five people answered one of them.
    """
    of_scale = pairs[pairs["item"].isin(items)]
    people = of_scale.groupby("item")["respondent_code"].nunique()
    entries = of_scale.groupby(ENTRY)["item"].nunique().rename("answered").reset_index()
    left = entries["answered"] < len(people)
    return entries.loc[left if (people >= MIN_PAIRS).all() else left & False, ENTRY]


def _without(table: pd.DataFrame, gone: pd.DataFrame, scale: Subject) -> pd.DataFrame:
    away = pd.MultiIndex.from_frame(table[ENTRY]).isin(pd.MultiIndex.from_frame(gone))
    return table[~(away & table["item"].isin(scale.items).to_numpy())].reset_index(drop=True)


def families(listed: Sequence[Subject], subject: Subject) -> list[Subject]:
    """Give the scales and subscales that are sums of a question or subscale and others."""
    return [
        one
        for one in listed
        if one.kind != "item" and one != subject and set(subject.items) <= set(one.items)
    ]
