"""All people of a store, as far as it takes to tell who may be whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.store import Store, statement
from ingest.identity.names import COMPATIBLE, likeness

Pair = frozenset[str]
SIGNS = {
    "account": "account",
    "email": "e-mail address",
    "phone": "phone number",
    "id_card": "identity card",
}


SLICE = 50_000
"""How many rows come over in one slice of columns."""


@dataclass(frozen=True)
class Somebody:
    """A person as told of in one place; ``keeper`` stands for them if they were joined."""

    id: str
    keeper: str
    names: tuple[str, ...]
    campuses: frozenset[str]
    named: bool
    gender: str | None

    @property
    def shown(self) -> str:
        """The name, for people."""
        return self.names[0] if self.names else self.id

    def likeness(self, other: "Somebody") -> float:
        """Say how alike the names are, in whichever script, out of 100."""
        return max((likeness(one, two) for one in self.names for two in other.names), default=0.0)

    def is_compatible(self, other: "Somebody") -> bool:
        """Whether the names don't speak against one person."""
        return self.likeness(other) >= COMPATIBLE


def read_everybody(store: Store) -> dict[str, Somebody]:
    """Read all people by their ids, those who were joined with another too."""
    at: dict[str, set[str]] = defaultdict(set)
    for row in columns_of(store, "identity/where"):
        at[row["id"]].add(row["campus"])
    rows = columns_of(store, "identity/everybody")
    return {row["id"]: _somebody(row, frozenset(at[row["keeper"]])) for row in rows}


def read_signs(store: Store) -> dict[tuple[str, str], list[str]]:
    """Read who is known by what: sign (kind, value) → ids, only where there are several."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in columns_of(store, "identity/signs"):
        found[row["kind"], row["value"]].add(row["id"])
    return {sign: sorted(ids) for sign, ids in found.items() if len(ids) > 1}


def read_apart(store: Store, kind: str) -> frozenset[Pair]:
    """Read the pairs of whom somebody has said that they are not the same."""
    rows = store.read(statement("identity/apart")).itertuples(index=False)
    return frozenset(frozenset((str(row.one), str(row.two))) for row in rows if row.kind == kind)


def conflicts(one: Somebody, two: Somebody) -> Iterable[str]:
    """Say what is told differently of two."""
    if one.gender and two.gender and one.gender != two.gender:
        yield f"different genders are on record: {one.gender}, {two.gender}"
    if one.campuses and two.campuses and not one.campuses & two.campuses:
        yield "different campuses are on record"


def columns_of(store: Store, name: str) -> list[dict[str, Any]]:
    """Read what a statement gives in slices of columns, as one dictionary a row."""
    frame = store.columns(statement(name), slice=SLICE)
    names = [str(column) for column in frame.columns]
    lists = [frame[column].tolist() for column in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)]


def _somebody(row: Mapping[str, Any], campuses: frozenset[str]) -> Somebody:
    return Somebody(
        row["id"],
        row["keeper"],
        tuple(name for name in (row["name"], row["name_ur"]) if isinstance(name, str)),
        campuses,
        bool(row["named"]),
        row["gender"] if isinstance(row["gender"], str) else None,
    )
