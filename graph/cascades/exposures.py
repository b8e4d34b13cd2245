"""Who was exposed to whose posts: accounts that had dealt with the poster before, counted.

An exposure is a post and an account that had dealt with its author (replied, reposted, quoted,
mentioned, either way round) before it was written. Their number is read off sorted times, so that
a page with fifty thousand contacts and a thousand posts costs no more than its interactions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.campaign_posts import campaign_posts
from graph.snapshot import Snapshot
from graph.tie_events import DIRECT

Ints = npt.NDArray[np.int64]
# Seconds since 1970 stay below it for a thousand years.
_SPAN = np.int64(1 << 36)


@dataclass(frozen=True)
class Exposures:
    """Cells of exposures alike: ``poster``, ``dealings`` before (1 or more), ``exposed``.

    ``adopted_poster`` and ``adopted_dealings`` have an entry for each exposure that was taken up;
    ``unexposed`` posts were passed on by accounts that had not dealt with the poster before.
    """

    poster: Ints
    dealings: Ints
    exposed: Ints
    adopted_poster: Ints
    adopted_dealings: Ints
    unexposed: int


def exposures(
    snapshot: Snapshot,
    *,
    campaign: str | None = None,
    platform: str | None = None,
    kinds: Sequence[str] = ("repost",),
) -> Exposures:
    """Count the exposures to posts that could be passed on, and those that were, by ``kinds``.

    Only dated posts count, that are no reposts themselves, on platforms of which reposts are on
    record at all; of ``campaign`` and ``platform`` where given.
    """
    acts = snapshot.interactions.dropna(subset=["source_account", "target_account"])
    passed = acts[acts["kind"].isin(list(kinds))].dropna(subset=["target_post_id"])
    posts = _could_be_passed_on(snapshot, passed, campaign, platform)
    dealt = acts[acts["kind"].isin(DIRECT)].dropna(subset=["happened_at"])
    dealt = dealt[dealt["source_account"] != dealt["target_account"]]
    key = ["platform", "post_id"]
    taken = passed.rename(columns={"post_id": "by_post", "target_post_id": "post_id"})
    taken = taken[[*key, "source_account"]].drop_duplicates()
    taken = posts.merge(taken, on=key)
    taken = taken[taken["source_account"] != taken["account_id"]]
    one, other, author, by, taken_from = _numbered(
        (dealt["platform"], dealt["source_account"]),
        (dealt["platform"], dealt["target_account"]),
        (posts["platform"], posts["account_id"]),
        (taken["platform"], taken["source_account"]),
        (taken["platform"], taken["account_id"]),
    )
    pairs = _Pairs(one, other, _seconds(dealt["happened_at"]))
    before = pairs.before(taken_from, by, _seconds(taken["posted_at"]))
    met = before > 0
    poster, dealings, exposed = pairs.exposed(author, _seconds(posts["posted_at"]))
    return Exposures(poster, dealings, exposed, taken_from[met], before[met], int((~met).sum()))


class _Pairs:
    """The dealings of every two accounts, in the order of their time."""

    def __init__(self, one: Ints, other: Ints, at: Ints) -> None:
        self.accounts = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
        low, high = np.minimum(one, other), np.maximum(one, other)
        self.pairs, pair = np.unique(low * self.accounts + high, return_inverse=True)
        self.keys = np.sort(pair * _SPAN + at)
        self.pair, self.at = self.keys // _SPAN, self.keys % _SPAN
        self.start = np.searchsorted(self.pair, np.arange(len(self.pairs) + 1))

    def before(self, one: Ints, other: Ints, at: Ints) -> Ints:
        """Count the dealings of each two accounts before a time."""
        wanted = np.minimum(one, other) * self.accounts + np.maximum(one, other)
        known = (np.maximum(one, other) < self.accounts) & (len(self.pairs) > 0)
        found = np.searchsorted(self.pairs, wanted)
        found = np.minimum(found, max(len(self.pairs) - 1, 0))
        known &= self.pairs[found] == wanted if len(self.pairs) else known
        count = np.searchsorted(self.keys, found * _SPAN + at) - self.start[found]
        return np.where(known, count, 0).astype(np.int64)

    def exposed(self, author: Ints, posted: Ints) -> tuple[Ints, Ints, Ints]:
        """Count the posts between one dealing and the next, for both of each two accounts."""
        posts = np.sort(author * _SPAN + posted)
        dealings = np.arange(len(self.pair)) - self.start[self.pair] + 1
        last = np.append(self.pair[1:] != self.pair[:-1], True)[: len(self.pair)]
        cells = []
        for end in (self.pairs // max(self.accounts, 1), self.pairs % max(self.accounts, 1)):
            poster = end[self.pair]
            later = np.searchsorted(posts, (poster + 1) * _SPAN)
            later = later - np.searchsorted(posts, poster * _SPAN + self.at, side="right")
            until_next = later - np.where(last, 0, np.append(later[1:], 0)[: len(later)])
            cells.append(np.column_stack([poster, dealings, until_next]))
        every = np.concatenate(cells) if cells else np.empty((0, 3), dtype=np.int64)
        every = every[every[:, 2] > 0]
        return every[:, 0], every[:, 1], every[:, 2]


def _could_be_passed_on(
    snapshot: Snapshot, passed: pd.DataFrame, campaign: str | None, platform: str | None
) -> pd.DataFrame:
    """Keep the dated posts that are no reposts, each once: ``platform, post_id, account_id``."""
    key = ["platform", "post_id"]
    posts = snapshot.posts if campaign is None else campaign_posts(snapshot)
    if campaign is not None:
        posts = posts[posts["campaign"] == campaign]
    if platform is not None:
        posts = posts[posts["platform"] == platform]
    posts = posts.dropna(subset=["account_id", "posted_at"]).drop_duplicates(key)
    posts = posts[posts["platform"].isin(passed["platform"].unique())]
    reposts = snapshot.interactions.query("kind == 'repost'")[key].drop_duplicates()
    own = ~pd.MultiIndex.from_frame(posts[key]).isin(pd.MultiIndex.from_frame(reposts))
    return posts.loc[own, [*key, "account_id", "posted_at"]].reset_index(drop=True)


def _seconds(instants: pd.Series) -> Ints:
    """Give instants as whole seconds since 1970."""
    seconds = instants.astype("datetime64[s, UTC]").astype("int64").to_numpy()
    return np.clip(seconds, 0, _SPAN - 1)


def _numbered(*columns: tuple[pd.Series, pd.Series]) -> list[Ints]:
    """Give accounts (platform, id) numbers, the same in every column."""
    platforms = pd.factorize(pd.concat([platform for platform, _ in columns]))[0]
    accounts, names = pd.factorize(pd.concat([account for _, account in columns]))
    codes = pd.factorize(platforms.astype(np.int64) * (len(names) + 1) + accounts)[0]
    ends = np.cumsum([len(account) for _, account in columns])
    return [part.astype(np.int64) for part in np.split(codes, ends[:-1])]
