"""Who set a campaign going: whose posts came first, and below whose posts the others hang."""

import pandas as pd

from graph.campaign_posts import campaign_posts
from graph.cascades.forest import KINDS, forest_of
from graph.owners import ACCOUNT, with_owners
from graph.snapshot import Snapshot

RECEIVED = dict(
    zip(KINDS, ("reposts_received", "replies_received", "quotes_received"), strict=True)
)
_WHO = ["campaign", *ACCOUNT]


def set_going(snapshot: Snapshot) -> pd.DataFrame:
    """Tell for each campaign which accounts set it going, a row an account, the largest first.

    - ``campaign, platform, account_id, person_id``;
    - ``place_in_line`` and ``first_posted_at``: by its first post of the campaign (missing for an
      account whose older or unloaded post was taken up);
    - ``posts`` it wrote; ``cascades`` that its posts began and others joined;
    - ``set_off``: the campaign's posts by other accounts that hang, in however many steps, below a
      post of this account that hangs below none; ``share`` of the campaign's posts;
    - ``reposts_received, replies_received, quotes_received`` of its posts by others' posts of the
      campaign.
    """
    forest = forest_of(snapshot)
    tagged = campaign_posts(snapshot).drop_duplicates(["campaign", "platform", "post_id"])
    at = forest.places(tagged["platform"], tagged["post_id"])
    account = forest.posts["account_id"].to_numpy(dtype=object)
    kind = forest.posts["kind"].to_numpy(dtype=object)
    parent = forest.parent[at]
    table = tagged.assign(
        account_id=account[at],
        root=forest.root[at],
        root_account=account[forest.root[at]],
        parent_account=account[parent],
        kind=kind[at],
    )
    table.loc[parent < 0, ["parent_account", "kind"]] = None
    out = _wrote(table).join(_began(table), how="outer").join(_received(table), how="outer")
    counts = ["posts", "cascades", "set_off", *RECEIVED.values()]
    out[counts] = out[counts].fillna(0).astype("int64")
    out = out.reset_index()
    # Not map: of an empty table it can't tell the type.
    total = tagged.groupby("campaign").size().reindex(out["campaign"]).to_numpy()
    out["share"] = out["set_off"] / total
    return _arranged(snapshot, out)


def _wrote(table: pd.DataFrame) -> pd.DataFrame:
    written = table.dropna(subset=["account_id"]).groupby(_WHO)
    return written.agg(posts=("post_id", "size"), first_posted_at=("posted_at", "min"))


def _began(table: pd.DataFrame) -> pd.DataFrame:
    """Count, of each account whose posts are roots, others' posts below them and their trees."""
    below = table[table["root_account"].notna() & (table["root_account"] != table["account_id"])]
    grouped = below.assign(account_id=below["root_account"]).groupby(_WHO)
    return grouped.agg(cascades=("root", "nunique"), set_off=("post_id", "size"))


def _received(table: pd.DataFrame) -> pd.DataFrame:
    drawn = table[table["parent_account"].notna()]
    drawn = drawn[drawn["parent_account"] != drawn["account_id"]]
    drawn = drawn.assign(account_id=drawn["parent_account"])
    counted = {
        column: drawn[drawn["kind"] == kind].groupby(_WHO).size()
        for kind, column in RECEIVED.items()
    }
    return pd.DataFrame(counted, columns=list(RECEIVED.values()))


def _arranged(snapshot: Snapshot, table: pd.DataFrame) -> pd.DataFrame:
    table = with_owners(table, snapshot.accounts)
    table = table.sort_values(["campaign", "first_posted_at", *ACCOUNT], ignore_index=True)
    place = table.groupby("campaign")["first_posted_at"].cumcount() + 1
    table["place_in_line"] = place.where(table["first_posted_at"].notna())
    columns = [
        *("campaign", *ACCOUNT, "person_id", "place_in_line", "first_posted_at", "posts"),
        *("cascades", "set_off", "share", *RECEIVED.values()),
    ]
    order = ["campaign", "set_off", "place_in_line", *ACCOUNT]
    ascending = [True, False, True, True, True]
    return table.sort_values(order, ascending=ascending, ignore_index=True)[columns]
