"""Cascades as they happened: each tree of reposts, replies and quotes with its size and its shape.

Structural virality is the mean distance between two posts of a tree: about 2 where everybody
passes on the same post, larger where each passes on the last one's (Goel, Anderson, Hofman & Watts
2016, The structural virality of online diffusion; doi:10.1287/mnsc.2015.2158).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.campaign_posts import campaign_posts
from graph.cascades.forest import KINDS, Forest, forest_of
from graph.kernels.trees import distance_sums
from graph.owners import with_owners
from graph.snapshot import Snapshot

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def cascades(
    snapshot: Snapshot, *, smallest: int = 1, kinds: Sequence[str] = KINDS
) -> pd.DataFrame:
    """Describe every cascade of at least ``smallest`` posts, the largest first, a row a root.

    - ``platform, post_id, account_id, person_id`` of the root; ``root`` is ``post``, ``not loaded``
      (others pass it on or answer it, no file tells more of it) or ``unknown`` (it passes on or
      answers a post that nobody knows, and stands as a root itself);
    - ``campaigns``: those that any of its posts belong to; ``started_at, last_at``;
    - ``posts`` (the root is one), ``accounts`` (distinct), ``reposts, replies, quotes``;
    - ``depth`` (steps from the root to the farthest), ``width`` (most posts at one depth),
      ``structural_virality`` (missing for a post that stands alone);
    - ``hours_to_half``: from the root's time until half of the posts, rounded up, were there;
      missing where the times aren't known;
    - ``time_reversed``: posts dated before the one they hang below.

    A post hangs below one other (``kinds``: the order that decides). Platforms write a repost of a
    repost as one of the original, so depth and virality are at least what is told.
    """
    return described(snapshot, forest_of(snapshot, kinds), smallest=smallest)


def described(snapshot: Snapshot, forest: Forest, *, smallest: int = 1) -> pd.DataFrame:
    """Describe the trees of a forest (``cascades``)."""
    root, depth, order = forest.walk
    posts = forest.posts
    size = np.bincount(root, minlength=len(posts))
    tops = np.flatnonzero(size >= max(smallest, 1))
    pairs = size * (size - 1) / 2
    distance = distance_sums(forest.parent, root, order)
    table = posts.iloc[tops][["platform", "post_id", "account_id", "state", "at"]]
    table = table.rename(columns={"state": "root", "at": "started_at"}).reset_index(drop=True)
    table = with_owners(table, snapshot.accounts)
    table.insert(5, "campaigns", _campaigns(snapshot, forest, tops))
    times = _Times(forest)
    table["last_at"] = times.last(tops)
    table["posts"] = size[tops]
    table["accounts"] = _distinct_accounts(forest)[tops]
    for kind, column in zip(KINDS, ("reposts", "replies", "quotes"), strict=True):
        of_kind = (posts["kind"] == kind).to_numpy() & (forest.parent >= 0)
        table[column] = np.bincount(root[of_kind], minlength=len(posts))[tops]
    deepest = np.zeros(len(posts), dtype=np.int64)
    np.maximum.at(deepest, root, depth)
    table["depth"] = deepest[tops]
    table["width"] = _widths(root, depth)[tops]
    with np.errstate(invalid="ignore", divide="ignore"):
        table["structural_virality"] = (distance / pairs)[tops]
    table["hours_to_half"] = times.to_half(size)[tops]
    table["time_reversed"] = times.reversed_links()[tops]
    order_of = ["posts", "started_at", "platform", "post_id"]
    return table.sort_values(order_of, ascending=[False, True, True, True], ignore_index=True)


class _Times:
    """The times of a forest's posts in seconds; NaN where a post isn't dated."""

    def __init__(self, forest: Forest) -> None:
        self.forest = forest
        at = forest.posts["at"]
        self.seconds = at.astype("datetime64[s, UTC]").astype("int64").to_numpy(dtype=np.float64)
        self.seconds[at.isna().to_numpy()] = np.nan

    def last(self, tops: Ints) -> pd.Series:
        """Give the time of the last dated post of each tree."""
        latest = np.full(len(self.seconds), -np.inf)
        np.fmax.at(latest, self.forest.root, self.seconds)
        found = np.where(np.isfinite(latest[tops]), latest[tops], np.nan)
        return pd.to_datetime(pd.Series(found), unit="s", utc=True).astype("datetime64[s, UTC]")

    def to_half(self, size: Ints) -> Floats:
        """Give the hours from a root's time until half of its tree was there."""
        dated = np.flatnonzero(~np.isnan(self.seconds))
        root = self.forest.root[dated]
        in_time = dated[np.lexsort((self.seconds[dated], root))]
        counted = np.bincount(root, minlength=len(size))
        start = np.cumsum(counted) - counted
        half = (size + 1) // 2
        enough = (size > 0) & (half <= counted)
        hours = np.full(len(size), np.nan)
        reached = self.seconds[in_time[(start + half - 1)[enough]]]
        hours[enough] = np.maximum(reached - self.seconds[enough], 0) / 3600
        return hours

    def reversed_links(self) -> Ints:
        """Count in each tree the posts dated before the one they hang below."""
        parent, root = self.forest.parent, self.forest.root
        below = np.flatnonzero(parent >= 0)
        early = below[self.seconds[below] < self.seconds[parent[below]]]
        return np.bincount(root[early], minlength=len(root))


def _widths(root: Ints, depth: Ints) -> Ints:
    levels = int(depth.max(initial=0)) + 1
    level, posts = np.unique(root * levels + depth, return_counts=True)
    widest = np.zeros(len(root), dtype=np.int64)
    np.maximum.at(widest, level // levels, posts)
    return widest


def _distinct_accounts(forest: Forest) -> Ints:
    """Count the distinct accounts of each tree; a post whose account isn't known adds none."""
    account = pd.factorize(forest.posts["account_id"])[0].astype(np.int64)
    known = account >= 0
    pairs = np.unique(forest.root[known] * (len(account) + 1) + account[known])
    return np.bincount(pairs // (len(account) + 1), minlength=len(account))


def _campaigns(snapshot: Snapshot, forest: Forest, tops: Ints) -> pd.Series:
    """List the campaigns that posts of each tree belong to."""
    tagged = campaign_posts(snapshot)
    at = forest.places(tagged["platform"], tagged["post_id"])
    pairs = pd.DataFrame({"root": forest.root[at], "campaign": tagged["campaign"].to_numpy()})
    pairs = pairs[pairs["root"].isin(tops)].drop_duplicates().sort_values("campaign")
    named: dict[int, list[str]] = {}
    # Not groupby: it makes a table of each of what may be a hundred thousand roots.
    for root, campaign in zip(pairs["root"].tolist(), pairs["campaign"].tolist(), strict=True):
        named.setdefault(root, []).append(campaign)
    return pd.Series([named.get(top, []) for top in tops.tolist()], dtype=object)
