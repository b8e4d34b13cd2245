"""What a person is known by: accounts, and hashes of e-mail, phone and identity card."""

from collections.abc import Iterator

from graph.fold import handle_key
from ingest.fields.form import Cell
from ingest.loose.contacts import find, normal_email, normal_id_card, normal_phone
from ingest.loose.handles import account
from ingest.loose.plainly import is_nothing
from ingest.messy.book import Book, Said
from ingest.messy.roster import Person
from ingest.messy.tables import Table
from ingest.named import Sign

PLATFORMS = ("x", "facebook", "instagram", "youtube", "tiktok")
_NORMAL = {"email": normal_email, "phone": normal_phone, "id_card": normal_id_card}


def signs_of(book: Book, table: Table, row: int) -> Iterator[Sign]:
    """Give what a row tells a person by; contacts as hashes only, damaged ones not at all."""
    for platform, handle in _accounts(table, row):
        yield Sign("account", f"{platform}:{handle_key(handle)}")
    for name in ("id_card", "phone", "email", "contact"):
        for column in table.all(name):
            yield from _hashed(book, table.at(row, column), name)


def accounts_of(book: Book, table: Table, row: int, person: Person) -> Iterator[Said]:
    """Say which accounts somebody has; an id in digits is the account's own."""
    for platform, handle in _accounts(table, row):
        if not book.owns(person, platform, handle):
            continue
        by_id = platform == "facebook" and handle.isdigit()
        yield (
            "accounts",
            {
                "platform": platform,
                "account_id": handle if by_id else f"@{handle_key(handle)}",
                "handle": None if by_id else book.spelt(platform, handle),
                "person_id": person,
            },
        )
    for platform in PLATFORMS:
        cell = table.value(row, platform)
        if not is_nothing(cell) and not any(each[0] == platform for each in _accounts(table, row)):
            book.lose(f"accounts on {platform} that are no handle and no address")


def _accounts(table: Table, row: int) -> list[tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for hint in (*PLATFORMS, "social"):
        for column in table.all(hint):
            known = account(table.at(row, column), None if hint == "social" else hint)
            if known:
                found.setdefault((known[0], handle_key(known[1])), known)
    return list(found.values())


def _hashed(book: Book, cell: Cell, name: str) -> Iterator[Sign]:
    kinds = find(cell)
    for kind, normal in _NORMAL.items():
        if name not in (kind, "contact"):
            continue
        if found := normal(cell):
            yield Sign(kind, book.context.hashed(kind, found))
        elif kind in kinds:
            book.lose(f"{_SAID[kind]} that a spreadsheet has rounded: nobody is known by them")


_SAID = {"email": "e-mail addresses", "phone": "phone numbers", "id_card": "identity-card numbers"}
