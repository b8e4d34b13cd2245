"""What a health summary holds: plain values for a page, a text or an export to show."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.findings import Finding
from graph.pillars import Health
from graph.snapshot import Snapshot


class Unit(StrEnum):
    """How a number is to be read: a count, a share between 0 and 1, or points of a scale."""

    number = "number"
    share = "share"
    points = "points"


@dataclass(frozen=True)
class Point:
    """One month of a series; ``value`` is None where it isn't known."""

    month: str
    value: float | None


@dataclass(frozen=True)
class Card:
    """One number of the month, with what it is out of, its change on last month and its past.

    ``value`` None means unknown, and ``note`` says why ("not enough answers: …"). ``out_of`` is the
    denominator and ``out_of_what`` its name. ``up_is_good`` None: neither direction is better.
    """

    name: str
    title: str
    value: float | None
    unit: Unit
    change: float | None
    out_of: int | None
    out_of_what: str
    series: tuple[Point, ...]
    help: str
    note: str = ""
    up_is_good: bool | None = True


class Status(StrEnum):
    """What became of a finding since last month."""

    new = "new"
    still = "still"
    resolved = "resolved"


@dataclass(frozen=True)
class Noticed:
    """A finding with what became of it since last month."""

    finding: Finding
    status: Status


@dataclass(frozen=True)
class Headline:
    """One of the campaign's own figures since its start; ``value`` None: nobody has recorded it."""

    name: str
    title: str
    value: int | None
    note: str


@dataclass(frozen=True)
class CampaignFigures:
    """A hashtag campaign's figures: rungs of reach stand side by side and are never added."""

    name: str
    hashtags: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None
    reach: int | None
    reach_source: str
    participants: int
    posts: int


@dataclass(frozen=True)
class Summary:
    """The network's health in one month.

    ``verdict`` is the bold sentence, ``because`` the sentences that carry it (no names in either).
    ``as_of`` is the month's last day, or the last day with data where that comes first;
    ``health`` are the five pillars' scores of it and of the months before; ``snapshot`` is the
    network of that day.
    """

    month: str
    as_of: date
    data_up_to: date
    months: tuple[str, ...]
    invented: bool
    question: str
    verdict: str
    because: tuple[str, ...]
    cards: tuple[Card, ...]
    noticed: tuple[Noticed, ...]
    resolved: tuple[Noticed, ...]
    headlines: tuple[Headline, ...]
    campaigns: tuple[CampaignFigures, ...]
    health: Health
    snapshot: Snapshot = field(repr=False, compare=False)
