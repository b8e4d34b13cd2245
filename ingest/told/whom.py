"""Whom a row names, as an account's id; a row that may mean several accounts is set aside."""

from ingest.told.naming import Accounts


class OutError(Exception):
    """A row can't be joined: its column, the value there, what is wrong, what to do."""


def whom(accounts: Accounts, platform: str, name: str, column: str) -> str:
    """Give the id of the account a name means; raises OutError if it may mean several."""
    found = accounts.meant(platform, name)
    if isinstance(found, str):
        return found
    raise OutError(
        *(column, name, f"is a handle that {len(found)} accounts on {platform} have had"),
        f"Load a file that gives accounts' ids; it may be {' or '.join(found[:5])}",
    )
