"""Own tables that give an account its id: what was known by handle alone becomes that account."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.store import Store, statement
from ingest.told.absorb import Absorbing, Pair
from ingest.told.asking import Asking
from ingest.told.batch import Batch
from ingest.told.memory import Memory


def absorb_for(store: Store, rows: Sequence[Mapping[str, Any]]) -> None:
    """Let accounts known by handle alone become those that own tables are about to give ids.

    ``rows`` are those of the table ``accounts`` as they will be written.
    """
    asking = Asking(store)
    if not asking.knows_handles:
        return
    owners = {
        (row["platform"], f"@{row['set']['handle_key']}"): (row["platform"], row["account_id"])
        for row in rows
        if row["account_id"][0] != "@" and row["set"].get("handle_key")
    }
    found = asking.accounts(owners)
    pairs: list[Pair] = [(account, owners[account.key]) for account in found]
    if not pairs:
        return
    memory = Memory(writing=True)
    for account in asking.accounts({key for _, key in pairs}):
        memory.accounts.put(account.key, account)
    merged = Absorbing(store, asking, memory, lambda: None).absorb(pairs, "")
    batch = Batch()
    batch.accounts(merged)
    store.run(statement("told/changed_accounts"), rows=batch.rows["changed_accounts"])
