"""All that tells who a person is: names, handles, ids, pseudonym."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from graph.export.scrub import Scrubber
from graph.fold import fold
from graph.pseudonyms import pseudonyms, salt_of
from graph.store import Store

ID_COLUMNS = ("id", "subject")


@dataclass(frozen=True)
class Identity:
    """What a cell that is about the person holds (``exact``), and a scrubber for any text."""

    exact: frozenset[str]
    parts: list[str]
    scrubber: Scrubber

    @classmethod
    def of(
        cls,
        store: Store,
        person_id: str,
        name: str | None,
        name_ur: str | None,
        accounts: Iterable[Mapping[str, Any]],
        also: Iterable[Mapping[str, Any]] = (),
    ) -> Self:
        """Collect what the store knows a person by, and those who were joined with them."""
        joined = list(also)
        known_as = (name, name_ur, *(one for each in joined for one in each["names"]))
        names = [one for one in known_as if one]
        ids = [person_id, *(str(each["person_id"]) for each in joined)]
        handles = [str(a[k]) for a in accounts for k in ("handle", "account_id") if a.get(k)]
        salt = salt_of(store)
        known = store.read("MATCH (p:Person) RETURN p.person_id AS id")["id"]
        everybody = pseudonyms(salt, [*known, *ids])
        alone = [pseudonyms(salt, [one])[one] for one in ids]
        codes = {*ids, *alone, *(everybody[one] for one in ids), *handles}
        scrubber = Scrubber.of_one(names, codes)
        parts = sorted({max(words, key=len) for words in scrubber.identifiers})
        at = {f"@{handle.removeprefix('@')}" for handle in handles}
        exact = frozenset(fold(one) for one in {*names, *codes, *at})
        return cls(exact, parts, scrubber)

    def names(self, column: str, cell: str) -> bool:
        """Say whether a cell holds nothing but what the person is known by."""
        # A leading apostrophe keeps spreadsheets from running a handle as a formula.
        folded = fold(cell.removeprefix("'"))
        # An id of digits alone is an id only where ids stand; elsewhere it is a count.
        if folded.isdigit() and not column.endswith(ID_COLUMNS):
            return False
        return folded in self.exact

    def clean(self, text: str) -> str:
        """Rid a text of the person's names, handles and ids."""
        return self.scrubber.clean(text)
