"""What taking imports back touches: what goes, what is told again, what stands in the way."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from graph.store import Store
from ingest.undo.effects import (
    Node,
    Tag,
    Tie,
    makes,
    people_and_places,
    stands_on,
    tags,
    ties,
    token,
    tokens,
    touches,
)
from ingest.undo.social import Social, accounts, posts
from ingest.undo.told import Import, Told, told


@dataclass
class Affected:
    """What the undone imports told, and what follows of it.

    ``again`` is what others told of the same ``nodes`` and ``ties``, in its order; with ``social``
    all that was told of accounts and posts is told again too. ``gone`` are the nodes nobody else
    tells of; ``blocking`` are the rows of other imports that stand on what goes, by run id.
    ``stays`` and ``goes`` count the undone rows by table, ``tags`` are topics and hashtags named.
    """

    undone: Sequence[Import]
    nodes: set[Node] = field(default_factory=set)
    ties: set[Tie] = field(default_factory=set)
    social: bool = False
    again: list[Told] = field(default_factory=list)
    gone: set[Node] = field(default_factory=set)
    blocking: dict[str, set[int]] = field(default_factory=dict)
    stays: Counter[str] = field(default_factory=Counter)
    goes: Counter[str] = field(default_factory=Counter)
    tags: set[Tag] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    """Of people and campuses the undone rows speak of."""


def affected(
    store: Store, undone: Sequence[Import], others: Sequence[Import], zone: tzinfo
) -> Affected:
    """Work out from the imports' rows alone what taking ``undone`` back touches."""
    found = Affected(undone)
    theirs = _Theirs()
    for one in told(store, undone, zone):
        theirs.add(one)
        if one.is_social:
            found.social = True
        elif one.record is not None:
            found.nodes |= touches(one.record)
            found.ties |= ties(one.record)
        if one.record is not None:
            found.tags.update(tags(one.record))
            found.ids.update(people_and_places(one.record))
    near = _near(store, theirs, others, zone)
    order = {one.run_id: at for at, one in enumerate(others)}
    chosen = [one for one in near if not one.is_social and _is_about(one, found)]
    found.again = sorted(chosen, key=lambda one: (order[one.by.run_id], one.at))
    # Who has a term is told again as a whole, with the terms: they make an ambassador.
    found.ties.update(tie for one in found.again if one.record for tie in ties(one.record))
    made = {node for one in found.again for node in _makes(one)}
    found.gone = found.nodes - made
    for one in near:
        if one.record is not None and stands_on(one.record) & found.gone:
            found.blocking.setdefault(one.by.run_id, set()).add(one.at)
    for one in found.again:
        if one.record is not None:
            found.tags.update(tags(one.record))
            found.ids.update(people_and_places(one.record))
    theirs.count(found)
    return found


class _Theirs:
    """What the undone imports told, compared with what others told."""

    def __init__(self) -> None:
        self.among: set[str] = set()
        self.social = Social()
        self.others = Social()
        self._mains: Counter[tuple[str, Any]] = Counter()
        self._also: set[Any] = set()
        self._own: list[Told] = []

    def add(self, one: Told) -> None:
        """Add a row of the undone imports."""
        table = one.kept.table
        self._mains[table, _frozen(one.main)] += 1
        if one.is_social:
            self.social.add(table, one.cells, own=one.is_own)
            names = (*accounts(table, one.cells), *posts(table, one.cells))
            for _, name in names:
                self.among.update((token(name), token(name.removeprefix("@"))))
        if one.record is not None:
            self.among.update(tokens(one.record))

    def compare(self, one: Told) -> None:
        """Hear a row of another import that may have to do with them."""
        self._also.add(_frozen(one.main))
        if one.is_social:
            self.others.add(one.kept.table, one.cells, own=one.is_own)
            if one.is_own:
                self._own.append(one)

    def count(self, found: Affected) -> None:
        """Count what stays and goes, and what stands in the way, now that all is heard."""
        for (table, what), rows in self._mains.items():
            (found.stays if what in self._also else found.goes)[table] += rows
        for one in self._own:
            if self.others.lacks(one.kept.table, one.cells, self.social):
                found.blocking.setdefault(one.by.run_id, set()).add(one.at)


def _near(store: Store, theirs: _Theirs, others: Sequence[Import], zone: tzinfo) -> list[Told]:
    """Give rows of others with something in common with the undone ones, but not the social."""
    near = []
    for one in told(store, others, zone, theirs.among):
        theirs.compare(one)
        if one.record is not None and (not one.is_social or stands_on(one.record)):
            near.append(one)
    return near


def _is_about(one: Told, found: Affected) -> bool:
    record = one.record
    return record is not None and bool(touches(record) & found.nodes or ties(record) & found.ties)


def _makes(one: Told) -> Collection[Node]:
    return makes(one.record) if one.record is not None else ()


def _frozen(what: Any) -> Any:
    return frozenset(what) if isinstance(what, set) else what
