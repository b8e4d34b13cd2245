"""Attitude change: the same people's answers before and after a session, matched by their code."""

import pandas as pd

MIN_PAIRS = 5


def matched_pairs(feedback: pd.DataFrame) -> pd.DataFrame:
    """Match each respondent's first answers before with their last after the same session.

    ``feedback`` holds a row an answer (``graph/columns.py``). Columns of the result, a row a
    person and session: ``session_id, respondent_code, answered_on`` (after), ``before``, ``after``
    (means over the items answered with a number both times). A remembered "before" doesn't count.
    """
    scores = feedback.assign(score=pd.to_numeric(feedback["score"], errors="coerce"))
    scores = scores.dropna(subset=["score"]).sort_values("answered_on", kind="stable")
    key = ["session_id", "respondent_code", "item"]
    before = scores[scores["wave"] == "before"].drop_duplicates(key, keep="first")
    after = scores[scores["wave"] == "after"].drop_duplicates(key, keep="last")
    both = after[[*key, "answered_on", "score"]].merge(
        before[[*key, "score"]], on=key, suffixes=("_after", "_before")
    )
    people = both.groupby(["session_id", "respondent_code"], as_index=False)
    return people.agg(
        answered_on=("answered_on", "max"),
        before=("score_before", "mean"),
        after=("score_after", "mean"),
    )
