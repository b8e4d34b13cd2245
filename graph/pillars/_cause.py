"""What moved an indicator from one day to another: who or which campuses changed sides.

A cause holds no name: it is told with names, or for outside with nobody named and small groups of
people not counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.findings import Naming, SubjectKind
from graph.pillars._seen import SEPARATOR, Seen
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST
from graph.words import counted, enumerated, percent

NAMED = 3
"""So many people or campuses are named in a cause; of more it is said how many."""


@dataclass(frozen=True)
class Shift:
    """Some people or campuses that changed sides: how many, what they did, who they are.

    ``open``: the campuses may be named outside; never people.
    """

    one: str
    many: str
    subjects: tuple[str, ...]
    kind: SubjectKind
    at: Mapping[str, str] = field(default_factory=dict)
    open: bool = True

    def told(self, naming: Naming, *, outside: bool) -> str:
        """Say it: ``2 ambassadors fell quiet (A and B)``."""
        number = len(self.subjects)
        if outside and self.kind == "person":
            return f"{few(number)} {self.many}"
        said = counted(number, self.one, self.many)
        return said if outside and not self.open else said + self._who(naming)

    def _who(self, naming: Naming) -> str:
        few = len(self.subjects) <= NAMED
        if few or (self.kind == "campus" and not self._are_pairs):
            return f" ({listed([_name(naming, self.kind, one) for one in self.subjects])})"
        many = Counter(self.at[one] for one in self.subjects if one in self.at)
        if not many:
            return ""
        order = sorted(many, key=lambda one: (-many[one], one))
        return f" (at {listed([naming('campus', one) for one in order])})"

    @property
    def _are_pairs(self) -> bool:
        return any(SEPARATOR in one for one in self.subjects)


@dataclass(frozen=True)
class Cause:
    """What moved an indicator: who changed sides, and the numbers before and after.

    ``now`` and ``before`` are each written for a page and for outside; in ``what`` they stand in
    braces, as what they say.
    """

    shifts: tuple[Shift, ...]
    now: tuple[str, str]
    before: tuple[str, str]
    what: str

    def sentence(self, naming: Naming, *, outside: bool = False) -> str:
        """Say it in a sentence, with the names that ``naming`` gives.

        ``outside``: nobody is named, and fewer than five people are not counted.
        """
        shifts = "; ".join(one.told(naming, outside=outside) for one in self.shifts)
        numbers = self.what.format(now=self.now[outside], before=self.before[outside])
        return f"{shifts}: {numbers}." if shifts else f"{numbers[:1].upper()}{numbers[1:]}."


def _name(naming: Naming, kind: SubjectKind, subject: str) -> str:
    """Name a person, a campus, or a pair of campuses."""
    return "–".join(naming(kind, one) for one in subject.split(SEPARATOR))


Written = Callable[[Seen, bool], str]


def cause(shifts: Iterable[Shift], now: Seen, before: Seen, what: str, written: Written) -> Cause:
    """Make a cause of the shifts that happened; ``written`` writes the number (True: outside)."""
    some = tuple(one for one in shifts if one.subjects)
    numbers = [(written(one, False), written(one, True)) for one in (now, before)]
    return Cause(some, numbers[0], numbers[1], what)


def people(who: Iterable[str], one: str, many: str, at: Mapping[str, str] | None = None) -> Shift:
    """Say of people that they changed sides; ``at`` tells the campus of each."""
    return Shift(one, many, tuple(sorted(who)), "person", at or {})


def campuses(which: Iterable[str], one: str, many: str, *, secret: bool = False) -> Shift:
    """Say of campuses that they changed sides; ``secret``: it would tell of few people there."""
    return Shift(one, many, tuple(sorted(which)), "campus", open=not secret)


def came_and_left(before: Seen, now: Seen) -> tuple[Shift, ...]:
    """Say which ambassadors left and which were appointed; ``whole`` are all of a day."""
    left = before.groups["whole"] - now.groups["whole"]
    came = now.groups["whole"] - before.groups["whole"]
    return (
        people(left, "ambassador left", "ambassadors left", before.campus),
        people(came, "ambassador was appointed", "ambassadors were appointed", now.campus),
    )


def as_count(seen: Seen, outside: bool) -> str:
    """Write a share as a count: ``20 of 26``; for outside a small count of people is withheld."""
    hide = outside and seen.of_people
    count, whole = ((few if hide else "{:,}".format)(one or 0) for one in (seen.count, seen.out_of))
    return f"{count} of {whole}"


def as_share(seen: Seen, outside: bool) -> str:
    """Write a share in per cent."""
    del outside
    return percent(seen.value or 0)


def listed(names: Sequence[str]) -> str:
    """List names as in running text, the first few of many."""
    if len(names) > NAMED + 1:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED:,} others"
    return enumerated(names)


def few(number: int) -> str:
    """Write a count of people for outside."""
    return f"fewer than {SMALLEST}" if 0 < number < SMALLEST else f"{number:,}"


@dataclass(frozen=True)
class Indicator:
    """How one indicator is read off the network of a day, and what moved it between two days."""

    see: Callable[[Snapshot], Seen]
    moved: Callable[[Seen, Seen], Cause]
