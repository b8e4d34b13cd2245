"""Erasing a person: out of the store, out of other people's texts, out of stored exports."""

from dataclasses import dataclass
from typing import Any

from graph.erase.exports import Cleaned, clean_exports
from graph.erase.identity import Identity
from graph.erase.record import clean_record, mark, new_code
from graph.errors import QuestionError
from graph.settings import Settings
from graph.store import Store, statement

__all__ = ["Erased", "Found", "erase", "find"]


@dataclass(frozen=True)
class Found:
    """A person as found before erasing, and how much goes with them."""

    person_id: str
    name: str | None
    name_ur: str | None
    accounts: tuple[dict[str, Any], ...]
    posts: int
    testimonials: int
    also: tuple[dict[str, Any], ...] = ()
    """Those who were joined with them: their ids and names."""


@dataclass(frozen=True)
class Erased:
    """What was removed: with the person, in how many other texts, in which stored exports.

    ``rows`` counts those that imports kept of the person.
    """

    found: Found
    texts: int
    exports: Cleaned
    rows: int = 0


def find(store: Store, person_id: str) -> Found:
    """Look up whom an id names; raises QuestionError if nobody, or one joined with another."""
    into = store.read(statement("erase/joined"), person_id=person_id)
    if not into.empty:
        raise QuestionError(
            f"person {person_id}",
            f"was found to be the same as {into['person_id'].iloc[0]}, who stands for both",
            'Erase that one, or part them first with "mashal people undo"',
        )
    rows = store.read(statement("erase/found"), person_id=person_id)
    if rows.empty:
        raise QuestionError(
            f"person {person_id}",
            "the store knows nobody by this id",
            'See the ids with "mashal query people"',
        )
    row = rows.iloc[0]
    return Found(
        person_id,
        row["name"],
        row["name_ur"],
        tuple(row["accounts"]),
        int(row["posts"]),
        int(row["testimonials"]),
        tuple(row["also"]),
    )


def erase(store: Store, settings: Settings, found: Found) -> Erased:
    """Remove a person from the store and from the exports in the data folder.

    With them go the accounts that are theirs alone, all these posted, and the testimonials they
    alone gave; other texts lose their name and handles. Keyed hashes stay, so that loading the same
    files again does not bring them back. The order lets a cut be taken up again by
    erasing once more: the person goes last. Raises StoreError or InputError.
    """
    identity = Identity.of(
        store, found.person_id, found.name, found.name_ur, found.accounts, found.also
    )
    exports = clean_exports(settings.home / "exports", identity)
    mark(store, found.person_id, identity)
    texts = _clean_texts(store, identity)
    unknown = new_code()
    rows = clean_record(
        store, [found.person_id, *(one["person_id"] for one in found.also)], unknown
    )
    store.run(statement("erase/person"), person_id=found.person_id, unknown=unknown)
    return Erased(found, texts, exports, rows)


def _clean_texts(store: Store, identity: Identity) -> int:
    rows = store.read(statement("erase/texts"), parts=identity.parts)
    changed = [
        {"id": row.id, "set": {row.key: cleaned}}
        for row in rows.itertuples()
        if (cleaned := identity.clean(str(row.text))) != row.text
    ]
    store.write(statement("erase/rewrite"), changed)
    return len(changed)
