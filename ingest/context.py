"""What readers are told beside the file: the settings, and the store's secret for hashes."""

import hmac
import secrets
from functools import cached_property

from graph.pseudonyms import salt_of
from graph.settings import Settings
from graph.store import Store
from ingest.source import Context


def context_for(settings: Settings, store: Store, *, writing: bool) -> Context:
    """Give the context of a load; unless it is ``writing``, the store is only read."""
    analysis = settings.analysis
    return Context(
        zone=analysis.zone,
        platform_zone=analysis.loading.meta_timezone,
        hashed=Hashing(store, writing=writing),
        mappings=settings.home / "mappings",
        options={**analysis.loading.model_dump(), "writing": writing},
    )


class Hashing:
    """A keyed hash of an identifier: the same in one store, meaningless outside it."""

    def __init__(self, store: Store, *, writing: bool) -> None:
        """Ask the store for its secret only when something is to be hashed."""
        self._store, self._writing = store, writing

    def __call__(self, kind: str, text: str) -> str:
        """Hash an identifier of a kind, such as an e-mail address, which is given normalised."""
        message = f"{kind}:{text}".encode()
        return hmac.new(self._salt.encode(), message, "sha256").hexdigest()[:32]

    @cached_property
    def _salt(self) -> str:
        if self._writing:
            return salt_of(self._store)
        found = self._store.read("MATCH (s:Setting {name: 'salt'}) RETURN s.value AS value")
        # A check of a store without a secret makes none: nothing it hashes is kept.
        return str(found["value"].iloc[0]) if len(found) else secrets.token_hex(32)
