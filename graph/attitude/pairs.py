"""The same people's answers before and after a session, matched by their code."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from graph.questionnaire import Questionnaire
from graph.suppression import SMALLEST

MIN_PAIRS = SMALLEST
KEY = ["session_id", "respondent_code", "item"]


class Compared(StrEnum):
    """Which two answers are compared; a real and a remembered "before" are never mixed."""

    after = "after"
    later = "later"
    remembered = "remembered"


WAVES = {
    Compared.after: ("before", "after"),
    Compared.later: ("before", "follow_up"),
    Compared.remembered: ("remembered_before", "after"),
}


@dataclass(frozen=True, eq=False)
class Answers:
    """Answers that can be counted with, turned so that a higher score is the welcome one.

    ``table``: ``session_id, respondent_code, wave, answered_on, item, score``; left out and counted
    are ``no_number`` (words), ``outside`` (not between the ends of the question's answers) and
    ``no_code`` (nobody's).
    """

    table: pd.DataFrame
    no_number: int = 0
    outside: int = 0
    no_code: int = 0


def answers(feedback: pd.DataFrame, questionnaire: Questionnaire) -> Answers:
    """Read the answers of ``feedback`` (``graph/columns.py``) as the questionnaire describes them.

    Questions that nobody has described are taken as they were answered.
    """
    given = feedback.dropna(subset=["score"])
    table = given.assign(score=pd.to_numeric(given["score"], errors="coerce"))
    # What is written "inf" or 1e999 is read as a number, and is none.
    numbers = table["score"].notna() & ~np.isinf(table["score"])
    known = table["respondent_code"].notna()
    inside = pd.Series(True, index=table.index)
    for item in table["item"].unique():
        question = questionnaire.question(item)
        if question is None:
            continue
        of_item = table["item"] == item
        inside &= ~of_item | table["score"].between(*question.ends)
        if question.reversed:
            turned = question.lowest + question.highest - table["score"]
            table["score"] = table["score"].mask(of_item, turned)
    return Answers(
        table[numbers & known & inside].reset_index(drop=True),
        no_number=int((~numbers).sum()),
        outside=int((numbers & known & ~inside).sum()),
        no_code=int((numbers & ~known).sum()),
    )


def matched(table: pd.DataFrame, compared: Compared = Compared.after) -> pd.DataFrame:
    """Match each person's first answer before with their last after, item by item.

    Columns: ``session_id, respondent_code, item, answered_on`` (the day of the second), ``before``,
    ``after``. Only answers about the same session are matched.
    """
    first, second = WAVES[compared]
    in_order = table.sort_values("answered_on", kind="stable")
    before = in_order[in_order["wave"] == first].drop_duplicates(KEY, keep="first")
    after = in_order[in_order["wave"] == second].drop_duplicates(KEY, keep="last")
    both = after[[*KEY, "answered_on", "score"]].merge(
        before[[*KEY, "score"]], on=KEY, suffixes=("_after", "_before")
    )
    return both.rename(columns={"score_before": "before", "score_after": "after"})
