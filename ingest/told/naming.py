"""Which account a telling means: its id, or whoever goes, or went, by the handle it names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.told.absorb import Absorbing
from ingest.told.asking import Asking
from ingest.told.checks import Cells
from ingest.told.heard import Heard
from ingest.told.memory import Memory
from ingest.told.ranks import Rank
from ingest.told.states import Account, Key, folded
from ingest.told.survey import Survey, Told

TELLS = ("handle", "name", "official", "followers")


class Accounts:
    """The accounts of one chunk: joined with what is known, and found by the names it uses."""

    def __init__(self, asking: Asking, memory: Memory, absorbing: Absorbing, run_id: str) -> None:
        """Find accounts in ``memory`` or by asking."""
        self._asking, self._memory, self._absorbing = asking, memory, absorbing
        self._run_id = run_id
        self.touched: dict[Key, Account] = {}
        self._meant: dict[Key, str | list[str]] = {}

    def join(self, survey: Survey) -> None:
        """Hear what a chunk tells of accounts, and find out whom all its names mean."""
        self.touched, self._meant = {}, {}
        by_id = [each for each in survey.told if each[1][1][0] != "@"]
        self._fetch({key for _, key, _ in by_id} | survey.ids.keys())
        self._absorb(by_id, survey)
        for heard, key, cells in by_id:
            self._hear(heard, key, cells)
        for key, rank in survey.ids.items():
            self._there(key, rank)
        self._resolve(survey.handles)
        for heard, key, cells in survey.told:
            if key[1][0] == "@":
                found = self.meant(*key)
                if isinstance(found, str):
                    self._hear(heard, (key[0], found), cells)

    def meant(self, platform: str, name: str) -> str | list[str]:
        """Give the id of the account a name means, or the ids of all it may mean."""
        return name if name[0] != "@" else self._meant[platform, folded(name)]

    def _fetch(self, keys: Iterable[Key]) -> None:
        accounts = self._memory.accounts
        for account in self._asking.accounts(accounts.unknown(keys)):
            accounts.put(account.key, account)

    def _hear(self, heard: Heard, key: Key, cells: Cells) -> None:
        account = self._there(key, heard.rank)
        if account.last is cells and account.last_rank == heard.rank:
            return
        told = {name: cells[name] for name in TELLS if name in cells}
        news = account.hear(told, heard.rank, self._run_id) or account.is_new
        account.last, account.last_rank = cells, heard.rank
        if account.changed:
            self.touched[key] = account
        if "handle" in told and key[1][0] != "@":
            self._goes_by(account)
        heard.is_news = heard.is_news or news

    def _there(self, key: Key, rank: Rank) -> Account:
        """See to it that an account that is named is there."""
        account = self._memory.accounts.get(key)
        if account is None:
            account = Account(key, {}, rank.text(), self._run_id, is_new=True, changed=True)
            self._memory.accounts.put(key, account)
            self.touched[key] = account
            if key[1][0] == "@":
                self._asking.knows_handles = True
        return account

    def _goes_by(self, account: Account) -> None:
        """Remember by which handles an account is found, until the store knows it too."""
        platform, account_id = account.key
        if account.former:
            self._asking.knows_former = True
        for name in (account.handle_key, *account.former):
            if name is not None:
                found = self._memory.by_handle.get((platform, name)) or []
                if account_id not in found:
                    self._memory.by_handle.put((platform, name), [*found, account_id])

    def _absorb(self, told: Sequence[Told], survey: Survey) -> None:
        """Let accounts known by handle alone become those whose ids are told with the handle."""
        if not self._asking.knows_handles:
            return
        wanted: dict[Key, dict[Key, int]] = defaultdict(dict)
        for heard, key, cells in told:
            if "handle" in cells:
                handle = (key[0], "@" + folded(cells["handle"]))
                wanted[handle][key] = max(heard.rank.told_at, wanted[handle].get(key, 0))
        became = self._memory.became
        asked = [handle for handle in wanted if became.get(handle) is None]
        self._fetch(asked)
        pairs = []
        for handle in asked:
            account = self._memory.accounts.get(handle)
            owner = _latest(wanted[handle])
            if account is not None and owner is not None:
                pairs.append((account, owner))
        if pairs:
            merged = self._absorbing.absorb(pairs, self._run_id)
            self._fetch({key for _, key, _ in told} | survey.ids.keys())
            for account in merged:
                self.touched[account.key] = account
                self._goes_by(account)

    def _resolve(self, handles: dict[Key, Rank]) -> None:
        memory = self._memory
        unknown = []
        for platform, handle in handles:
            alone = (platform, f"@{handle}")
            if memory.accounts.get(alone) is None or memory.became.get(alone) is not None:
                unknown.append((platform, handle))
            else:
                self._meant[platform, handle] = alone[1]
        found: dict[Key, set[str]] = {key: set(memory.by_handle.get(key) or ()) for key in unknown}
        for account in self._asking.handles(unknown):
            self._found(account, found)
        lost = [key for key in unknown if not self._candidates(key, found[key], now=True)]
        for account in self._asking.former(lost):
            self._found(account, found)
        for key in unknown:
            self._meant[key] = self._one(key, found[key], handles[key])

    def _found(self, account: Account, found: dict[Key, set[str]]) -> None:
        """Take an account the store knows, unless something newer is known of it."""
        platform, account_id = account.key
        if self._memory.accounts.get(account.key) is None:
            self._memory.accounts.put(account.key, account)
        for name in (account.handle_key, *account.former):
            if name is not None and (platform, name) in found:
                found[platform, name].add(account_id)

    def _one(self, key: Key, ids: set[str], rank: Rank) -> str | list[str]:
        """Choose whom a handle means: who has it now, else whoever had it, else nobody yet."""
        platform, handle = key
        now = self._candidates(key, ids, now=True)
        if len(now) > 1:
            latest = _latest({a.key: a.ranks["handle"].told_at for a in now})
            return latest[1] if latest else sorted(a.key[1] for a in now)
        if now:
            return now[0].key[1]
        alone = (platform, f"@{handle}")
        stands = self._memory.accounts.get(alone) is not None
        if not stands or self._memory.became.get(alone) is not None:
            before = self._candidates(key, ids, now=False)
            if before:
                every = sorted(a.key[1] for a in before)
                return every[0] if len(every) == 1 else every
        self._there(alone, rank)
        return alone[1]

    def _candidates(self, key: Key, ids: set[str], *, now: bool) -> list[Account]:
        platform, handle = key
        accounts = [
            account
            for account_id in ids
            if account_id[0] != "@"
            and (account := self._memory.accounts.get((platform, account_id))) is not None
        ]
        if now:
            return [account for account in accounts if account.handle_key == handle]
        return [account for account in accounts if handle in account.former]


def _latest(owners: dict[Key, int]) -> Key | None:
    """Of accounts told to have one handle give the one that was told so last; None if unclear."""
    latest = max(owners.values())
    found = [key for key, told_at in owners.items() if told_at == latest]
    return found[0] if len(found) == 1 else None
