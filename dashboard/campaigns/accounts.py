"""What an account is called in a list: its handle, else its id, with its platform."""

import pandas as pd

from dashboard.text import DASH, clean
from graph.owners import ACCOUNT
from graph.snapshot import Snapshot


def account_names(snapshot: Snapshot, rows: pd.DataFrame) -> pd.Series:
    """Name the account of each row by ``platform`` and ``account_id``; none is a dash."""
    known = snapshot.accounts.drop_duplicates(ACCOUNT).set_index(ACCOUNT)["handle"].to_dict()
    named = [
        named_account(known.get((platform, account)), platform, account)
        for platform, account in zip(rows["platform"], rows["account_id"], strict=True)
    ]
    return pd.Series(named, index=rows.index, dtype="str")


def named_account(handle: object, platform: object, account: object) -> str:
    """Write one account's name."""
    if not isinstance(account, str):
        return DASH
    return f"{clean(f'@{handle}' if isinstance(handle, str) else account)} · {clean(platform)}"
