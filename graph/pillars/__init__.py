"""How healthy the network is: five pillars from 0 to 100, month by month, and what moved them.

Nothing of it is validated against outcomes: it says what moved, and is no grade.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from graph.anchors import NOT_VALIDATED
from graph.once import once
from graph.pillars import _activity, _connectivity, _coverage, _resilience, _succession
from graph.pillars._activity import active
from graph.pillars._change import change
from graph.pillars._connectivity import ambassadors_reach, connected
from graph.pillars._model import (
    ENOUGH,
    Change,
    Health,
    IndicatorScore,
    MonthScore,
    Part,
    PillarScore,
)
from graph.pillars._resilience import (
    BEST_CONNECTED,
    Connection,
    Hosting,
    connection,
    hosting,
)
from graph.pillars._score import month_score
from graph.pillars._seen import Seen
from graph.pillars._tables import anchors, parts, scores
from graph.pillars._words import (
    RANGE,
    RULE,
    anchors_in_words,
    headline,
    moved,
    points,
    signed,
    unknown_because,
    value,
    what_it_is,
    why,
)
from graph.snapshot import Snapshot

__all__ = [
    "BEST_CONNECTED",
    "ENOUGH",
    "INDICATORS",
    "NOT_VALIDATED",
    "RANGE",
    "RULE",
    "Change",
    "Connection",
    "Health",
    "Hosting",
    "IndicatorScore",
    "MonthScore",
    "Part",
    "PillarScore",
    "Seen",
    "active",
    "ambassadors_reach",
    "anchors",
    "anchors_in_words",
    "connected",
    "connection",
    "headline",
    "health_of",
    "hosting",
    "moved",
    "parts",
    "points",
    "scored",
    "scores",
    "seen",
    "signed",
    "unknown_because",
    "value",
    "what_it_is",
    "why",
]

INDICATORS = {
    "activity": _activity.INDICATORS,
    "connectivity": _connectivity.INDICATORS,
    "resilience": _resilience.INDICATORS,
    "coverage": _coverage.INDICATORS,
    "succession": _succession.INDICATORS,
}
"""How each indicator of ``data/reference/health.toml`` is read, by pillar and name."""


@once
def seen(snapshot: Snapshot) -> Mapping[str, Mapping[str, Seen]]:
    """Give what every indicator sees in the network of a day, by pillar and name."""
    return {
        pillar: {name: one.see(snapshot) for name, one in indicators.items()}
        for pillar, indicators in INDICATORS.items()
    }


def scored(snapshot: Snapshot) -> MonthScore:
    """Score the network of a day by the anchors of the settings (``snapshot.analysis.health``)."""
    return month_score(snapshot.as_of, seen(snapshot), snapshot.analysis.health)


def health_of(snapshots: Sequence[Snapshot]) -> Health:
    """Score the networks of consecutive months' ends, and take each change apart."""
    months = tuple(scored(snapshot) for snapshot in snapshots)
    changes = tuple(change(before, now, INDICATORS) for before, now in pairwise(months))
    return Health(months, changes)
