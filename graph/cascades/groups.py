"""Cascades summed up by platform or campaign: how many, how large, how deep, how fast."""

from typing import Literal

import pandas as pd

from graph.errors import QuestionError
from graph.words import did_you_mean

COLUMNS = [
    *("cascades", "alone", "posts", "mean_posts", "largest", "deepest", "widest"),
    *("structural_virality", "hours_to_half", "roots_not_known"),
]


def summed_up(table: pd.DataFrame, by: Literal["platform", "campaign"]) -> pd.DataFrame:
    """Sum up ``cascades(snapshot)`` by ``platform`` or ``campaign``, a row each.

    ``cascades`` (posts that stand alone among them), ``alone``, ``posts``, ``mean_posts``,
    ``largest, deepest, widest``; the median ``structural_virality`` and ``hours_to_half`` of those
    of two posts or more; ``roots_not_known``. A cascade is in every campaign that a post of it
    belongs to, with all its posts. Raises QuestionError for another word.
    """
    if by not in ("platform", "campaign"):
        what = f'cascades are not summed up by "{by}"'
        raise QuestionError("cascades", what, did_you_mean(by, ["platform", "campaign"]))
    if by == "campaign":
        table = table.explode("campaigns").dropna(subset=["campaigns"])
        table = table.rename(columns={"campaigns": "campaign"})
    several = (table["posts"] > 1).to_numpy()
    table = table.assign(
        alone=~several,
        not_known=table["root"] != "post",
        structural_virality=table["structural_virality"].where(several),
        hours_to_half=table["hours_to_half"].where(several),
    )
    grouped = table.groupby(by)
    sums = grouped.agg(
        cascades=("posts", "size"),
        alone=("alone", "sum"),
        mean_posts=("posts", "mean"),
        largest=("posts", "max"),
        deepest=("depth", "max"),
        widest=("width", "max"),
        structural_virality=("structural_virality", "median"),
        hours_to_half=("hours_to_half", "median"),
        roots_not_known=("not_known", "sum"),
    ).assign(posts=grouped["posts"].sum())
    return sums[COLUMNS].reset_index()
