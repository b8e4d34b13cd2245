"""The cards: the few numbers that say how a month was, each with what it is out of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.attitude import MIN_PAIRS
from graph.calendar import month_of
from graph.health._readings import (
    Reading,
    active_ambassadors,
    attitude_change,
    campuses_with_session,
    connected_people,
    sessions_held,
    two_step_reach,
)
from graph.health._summary import Card, Point, Unit
from graph.snapshot import Snapshot
from graph.words import counted


@dataclass(frozen=True)
class Gauge:
    """How one card is read off a month's snapshot, and how it is explained."""

    name: str
    title: str
    unit: Unit
    out_of_what: str
    help: str
    read: Callable[[Snapshot], Reading]
    up_is_good: bool | None = True

    def card(self, snapshots: Sequence[Snapshot]) -> Card:
        """Make the card of the last of some consecutive months."""
        readings = [self.read(snapshot) for snapshot in snapshots]
        now = readings[-1]
        before = readings[-2].value if len(readings) > 1 else None
        known = now.value is not None and before is not None
        return Card(
            name=self.name,
            title=self.title,
            value=now.value,
            unit=self.unit,
            change=now.value - before if known else None,  # type: ignore[operator]
            out_of=now.out_of,
            out_of_what=self.out_of_what,
            series=tuple(
                Point(month_of(snapshot.as_of), reading.value)
                for snapshot, reading in zip(snapshots, readings, strict=True)
            ),
            help=self.help.format(active_days=_active_days(snapshots[-1])),
            note=now.note,
            up_is_good=self.up_is_good,
        )


def _active_days(snapshot: Snapshot) -> str:
    return counted(snapshot.analysis.active_days, "day")


GAUGES = (
    Gauge(
        "active_ambassadors",
        "Active ambassadors",
        Unit.number,
        "current ambassadors",
        "Current ambassadors who hosted, spoke at or attended a session, were trained, were "
        "featured in content, posted or reacted to a post in the last {active_days} of the month; "
        "days of vacations don't count.",
        active_ambassadors,
    ),
    Gauge(
        "connected_people",
        "People connected",
        Unit.number,
        "people known",
        "People in the largest connected part of the network: each can get to each of the "
        "others through ties (sessions attended together, replies, reposts, reported ties).",
        connected_people,
    ),
    Gauge(
        "sessions",
        "Sessions held",
        Unit.number,
        "",
        "Dialogue sessions held in the month, at campuses and elsewhere.",
        sessions_held,
    ),
    Gauge(
        "campuses_with_session",
        "Campuses with a session",
        Unit.number,
        "campuses of the programme",
        "Campuses where a session was held in the month, of all that have or had an "
        "ambassador or a session.",
        campuses_with_session,
    ),
    Gauge(
        "two_step_reach",
        "Ambassadors' two-step reach",
        Unit.share,
        "people known",
        "The share of the network's people within two ties of an ambassador, on average over "
        "the current ambassadors.",
        two_step_reach,
    ),
    Gauge(
        "attitude_change",
        "Attitude change",
        Unit.points,
        "people's answers, before and after",
        "Mean change of the answers, after minus before, of people who answered both times; "
        "answers of the month, in points of the form's scale; shown from "
        f"{MIN_PAIRS} people on. Not proof that the session was the cause.",
        attitude_change,
    ),
)
