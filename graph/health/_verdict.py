"""The verdict: one sentence on the month, chosen by rules that stand here and nowhere else.

*How it moves*, by the active ambassadors against last month: a change of at least 2 and of at least
10 % makes it growing or shrinking, anything less stable.
*What matters most about it*, the first of these that holds: many people outside the largest
connected part (25 % of those who have ties); leaning on a few (without the three best-connected
people 10 % of the others in that part would be cut off, or someone's leaving is a finding to act on
now); half the ambassadors quiet; no session on half the campuses; else it is well connected.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.calendar import month_after, month_in_words
from graph.csr import components
from graph.cuts import largest_without
from graph.findings import Finding, Severity
from graph.health._summary import Card
from graph.snapshot import Snapshot
from graph.words import counted

MOVED_BY, MOVED_SHARE = 2, 0.10
APART_SHARE, LEANING_SHARE, HALF = 0.25, 0.10, 0.5
BEST_CONNECTED = 3


@dataclass(frozen=True)
class Signs:
    """What the verdict is read from; None where unknown."""

    active: int | None
    active_change: int | None
    ambassadors: int | None
    apart: float
    lost: int
    others: int
    only_link: bool
    sessions: int | None
    campuses_met: int | None
    campuses: int | None


def signs(snapshot: Snapshot, cards: Sequence[Card], findings: Sequence[Finding]) -> Signs:
    """Read the signs off the month's snapshot, cards and findings."""
    by_name = {card.name: card for card in cards}
    active, met = by_name["active_ambassadors"], by_name["campuses_with_session"]
    csr = snapshot.undirected.csr
    main = components(csr) == 0
    degree = np.diff(csr.indptr)
    best = np.lexsort((snapshot.ids.to_numpy(dtype=object), -degree))[:BEST_CONNECTED]
    others = int(main.sum()) - int(main[best].sum()) if len(main) else 0
    tied = int((degree > 0).sum())
    return Signs(
        active=_whole(active.value),
        active_change=_whole(active.change),
        ambassadors=active.out_of,
        apart=1 - int((main & (degree > 0)).sum()) / tied if tied else 0.0,
        lost=max(others - largest_without(csr, best), 0) if tied else 0,
        others=others if tied else 0,
        only_link=any(
            one.kind == "only_link" and one.severity is Severity.act_now for one in findings
        ),
        sessions=_whole(by_name["sessions"].value),
        campuses_met=_whole(met.value),
        campuses=met.out_of,
    )


def verdict(seen: Signs) -> str:
    """Say in one sentence how the network is doing."""
    moves, matters, is_good = _moves(seen), *_matters(seen)
    if not moves:
        return f"The network is {matters}."
    join = "but" if is_good == (moves == "Shrinking") else "and"
    return f"{moves}, {join} {matters}."


def reasons(seen: Signs, month: str) -> tuple[str, ...]:
    """Say in a few sentences what the verdict rests on."""
    return tuple(filter(None, [_activity(seen, month), _leaning(seen), _sessions(seen)]))


def _moves(seen: Signs) -> str:
    if seen.active is None or seen.active_change is None:
        return ""
    least = max(MOVED_BY, MOVED_SHARE * (seen.active - seen.active_change))
    if abs(seen.active_change) < least:
        return "Stable"
    return "Growing" if seen.active_change > 0 else "Shrinking"


def _matters(seen: Signs) -> tuple[str, bool]:
    if seen.apart >= APART_SHARE:
        return "in separate parts", False
    if seen.only_link or (seen.others and seen.lost / seen.others >= LEANING_SHARE):
        return "leaning on a few people", False
    if seen.active is not None and seen.ambassadors and seen.active < HALF * seen.ambassadors:
        return "carried by fewer than half of its ambassadors", False
    if seen.campuses and (seen.campuses_met or 0) < HALF * seen.campuses:
        return "without a session on most campuses", False
    return "well connected", True


def _activity(seen: Signs, month: str) -> str:
    if seen.active is None:
        return ""
    name = month_in_words(month)
    text = f"{seen.active:,} of {counted(seen.ambassadors or 0, 'ambassador')} "
    text += f"{'was' if seen.active == 1 else 'were'} active in {name}"
    if seen.active_change is None:
        return f"{text}."
    before = month_in_words(month_after(month, -1)).split()[0]
    if not seen.active_change:
        return f"{text}, as many as in {before}."
    more = "more" if seen.active_change > 0 else "fewer"
    return f"{text}, {abs(seen.active_change):,} {more} than in {before}."


def _leaning(seen: Signs) -> str:
    if not seen.others:
        return ""
    if not seen.lost:
        return "Without its three best-connected people everybody else would still be connected."
    lost = counted(seen.lost, "person", "people")
    each = "their last link" if seen.lost == 1 else "their only links"
    return (
        f"If the three best-connected people left, {lost} of the other {seen.others:,} would lose "
        f"{each} to the network."
    )


def _sessions(seen: Signs) -> str:
    if seen.sessions is None:
        return ""
    held = counted(seen.sessions, "session") if seen.sessions else "No session"
    was = "was" if seen.sessions <= 1 else "were"
    if not seen.campuses or not seen.sessions:
        return f"{held} {was} held."
    return f"{held} {was} held, on {seen.campuses_met or 0:,} of {seen.campuses:,} campuses."


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
