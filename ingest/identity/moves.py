"""Whose ties are whose: each stands with who stands for its people, once for each thing it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.identity.forest import Node

_SAME = {
    "STUDIES_AT": ("programme",),
    "AMBASSADOR_OF": ("appointed_on",),
    "KNOWS": ("source",),
}
"""What besides its ends makes a tie another one."""


@dataclass(frozen=True)
class Tie:
    """A relationship: where it stands, and between whom it was told (elements of the store)."""

    element: str
    type: str
    start: str
    end: str
    first_start: str
    first_end: str
    row_key: str
    told: tuple[Any, ...]
    from_merged: str | None
    to_merged: str | None


def ties_of(rows: Iterable[Mapping[Any, Any]], elements: Mapping[Node, str]) -> list[Tie]:
    """Read ties as the store gives them; ``elements`` finds the nodes of those who gave way."""
    found = []
    for row in rows:
        whose, whither = row["from_merged"], row["to_merged"]
        end_kind = "person" if row["type"] == "KNOWS" else "campus"
        found.append(
            Tie(
                row["tie"],
                row["type"],
                row["start"],
                row["end"],
                elements.get(("person", whose), row["start"]),
                elements.get((end_kind, whither), row["end"]),
                row["row_key"] or "",
                tuple(row[name] for name in _SAME.get(row["type"], ())),
                whose,
                whither,
            )
        )
    return found


def moves(
    ties: Sequence[Tie], keepers: Mapping[str, str], ids: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Say which ties have to be put elsewhere, so that each stands between those who stand for all.

    ``keepers`` says who stands for a node, ``ids`` the id of a node that gives way. A tie that
    would say what another one there says, or tie somebody to themselves, stays (or goes back) to
    between whom it was told, where nobody looks.
    """
    taken: set[tuple[Any, ...]] = set()
    wanted = []
    for tie in sorted(ties, key=lambda tie: _rank(tie, keepers)):
        start = keepers.get(tie.first_start, tie.first_start)
        end = keepers.get(tie.first_end, tie.first_end)
        is_native = (start, end) == (tie.first_start, tie.first_end)
        says = (tie.type, start, end, *tie.told)
        if not is_native and (says in taken or start == end):
            start, end = tie.first_start, tie.first_end
        taken.add(says)
        wanted.append((tie, start, end))
    return [move for tie, start, end in wanted if (move := _move(tie, start, end, ids)) is not None]


def _rank(tie: Tie, keepers: Mapping[str, str]) -> tuple[Any, ...]:
    """Ties that were told of the keepers themselves come first, then in a lasting order."""
    moved = (tie.first_start in keepers) + (tie.first_end in keepers)
    return (moved, tie.type, tie.row_key, tie.first_start, tie.first_end)


def _move(tie: Tie, start: str, end: str, ids: Mapping[str, str]) -> dict[str, Any] | None:
    whose = None if start == tie.first_start else ids[tie.first_start]
    whither = None if end == tie.first_end else ids[tie.first_end]
    if (start, end, whose, whither) == (tie.start, tie.end, tie.from_merged, tie.to_merged):
        return None
    return {
        "tie": tie.element,
        "type": tie.type,
        "holder": tie.start,
        "start": start,
        "end": end,
        "from_merged": whose,
        "to_merged": whither,
    }
