"""The signs that the verdict is read from: a few plain numbers of the month."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.findings import Finding
from graph.health._summary import Card
from graph.pillars import connection, hosting
from graph.snapshot import Snapshot


@dataclass(frozen=True)
class Signs:
    """What the verdict is read from; None where unknown.

    ``apart`` of ``tied`` people with a tie are outside the largest connected part. Without the
    three best-connected people ``lost`` of the ``others`` in that part would be cut off; the most
    that one person is the only link to is ``only_link``. ``hosts`` people hosted in the last three
    months, on ``hosted`` sessions, and ``half_hosts`` of them did half of all the hosting.
    """

    active: int | None
    active_change: int | None
    ambassadors: int | None
    tied: int
    apart: int
    others: int
    lost: int
    only_link: int
    hosts: int
    half_hosts: int
    hosted: int
    sessions: int | None
    campuses_met: int | None
    campuses: int | None


def signs(snapshot: Snapshot, cards: Sequence[Card], findings: Sequence[Finding]) -> Signs:
    """Read the signs off a month's snapshot, cards and findings."""
    by_name = {card.name: card for card in cards}
    active, met = by_name["active_ambassadors"], by_name["campuses_with_session"]
    held, hosted = connection(snapshot), hosting(snapshot)
    return Signs(
        active=_whole(active.value),
        active_change=_whole(active.change),
        ambassadors=active.out_of,
        tied=held.tied,
        apart=held.apart,
        others=held.others,
        lost=held.lost,
        only_link=max((int(one.size) for one in findings if one.kind == "only_link"), default=0),
        hosts=len(hosted.counts),
        half_hosts=hosted.half,
        hosted=hosted.sessions,
        sessions=_whole(by_name["sessions"].value),
        campuses_met=_whole(met.value),
        campuses=met.out_of,
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
