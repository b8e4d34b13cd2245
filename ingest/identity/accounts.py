"""Whose account it is: certain if somebody gave it as theirs, asked about if names are alike."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.store import Store, statement
from ingest.identity.doubts import Doubt
from ingest.identity.everybody import Pair, Somebody
from ingest.identity.merging import Same
from ingest.identity.names import likeness, readings
from ingest.identity.script import skeleton
from ingest.records.social import PLATFORM

_ALIKE = 97.0
PAGE = 20_000
_SHORTEST = 7
"""A handle shorter than this is too little to be a name."""


@dataclass(frozen=True)
class Unowned:
    """An account nobody is known to own, and the names it shows."""

    platform: str
    account_id: str
    handle: str | None
    name: str | None

    @property
    def id(self) -> str:
        """Platform and id in one."""
        return f"{self.platform}:{self.account_id}"

    @property
    def shown(self) -> str:
        """The account, for people."""
        at = f"@{self.handle}" if self.handle else self.account_id
        return f"{self.name} ({at} on {self.platform})" if self.name else f"{at} on {self.platform}"


def claimed(store: Store, apart: frozenset[Pair]) -> list[Same]:
    """Give accounts that one person alone has given as their own."""
    found = []
    for row in store.read(statement("identity/claimed")).to_dict("records"):
        account = f"{row['platform']}:{row['account_id']}"
        if len(row["people"]) == 1 and frozenset((account, row["people"][0])) not in apart:
            found.append(
                Same(
                    ("account", account),
                    ("account", row["people"][0]),
                    "account given as their own",
                    (f"a file gives {row['sign']} as theirs",),
                    "mashal",
                )
            )
    return found


def look_like(
    store: Store, everybody: Mapping[str, Somebody], apart: frozenset[Pair]
) -> list[Doubt]:
    """Give accounts that show a person's whole name, in their name or their handle.

    A name that several people have says nothing of whose account it is.
    """
    people: dict[str, list[Somebody]] = defaultdict(list)
    for one in everybody.values():
        if one.id == one.keeper:
            for key in {key for name in one.names for key in _keys(name)}:
                people[key].append(one)
    found = []
    for account in _unowned(store) if people else ():
        near = _near(account, people)
        if len(near) == 1 and frozenset((account.id, near[0][0].id)) not in apart:
            found.append(_doubt(account, *near[0]))
    return found


def _unowned(store: Store) -> Iterator[Unowned]:
    """Give the accounts nobody owns, read a page at a time: there may be very many."""
    for platform in PLATFORM.choices:
        after = ""
        while True:
            page = store.read(
                statement("identity/nobodys"), platform=platform, after=after, page=PAGE
            ).to_dict("records")
            for row in page:
                yield Unowned(platform, row["account_id"], _text(row["handle"]), _text(row["name"]))
            if len(page) < PAGE:
                break
            after = page[-1]["account_id"]


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None


def _near(
    account: Unowned, people: Mapping[str, Sequence[Somebody]]
) -> list[tuple[Somebody, float]]:
    names = [name for name in (account.name, _spoken(account.handle)) if name]
    found: dict[str, tuple[Somebody, float]] = {}
    for name in names:
        for key in _keys(name):
            for one in people.get(key, ()):
                alike = max(likeness(name, other) for other in one.names)
                if alike >= _ALIKE or (alike >= 90 and name != account.name):
                    found[one.id] = (one, alike)
    return list(found.values())


def _spoken(handle: str | None) -> str | None:
    """Write a handle as a name: without digits and signs."""
    if handle is None:
        return None
    letters = "".join(letter if letter.isalpha() else " " for letter in handle)
    name = " ".join(letters.split())
    return name if len(name.replace(" ", "")) >= _SHORTEST else None


def _keys(name: str) -> set[str]:
    """Give what a whole name sounds like, if it has more than one word or is long."""
    found = set()
    for reading in readings(name):
        written = "".join(sorted(word.text for word in reading))
        if len(written) >= _SHORTEST:
            found.add(skeleton("".join(word.text for word in reading)))
            found.add(skeleton(written))
    return {key for key in found if len(key) > 2}


def _doubt(account: Unowned, one: Somebody, alike: float) -> Doubt:
    return Doubt(
        ("account", account.id),
        ("account", one.id),
        "account shows the name",
        round(min(alike, 100.0) - 20, 1),
        (f"the account {account.shown} shows the name of {one.shown}",),
    )
