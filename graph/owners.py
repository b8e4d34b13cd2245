"""Whose account it is: the person who owns it alone; one that several own is nobody's."""

import pandas as pd

ACCOUNT = ["platform", "account_id"]


def owners(accounts: pd.DataFrame) -> pd.DataFrame:
    """Name the owner of each account that has just one: ``platform, account_id, person_id``."""
    owned = accounts.dropna(subset=["person_id"])
    return owned.drop_duplicates(ACCOUNT, keep=False)[[*ACCOUNT, "person_id"]]


def with_owners(table: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """Give a table of accounts a column ``person_id`` after the account's id."""
    named = table.merge(owners(accounts), on=ACCOUNT, how="left").set_axis(table.index)
    columns = list(table.columns)
    columns.insert(columns.index("account_id") + 1, "person_id")
    return named[columns]
