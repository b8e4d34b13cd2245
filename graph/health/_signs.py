"""The signs that the verdict is read from: a few plain numbers of the month."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from graph.calendar import same_day_before
from graph.csr import components
from graph.cuts import largest_without
from graph.findings import Finding
from graph.health._summary import Card
from graph.snapshot import Snapshot

BEST_CONNECTED = 3
HOSTING_MONTHS = 3


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
    tied, apart, others, lost = _connection(snapshot)
    hosts, half, hosted = _hosting(snapshot)
    return Signs(
        active=_whole(active.value),
        active_change=_whole(active.change),
        ambassadors=active.out_of,
        tied=tied,
        apart=apart,
        others=others,
        lost=lost,
        only_link=max((int(one.size) for one in findings if one.kind == "only_link"), default=0),
        hosts=hosts,
        half_hosts=half,
        hosted=hosted,
        sessions=_whole(by_name["sessions"].value),
        campuses_met=_whole(met.value),
        campuses=met.out_of,
    )


def _connection(snapshot: Snapshot) -> tuple[int, int, int, int]:
    """Count who has a tie, who of them is apart, and whom the best-connected three hold."""
    csr = snapshot.undirected.csr
    degree = np.diff(csr.indptr)
    tied = int((degree > 0).sum())
    if not tied:
        return 0, 0, 0, 0
    main = components(csr) == 0
    best = np.lexsort((snapshot.ids.to_numpy(dtype=object), -degree))[:BEST_CONNECTED]
    others = int(main.sum() - main[best].sum())
    lost = max(others - largest_without(csr, best), 0)
    return tied, tied - int(main.sum()), others, lost


def _hosting(snapshot: Snapshot) -> tuple[int, int, int]:
    """Count the hosts of the last three months, the fewest who did half of it, and the sessions."""
    since = pd.Timestamp(same_day_before(snapshot.as_of, HOSTING_MONTHS))
    parts = snapshot.session_people
    parts = parts[(parts["part"] == "hosted") & (parts["held_on"] > since)]
    if parts.empty:
        return 0, 0, 0
    counts = parts["person_id"].value_counts().to_numpy()
    half = int(np.searchsorted(np.cumsum(counts), counts.sum() / 2)) + 1
    return len(counts), half, int(parts["session_id"].nunique())


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
