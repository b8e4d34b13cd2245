"""Who counts as whom, read off the merges that stand: nothing else, so that undoing is exact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Node = tuple[str, str]
"""A person or a campus: its kind (person, campus) and id."""


@dataclass(frozen=True)
class Joined:
    """A merge that stands: ``one`` and ``two`` are the same; ``gone`` gave way to ``kept``.

    ``one`` and ``two`` are those of whom it was found; they may have been joined with others, and
    ``kept`` and ``gone`` are then the ones that stood for them.
    """

    one: Node
    two: Node
    kept: Node
    gone: Node


def stand_ins(merges: Iterable[Joined]) -> dict[Node, Node]:
    """Say for everybody who is joined, and does not stand for themselves, who does.

    ``merges`` come in the order in which they were made. Of those who are joined, the one stands
    for all who gave way in none of their merges; if undoing has left several such, the one that
    an earlier merge kept.
    """
    standing = list(merges)
    gone = {each.gone for each in standing}
    order = {each.kept: -at for at, each in reversed(list(enumerate(standing)))}
    found = {}
    for group in _groups(standing):
        given_way = gone & _gone_within(group, standing)
        rest = sorted(group - given_way) or sorted(group)
        keeper = max(rest, key=lambda one: order.get(one, -len(standing)))
        found.update({one: keeper for one in group if one != keeper})
    return found


def group_of(one: Node, merges: Iterable[Joined]) -> frozenset[Node]:
    """Give all who are the same as somebody, themselves among them."""
    for group in _groups(list(merges)):
        if one in group:
            return frozenset(group)
    return frozenset({one})


def _gone_within(group: set[Node], merges: list[Joined]) -> set[Node]:
    """Give those who gave way in a merge within the group."""
    return {each.gone for each in merges if each.one in group and each.gone in group}


def _groups(merges: list[Joined]) -> list[set[Node]]:
    """Collect who is joined with whom, directly or through others."""
    beside: dict[Node, set[Node]] = defaultdict(set)
    for each in merges:
        beside[each.one].add(each.two)
        beside[each.two].add(each.one)
    groups = []
    seen: set[Node] = set()
    for start in beside:
        if start in seen:
            continue
        group, waiting = set(), [start]
        while waiting:
            one = waiting.pop()
            if one not in group:
                group.add(one)
                waiting.extend(beside[one] - group)
        seen |= group
        groups.append(group)
    return groups


def joined(record: Mapping[Any, Any]) -> Joined:
    """Read a merge as the store keeps it."""
    kind = str(record["kind"])
    return Joined(*((kind, str(record[name])) for name in ("one", "two", "kept", "gone")))
