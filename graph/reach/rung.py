"""A rung of the reach ladder: a count, or bounds, of one kind that refuses to add another kind.

The four rungs count different things: people who were there, accounts a platform saw, followers
who could have seen, times something was shown. What is added up across them means nothing.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Literal

Name = Literal["attended", "measured", "potential", "impressions"]
Origin = Literal["on record", "reported", "potential"]
UNITS: Mapping[Name, str] = {
    "attended": "people",
    "measured": "accounts reached",
    "potential": "followers",
    "impressions": "times shown",
}


@dataclass(frozen=True)
class Part:
    """What one session, post or account brings: ``low`` to ``high``, ``people`` of them by id."""

    low: float
    high: float
    people: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not len(self.people) <= self.low <= self.high:
            raise ValueError(f"a count can't be {self.low} to {self.high} of {len(self.people)}")

    def widened(self, other: "Part") -> "Part":
        """Give the larger of two counts of the same thing: counts that run on only grow."""
        people = self.people | other.people
        low = max(self.low, other.low, len(people))
        return Part(low, max(self.high, other.high, low), people)


@dataclass(frozen=True)
class Rung:
    """The union of ``parts``, each counted once; None is a part whose count isn't known.

    Of people, accounts and followers a union is at least its largest part and at most their sum;
    people known by id are one set. Times shown are added up. ``origin`` says where the numbers
    come from: on record here, reported by a platform, or potential.
    """

    name: Name
    origin: Origin
    parts: Mapping[Hashable, Part | None]

    @classmethod
    def attended(
        cls,
        people: Mapping[Hashable, Iterable[str]],
        came: Mapping[Hashable, float | None] | None = None,
    ) -> "Rung":
        """Make it of the people on record at each session, and how many ``came`` where counted."""
        parts: dict[Hashable, Part | None] = {}
        counts = _parts(came or {})
        for session in {**dict.fromkeys(people), **dict.fromkeys(counts)}:
            known = frozenset(people.get(session, ()))
            on_record = Part(len(known), len(known), known)
            counted = counts.get(session)
            parts[session] = counted.widened(on_record) if counted else on_record if known else None
        return cls("attended", "on record", parts)

    @classmethod
    def measured(cls, reach: Mapping[Hashable, float | tuple[float, float] | None]) -> "Rung":
        """Make it of the reach that platforms reported of each post, or its bounds."""
        return cls("measured", "reported", _parts(reach))

    @classmethod
    def potential(cls, followers: Mapping[Hashable, float | None]) -> "Rung":
        """Make it of the followers of each distinct account that posted."""
        return cls("potential", "potential", _parts(followers))

    @classmethod
    def impressions(
        cls, shown: Mapping[Hashable, float | None], origin: Literal["reported", "potential"]
    ) -> "Rung":
        """Make it of each post's times shown as reported, or its account's followers: potential."""
        return cls("impressions", origin, _parts(shown))

    @property
    def unit(self) -> str:
        """Say what is counted."""
        return UNITS[self.name]

    @property
    def low(self) -> float | None:
        """The least it can be; None where nothing is known."""
        known = self._known
        if not known:
            return None
        lows = [part.low for part in known]
        return sum(lows) if self.name == "impressions" else max(*lows, len(self.people))

    @property
    def high(self) -> float | None:
        """The most it can be, of the parts that are known; None where none is."""
        known = self._known
        if not known:
            return None
        return len(self.people) + sum(part.high - len(part.people) for part in known)

    @property
    def people(self) -> frozenset[str]:
        """The people known by id, each once."""
        return frozenset().union(*(part.people for part in self._known))

    @property
    def counted(self) -> int:
        """How many of the parts (``out_of``) are known."""
        return len(self._known)

    @property
    def out_of(self) -> int:
        """How many parts there are, known or not."""
        return len(self.parts)

    @property
    def _known(self) -> list[Part]:
        return [part for part in self.parts.values() if part is not None]

    def __add__(self, other: "Rung") -> "Rung":
        """Unite two of one rung; raises TypeError for anything else: the sum would mean nothing."""
        if not isinstance(other, Rung):
            return NotImplemented
        if (self.name, self.origin) != (other.name, other.origin):
            raise TypeError(
                f"{self.name} ({self.origin}) and {other.name} ({other.origin}) "
                "count different things and are never added"
            )
        parts = dict(self.parts)
        for key, part in other.parts.items():
            mine = parts.get(key)
            parts[key] = mine.widened(part) if mine and part else mine or part
        return Rung(self.name, self.origin, parts)

    def __str__(self) -> str:
        """Write it for reading: ``50–60 followers (potential, 2 of 3 counted)``."""
        if self.low is None or self.high is None:
            return f"unknown {self.unit} ({self.origin})"
        count = f"{self.low:,.0f}" + (f"–{self.high:,.0f}" if self.high > self.low else "")
        return f"{count} {self.unit} ({self.origin}, {self.counted} of {self.out_of} counted)"


def together(rungs: Iterable[Rung]) -> Rung:
    """Unite several of one rung, at least one; ``sum`` would start at 0, which is no rung."""
    return reduce(add, rungs)


def _parts(
    counts: Mapping[Hashable, float | tuple[float, float] | None],
) -> dict[Hashable, Part | None]:
    parts: dict[Hashable, Part | None] = {}
    for key, count in counts.items():
        if count is None or isinstance(count, tuple):
            parts[key] = None if count is None else Part(*count)
        else:
            parts[key] = None if count != count else Part(count, count)  # NaN is missing
    return parts
