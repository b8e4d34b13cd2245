"""The reach ladder: four rungs beside each other, each with its bounds and its denominators."""

import numpy as np
import pandas as pd

from graph.reach.attended import attended
from graph.reach.campaigns import campaign_figures
from graph.reach.counts import counts_of
from graph.reach.reported import REACH, SHOWN, VIEWS, followers
from graph.reach.rung import Part, Rung
from graph.reach.subjects import Of, all_subjects, column_of, posts_of
from graph.snapshot import Snapshot

MEASURED = ["measured_low", "measured_high", "measured_by", "posts_measured"]
POTENTIAL = ["potential_low", "potential_high", "accounts", "accounts_with_followers"]
SHOWN_COLUMNS = ["impressions", "impressions_kind", "impressions_posts", "impressions_potential"]
COUNTS = (
    *("sessions", "sessions_counted", "posts", "posts_measured", "impressions_posts"),
    *("views_posts", "accounts", "accounts_with_followers"),
)


def ladder(snapshot: Snapshot, of: Of = "campaign") -> pd.DataFrame:
    """Tell how far each subject reached, a row a subject, also those of which nothing is known.

    ``of`` is campaign, session, content, platform, campus, month or person. After the subject's id
    (``campaign, session_id, content_id, platform, university_id, month, person_id``) come:

    - ``attended``: distinct people on record; ``attended_low, attended_high`` with those counted;
      ``sessions, sessions_counted``;
    - ``measured_low, measured_high``: distinct accounts that the platforms counted as reached,
      ``measured_by`` what told it, ``posts_measured`` of ``posts``;
    - ``potential_low, potential_high``: followers of the distinct accounts that posted,
      ``accounts_with_followers`` of ``accounts``;
    - ``impressions`` times shown, ``impressions_kind`` reported or potential (posts × followers),
      ``impressions_posts`` of ``posts``; ``impressions_potential`` beside it, so that subjects
      compare like with like;
    - ``views`` and ``views_posts``: times seen; no rung.

    Missing is missing. Rungs are never added to each other (``rungs`` gives the type that refuses).
    A campaign has further columns (``campaign_figures``). Raises QuestionError for an unknown kind.
    """
    column = column_of(of)
    posts = posts_of(snapshot, of)
    subjects = all_subjects(snapshot, of)
    parts = [
        attended(snapshot, of),
        _measured(snapshot, of, posts),
        *_by_followers(snapshot, of, posts),
        _views(snapshot, of, posts),
        posts.groupby("subject").size().to_frame("posts"),
    ]
    table = pd.concat([part.reindex(subjects) for part in parts], axis=1)
    counts = list(COUNTS)
    table[counts] = table[counts].fillna(0).astype("int64")
    table = table.rename_axis(column).reset_index()
    if of == "campaign":
        table = table.merge(campaign_figures(snapshot), on=column, how="left")
    return table


def rungs(row: "pd.Series") -> tuple[Rung, ...]:
    """Make the rungs of one row of a ladder: attended, measured, potential, impressions.

    Added to another subject's they become the bounds of both; added to another rung they refuse.
    """
    key = row.iloc[0]
    kind = row["impressions_kind"]
    shown = None if pd.isna(kind) else Part(row["impressions"], row["impressions"])
    return (
        Rung("attended", "on record", {key: _part(row, "attended")}),
        Rung("measured", "reported", {key: _part(row, "measured")}),
        Rung("potential", "potential", {key: _part(row, "potential")}),
        Rung("impressions", "potential" if kind == "potential" else "reported", {key: shown}),
    )


def _part(row: "pd.Series", name: str) -> Part | None:
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return None if pd.isna(low) else Part(low, high)


def _measured(snapshot: Snapshot, of: Of, posts: pd.DataFrame) -> pd.DataFrame:
    told = counts_of(snapshot, of, posts, REACH)
    table = told.union().rename(columns={"low": "measured_low", "high": "measured_high"})
    return table.assign(measured_by=told.told_by()).join(
        told.posts.rename("posts_measured"), how="outer"
    )[MEASURED]


def _by_followers(snapshot: Snapshot, of: Of, posts: pd.DataFrame) -> list[pd.DataFrame]:
    """Give the potential reach, and the impressions: reported where any were, else potential."""
    audience = followers(snapshot)
    by_post = posts.merge(audience, on=["platform", "account_id"], how="left")
    by_post = by_post.dropna(subset=["account_id"])
    accounts = by_post.drop_duplicates(["subject", "platform", "account_id"])
    potential = accounts.groupby("subject").agg(
        potential_low=("followers", "max"),
        potential_high=("followers", lambda known: known.sum(min_count=1)),
        accounts=("account_id", "size"),
        accounts_with_followers=("followers", "count"),
    )
    told = counts_of(snapshot, of, posts, SHOWN)
    possible = by_post.groupby("subject")["followers"].agg(["sum", "count"])
    possible = possible[possible["count"] > 0]
    return [potential[POTENTIAL], _shown(told.total(), told.posts, possible)]


def _shown(reported: pd.Series, about: pd.Series, possible: pd.DataFrame) -> pd.DataFrame:
    of_reports = pd.DataFrame({"impressions": reported, "impressions_posts": about})
    of_reports = of_reports.dropna(subset=["impressions"]).assign(impressions_kind="reported")
    rest = possible[~possible.index.isin(of_reports.index)]
    of_followers = pd.DataFrame(
        {"impressions": rest["sum"], "impressions_posts": rest["count"]}, dtype=np.float64
    ).assign(impressions_kind="potential")
    shown = pd.concat([of_reports, of_followers])
    return shown.assign(impressions_potential=possible["sum"])[SHOWN_COLUMNS]


def _views(snapshot: Snapshot, of: Of, posts: pd.DataFrame) -> pd.DataFrame:
    told = counts_of(snapshot, of, posts, VIEWS)
    return pd.DataFrame({"views": told.total(), "views_posts": told.posts})
