"""The store is made to say what the merges that stand say; done again, it changes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.store import Store, statement
from ingest.identity.concerned import Concerned
from ingest.identity.filled import filled_in
from ingest.identity.forest import Joined, joined, stand_ins
from ingest.identity.moves import moves, ties_of


def standing(store: Store) -> list[Joined]:
    """Read the merges of people and campuses that stand, in the order in which they were made."""
    rows = store.read(statement("identity/standing")).to_dict("records")
    return [joined(row) for row in rows if row["kind"] != "account"]


def settle(store: Store) -> None:
    """Bring the store in line with the merges that stand, in one transaction.

    Whoever gave way loses the label Person or Venue and keeps all they are told of; their ties
    stand with who stands for them, marked whose they were (``from_merged``, ``to_merged``); a tie
    that says what another one says waits with whom it was told of. Empty fields of who stands for
    them are filled (``filled`` and ``filled_roles`` name which). Raises StoreError.
    """
    concerned = _concerned(store, standing(store))
    if not concerned:
        return
    changed = [(each, change) for each in concerned if (change := each.change()) is not None]
    into = [
        {"element": each.element, "keeper": each.keeper}
        for each, _ in changed
        if each.keeper is not None
    ]
    nodes = [change for _, change in changed] + _fillings(concerned)
    moved = _moves(store, concerned)
    if nodes or moved:
        store.run(statement("identity/settle"), nodes=nodes, into=into, moves=moved)


def _concerned(store: Store, merges: Iterable[Joined]) -> list[Concerned]:
    """Read everybody concerned, with who should stand for them."""
    standing_now = list(merges)
    meant = {node for each in standing_now for node in (each.one, each.two)}
    rows = store.read(
        statement("identity/concerned"),
        people=sorted(name for kind, name in meant if kind == "person"),
        places=sorted(name for kind, name in meant if kind == "campus"),
    )
    found = [_read(row) for row in rows.to_dict("records")]
    elements = {each.node: each.element for each in found}
    keepers = stand_ins(standing_now)
    for each in found:
        keeper = keepers.get(each.node)
        each.keeper = None if keeper is None else elements.get(keeper)
    return found


def _read(row: Mapping[Any, Any]) -> Concerned:
    return Concerned(
        (row["kind"], row["id"]),
        row["element"],
        frozenset(row["labels"]),
        row["properties"],
        row["into"],
    )


def _fillings(concerned: Iterable[Concerned]) -> list[dict[str, Any]]:
    everybody = list(concerned)
    members: dict[str, list[Concerned]] = defaultdict(list)
    for each in everybody:
        if each.keeper is not None:
            members[each.keeper].append(each)
    found = [filled_in(each, members[each.element]) for each in everybody if each.keeper is None]
    return [each for each in found if each is not None]


def _moves(store: Store, concerned: Iterable[Concerned]) -> list[dict[str, Any]]:
    everybody = list(concerned)
    rows = store.read(statement("identity/ties"), elements=[each.element for each in everybody])
    ids = {each.element: each.node[1] for each in everybody}
    elements = {each.node: each.element for each in everybody}
    keepers = {each.element: each.keeper for each in everybody if each.keeper is not None}
    return moves(ties_of(rows.to_dict("records"), elements), keepers, ids)
