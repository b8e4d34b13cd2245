"""What a health score holds: plain values for a page, a text or an export to show."""

from dataclasses import dataclass
from datetime import date

from graph.pillars._cause import Cause
from graph.pillars._seen import Seen

ENOUGH = 0.7
"""Under this share of the weight known, nothing is scored."""


@dataclass(frozen=True)
class IndicatorScore:
    """One indicator of a month; ``score`` None where it is unknown (``seen.unknown`` says why)."""

    name: str
    title: str
    what: str
    unit: str
    weight: float
    seen: Seen
    score: float | None


@dataclass(frozen=True)
class PillarScore:
    """One pillar of a month.

    ``completeness`` is the share of its indicators, by weight, that are known. Under 70 % the score
    is withheld: None. ``low`` to ``high`` is where it lies if each weight is half to one and a half
    times what it is.
    """

    name: str
    title: str
    asks: str
    weight: float
    indicators: tuple[IndicatorScore, ...]
    completeness: float
    score: float | None
    low: float | None
    high: float | None

    @property
    def unknown(self) -> tuple[IndicatorScore, ...]:
        """The indicators that are not known."""
        return tuple(one for one in self.indicators if one.score is None and one.weight)


@dataclass(frozen=True)
class MonthScore:
    """The health score of a month: the weighted mean of the pillars that have a score.

    ``completeness`` is the share of all weight that it rests on: what is unknown and pillars that
    are withheld don't count. Under 70 % it is withheld: None. ``low`` to ``high`` is where it lies
    if every weight, of pillars and within them, is half to one and a half times what it is.
    """

    month: str
    as_of: date
    pillars: tuple[PillarScore, ...]
    completeness: float
    score: float | None
    low: float | None
    high: float | None

    @property
    def weakest(self) -> PillarScore | None:
        """The pillar with the lowest score; the first of equals, None where none has one."""
        scored = [one for one in self.pillars if one.score is not None and one.weight]
        return min(scored, key=lambda one: one.score or 0.0, default=None)

    @property
    def unknown(self) -> tuple[IndicatorScore, ...]:
        """The indicators that are not known."""
        return tuple(one for pillar in self.pillars for one in pillar.unknown)


@dataclass(frozen=True)
class Part:
    """One part of a change: ``effect`` in points of the whole score, and what caused it.

    ``before`` and ``now`` are the indicator's scores. Without an ``indicator`` it is what changed
    because indicators became known or unknown (``known_now``, ``unknown_now``): the others weigh
    less or more for it.
    """

    effect: float
    pillar: str = ""
    indicator: str = ""
    title: str = ""
    before: float | None = None
    now: float | None = None
    cause: Cause | None = None
    known_now: tuple[IndicatorScore, ...] = ()
    unknown_now: tuple[IndicatorScore, ...] = ()


@dataclass(frozen=True)
class Change:
    """How a month's score came of the month before: ``now`` − ``before`` = Σ effects of ``parts``.

    The largest parts first. Without parts and with ``note`` where either score is withheld.
    """

    month: str
    before: float | None
    now: float | None
    parts: tuple[Part, ...]
    note: str = ""


@dataclass(frozen=True)
class Health:
    """The scores of some consecutive months, the last is the one asked for, and their changes."""

    months: tuple[MonthScore, ...]
    changes: tuple[Change, ...]

    @property
    def now(self) -> MonthScore:
        """The month asked for."""
        return self.months[-1]

    @property
    def change(self) -> Change | None:
        """How it came of the month before; None for the first month of all."""
        return self.changes[-1] if self.changes else None
