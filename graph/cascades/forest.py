"""Posts and what they hang below: reposts, replies and quotes make trees, whatever is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.kernels.trees import rooted, without_loops
from graph.snapshot import Snapshot

KINDS = ("repost", "reply", "quote")
"""What hangs a post below another; of several the first counts."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Forest:
    """``posts``: a row a post, ``platform, post_id, account_id, at, kind, state``.

    ``kind`` is how it hangs below its ``parent`` (a row's position; -1 for a root); ``state`` is
    ``post``, ``not loaded`` (no file tells when it was written: only posts that pass it on or
    answer it are known) or ``unknown`` (it passes on or answers a post that nobody knows).
    """

    posts: pd.DataFrame
    parent: Ints

    @cached_property
    def walk(self) -> tuple[Ints, Ints, Ints]:
        """The root and the depth of each post, and an order with parents first."""
        return rooted(self.parent)

    @property
    def root(self) -> Ints:
        """The position of the root that each post hangs below."""
        return self.walk[0]

    @property
    def depth(self) -> Ints:
        """How many steps each post is below its root."""
        return self.walk[1]

    def places(self, platform: pd.Series, post_id: pd.Series) -> Ints:
        """Give the position of each post, -1 for one that isn't there."""
        wanted = pd.MultiIndex.from_arrays([platform, post_id])
        return self._known.get_indexer(wanted).astype(np.int64)

    @cached_property
    def _known(self) -> pd.MultiIndex:
        return pd.MultiIndex.from_frame(self.posts[["platform", "post_id"]])


def forest_of(snapshot: Snapshot, kinds: Sequence[str] = KINDS) -> Forest:
    """Hang every post on record below the one it reposts, replies to or quotes.

    A post that does several of these hangs below a post that is known rather than an unknown one,
    then by the order of ``kinds``. What would hang below itself, in however many steps, is cut
    loose at its earliest post. A post that is dated before the one it hangs below stays there:
    clocks differ.
    """
    acts = snapshot.interactions
    acts = acts[acts["kind"].isin(list(kinds))].dropna(subset=["post_id"])
    links = _one_a_post(acts, kinds)
    key = ["platform", "post_id"]
    told = snapshot.posts[[*key, "account_id", "posted_at"]].rename(columns={"posted_at": "at"})
    acting = links[[*key, "source_account", "happened_at"]]
    acting = acting.set_axis([*key, "account_id", "at"], axis=1)
    towards = links.dropna(subset=["target_post_id"])
    towards = towards[["platform", "target_post_id", "target_account"]]
    towards = towards.set_axis([*key, "account_id"], axis=1)
    everything = pd.concat([told.dropna(subset=["at"]), acting, told, towards], ignore_index=True)
    posts = everything.drop_duplicates(key, ignore_index=True)
    bare = Forest(posts, np.empty(0, dtype=np.int64))
    at = bare.places(links["platform"], links["post_id"])
    below = bare.places(links["platform"], links["target_post_id"])
    unknown = links["target_post_id"].isna().to_numpy()
    parent = np.full(len(posts), -1, dtype=np.int64)
    parent[at[~unknown]] = below[~unknown]
    parent = without_loops(parent, _ranks(posts["at"]))
    kind = np.full(len(posts), None, dtype=object)
    kind[at] = links["kind"].to_numpy(dtype=object)
    state = np.where(posts["at"].isna(), "not loaded", "post").astype(object)
    state[at[unknown]] = "unknown"
    grown = Forest(posts.assign(kind=kind, state=state), parent)
    # The posts are the same, and looking them up anew takes as long as all the rest.
    vars(grown)["_known"] = bare._known
    return grown


def _one_a_post(acts: pd.DataFrame, kinds: Sequence[str]) -> pd.DataFrame:
    """Keep the one act by which each post hangs below another."""
    order = acts["kind"].map({kind: place for place, kind in enumerate(kinds)})
    ranked = acts.assign(order=order, unknown=acts["target_post_id"].isna())
    ranked = ranked.sort_values(["unknown", "order", "target_post_id"], kind="stable")
    return ranked.drop_duplicates(["platform", "post_id"])


def _ranks(at: pd.Series) -> npt.NDArray[np.float64]:
    """Rank posts by time, undated ones last."""
    ranks = at.rank(method="first", na_option="bottom")
    return np.asarray(ranks, dtype=np.float64)
