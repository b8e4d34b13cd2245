"""What an account and a platform are called: a handle, else an id, with its platform."""

import pandas as pd

from dashboard.text import DASH, clean
from graph.among import among
from graph.owners import ACCOUNT
from graph.snapshot import Snapshot

_WRITTEN = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "x": "X",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "other": "Other",
}


def platform_name(platform: object) -> str:
    """Write a platform as it writes itself: Facebook, YouTube, X; none is a dash.

    Where a count names none its source stands in its place, as it is written.
    """
    if not isinstance(platform, str):
        return DASH
    return _WRITTEN.get(platform, clean(platform))


def account_names(snapshot: Snapshot, rows: pd.DataFrame) -> pd.Series:
    """Name the account of each row by ``platform`` and ``account_id``; none is a dash."""
    # Only of those asked for: a page may ask again and again, and the accounts are many.
    accounts = snapshot.accounts
    there = among(accounts["account_id"], rows["account_id"])
    known = accounts[there].drop_duplicates(ACCOUNT).set_index(ACCOUNT)["handle"].to_dict()
    named = [
        DASH
        if not isinstance(account, str)
        else f"{_handle(known.get((platform, account)), account)} · {platform_name(platform)}"
        for platform, account in zip(rows["platform"], rows["account_id"], strict=True)
    ]
    return pd.Series(named, index=rows.index, dtype="str")


def _handle(handle: object, account: str) -> str:
    return clean(f"@{handle}" if isinstance(handle, str) else account)
