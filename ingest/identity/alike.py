"""Similar names at the same campus: perhaps the same person, never joined without being asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from ingest.identity.doubts import Doubt
from ingest.identity.everybody import Pair, Somebody, conflicts
from ingest.identity.forest import Node
from ingest.identity.names import readings
from ingest.identity.script import skeleton

ALIKE = 86.0
"""From this likeness on, names are worth a look."""
RULE_EXACT = "same name and campus"
RULE_ALIKE = "similar name and campus"
RULE_UNKNOWN = "similar name, campus unknown"
_CROWD, _CAMPUS_CROWD = 60, 300
"""A name that so many have is asked about only among people of one campus."""
_EACH = 5
"""Of one person, the likeliest few are asked about."""


def similar(
    everybody: Mapping[str, Somebody], campus_names: Mapping[str, str], apart: frozenset[Pair]
) -> list[Doubt]:
    """Give pairs of similar names whose campus is the same, or not known of one of them.

    People whom the campaign's own tables tell apart are not asked about by their names alone.
    """
    people = [each for each in everybody.values() if each.id == each.keeper and each.names]
    members: dict[str, list[str]] = defaultdict(list)
    for each in everybody.values():
        members[each.keeper].append(each.id)
    found: dict[Pair, Doubt] = {}
    for one, two in _near(people):
        pair = frozenset((one.id, two.id))
        may_be = (one.named or two.named) and _may_be_at_one(one, two)
        if not may_be or _are_apart(one, two, members, apart):
            continue
        alike = one.likeness(two)
        if alike >= ALIKE:
            found[pair] = _doubt(one, two, alike, campus_names)
    return _likeliest(found.values())


def _likeliest(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Leave out what nobody could decide: a name so many have, where no campus tells them apart."""
    found = sorted(doubts, key=lambda each: (-each.score, each.one, each.two))
    unknown = Counter(node for each in found if each.rule == RULE_UNKNOWN for node in _ends(each))
    asked: Counter[Node] = Counter()
    kept = []
    for each in found:
        if each.rule == RULE_UNKNOWN and max(unknown[node] for node in _ends(each)) > _EACH:
            continue
        if max(asked[node] for node in _ends(each)) < _EACH:
            asked.update(_ends(each))
            kept.append(each)
    return kept


def _ends(doubt: Doubt) -> tuple[Node, Node]:
    return doubt.one, doubt.two


def _near(people: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody]]:
    """Give the pairs that are worth comparing: two words of the names sound alike, or the whole.

    So ten thousand people take no hundred million comparisons.
    """
    blocks: dict[tuple[str, ...], list[Somebody]] = defaultdict(list)
    for one in people:
        for key in _keys(one):
            blocks[key].append(one)
    seen: set[Pair] = set()
    for key, block in blocks.items():
        if len(block) > (_CAMPUS_CROWD if key[0] == "at" else _CROWD):
            continue
        for one, two in combinations(block, 2):
            pair = frozenset((one.id, two.id))
            if pair not in seen:
                seen.add(pair)
                yield one, two


def _keys(one: Somebody) -> Iterable[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = set()
    for name in one.names:
        for reading in readings(name):
            heard = sorted({skeleton(word.text) for word in reading if not word.is_initial})
            whole = skeleton("".join(word.text for word in reading))
            keys.add(("whole", whole))
            keys.update(("two", *pair) for pair in combinations(heard, 2))
            telling = {skeleton(word.text) for word in reading if word.tells}
            keys.update(("at", campus, word) for campus in one.campuses for word in telling)
            if len(telling) == 1:
                keys.add(("one", *telling))
    return keys


def _may_be_at_one(one: Somebody, two: Somebody) -> bool:
    return not one.campuses or not two.campuses or bool(one.campuses & two.campuses)


def _are_apart(
    one: Somebody, two: Somebody, members: Mapping[str, Sequence[str]], apart: frozenset[Pair]
) -> bool:
    """Whether somebody has said of any of those joined in the two that they are not the same."""
    if not apart:
        return False
    return any(frozenset((a, b)) in apart for a in members[one.id] for b in members[two.id])


def _doubt(one: Somebody, two: Somebody, alike: float, campus_names: Mapping[str, str]) -> Doubt:
    common = sorted(one.campuses & two.campuses)
    if common:
        where = f"both at {campus_names.get(common[0], common[0])}"
        rule = RULE_EXACT if alike >= 100 else RULE_ALIKE
        score = alike
    else:
        where = (
            "the campus of one is not known"
            if one.campuses or two.campuses
            else ("no campus of theirs is known")
        )
        rule, score = RULE_UNKNOWN, alike - 15
    names = "the same name" if alike >= 100 else "similar names"
    evidence = (f"{names}: {one.shown}, {two.shown}", where, *conflicts(one, two))
    first, second = sorted((one, two), key=lambda each: each.id)
    return Doubt(("person", first.id), ("person", second.id), rule, round(score, 1), evidence)
