"""The counts each subject's reach is told by: of the whole where there is one, else of its posts.

A page's count of a month covers what it posted in that month, a content's own count its posts, a
campaign's report all of it: what is covered is not counted again.
"""

from dataclasses import dataclass

import pandas as pd

from graph.owners import owners
from graph.reach.reported import REACH, of_account_months, of_posts, of_whole
from graph.reach.seen import content_counts, content_total
from graph.reach.subjects import Of, campus_of, session_of
from graph.snapshot import Snapshot

BY_ACCOUNT = ("platform", "campus", "month", "person")
POSTS, MONTHS = "posts", "account months"
COLUMNS = ["subject", "told_by", "low", "high"]


@dataclass(frozen=True)
class Counts:
    """``cells``: ``subject, told_by, low, high``, which overlap with each other in people alone.

    ``posts``: of each subject, how many of its posts they are about.
    """

    cells: pd.DataFrame
    posts: pd.Series

    def union(self) -> pd.DataFrame:
        """Give the bounds of distinct people of each subject: largest cell to their sum."""
        return self.cells.groupby("subject").agg(low=("low", "max"), high=("high", "sum"))

    def total(self) -> pd.Series:
        """Add up times shown or seen, which days and posts do not share."""
        return self.cells.groupby("subject")["high"].sum()

    def told_by(self) -> pd.Series:
        """Say what told each subject's counts, joined with commas."""
        named = self.cells[["subject", "told_by"]].drop_duplicates()
        named = named.sort_values(["subject", "told_by"])
        return named.groupby("subject")["told_by"].agg(", ".join)


def counts_of(snapshot: Snapshot, of: Of, posts: pd.DataFrame, metrics: tuple[str, ...]) -> Counts:
    """Gather what tells ``metrics`` of each subject; ``posts`` are theirs (``posts_of``)."""
    key = ["platform", "post_id"]
    told = posts.merge(of_posts(snapshot.measurements, metrics), on=key, how="left")
    whole, covered = _whole(snapshot, of, told, metrics)
    single = told[~covered & told["low"].notna()].assign(told_by=POSTS)
    about = told[covered | told["low"].notna()].groupby("subject").size()
    cells = pd.concat([whole[COLUMNS], single[COLUMNS]], ignore_index=True)
    return Counts(cells, about)


def _whole(
    snapshot: Snapshot, of: Of, posts: pd.DataFrame, metrics: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.Series]:
    """Give the counts of wholes, and which posts they cover."""
    if of in BY_ACCOUNT:
        return _months(snapshot, of, posts, metrics)
    column = "subject" if of == "campaign" else "content_id"
    if of == "campaign":
        counts = of_whole(snapshot.measurements, metrics, "campaign")
        if metrics != REACH:
            # Two reports of a campaign may count the same times shown; the last says most.
            counts = counts.sort_values(["measured_on", "value"], kind="stable")
            counts = counts.drop_duplicates("of_id", keep="last")
    elif metrics == REACH:
        counts = of_whole(snapshot.measurements, metrics, "content")
    else:
        own = content_counts(snapshot, metrics).query("thing == ''")
        counts = content_total(own).reset_index(names="of_id").rename(columns={"told_by": "source"})
    if not snapshot.view.is_whole:
        counts = counts[:0]  # they are of more than is looked at
    subject = session_of(snapshot, counts["of_id"]) if of == "session" else counts["of_id"]
    counts = counts.assign(subject=subject, low=counts["value"], high=counts["value"])
    counts = counts.rename(columns={"source": "told_by"}).dropna(subset=["subject"])
    return counts, posts[column].isin(counts["of_id"])


def _months(
    snapshot: Snapshot, of: Of, posts: pd.DataFrame, metrics: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.Series]:
    months = of_account_months(snapshot.measurements, metrics)
    key = ["platform", "account_id", "month"]
    covered = pd.MultiIndex.from_frame(posts[key]).isin(pd.MultiIndex.from_frame(months[key]))
    if of in ("person", "campus"):
        months = months.merge(owners(snapshot.accounts), on=["platform", "account_id"])
        people = months["person_id"]
        subject = people if of == "person" else campus_of(snapshot, people)
    else:
        subject = months[of]
    months = months.assign(subject=subject, told_by=MONTHS).dropna(subset=["subject"])
    return months, pd.Series(covered, index=posts.index)
