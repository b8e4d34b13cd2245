"""The same account, e-mail address, phone or identity card: the same person, if the names agree."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ingest.identity.doubts import Doubt
from ingest.identity.everybody import SIGNS, Pair, Somebody, conflicts
from ingest.identity.merging import Same

MANY_NAMES = 4
"""A sign that so many different names share is a shared phone, or what was typed to fill a cell."""
_MANY_PEOPLE = 200

Signs = Mapping[tuple[str, str], Sequence[str]]


def certain_and_doubtful(
    everybody: Mapping[str, Somebody], signs: Signs, apart: frozenset[Pair]
) -> tuple[list[Same], list[Doubt]]:
    """Give who is the same for certain, and of whom a shared sign only makes one wonder.

    ``signs`` says who is known by each sign; ``apart`` are pairs that must not be joined.
    """
    shared = _shared(everybody, signs)
    groups = _Groups(everybody, apart)
    certain, doubtful = [], []
    ranked = sorted(shared, key=lambda pair: (-_alike(everybody, pair), sorted(pair)))
    for pair in ranked:
        one, two = (everybody[each] for each in sorted(pair))
        if groups.are_one(one, two) or pair in apart:
            continue
        if groups.may_be_one(one, two):
            groups.join(one, two)
            certain.append(_same(one, two, shared[pair]))
        else:
            doubtful.append(_doubt(one, two, shared[pair]))
    return certain, [
        each
        for each in doubtful
        if not groups.are_one(*(everybody[n[1]] for n in (each.one, each.two)))
    ]


class _Groups:
    """Who is one person so far; two groups become one only if every name in both agrees."""

    def __init__(self, everybody: Mapping[str, Somebody], apart: frozenset[Pair]) -> None:
        self._apart = apart
        self._keeper = {one: each.keeper for one, each in everybody.items()}
        self._members: dict[str, list[Somebody]] = defaultdict(list)
        for each in everybody.values():
            self._members[each.keeper].append(each)

    def are_one(self, one: Somebody, two: Somebody) -> bool:
        return self._keeper[one.id] == self._keeper[two.id]

    def may_be_one(self, one: Somebody, two: Somebody) -> bool:
        return all(
            frozenset((a.id, b.id)) not in self._apart and a.is_compatible(b)
            for a in self._members[self._keeper[one.id]]
            for b in self._members[self._keeper[two.id]]
        )

    def join(self, one: Somebody, two: Somebody) -> None:
        kept, gone = self._keeper[one.id], self._keeper[two.id]
        for each in self._members.pop(gone):
            self._keeper[each.id] = kept
            self._members[kept].append(each)


def _shared(everybody: Mapping[str, Somebody], signs: Signs) -> dict[Pair, list[tuple[str, str]]]:
    """Give the pairs that share signs which tell anything, with those signs."""
    found: dict[Pair, list[tuple[str, str]]] = defaultdict(list)
    for sign, ids in signs.items():
        people = [everybody[one] for one in ids if one in everybody]
        if len(people) <= _MANY_PEOPLE and _different_names(people) < MANY_NAMES:
            for one, two in combinations(people, 2):
                found[frozenset((one.id, two.id))].append(sign)
    return found


def _different_names(people: Sequence[Somebody]) -> int:
    """Count how many of these names contradict each other."""
    different: list[Somebody] = []
    for one in people:
        if not any(one.is_compatible(other) for other in different):
            different.append(one)
            if len(different) == MANY_NAMES:
                break
    return len(different)


def _alike(everybody: Mapping[str, Somebody], pair: Pair) -> float:
    one, two = (everybody[each] for each in pair)
    return one.likeness(two)


def _same(one: Somebody, two: Somebody, signs: Sequence[tuple[str, str]]) -> Same:
    evidence = (
        *_said(signs),
        f"the names agree: {one.shown}, {two.shown}",
        *conflicts(one, two),
    )
    rule = f"same {SIGNS[signs[0][0]]}"
    return Same(("person", one.id), ("person", two.id), rule, evidence, "mashal")


def _doubt(one: Somebody, two: Somebody, signs: Sequence[tuple[str, str]]) -> Doubt:
    evidence = (
        *_said(signs),
        f"but the names differ: {one.shown}, {two.shown}",
        *conflicts(one, two),
    )
    score = round(min(85.0, 50 + one.likeness(two) / 3), 1)
    rule = f"same {SIGNS[signs[0][0]]}, other name"
    return Doubt(("person", one.id), ("person", two.id), rule, score, evidence)


def _said(signs: Sequence[tuple[str, str]]) -> Iterator[str]:
    for kind, value in signs:
        # An account is public; of the others the store knows no more than a hash.
        shown = f": {value}" if kind == "account" else ""
        yield f"the same {SIGNS[kind]}{shown}"
