"""An account known by handle alone becomes the account a file gives an id for."""

from collections.abc import Callable, Iterable, Sequence

from graph.store import Store, statement
from ingest.told.asking import Asking
from ingest.told.memory import Memory
from ingest.told.ranks import Rank
from ingest.told.states import Account, Key

Pair = tuple[Account, Key]
"""An account known by handle alone, and the key of the account it turns out to be."""


class Absorbing:
    """Moves what is of a handle to an id: in the store, or, in a check, in what is remembered."""

    def __init__(
        self, store: Store, asking: Asking, memory: Memory, settle: Callable[[], None]
    ) -> None:
        """Write to ``store`` after ``settle`` has seen to it that all before is written."""
        self._store, self._asking, self._memory, self._settle = store, asking, memory, settle

    def absorb(self, pairs: Sequence[Pair], run_id: str) -> list[Account]:
        """Give the accounts with all they are now known by; what else was theirs has moved."""
        memory = self._memory
        known = {key: memory.accounts.get(key) for _, key in pairs}
        if memory.writing:
            self._settle()
            self._write(pairs, {key for key, account in known.items() if account is not None})
            memory.forget()
        merged = []
        for handle, key in pairs:
            account = known[key]
            if account is None:
                account = Account(key, dict(handle.fields), handle.told_by, handle.run_id)
                account.former = list(handle.former)
                known[key] = account
            else:
                _hear(account, handle, run_id)
            memory.accounts.put(key, account)
            if not memory.writing:
                memory.became.put(handle.key, key[1])
            merged.append(account)
        return merged

    def _write(self, pairs: Iterable[Pair], known: set[Key]) -> None:
        renamed: list[list[str]] = []
        absorbed: list[list[str]] = []
        for handle, key in pairs:
            row = [*handle.key, key[1]]
            (absorbed if key in known else renamed).append(row)
            known.add(key)
        # One after the other: of two handles that become one account the first gives it its id.
        for name, rows in (("renamed", renamed), ("absorbed", absorbed)):
            if rows:
                self._store.run(statement(f"told/{name}"), rows=rows)


def _hear(account: Account, handle: Account, run_id: str) -> None:
    ranks = handle.ranks
    for name, value in handle.fields.items():
        rank: Rank = ranks[name]
        account.hear({name: value}, rank, run_id)
    account.went_by([*handle.former, handle.key[1][1:]])
    account.changed = True
