"""What could be placed: sessions with who could lead them, and ambassadors."""

import numpy as np
import numpy.typing as npt

from graph.coverage._ground import LAST, Ground
from graph.coverage._worth import NONE, PANELISTS, Floats, Items

LEADS_LOOKED_AT = 3
MOST_ITEMS = 50_000


def session_items(on: Ground, many: int, cost: float, travel_cost: float) -> tuple[Items, Floats]:
    """List the sessions that could be held: campus × topic × group × who could lead; and a rank.

    Of those who could lead a campus's session on a topic the first by score are looked at
    (``_depth``), so many each of panelists and ambassadors, who are there and who are not. A higher
    rank is a better lead, then a topic that was held less in the year, then a group of whom fewer
    were reached there; faith groups come last, so that they are aimed at only where they add.
    """
    groups = np.arange(len(on.groups)) if on.groups else np.array([NONE])
    depth = _depth(on, many, len(groups))
    tables = [_first_leads(on, campus, depth) for campus in range(len(on.campuses))]
    of_campus = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    table = np.vstack([np.empty((0, 5)), *tables])
    each = np.repeat(np.column_stack([of_campus, table]), len(groups), axis=0)
    campus, topic, lead, panelist, travels, rank = each.T
    whole = [column.astype(np.int64) for column in (campus, topic, lead, panelist)]
    items = Items(
        is_session=np.ones(len(each), dtype=bool),
        campus=whole[0],
        topic=whole[1],
        group=np.tile(groups, len(table)),
        panelist=whole[3],
        cost=cost + travel_cost * travels,
        lead=whole[2],
    )
    return items, rank - on.reached[items.campus, items.group] / LAST


def _depth(on: Ground, many: int, groups: int) -> int:
    """Say how many people of each sort to look at: as many as there are to place, if that can be.

    Never fewer than the panelists a campus should have: then whatever was taken, one who would be
    new there is among them as long as one more adds anything, and the bound holds for all people.
    """
    cells = max(len(on.campuses) * max(len(on.topics), 1) * groups, 1)
    wanted = int(np.ceil(np.nanmax(on.standing.wanted[:, PANELISTS], initial=0)))
    return min(many, max(LEADS_LOOKED_AT, wanted, MOST_ITEMS // cells))


def ambassador_items(on: Ground, many: int, cost: float) -> tuple[Items, Floats]:
    """List the ambassadors that could be placed: up to ``many`` at each campus; all rank alike."""
    campus = np.repeat(np.arange(len(on.campuses)), many)
    none = np.full(len(campus), NONE)
    items = Items(
        is_session=np.zeros(len(campus), dtype=bool),
        campus=campus,
        topic=none,
        group=none,
        panelist=none,
        cost=np.full(len(campus), float(cost)),
        lead=none,
    )
    return items, np.zeros(len(campus))


def _first_leads(on: Ground, campus: int, depth: int) -> npt.NDArray[np.float64]:
    """List who could lead each topic at a campus: ``topic, lead, panelist, travels, rank``.

    Positions, NONE where there is none: a topic that nobody could lead has a row without a lead.
    """
    at, is_panelist = on.leads.at[:, campus], on.leads.is_panelist
    score, topics = on.leads.scores(campus), np.arange(max(len(on.topics), 1))
    seldom = -on.held / 1000 if len(on.topics) else np.zeros(1)
    found = []
    for sort in (is_panelist & ~at, is_panelist & at, ~is_panelist & at, ~is_panelist & ~at):
        who = np.flatnonzero(sort)
        left = score[who]
        for _ in range(min(depth, len(who))):
            first = left.argmax(axis=0)
            best = left[first, topics]
            there, lead = np.isfinite(best), who[first]
            row = (topics, lead, np.where(is_panelist[lead], lead, NONE), ~at[lead], best + seldom)
            found.append(np.column_stack(row)[there])
            left[first, topics] = -np.inf
    none = np.full(len(topics), NONE)
    nobody = np.column_stack([topics, none, none, np.zeros(len(topics)), seldom - 10])
    table = np.vstack([*found, nobody[~np.isfinite(score).any(axis=0)]])
    if not len(on.topics):
        table[:, 0] = NONE
    return table
