"""The people of a workbook: one person however many sheets name them, with what each sheet says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from graph.fold import fold
from ingest.campuses import Campuses
from ingest.named import Campus, Sign, Someone
from ingest.source import Told

_ALIKE = 75
_TOLD_ONCE = ("name", "name_ur", "gender", "faith_group", "disciplines", "expertise", "consent")


@dataclass(eq=False)
class Person:
    """Somebody of the workbook; ``own_id`` parts those who share a name."""

    name: str
    scope: str
    campus: Campus | None = None
    own_id: str | None = None
    roles: list[str] = field(default_factory=list)
    cells: dict[str, Any] = field(default_factory=dict)
    signs: dict[Sign, None] = field(default_factory=dict)
    listed: bool = False
    """Whether a list of people has a row of this one."""

    def tell(self, cells: dict[str, Any], roles: Iterable[str] = ()) -> list[str]:
        """Add what a row says; what was said first stands. Give the columns that contradict it."""
        self.roles += [role for role in roles if role not in self.roles]
        found = []
        for name, cell in cells.items():
            before = self.cells.setdefault(name, cell)
            if name in _TOLD_ONCE and fold(str(cell)) not in fold(str(before)):
                found.append(name)
        return found

    def marker(self) -> Someone:
        """Give what stands for the person until the load finds or makes them."""
        return Someone(self.name, self.scope, self.campus, tuple(self.signs), self.own_id)

    def told(self) -> Told:
        """Give the person's row of the table people."""
        cells = {"person_id": self.marker(), "name": self.name, **self.cells}
        if self.roles:
            cells["roles"] = ";".join(self.roles)
        return "people", cells


class Roster:
    """Finds people by the names that sheets have for them."""

    def __init__(self, scope: str) -> None:
        """Begin with nobody; within ``scope`` the same name means the same person."""
        self._scope = scope
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._all: list[Person] = []

    def listed(
        self, names: tuple[str, ...], campus: Campus | None, signs: Iterable[Sign], label: str
    ) -> Person:
        """Give the person of a list's row: an earlier one unless campus or signs contradict.

        ``names`` are the name and other writings of it; ``label`` is the row's serial number,
        which tells apart who has the same name as another.
        """
        signs = dict.fromkeys(signs)
        same = self._by_name[fold(names[0])]
        found = next((each for each in same if _may_be(each, campus, signs)), None)
        if found is None:
            found = self._new(names[0], campus, own_id=label if same else None)
        found.campus = found.campus or campus
        found.signs.update(signs)
        found.listed = True
        for name in names:
            if found not in self._by_name[fold(name)]:
                self._by_name[fold(name)].append(found)
        return found

    def named(self, name: str, campus: Campus | None = None) -> Person | None:
        """Give the person of a name, a new one if nobody has it; None if several have it."""
        same = self._by_name[fold(name)]
        if len(same) > 1 and campus:
            same = [each for each in same if each.campus and _is_same_place(each.campus, campus)]
        if len(same) > 1:
            return None
        return same[0] if same else self._new(name, campus)

    def knows(self, name: str) -> bool:
        """Whether anybody has been given this name so far."""
        return bool(self._by_name.get(fold(name)))

    def __iter__(self) -> Iterator[Person]:
        """Give everybody, in the order in which they were named."""
        return iter(self._all)

    def doubted(self) -> list[tuple[str, int]]:
        """Take signs off that stand beside plainly different people; give kind and how many."""
        holders: dict[Sign, list[Person]] = defaultdict(list)
        for person in self._all:
            for sign in person.signs:
                holders[sign].append(person)
        found = []
        for sign, people in holders.items():
            if any(not is_alike(a.name, b.name) for a, b in combinations(people, 2)):
                found.append((sign.kind, len(people)))
                for person in people:
                    del person.signs[sign]
        return found

    def _new(self, name: str, campus: Campus | None, own_id: str | None = None) -> Person:
        person = Person(name, self._scope, campus, own_id)
        self._by_name[fold(name)].append(person)
        self._all.append(person)
        return person


def is_alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: M. Bilal, Bilal, Muhammad Bilal; or other scripts."""
    a, b = fold(one).replace(".", " ").split(), fold(other).replace(".", " ").split()
    if not a or not b or "".join(a).isascii() != "".join(b).isascii():
        return True
    short, long = sorted((a, b), key=len)
    if all(any(_fits(word, each) for each in long) for word in short):
        return True
    return fuzz.token_sort_ratio(" ".join(a), " ".join(b)) >= _ALIKE


def _fits(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])


def _may_be(person: Person, campus: Campus | None, signs: dict[Sign, None]) -> bool:
    """Whether a row of the same name can be this person's."""
    if any(sign in person.signs for sign in signs):
        return True
    if campus and person.campus and not _is_same_place(campus, person.campus):
        return False
    cards = [{s.value for s in each if s.kind == "id_card"} for each in (signs, person.signs)]
    return not (cards[0] and cards[1] and not cards[0] & cards[1])


def _is_same_place(one: Campus, other: Campus) -> bool:
    return _place(one) == _place(other)


def _place(campus: Campus) -> str:
    found = _campuses().match(campus.text, campus.city, campus.province).university_id
    return found or fold(campus.text)


@cache
def _campuses() -> Campuses:
    return Campuses()
