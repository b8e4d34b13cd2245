"""The people of a workbook: one person however many sheets name them, with what each sheet says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from graph.fold import fold
from ingest.messy.alike import bare_key, is_alike, name_key
from ingest.named import Campus, Sign, Someone
from ingest.source import Told
from ingest.surveys.sessions import campuses

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
    labels: set[str] = field(default_factory=set)
    """The serial numbers of those rows."""

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
        self._by_bare: dict[str, list[Person]] = defaultdict(list)
        self._all: list[Person] = []

    def listed(
        self, names: tuple[str, ...], campus: Campus | None, signs: Iterable[Sign], label: str
    ) -> Person:
        """Give the person of a list's row: an earlier one unless campus or signs contradict.

        ``names`` are the name and other writings of it; ``label`` is the row's serial number,
        which tells apart who has the same name as another.
        """
        signs = dict.fromkeys(signs)
        same = self._by_name[name_key(names[0])]
        found = next((each for each in same if _may_be(each, campus, signs)), None)
        if found is None:
            found = self._new(names[0], campus, own_id=label if same else None)
        found.campus = found.campus or campus
        found.signs.update(signs)
        found.listed = True
        found.labels.add(label)
        if found not in self._by_bare[bare_key(names[0])]:
            self._by_bare[bare_key(names[0])].append(found)
        for name in names:
            if found not in self._by_name[name_key(name)]:
                self._by_name[name_key(name)].append(found)
        return found

    def named(
        self, name: str, campus: Campus | None = None, label: str | None = None
    ) -> Person | None:
        """Give the person of a name, a new one if nobody has it; None if several have it.

        ``campus`` and ``label``, the serial number on the list of people, part those of one name.
        """
        same = self._by_name[name_key(name)]
        if not same and len(self._by_bare[bare_key(name)]) == 1:
            same = self._by_bare[bare_key(name)]
        if len(same) > 1 and campus:
            same = [each for each in same if each.campus and _is_same_place(each.campus, campus)]
        if len(same) > 1 and label:
            same = [each for each in same if label in each.labels]
        if len(same) > 1:
            return None
        return same[0] if same else self._new(name, campus)

    def numbers(self, name: str, label: str) -> bool | None:
        """Whether the list numbers the one person of a name so; None if that can't be told."""
        same = [each for each in self._by_name[name_key(name)] if each.listed]
        return label in same[0].labels if len(same) == 1 else None

    def knows(self, name: str) -> bool:
        """Whether anybody has been given this name so far."""
        return bool(self._by_name.get(name_key(name)))

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
        self._by_name[name_key(name)].append(person)
        self._all.append(person)
        return person


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
    found = campuses().match(campus.text, campus.city, campus.province).university_id
    return found or fold(campus.text)
