"""Pseudonyms: the same person, the same code, in one store only; nobody can count back from it."""

import hmac
import secrets
from collections import Counter
from collections.abc import Iterable

from graph.errors import StoreError
from graph.store import Store

_DIGITS, _MORE = 8, 16


def salt_of(store: Store) -> str:
    """Give the store's secret for pseudonyms; it is made when first asked for.

    It stays in the store as ``(:Setting {name: 'salt'})``. Raises StoreError.
    """
    # Two processes may ask first at once: the key on Setting.name lets only one salt stand.
    store.run(
        "MERGE (s:Setting {name: 'salt'}) ON CREATE SET s.value = $salt",
        salt=secrets.token_hex(32),
    )
    found = store.read("MATCH (s:Setting {name: 'salt'}) RETURN s.value AS value")["value"]
    if found.empty or not found.iloc[0]:
        raise StoreError("store", "its secret for pseudonyms is empty", "Restore it from a backup")
    return str(found.iloc[0])


def pseudonyms(salt: str, ids: Iterable[str], prefix: str = "P") -> dict[str, str]:
    """Give every id a pseudonym such as ``P-7F3A2C91``: HMAC-SHA-256 under the salt, cut short.

    Where two ids would share one, both get a longer one, so that no two people ever look like one.
    ``prefix`` also keeps ids of another kind apart.
    """
    full = {one: _digest(salt, prefix, one) for one in set(ids)}
    often = Counter(digest[:_DIGITS] for digest in full.values())
    return {
        one: f"{prefix}-{digest[: _DIGITS if often[digest[:_DIGITS]] == 1 else _MORE]}"
        for one, digest in full.items()
    }


def _digest(salt: str, prefix: str, one: str) -> str:
    message = f"{prefix}:{one}".encode()
    return hmac.new(salt.encode(), message, "sha256").hexdigest().upper()
