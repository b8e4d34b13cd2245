"""Which account a name means: its id on the platform, or the handle it goes by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.fold import handle_key
from ingest.draft import Entry
from ingest.known import Stored
from ingest.records.social import Account

Name = tuple[str, str]
"""A platform, and an account's id or handle there."""


class AccountBook:
    """The accounts of this load and, of the store's, those that were asked for."""

    def __init__(self, stored: Stored) -> None:
        """Begin with no account."""
        self._stored = stored
        self._ids: set[Name] = set()
        self._by_handle: dict[Name, set[str]] = defaultdict(set)
        self._of_load: set[Name] = set()
        self._asked: set[Name] = set()
        self._set_aside: set[str] = set()

    def add(self, accounts: Iterable[Account]) -> None:
        """Add accounts of this load; what they say of their handle counts, not what was stored."""
        for account in accounts:
            self._of_load.add((account.platform, account.account_id))
            name = account.handle or account.account_id
            known = account.handle is not None or name.startswith("@")
            self._learn(account.platform, account.account_id, handle_key(name) if known else "")

    def set_aside(self, cells: Mapping[str, object]) -> None:
        """Remember that the row of an account was set aside, to say so of what names it."""
        named = (cells.get("account_id"), cells.get("handle"))
        self._set_aside.update(handle_key(name) for name in named if isinstance(name, str))

    def look_up(self, names: Iterable[Name]) -> None:
        """Ask the store for those names that this load does not have."""
        wanted = sorted({name for name in names if name not in self._ids} - self._asked)
        self._asked.update(wanted)
        keys = [
            {"platform": platform, "name": name, "handle_key": handle_key(name)}
            for platform, name in wanted
        ]
        for frame in self._stored.ask("handles", keys):
            for at, account_id, known_as in frame.itertuples(index=False, name=None):
                platform = wanted[at][0]
                if (platform, account_id) not in self._of_load:
                    self._learn(platform, account_id, known_as)

    def meant(self, name: Name) -> list[str]:
        """Give the ids of the accounts a name may mean: one, if all is well."""
        platform, text = name
        if name in self._ids and not text.startswith("@"):
            return [text]
        folded = handle_key(text)
        alone = f"@{folded}"
        found = set(self._by_handle.get((platform, folded), ())) - {alone}
        # An account known by handle alone is the one whose id is told with that handle.
        if not found and (platform, alone) in self._ids:
            return [alone]
        return sorted(found)

    def was_set_aside(self, name: Name) -> bool:
        """Whether a row that names such an account was set aside."""
        return handle_key(name[1]) in self._set_aside

    def _learn(self, platform: str, account_id: str, handle: str) -> None:
        self._ids.add((platform, account_id))
        if handle:
            self._by_handle[platform, handle].add(account_id)


def with_ids(entries: Sequence[Entry], book: AccountBook) -> Sequence[Entry]:
    """Take accounts named by handle alone for those that the store knows by id under it."""
    alone = [
        (entry, (entry.record.platform, entry.record.account_id))
        for entry in entries
        if isinstance(entry.record, Account) and entry.record.account_id.startswith("@")
    ]
    if alone:
        book.look_up(name for _, name in alone)
    for entry, name in alone:
        found = book.meant(name)
        if len(found) == 1 and found[0] != name[1]:
            entry.become(entry.record.model_copy(update={"account_id": found[0]}))
    return entries


def resolve(entries: Sequence[Entry], book: AccountBook) -> list[Entry]:
    """Replace every account's name by its id; rows that name none, or several, are set aside."""
    book.look_up(_names(entries))
    kept = []
    for entry in entries:
        fault = _resolve(entry, book)
        if fault:
            entry.reject(*fault)
        else:
            kept.append(entry)
    return kept


def resolve_quietly(entries: Sequence[Entry], book: AccountBook) -> None:
    """Do the same for rows that an earlier load dealt with; what can't be found stays a name."""
    book.look_up(_names(entries))
    for entry in entries:
        _resolve(entry, book)


def _names(entries: Sequence[Entry]) -> list[Name]:
    return [name for entry in entries for name in entry.record.accounts().values()]


def _resolve(entry: Entry, book: AccountBook) -> tuple[str, str, str] | None:
    """Put ids in place of names; give the first column that can't be, with problem and fix."""
    changed = {}
    for column, name in entry.record.accounts().items():
        found = book.meant(name)
        if len(found) != 1:
            return (column, *_fault(name, found, book))
        if found[0] != name[1]:
            changed[column] = found[0]
    if changed:
        entry.become(entry.record.model_copy(update=changed))
    return None


def _fault(name: Name, found: list[str], book: AccountBook) -> tuple[str, str]:
    platform = name[0]
    if found:
        return (
            f"is the handle of {len(found)} accounts on {platform}",
            f"Write the account's id: {' or '.join(found[:5])}",
        )
    if book.was_set_aside(name):
        return ("refers to a row that was set aside", "Correct that row of accounts first")
    return (
        f"is no account on {platform}, in these files or in the store",
        "Correct it, or add it to accounts (with the handle alone if you know no id)",
    )
